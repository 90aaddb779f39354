// Documents that are generated, or that name things which must exist.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

import { builds, read } from "./files.mjs";

test("RULES.md is what the rule records say", () => {
  const command = [join(builds, "native/beian-check"), "rules", "--format", "markdown"];
  const fresh = execFileSync(command[0], command.slice(1), { encoding: "utf8" });
  assert.ok(read("assets/rules/RULES.md") === fresh, "stale: build/native/beian-check rules --format markdown > assets/rules/RULES.md");
});

test("one version everywhere", () => {
  const version = read("CMakeLists.txt").match(/project\(beian-check VERSION (\S+)/)[1];
  assert.match(read("CHANGELOG.md"), new RegExp(`^## \\[?(Unreleased|${version.replaceAll(".", "\\.")})`, "m"));
});
