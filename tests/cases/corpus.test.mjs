// The case corpus as one test; `node tests/cases.mjs BINARY` runs it by hand.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { runCorpus } from "../cases.mjs";

test("every rule finds what its cases say, and nothing else", () => {
  const { problems, passed } = runCorpus(join(process.env.BEIAN_BUILDS, "native/beian-check"));
  assert.deepEqual(problems, []);
  assert.ok(passed > 0);
});
