// The page stays small enough for a phone on a slow line; the package is loaded by pages, too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";

import { builds } from "./files.mjs";

for (const [file, most] of [
  ["dist/beian-check.html", 900_000],
  ["wasm/beian-worker.wasm", 450_000],
  ["dist/beian-check.js", 6_000],
  ["dist/npm/beian-core.wasm", 750_000],
]) {
  test(`${file} is at most ${most / 1000} KB as brotli`, (t) => {
    const bytes = readFileSync(join(builds, file));
    const { length } = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    t.diagnostic(`${bytes.length} bytes, ${length} as brotli`);
    assert.ok(length <= most, `${length} bytes`);
  });
}
