// A complete short-drama folder: with 25 faults planted, exactly those are found; repaired, none. Then
// the package: opened with other programs, its merged PDFs compared with their parts page by page.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, after, test } from "node:test";
import { createHash } from "node:crypto";

import { program } from "../cli/cli.mjs";
import { forms } from "./lib/forms.mjs";
import { logo, photo, scan } from "./lib/pages.mjs";
import { pdf } from "./lib/pdf.mjs";

const documents = "short_drama.documents";
const names = {
  form_xls: "《微短剧“小程序”信息登记表》.xls",
  form_xlsx: "《微短剧“小程序”信息登记表》1.2.xlsx",
  form_pdf: "《微短剧“小程序”信息登记表》1.2.pdf",
  permit: "《广播电视节目制作经营许可证》+《办结告知书》.pdf",
  licence: "营业执照.pdf",
  icon: "小程序图标.png",
  credit_people: "法定代表人和总编辑的信用中国网站失信被执行人查询结果截图.pdf",
  legal_person: "法定代表身份正反面及简历.pdf",
  chief_editor: "总编辑身份正反面及简历.pdf",
  credit_subject: "小程序运营主体信用中国查询报告.pdf",
};

let work;
before(() => (work = mkdtempSync(join(tmpdir(), "beian-set-"))));
after(() => rmSync(work, { recursive: true }));

/** The filing of the case corpus, but for what the folder brings. */
function filing() {
  const base = JSON.parse(readFileSync(new URL("../cases/_base/short-drama.json", import.meta.url)));
  delete base.short_drama.documents;
  delete base.short_drama.merged;
  delete base.short_drama.file_names;
  const path = join(work, "filing.json");
  writeFileSync(path, JSON.stringify(base));
  return path;
}

function folder(name, files) {
  const path = join(work, name);
  mkdirSync(path, { recursive: true });
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(path, file), bytes);
  return path;
}

const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, timeout: 300000 });
  return { status, stdout, stderr };
};

/** "rule at slot" of everything found about files, and of required papers that are missing. */
function found(files, ...more) {
  const { stdout, stderr } = run("check", filing(), "--files", files, "--date", "2026-11-22", "--format", "json", ...more);
  const report = JSON.parse(stdout || assert.fail(stderr));
  return report.findings
    .filter(({ rule, result }) => /^(file|form|image|drama)\./.test(rule) && (result === "fail" || /^(file|form|image)/.test(rule)))
    .map(({ rule, fields }) => `${rule} ${fields[0].replace(`${documents}.`, "").replace(/^documents\.files\.\d+\.name$/, "nowhere")}`)
    .sort();
}

/** A scanned page; what it says is the scanner's reading of it. */
const page = (lines, options) => ({ picture: scan("示例文件", options), lines });
const front = ["居民身份证", "公民身份号码"], back = ["居民身份证", "签发机关 示例市公安局"];
const person = (name, options) => [page([...front, name], options), page(back, options), page(["个人简历", name], options)];
const values = {
  小程序名称: "示例短剧", 运营主体: "深圳示例科技有限公司", 统一社会信用代码: "91440300MA5TEXT03E",
  法定代表人: "林样例", 法定代表人身份证号: "440305198808080012", 总编辑: "吴样例", 许可证编号: "（粤）字第01234号",
  联系电话: "13900139000", 邮箱: "lin@example.com",
};
const report = (numbers) =>
  numbers.map((number) => page(["法人和非法人组织公共信用信息报告", `第 ${number} 页 / 共 3 页`]));

let sheets;
before(() => {
  sheets = forms({
    good_xls: { type: "xls", values },
    good_xlsx: { type: "xlsx", values },
    bad_xls: { type: "xls", values: { ...values, 法定代表人: "郑样例", 法定代表人身份证号: 440305198808080012n, 总编辑: "" }, hidden: true },
    bad_xlsx: { type: "xls", values: { ...values, 法定代表人: "郑样例", 小程序名称: "示例剧集", 许可证编号: "请填写许可证编号" } },
  });
});

