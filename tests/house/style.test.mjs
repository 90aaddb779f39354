// Formatting and what may stand where.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import { files, occurrences, ownCode, read, root } from "./files.mjs";

test("own code is formatted", () => {
  const command = ["--dry-run", "-Werror", ...files(ownCode)];
  const { status, stderr, error } = spawnSync("clang-format", command, { cwd: root, encoding: "utf8" });
  const unformatted = new Set(stderr?.match(/^[^:\n]+(?=:\d+:\d+: error)/gm));
  assert.equal(status, 0, error?.message ?? `clang-format -i ${[...unformatted].join(" ")}`);
});

test("the core knows no browser, and outside the command line no files, streams or clock", () => {
  const core = files(/^core\/.*\.(cpp|h)$/);
  const library = core.filter((path) => !path.startsWith("core/cli/"));
  assert.deepEqual(occurrences(core, /#include [<"](emscripten|imgui|web\/)/), []);
  assert.deepEqual(occurrences(library, /#include <(iostream|fstream|sstream|regex|filesystem|chrono|ctime|thread)>/), []);
});

test("no word of any particular machine, mirror or registry", () => {
  // Written in pieces, so that this file does not find itself.
  const words = ["/work" + "/", "\\.\\./" + "shared", "deb\\.debian" + "\\.org", "registry\\." + "npm", "snapshot\\." + "debian"];
  const text = files(/^(?!.*\.(png|jpe?g|gif|pdf|xlsx?|zip)$)/);
  assert.deepEqual(occurrences(text, new RegExp(words.join("|"), "i")), []);
});

test("data files are JSON in UTF-8 without a byte order mark", () => {
  for (const path of files(/^assets\/.*\.json$/)) {
    const text = read(path);
    assert.ok(!text.startsWith("\ufeff") && !text.includes("\ufffd"), path);
    assert.doesNotThrow(() => JSON.parse(text), path);
  }
});
