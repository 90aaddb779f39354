// The package as an object in Node: every method, what it refuses, and what it must not do.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { png } from "../cli/png.mjs";
import { builds, installed, native } from "./package.mjs";

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

test("rules laid over the built-in ones", async () => {
  const pack = { id: "house", version: "1", base: natively("rules", "--format", "json").rule_pack.version, suppress: [] };
  const answer = await createChecker({ rules: pack }).then((it) => it.check(faulty, { date })).catch((error) => error);
  assert.ok(answer.rule_pack?.overlays?.length == 1 || answer instanceof CheckerError, String(answer));
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
    ["LICENSE", "README.md", "batch-worker.mjs", "batch.mjs", "beian-check.d.ts", "beian-check.mjs", "beian-core.mjs",
      "beian-core.wasm", "cli.mjs", "package.json", "program.mjs", "report.d.ts", "report.schema.json"],
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
