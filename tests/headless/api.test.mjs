// The package as an object in Node: every method, what it refuses, and what it must not do.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { png } from "../cli/png.mjs";
import { scan } from "../documents/lib/pages.mjs";
import { pdf } from "../documents/lib/pdf.mjs";
import { emptyFolder, installed, native } from "./package.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = installed(), own = join(folder, "node_modules/beian-check");
const { CheckerError, createChecker } = await import(pathToFileURL(join(own, "beian-check.mjs")));
const faulty = readFileSync(join(root, "assets/samples/faulty.json"), "utf8");
const date = "2026-11-27";
const checker = await createChecker();

/** JSON of the native program; findings make its exit status 1. */
const natively = (...words) => JSON.parse(spawnSync(native, words, { encoding: "utf8", maxBuffer: 1 << 26 }).stdout);

test("check: the native report", async () => {
  const { tool, ...report } = await checker.check(JSON.parse(faulty), { date });
  const there = natively("check", join(root, "assets/samples/faulty.json"), "--date", date, "--format", "json");
  delete there.tool;
  assert.deepEqual(report, there);
  assert.equal(tool.name, "beian-check");
  assert.equal((await checker.check(faulty, { date, lang: "en" })).language, "en");
  assert.match((await checker.check(faulty, { date })).findings.map((one) => one.evidence).join(), /\*/);
});