const goodFiles = () => ({
  [names.form_xls]: sheets.good_xls,
  [names.form_xlsx]: sheets.good_xlsx,
  [names.form_pdf]: pdf([page(["微短剧小程序信息登记表"])]),
  [names.permit]: pdf([
    page(["广播电视节目制作经营许可证", "有效期：2026年4月1日至2028年3月31日"]),
    page(["办结告知书", "您申请的广播电视节目制作经营许可证已经办结"]),
  ]),
  [names.licence]: pdf([page(["营业执照"])]),
  [names.icon]: logo(),
  [names.credit_people]: pdf([page([])]),
  [names.legal_person]: pdf(person("林样例")),
  [names.chief_editor]: pdf(person("吴样例")),
  [names.credit_subject]: pdf(report([1, 2, 3])),
});

/** With a password, by qpdf. */
function locked(bytes) {
  const [open, shut] = ["open.pdf", "shut.pdf"].map((name) => join(work, name));
  writeFileSync(open, bytes);
  execFileSync("qpdf", ["--encrypt", "secret", "owner", "256", "--", open, shut]);
  return readFileSync(shut);
}

const badFiles = () => ({
  '《微短剧"小程序"信息登记表》.xls': sheets.bad_xls,
  [names.form_xlsx]: sheets.bad_xlsx,
  [names.form_pdf]: pdf([{ lines: ["微短剧小程序信息登记表", "小程序名称 示例短剧"] }]),
  [names.permit]: pdf([
    { ...page(["办结告知书"]), size: [419.53, 595.28] },
    page(["广播电视节目制作经营许可证", "有效期：2024年4月1日至2026年3月31日"]),
  ]),
  [names.licence]: pdf([page(["营业执照"]), { ...page([], { landscape: true }), size: [841.89, 595.28] }, {}]),
  [names.credit_people]: locked(pdf([page([])])),
  [names.legal_person]: pdf([page(front, { dpi: 100 }), page(back)]),
  [names.chief_editor]: pdf(person("吴样例", { stamped: false }), { javascript: "app.alert(1)" }),
  [names.credit_subject]: pdf(report([1, 3, 2])),
  "会议记录.txt": "与备案无关",
});

test("the repaired set: nothing to object to", () => {
  assert.deepEqual(found(folder("good", goodFiles())), []);
});

test("25 faults, and exactly those", () => {
  const expected = [
    "file.name form_xls", // straight quotation marks
    "form.legal-person form_xls", // another name than the filing's
    "form.long-number form_xls", // the ID number was stored as a number
    "form.empty form_xls", // no chief editor
    "file.hidden-sheet form_xls",
    "file.extension form_xlsx", // an .xls that was renamed
    "form.differs form_xlsx", // another name of the mini program
    "form.versions form_xlsx", // and so the two forms differ
    "form.legal-person form_xlsx",
    "form.placeholder form_xlsx", // 请填写
    "file.stamp form_pdf", // exported, not scanned
    "file.order permit", // the notice before the permit
    "file.expired permit",
    "file.page-sizes permit", // A5 and A4
    "file.pages licence", // three pages
    "file.turned licence",
    "file.blank-page licence",
    "drama.document-missing icon",
    "file.password credit_people",
    "file.part-missing legal_person", // no CV
    "file.low-dpi legal_person",
    "file.stamp chief_editor", // no seal
    "file.active chief_editor", // a script
    "file.page-numbers credit_subject", // 1, 3, 2
    "file.unknown nowhere",
  ];
  assert.equal(expected.length, 25);
  assert.deepEqual(found(folder("bad", badFiles())), expected.sort());
});

test("the same files in a ZIP are found as well", () => {
  const path = folder("good-zipped", {});
  const files = folder("good-to-zip", goodFiles());
  execFileSync("python3", ["-c", `
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
    for name in sorted(os.listdir(sys.argv[2])): out.write(os.path.join(sys.argv[2], name), "材料/" + name)
`, join(path, "全部材料.zip"), files]);
  assert.deepEqual(found(path), []);
});

test("one file twice, where two papers belong", () => {
  const files = goodFiles();
  files[names.chief_editor] = files[names.legal_person];
  assert.deepEqual(found(folder("twice", files)), ["file.duplicate legal_person"]);
});

