// beian-check image: the shape of its answers, its exit codes, and files that are no good.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { asset, folder, run } from "./cli.mjs";
import { png } from "./png.mjs";

test("a good logo, as JSON", (t) => {
  const file = join(folder(t), "logo.png");
  writeFileSync(file, png(144, 144));
  const { status, stdout } = run(["image", file, "--as", "logo"]);
  const { metrics, sha256, passed, ...rest } = JSON.parse(stdout);
  assert.equal(status, 0);
  assert.equal(metrics.megapixels, 0.0207);
  assert.match(sha256, /^[0-9a-f]{64}$/);
  assert.ok(passed.some(({ rule }) => rule === "image.not-square"));
  assert.deepEqual({ ...rest, bytes: 0 }, {
    file, role: "logo", format: "png", width: 144, height: 144, orientation: 1, bytes: 0,
    damaged: false, quad: null, findings: [],
  });
});

test("several files: one line each; an error gives exit code 1", (t) => {
  const [whole, cut] = ["whole.png", "cut.jpg"].map((name) => join(folder(t), name));
  writeFileSync(whole, png(300, 200));
  writeFileSync(cut, png(300, 200).subarray(0, 200));
  const { status, stdout } = run(["image", whole, cut]);
  const reports = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(status, 1);
  assert.deepEqual(reports.map((report) => report.damaged), [false, true]);
  const found = reports[1].findings.map(({ rule, result, severity }) => [rule, result, severity]);
  assert.deepEqual(found, [["image.damaged", "fail", "error"], ["image.extension", "warn", "warning"]]);
});

test("text says what to do, in both languages", (t) => {
  const file = join(folder(t), "photo.jpg");
  writeFileSync(file, Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"));
  assert.match(run(["image", file, "--format", "text"]).stdout, /HEIC.*\n.*必须修改.*\[image\.format\]\n.*→ iPhone/);
  assert.match(run(["image", file, "--format", "text", "--lang", "en"]).stdout, /error: .*HEIC/);
});

test("what is no picture, and wrong calls", (t) => {
  assert.equal(run(["image", asset("samples/clean.json")]).status, 1);
  assert.equal(run(["image"]).status, 2);
  assert.equal(run(["image", join(folder(t), "none.jpg")]).status, 2);
  const wrong = run(["image", asset("screenshot.png"), "--as", "nobody"]);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /--as is one of id-front/);
});

test("every picture of the test material has an answer", { skip: !process.env.BEIAN_TESTDATA && "BEIAN_TESTDATA is not set" }, async () => {
  const { readFileSync } = await import("node:fs");
  const root = process.env.BEIAN_TESTDATA;
  const { files } = JSON.parse(readFileSync(join(root, "index.json"), "utf8"));
  const pictures = files.filter(({ file }) => file.startsWith("images/"));
  const { status, stdout } = run(["image", ...pictures.map(({ file }) => join(root, file))]);
  assert.equal(status, 1);
  const reports = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(reports.length, pictures.length);
  pictures.forEach(({ file, corrupt, expected, reference_decoder: decoder }, i) => {
    const bad = reports[i].findings.some(({ rule }) => rule === "image.damaged" || rule === "image.format");
    const broken = (corrupt ?? expected?.corrupt) === true && decoder?.decode !== "ok";
    if (broken) assert.ok(bad, file);
  });
});
