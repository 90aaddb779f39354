// The page stays small enough for a phone on a slow line.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";

import { builds } from "./files.mjs";

test("beian-check.html is at most 420 KB as brotli", (t) => {
  const page = readFileSync(join(builds, "dist/beian-check.html"));
  const { length } = brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  t.diagnostic(`${page.length} bytes, ${length} as brotli`);
  assert.ok(length <= 420_000, `${length} bytes`);
});
