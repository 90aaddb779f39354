// THIRD_PARTY_NOTICES.md: as the sources say, and nothing that is linked is missing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { emscriptenVersion, fetched, notices, parts } from "../../web/build/notices.mjs";
import { builds, read } from "./files.mjs";

const committed = read("THIRD_PARTY_NOTICES.md");

test("it is what the licences of the sources say", (t) => {
  // It is written for one compiler; others bring another C library.
  if (!committed.includes(`## Emscripten ${emscriptenVersion()}\n`)) return t.skip(`Emscripten here is ${emscriptenVersion()}`);
  assert.ok(committed === notices(), "stale: node web/build/notices.mjs > THIRD_PARTY_NOTICES.md");
});

test("every library that ./dev fetches is in it", () => {
  assert.ok(Object.keys(fetched).length > 5);
  for (const variable of Object.keys(fetched)) assert.ok(parts.some((part) => part.variable === variable), variable);
});

/** Archives that ninja links into a program. */
function linked(build, program) {
  const rules = readFileSync(join(builds, build, "build.ninja"), "utf8").split("\n\n");
  const rule = rules.find((it) => new RegExp(`^build ${program}: CXX_EXECUTABLE_LINKER`, "m").test(it));
  return [...new Set(rule.match(/(?<=LINK_LIBRARIES = ).*/)[0].match(/(?<=\/lib)[\w-]+(?=\.a)/g))];
}

for (const [build, program] of [["wasm", "beian-page.js"], ["wasm", "beian-worker.js"], ["native", "beian-check"]]) {
  test(`every library linked into ${program} is in it`, () => {
    const others = linked(build, program).filter((it) => !it.startsWith("beian-"));
    const known = parts.flatMap((part) => part.archives);
    assert.ok(others.length > 0);
    assert.deepEqual(others.filter((it) => !known.includes(it)), []);
  });
}

test("each part names its licence and the people who wrote it", () => {
  for (const part of parts) {
    const section = committed.split("\n## ").find((it) => it.startsWith(part.name));
    assert.ok(section?.includes(`\n${part.licence}.`), part.name);
    if (!/Apache/.test(part.licence + part.name)) assert.match(section, /copyright|©|\(C\)/i, part.name);
  }
});