test("black and white is allowed: only a question", () => {
  const files = goodFiles();
  files[names.licence] = pdf([page(["营业执照"], { grey: true, stamped: false })]);
  const { stdout } = run("check", filing(), "--files", folder("grey", files), "--date", "2026-11-22", "--format", "json");
  const told = JSON.parse(stdout).findings.filter(({ rule }) => rule === "file.stamp");
  assert.deepEqual(told.map(({ result, fields }) => [result, fields[0]]), [["needs-review", `${documents}.licence`]]);
});

/** The pages of a PDF as grey pictures: {width, height, pixels}. */
function rendered(path) {
  const prefix = join(work, `page-${createHash("sha1").update(path).digest("hex").slice(0, 8)}`);
  execFileSync("pdftoppm", ["-r", "60", "-gray", path, prefix]);
  return readdirSync(work).filter((name) => join(work, name).startsWith(`${prefix}-`)).sort().map((name) => {
    const bytes = readFileSync(join(work, name));
    const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString("latin1"));
    return { width: Number(width), height: Number(height), pixels: bytes.subarray(bytes.length - width * height) };
  });
}

/** Mean difference of two pictures of one size, in grey levels. */
function difference(a, b) {
  assert.deepEqual([a.width, a.height], [b.width, b.height]);
  let sum = 0;
  for (let i = 0; i < a.pixels.length; ++i) sum += Math.abs(a.pixels[i] - b.pixels[i]);
  return sum / a.pixels.length;
}

/** What lies on a white page: its frame and its pixels. */
function printed({ width, height, pixels }) {
  const inked = (at) => pixels[at] < 250;
  const rows = [...Array(height).keys()].filter((y) => [...Array(width).keys()].some((x) => inked(y * width + x)));
  const columns = [...Array(width).keys()].filter((x) => rows.some((y) => inked(y * width + x)));
  const [left, right, top, bottom] = [columns[0], columns.at(-1) + 1, rows[0], rows.at(-1) + 1];
  const lines = Array.from({ length: bottom - top }, (_, y) => pixels.subarray((top + y) * width + left, (top + y) * width + right));
  return { width: right - left, height: bottom - top, pixels: Buffer.concat(lines) };
}

/** How far the page is from showing the picture, whole and undistorted: mean of grey levels. */
function unlike(page, path) {
  const there = printed(page);
  const size = `${there.width}x${there.height}!`;
  const pixels = execFileSync("convert", [path, "-auto-orient", "-colorspace", "Gray", "-resize", size, "-depth", "8", "gray:-"], { maxBuffer: 1 << 26 });
  const [width, height] = execFileSync("identify", ["-format", "%w %h", path], { encoding: "utf8" }).split(" ").map(Number);
  assert.ok(Math.abs((there.width / there.height) * (height / width) - 1) < 0.02, `${path} became ${size}`);
  return difference({ ...there, pixels }, there);
}

const partFiles = () => ({
  ...Object.fromEntries(Object.entries(goodFiles()).filter(([name]) => ![names.permit, names.legal_person, names.credit_people, names.credit_subject, names.licence].includes(name))),
  "节目制作许可证.jpg": scan("示例文件").jpeg,
  "办结告知书.pdf": pdf([page(["办结告知书"])]),
  "法人身份证正面.jpg": photo("居民身份证", { width: 1800, height: 1136 }),
  "法人身份证反面.jpg": photo("签发机关", { width: 1800, height: 1136 }),
  "法人简历.pdf": pdf([page(["个人简历"])]),
  "法人失信查询.png": photo("失信被执行人查询 一", { width: 1080, height: 1500, format: "png" }),
  "总编辑失信查询.png": photo("失信被执行人查询 二", { width: 1080, height: 1500, format: "png" }),
  "营业执照.jpg": scan("营业执照").jpeg,
  "信用报告10.pdf": pdf([page(["公共信用信息报告", "第 3 页 / 共 3 页"])]),
  "信用报告2.pdf": pdf([page(["公共信用信息报告", "第 2 页 / 共 3 页"])]),
  "信用报告1.pdf": pdf([page(["公共信用信息报告", "第 1 页 / 共 3 页"])]),
});

