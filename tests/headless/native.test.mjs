// Every command of the package's command line does what the native program's does: the same words, the
// same exit status, the same files written; but for the hash of the program itself.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { forms } from "../documents/lib/forms.mjs";
import { logo, photo, scan } from "../documents/lib/pages.mjs";
import { pdf } from "../documents/lib/pdf.mjs";
import { zip } from "../documents/lib/zip.mjs";
import { emptyFolder, installed, native } from "./package.mjs";

const own = join(installed(), "node_modules/beian-check");
const npx = join(own, "../.bin/beian-check");
const sha256 = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");
const digests = new RegExp([native, join(own, "beian-core.wasm")].map(sha256).join("|"), "g");
const asset = (name) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)));

/** The papers of a made-up short drama, some of them wrong. */
function papers() {
  const page = (lines) => ({ picture: scan("示例文件"), lines });
  const { form } = forms({ form: { type: "xlsx", values: { 小程序名称: "示例短剧", 法定代表人: "郑样例", 邮箱: "lin@example.com" } } });
  return {
    "papers/营业执照.pdf": pdf([page(["营业执照"]), page(["第 1 页 / 共 3 页"])]),
    "papers/《微短剧“小程序”信息登记表》1.2.xlsx": form,
    "papers/身份证正面.jpg": photo("居民身份证", { width: 2000, height: 1300 }),
    "papers/more/小程序图标.png": logo(300),
    "papers/more/broken.pdf": pdf([page([])]).subarray(0, 900),
    "papers/all.zip": zip({ "简历.pdf": pdf([page(["个人简历", "林样例"])]) }, { gbk: { "简历.pdf": Buffer.from("bcf2c0fa2e706466", "hex") } }),
  };
}

const desk = emptyFolder();
const files = {
  ...papers(),
  "filing.json": asset("tests/cases/_base/short-drama.json"),
  "faulty.json": asset("assets/samples/faulty.json"),
  "broken.json": "{broken",
  "list": "faulty.json\r\nfiling.json\n",
  "reason.txt": "主体负责人手机号码与应急联系电话不能一致",
  "numbers": '{"kind": "uscc", "value": "91350100M000100Y43"}\n{"kind": "mobile", "value": "13900139000"}\n',
  "nothing": "",
};
for (const [name, bytes] of Object.entries(files)) {
  mkdirSync(dirname(join(desk, name)), { recursive: true });
  writeFileSync(join(desk, name), bytes);
}
symlinkSync("papers", join(desk, "link"));
mkdirSync(join(desk, "out"));

function filesBelow(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  return names.sort().map((name) => [name, readFileSync(join(folder, name)).toString("latin1").replaceAll(digests, "")]);
}

/** What a program answers on its own copy of the desk, and what that copy has then. */
function answer(program, words, input) {
  const work = emptyFolder();
  cpSync(desk, work, { recursive: true, verbatimSymlinks: true });
  const { stdout, stderr, status } = spawnSync(program, words, { cwd: work, input, encoding: "utf8", maxBuffer: 1 << 28 });
  for (const [name] of filesBelow(work).filter(([name]) => name.endsWith("package.zip"))) {
    execFileSync("python3", ["-m", "zipfile", "-e", join(work, name), join(work, "unpacked")]);
    writeFileSync(join(work, name), ""); // the report in it names the program
  }
  const packageSize = /"bytes": \d+\n\}/; // with the report packed in it
  return { status, stderr, stdout: stdout.replaceAll(digests, "").replace(packageSize, ""), files: filesBelow(work) };
}

const date = ["--date", "2026-11-22"], json = ["--format", "json"];
for (const words of [
  ["check", "faulty.json", ...date],
  ["check", "faulty.json", ...date, "--format", "html"],
  ["check", "faulty.json", ...date, "--format", "sarif", "--unmasked"],
  ["check", "faulty.json", "broken.json", "no-such-file.json", ...date, "--lang", "en"],
  ["check", "--files-from=list", ...date],
  ["check", "filing.json", "--files", "papers", ...date, ...json],
  ["check", "filing.json", "--files", "link", ...date, "--format", "text"],
  ["check", "filing.json", "--files", "nowhere", ...date],
  ["check", "papers", ...date],
  ["check", "-", ...date],
  ["identify", "--batch", ...date],
  ["identify", "uscc", "91350100M000100Y43"],
  ["plan", "filing.json", ...date, "--format", "ics"],
  ["explain", "reason.txt", "--format", "json"],
  ["explain"],
  ["image", "papers/身份证正面.jpg", "papers/more/小程序图标.png", "--as", "id-front"],
  ["repair", "papers/more/小程序图标.png", "--as", "logo", "--out", "out"],
  ["repair", "papers/身份证正面.jpg", "--as", "id-front", "--crop", "100,100,1800,120,1780,1100,90,1090", "--out", "front.jpg", ...json],
  ["repair", "papers/身份证正面.jpg", "--as", "id-front", "--out", "link/身份证正面.jpg"],
  ["repair", "papers/身份证正面.jpg", "--as", "id-front", "--out", "nowhere/front.jpg"],
  ["document", "papers/营业执照.pdf", ...date, ...json],
  ["document", "papers/《微短剧“小程序”信息登记表》1.2.xlsx", ...date, ...json],
  ["document", "papers/more/broken.pdf", ...date, "--as", "licence", "--format", "text"],
  ["document", "nothing", ...date],
  ["package", "filing.json", "--files", "papers", "--out", "out/package.zip", ...date, ...json],
  ["package", "filing.json", "--files", "papers", ...date],
  ["rules", "--format", "markdown"],
  ["nonsense"],
  [],
]) {
  test(`beian-check ${words.join(" ")}`, () => {
    const input = words[0] == "identify" ? files.numbers : words[0] == "check" ? files["faulty.json"] : files["reason.txt"];
    const [here, there] = [npx, native].map((program) => answer(program, words, input));
    assert.deepEqual(here, there);
    assert.ok(there.stdout || there.stderr);
  });
}

test("--help has the native program's, and batch", () => {
  const [here, there] = [npx, native].map((program) => answer(program, ["--help"], "").stdout);
  assert.ok(here.startsWith(there));
  assert.match(here.slice(there.length), /^\n {2}beian-check batch FOLDER/);
});
