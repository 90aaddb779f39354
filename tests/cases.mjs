// The case corpus: node tests/cases.mjs BINARY
//
// tests/cases/<rule-id>/{pass,fail}-*.json hold {"from": a file of _base, "change": JSON merge patch
// (RFC 7396), "date"?, "expect": [{"rule", "field"}]}; or "text", a whole filing, in place of from and
// change. `expect` is all findings by rule and first field, these and no others. What only asks a
// person to look (needs-review) stands in every filing, so it counts in the cases of such rules alone;
// the question of a rule that may also fail counts in its own cases.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "cases");
const usualDate = "2026-11-22";
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function merge(target, patch) {
  if (!isObject(patch)) return patch;
  const merged = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

/// [{name, rule, kind, date, expect, filing: its text}]
export function readCases() {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /^[^_].*\/.*\.json$/.test(name));
  return names.sort().map((name) => {
    const { from, change, text, date = usualDate, expect } = json(join(folder, name));
    const filing = text ?? JSON.stringify(merge(json(join(folder, "_base", `${from}.json`)), change));
    return { name, rule: dirname(name), kind: basename(name).split("-")[0], date, expect, filing };
  });
}

/// One run of the command line for each date; puts `report` into each case.
function checkAll(binary, cases) {
  const work = mkdtempSync(join(tmpdir(), "beian-cases-"));
  try {
    for (const date of new Set(cases.map((one) => one.date))) {
      const group = cases.filter((one) => one.date === date);
      const files = group.map((one, i) => join(work, `${date}-${i}.json`));
      group.forEach((one, i) => writeFileSync(files[i], one.filing));
      const command = ["check", "--date", date, "--format", "json", "--files-from", "-"];
      const lines = run(binary, command, files.join("\n") + "\n").trimEnd().split("\n");
      group.forEach((one, i) => (one.report = JSON.parse(lines[i])));
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

/// Standard output; findings make the exit status 1, which is no failure here.
function run(binary, args, input) {
  try {
    return execFileSync(binary, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  } catch (error) {
    if (error.status !== 1) throw error;
    return error.stdout;
  }
}

function compare({ name, rule, expect, report }, reviews) {
  const counts = (finding) => finding.result !== "needs-review" || reviews.has(rule) || finding.rule === rule;
  const found = report.findings.filter(counts).map((one) => `${one.rule} at ${one.fields[0] ?? ""}`);
  const wanted = expect.map((one) => `${one.rule} at ${one.field}`);
  const problems = [];
  for (const one of wanted) if (!found.includes(one)) problems.push(`${name}: not found: ${one}`);
  for (const one of found) if (!wanted.includes(one)) problems.push(`${name}: too much: ${one}`);
  if (problems.length === 0 && found.length !== wanted.length) problems.push(`${name}: found twice`);
  const own = expect.some((one) => one.rule === rule);
  if (own !== basename(name).startsWith("fail-")) problems.push(`${name}: its name says the contrary`);
  return problems;
}

export function runCorpus(binary) {
  const { families } = JSON.parse(run(binary, ["rules", "--format", "json"]));
  const rules = families.flatMap((family) => family.rules);
  const ids = new Set(rules.map((rule) => rule.id));
  const reviews = new Set(rules.filter((rule) => rule.check === "look").map((rule) => rule.id));
  const cases = readCases();
  checkAll(binary, cases);
  const problems = [];
  for (const id of ids) {
    for (const kind of ["pass", "fail"]) {
      if (!cases.some((one) => one.rule === id && one.kind === kind)) problems.push(`${id}: no ${kind} case`);
    }
  }
  for (const one of cases) if (!ids.has(one.rule)) problems.push(`${one.name}: no such rule`);
  const failed = cases.map((one) => compare(one, reviews)).filter((list) => list.length > 0);
  problems.push(...failed.flat());
  return { problems, passed: cases.length - failed.length, failed: failed.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { problems, passed, failed } = runCorpus(process.argv[2]);
  for (const problem of problems) console.log(problem);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
