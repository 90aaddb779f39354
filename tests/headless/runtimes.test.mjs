// The package in Deno and Bun: the same answers as in Node, alone and in threads.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { emptyFolder, installed } from "./package.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(root, "tests/node_modules");
const cli = join(installed(), "node_modules/beian-check/cli.mjs");
const folder = emptyFolder();
cpSync(join(root, "assets/samples"), folder, { recursive: true });

function run(program, words) {
  const { stdout, stderr, status, error } = spawnSync(program[0], [...program.slice(1), cli, ...words], { encoding: "utf8", timeout: 60_000 });
  assert.equal(error, undefined, stderr);
  return { status, lines: stdout.split("\n").sort() };
}

for (const [name, ...program] of [
  ["Deno", join(modules, "@deno/linux-x64-glibc/deno"), "run", "--allow-read", "--allow-sys"],
  ["Bun", join(modules, "@oven/bun-linux-x64/bin/bun"), "run"],
]) {
  test(name, { skip: !existsSync(program[0]) && "there is none for this machine" }, () => {
    for (const words of [["check", join(folder, "faulty.json")], ["batch", folder, "--jobs", "2"]]) {
      const asked = [...words, "--date", "2026-11-27"];
      const answer = run(program, asked);
      assert.equal(answer.status, 1);
      assert.deepEqual(answer, run(["node"], asked));
    }
  });
}
