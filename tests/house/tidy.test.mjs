// clang-tidy on the core (checks: .clang-tidy), one process for each processor.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { builds, files, root } from "./files.mjs";

test("the core is tidy", async () => {
  const queue = files(/^core\/.*\.cpp$/);
  assert.ok(queue.length > 0);
  const complaints = [];
  async function work() {
    for (let path; (path = queue.pop()); ) {
      const run = promisify(execFile)("clang-tidy", ["--quiet", "-p", join(builds, "asan"), path], { cwd: root });
      await run.catch((error) => complaints.push(error.stdout || error.message));
    }
  }
  await Promise.all(Array.from({ length: (availableParallelism ?? (() => cpus().length))() }, work));
  assert.equal(complaints.join(""), "");
});