test("the package: exact names, merged in order, the same bytes each time", () => {
  const parts = folder("parts", partFiles());
  const pack = (out) => run("package", filing(), "--files", parts, "--out", join(work, out), "--date", "2026-11-27", "--format", "json");
  const { stdout, stderr } = pack("a.zip");
  pack("b.zip");
  assert.ok(readFileSync(join(work, "a.zip")).equals(readFileSync(join(work, "b.zip"))));
  const made = JSON.parse(stdout || assert.fail(stderr));
  assert.equal(made.name, "小程序备案资料_示例短剧_20261127.zip");
  assert.deepEqual(made.missing, []);

  const unpacked = join(work, "unpacked");
  execFileSync("python3", ["-c", `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as file:
    assert file.testzip() is None
    file.extractall(sys.argv[2])
`, join(work, "a.zip"), unpacked]);
  execFileSync("unzip", ["-tqq", join(work, "a.zip")]);
  const drama = join(unpacked, "微短剧材料");
  assert.deepEqual(readdirSync(drama).sort(), Object.values(names).sort());
  for (const { name, sha256, bytes } of made.files) {
    const file = readFileSync(join(unpacked, name));
    assert.equal(createHash("sha256").update(file).digest("hex"), sha256);
    assert.equal(file.length, bytes);
    if (name.endsWith(".pdf")) execFileSync("qpdf", ["--check", join(unpacked, name)]);
  }
  const list = readFileSync(join(unpacked, "清单.html"), "utf8");
  for (const { name, sha256 } of made.files) assert.ok(list.includes(name.slice(6)) && list.includes(sha256));
  assert.ok(readFileSync(join(unpacked, "检查报告.html"), "utf8").includes("<html"));

  const from = Object.fromEntries(made.files.map((file) => [file.path.replace(`${documents}.`, ""), file.from]));
  assert.deepEqual(from.permit, ["节目制作许可证.jpg", "办结告知书.pdf"]);
  assert.deepEqual(from.legal_person, ["法人身份证正面.jpg", "法人身份证反面.jpg", "法人简历.pdf"]);
  assert.deepEqual(from.credit_subject, ["信用报告1.pdf", "信用报告2.pdf", "信用报告10.pdf"]);
  assert.deepEqual(from.credit_people, ["法人失信查询.png", "总编辑失信查询.png"]);

  // Pages that were PDFs are the same pages; those that were pictures show them, in their place.
  const merged = (slot) => rendered(join(drama, names[slot]));
  assert.equal(merged("credit_people").length, 1);
  const reports = merged("credit_subject");
  assert.equal(reports.length, 3);
  from.credit_subject.forEach((name, i) => assert.ok(difference(rendered(join(parts, name))[0], reports[i]) < 1, name));
  const person = merged("legal_person");
  assert.equal(person.length, 3);
  assert.ok(person[0].width > person[0].height && person[2].height > person[2].width);
  const sides = from.legal_person.slice(0, 2).map((name) => join(parts, name));
  sides.forEach((side, i) => {
    const [right, wrong] = [unlike(person[i], side), unlike(person[i], sides[1 - i])];
    assert.ok(right < 6 && right < wrong, `${side}: ${right}; the other side: ${wrong}`);
  });
  assert.ok(difference(rendered(join(parts, "法人简历.pdf"))[0], person[2]) < 1);
  assert.ok(difference(rendered(join(parts, "办结告知书.pdf"))[0], merged("permit")[1]) < 1);
});

test("a package of its own package is complete: nothing is missing, nothing left to merge", () => {
  const parts = folder("parts", partFiles()), out = join(work, "again.zip");
  run("package", filing(), "--files", parts, "--out", out, "--date", "2026-11-27");
  const path = folder("again", {});
  writeFileSync(join(path, "again.zip"), readFileSync(out));
  const told = found(path).filter((one) => !one.startsWith("image.") && !/^file\.(stamp|unknown)/.test(one));
  assert.deepEqual(told, []);
});
