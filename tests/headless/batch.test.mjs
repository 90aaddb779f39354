// beian-check batch: a thousand filings in threads, whatever one of them holds; stopped and resumed.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { png } from "../cli/png.mjs";
import { emptyFolder, installed } from "./package.mjs";

const npx = join(installed(), "node_modules/.bin/beian-check");
const sample = readFileSync(fileURLToPath(new URL("../../assets/samples/clean.json", import.meta.url)), "utf8");
const count = 1000;

function filings() {
  const folder = emptyFolder();
  for (let i = 0; i < count; i++) {
    const own = join(folder, `${i % 10}`, `filing-${i}`);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "filing.json"), i == 77 ? "{broken" : sample);
    if (i % 250 == 0) writeFileSync(join(own, "logo.png"), png(150, 100));
  }
  writeFileSync(join(folder, "single.json"), sample);
  return folder;
}

const lines = (text) => text.trim().split("\n").map((line) => JSON.parse(line));
const folder = filings();

test("every filing has its line, the broken one, too", () => {
  const { stdout, stderr, status } = spawnSync(npx, ["batch", folder, "--jobs", "2", "--date", "2026-11-27"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const answers = lines(stdout);
  assert.equal(new Set(answers.map((one) => one.file)).size, count + 1);
  assert.deepEqual(answers.filter((one) => one.error).map((one) => one.file), [join("7", "filing-77")]);
  assert.equal(status, 2);
  assert.ok(answers.find((one) => one.file == join("0", "filing-250")).findings.some(({ rule }) => rule == "image.not-square"));
  assert.match(stderr, new RegExp(`${count + 1}/${count + 1}`));
});

test("what was stopped goes on where it ended, and nothing is done twice", async () => {
  const out = join(emptyFolder(), "results.jsonl");
  const run = spawn(npx, ["batch", folder, "--jobs", "2", "--out", out], { stdio: "ignore" });
  const done = () => {
    try {
      return readFileSync(out, "utf8").split("\n").length - 1;
    } catch {
      return 0;
    }
  };
  while (done() < 50) await new Promise((next) => setTimeout(next, 20));
  run.kill("SIGKILL");
  await new Promise((ended) => run.once("exit", ended));
  const before = done();
  assert.ok(before < count, `${before} had been done already`);
  writeFileSync(out, `${readFileSync(out, "utf8")}{"file": "cut o`);
  const { status } = spawnSync(npx, ["batch", folder, "--jobs", "2", "--out", out, "--resume"], { stdio: "ignore" });
  assert.equal(status, 2);
  const files = lines(readFileSync(out, "utf8")).map((one) => one.file);
  assert.equal(files.length, count + 1);
  assert.equal(new Set(files).size, count + 1);
});

test("wrong calls say how", () => {
  for (const words of [[], ["/no/such/folder"], [folder, "--jobs", "0"], [folder, "--resume"], [folder, "--what"]]) {
    const { status, stderr } = spawnSync(npx, ["batch", ...words], { encoding: "utf8" });
    assert.equal(status, 2);
    assert.match(stderr, /beian-check batch FOLDER/);
  }
});
