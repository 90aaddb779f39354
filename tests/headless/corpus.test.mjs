// The package says what the native program says, byte for byte, of every case of every rule.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { readCases } from "../cases.mjs";
import { emptyFolder, installed, native } from "./package.mjs";

const npx = join(installed(), "node_modules/.bin/beian-check");

/** What a program answers to a list of files, but for the hash of itself. */
function answers(program, words, input) {
  const { stdout, stderr, status } = spawnSync(program, words, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, stderr, stdout: stdout.replaceAll(/"sha256":"[0-9a-f]{64}"/g, '"sha256":""') };
}

test("all cases, in both languages", () => {
  const work = emptyFolder();
  const cases = readCases();
  assert.ok(cases.length > 500);
  for (const date of new Set(cases.map((one) => one.date))) {
    const files = cases.filter((one) => one.date == date).map((one, i) => {
      const file = join(work, `${date}-${i}.json`);
      writeFileSync(file, one.filing);
      return file;
    });
    for (const lang of ["zh", "en"]) {
      const words = ["check", "--date", date, "--lang", lang, "--format", "json", "--files-from", "-"];
      const input = `${files.join("\n")}\n`;
      const [here, there] = [npx, native].map((program) => answers(program, words, input));
      assert.equal(here.stdout.split("\n").length, files.length + 1);
      assert.ok(here.stdout === there.stdout, `the answers of ${date} in ${lang} differ`);
      assert.deepEqual({ ...here, stdout: "" }, { ...there, stdout: "" });
    }
  }
});
