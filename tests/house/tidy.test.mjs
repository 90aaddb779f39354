// clang-tidy on the core (checks: .clang-tidy), one process for each processor.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { builds, files, root } from "./files.mjs";

/** Whether the file includes the JSON library, itself or by a header of ours. */
const readsJson = ((known) => function reads(path) {
  if (!known.has(path)) {
    known.set(path, false);
    const includes = [...readFileSync(join(root, path), "utf8").matchAll(/^#include [<"]([^>"]+)/gm)].map((it) => it[1]);
    known.set(path, includes.some((it) => it.startsWith("nlohmann/") || (it.startsWith("core/") && reads(it))));
  }
  return known.get(path);
})(new Map());

/** A folder with how the sanitizers' build, which is clang's, compiles each file: clang-tidy looks at all of a
 * precompiled header each time, so that only files that need most of it keep it. */
function commands() {
  const folder = join(builds, "tidy");
  const entries = JSON.parse(readFileSync(join(builds, "asan/compile_commands.json"), "utf8"));
  for (const entry of entries) {
    const path = relative(root, entry.file);
    if (/^core\/.*\.cpp$/.test(path) && !readsJson(path)) entry.command = entry.command.replace(/ -Xclang -include(-pch)? -Xclang \S+/g, "");
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "compile_commands.json"), JSON.stringify(entries));
  return folder;
}

test("the core is tidy", async () => {
  const queue = files(/^core\/.*\.cpp$/), folder = commands();
  assert.ok(queue.length > 0);
  const complaints = [];
  async function work() {
    for (let path; (path = queue.pop()); ) {
      const run = promisify(execFile)("clang-tidy", ["--quiet", "-p", folder, path], { cwd: root });
      await run.catch((error) => complaints.push(error.stdout || error.message));
    }
  }
  await Promise.all(Array.from({ length: (availableParallelism ?? (() => cpus().length))() }, work));
  assert.equal(complaints.join(""), "");
});