test("report: other forms", async () => {
  assert.match(await checker.report(faulty, "html", { date }), /^<!doctype html>/i);
  assert.match(await checker.report(faulty, "markdown", { date }), /^# /m);
  assert.equal(JSON.parse(await checker.report(faulty, "sarif", { date })).version, "2.1.0");
});

test("papers are looked at", async () => {
  const report = await checker.check(faulty, { date, files: [{ name: "more/logo.png", bytes: png(200, 150) }] });
  assert.ok(report.findings.some(({ rule }) => rule == "image.not-square"));
});

test("identify, inspectImage, repairImage, rules", async () => {
  assert.equal((await checker.identify("uscc", "91110000600037341L", { date })).verdict, "valid");
  const logo = { name: "--logo.png", bytes: png(300, 300) };
  const found = await checker.inspectImage(logo, { as: "logo", date });
  assert.deepEqual([found.width, found.height, found.format], [300, 300, "png"]);
  assert.ok(found.findings.some(({ rule }) => rule == "image.wrong-size"));
  const repaired = await checker.repairImage(logo, { as: "logo", date });
  assert.deepEqual([repaired.after.width, repaired.after.height], [144, 144]);
  assert.equal((await checker.inspectImage({ name: "a.png", bytes: repaired.bytes }, { as: "logo" })).width, 144);
  assert.ok((await checker.rules()).families.length > 10);
});

test("what cannot be worked with is an error with a code", async () => {
  await assert.rejects(checker.check("{broken"), (error) => error instanceof CheckerError && error.code.startsWith("json-"));
  await assert.rejects(createChecker({ rules: "{broken" }).then((it) => it.check(faulty)), CheckerError);
  await assert.rejects(checker.identify("nonsense", "1"), { code: "unusable" });
  const nothing = await checker.inspectImage({ name: "a.jpg", bytes: new Uint8Array(5) });
  assert.ok(nothing.findings.length > 0);
});

test("names do not leave the disk's folder, and nothing stays on it", async () => {
  await checker.check(faulty, { files: [{ name: "../../etc/a.png", bytes: png(9, 9) }] });
  const ran = await checker.run(["check", "/desk/filing.json"]);
  assert.equal(ran.code, 2);
});

test("inspectDocument and buildPackage: what the native program says", async () => {
  const work = emptyFolder(), licence = pdf([{ picture: scan("营业执照"), lines: ["营业执照"] }]);
  mkdirSync(join(work, "files"));
  writeFileSync(join(work, "files/营业执照.pdf"), licence);
  const files = [{ name: "营业执照.pdf", bytes: licence }];
  const document = await checker.inspectDocument(files[0], { date });
  assert.deepEqual(document, natively("document", join(work, "files/营业执照.pdf"), "--date", date));
  const { bytes, ...made } = await checker.buildPackage(faulty, { date, files });
  assert.equal(Buffer.from(bytes.subarray(0, 4)).toString("latin1"), "PK\x03\x04");
  writeFileSync(join(work, "filing.json"), faulty);
  const words = ["package", "filing.json", "--files", "files", "--out", "package.zip", "--date", date];
  const { bytes: size, ...rest } = JSON.parse(spawnSync(native, words, { cwd: work, encoding: "utf8" }).stdout);
  assert.ok(size > 0);
  assert.deepEqual(made, rest);
});

test("several calls at once do not meet", async () => {
  const sizes = [150, 200, 250];
  const made = await Promise.all(sizes.map((size) => checker.repairImage({ name: "logo.png", bytes: png(size, size) }, { as: "logo" })));
  const documents = await Promise.all(sizes.map((size) => checker.inspectImage({ name: "logo.png", bytes: png(size, 99) })));
  assert.deepEqual(made.map(({ before, after, bytes }) => [before.width, after.bytes == bytes.length]), sizes.map((size) => [size, true]));
  assert.deepEqual(documents.map(({ width }) => width), sizes);
});

test("rules laid over the built-in ones, again and again", async () => {
  const severity = (report) => report.findings.find(({ rule }) => rule == "phone.emergency-differs")?.severity;
  const pack = { id: "acme-agency", version: "2026.12", checked: "2026-11-20", severity: { "phone.emergency-differs": "advice" } };
  const strict = await createChecker({ rules: pack });
  for (let i = 0; i < 3; i++) assert.equal(severity(await strict.check(faulty, { date })), "advice");
  assert.equal(severity(await checker.check(faulty, { date })), "error");
  await strict.inspectImage({ name: "-a.png", bytes: png(9, 9) });
});

test("disposed of, it answers no more", async () => {
  const other = await createChecker({ wasm: readFileSync(join(own, "beian-core.wasm")) });
  assert.match((await other.check(faulty)).tool.sha256, /^[0-9a-f]{64}$/);
  other.dispose();
  await assert.rejects(other.check(faulty), { code: "disposed" });
});

test("it needs nothing, reaches for nothing, and runs without a network", () => {
  const manifest = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  assert.equal(manifest.dependencies, undefined);
  for (const name of ["beian-check.mjs", "program.mjs", "beian-core.mjs"]) {
    const text = readFileSync(join(own, name), "utf8");
    assert.doesNotMatch(text, /XMLHttpRequest\(\)|WebSocket|node:net|node:http|localStorage/, name);
  }
  assert.deepEqual(
    readdirSync(own).sort(),
    ["LICENSE", "README.md", "THIRD_PARTY_NOTICES.md", "batch-worker.mjs", "batch.mjs", "beian-check.d.ts", "beian-check.mjs", "beian-core.mjs",
      "beian-core.wasm", "cli.mjs", "package.json", "program.mjs", "report.d.ts", "report.schema.json", "sarif.mjs",
      "write.mjs"],
  );
});

test("the types fit what is called, in strict mode", () => {
  writeFileSync(join(folder, "use.ts"), `
    import { createChecker, type Report } from "beian-check";
    const checker = await createChecker();
    const report: Report = await checker.check({}, { date: "2026-11-27", lang: "en", files: [{ name: "a.png", bytes: new Uint8Array() }] });
    const severities: ("error" | "warning" | "advice")[] = report.findings.map((one) => one.severity);
    const image = await checker.inspectImage({ name: "a.jpg", bytes: new ArrayBuffer(1) }, { as: "id-front" });
    const corner: number | undefined = image.quad?.corners[0][0];
    // @ts-expect-error: no such kind
    await checker.identify("horoscope", "1");
    console.log(severities, corner);
  `);
  const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", "--lib", "es2022,dom"];
  execFileSync("node", [join(root, "tests/node_modules/typescript/bin/tsc"), ...options, join(folder, "use.ts")], { encoding: "utf8", cwd: folder });
});
