// Every rule is whole: shown by samples, with its source, and with a remedy that says more than the
// message.
import assert from "node:assert/strict";
import { test } from "node:test";

import { files, read } from "./files.mjs";

const records = files(/^assets\/rules\/[a-z-]+\.json$/).flatMap((path) => {
  const family = JSON.parse(read(path));
  return (family.rules ?? []).map((rule) => ({ ...rule, source: { ...family.source, ...rule.source } }));
});
const cases = files(/^tests\/cases\/[^_][^/]*\/(pass|fail)-[^/]+\.json$/);

const none = (what, wrong) => assert.deepEqual(records.filter(wrong).map((rule) => rule.id), [], what);
const languages = ["zh", "en"];

test("no rule without samples, one that passes and one that fails", () => {
  assert.ok(records.length > 100);
  for (const kind of ["pass", "fail"]) {
    const shown = new Set(cases.filter((path) => path.includes(`/${kind}-`)).map((path) => path.split("/")[2]));
    none(`no ${kind} sample`, (rule) => !shown.has(rule.id));
  }
});

test("no rule without its source and the day it was checked", () => {
  none("authority and document", ({ source }) => !source.authority || !source.document);
  none("an address", ({ source }) => source.url !== undefined && !/^https?:\/\/[!-~]+$/.test(source.url));
  none("the day it was checked", ({ source }) => !/^20\d\d-\d\d-\d\d$/.test(source.checked ?? ""));
});

test("no rule without a remedy, and none in one language only", () => {
  for (const key of ["title", "fail", "fix"]) {
    none(key, (rule) => languages.some((language) => !rule[key]?.[language]?.trim()));
  }
});

test("no remedy that repeats the message", () => {
  none("remedy", ({ fail, fix }) => languages.some((language) => repeats(fail[language], fix[language])));
});

test("what is not certain never blocks", () => {
  none("severity", (rule) => rule.severity === "error" && rule.confidence === "inferred");
});

test("texts are calm", () => {
  none("exclamation marks", (rule) => /[!！]/.test(JSON.stringify([rule.title, rule.fail, rule.fix])));
});

/** The remedy stands in the message, or nearly all pairs of characters are the same. */
function repeats(message, remedy) {
  const [said, again] = [message, remedy].map((text) => text.toLowerCase().replace(/[\p{P}\s]/gu, ""));
  if (again === "" || said.includes(again)) return true;
  const [a, b] = [said, again].map((text) => new Set(Array.from(text, (c, i) => text.slice(i, i + 2))));
  const common = [...b].filter((pair) => a.has(pair)).length;
  return (2 * common) / (a.size + b.size) > 0.8;
}
