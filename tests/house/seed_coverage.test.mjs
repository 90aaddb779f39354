// Every sentence of the accounts that this tool grew from is covered by something that exists.
import assert from "node:assert/strict";
import { test } from "node:test";

import { known, markdown, seeds } from "../seed_coverage.mjs";
import { read } from "./files.mjs";

test("every sentence has a rule, a step, something a person confirms, or a reason for none", () => {
  const titles = known();
  for (const { seed, sentences } of seeds) {
    assert.ok(sentences.length > 0, seed);
    for (const { says, by, not_checked: why } of sentences) {
      assert.ok(says, seed);
      assert.ok(Boolean(by?.length) !== Boolean(why), `${seed}: ${says}`);
      for (const id of by ?? []) assert.ok(titles.has(id), `${seed}: ${says}: ${id} does not exist`);
    }
  }
});

test("every step of the plan names its source", () => {
  const process = JSON.parse(read("assets/process.json"));
  for (const step of process.steps) assert.ok(process.sources[step.source], step.id);
});

test("the table is what the data say", () => {
  assert.ok(read("tests/seed_coverage.md") === markdown(), "stale: node tests/seed_coverage.mjs > tests/seed_coverage.md");
});
