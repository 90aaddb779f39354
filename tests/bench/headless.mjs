// One filing again and again: the npm package in Node, the native command line, and the npm packages
// id-validator and validator with the part of it that they can do, in turns in one run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { createChecker } from "../../build/dist/npm/beian-check.mjs";
import { line, median } from "./lib/line.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(new URL("../package.json", import.meta.url));
const IdValidator = require("id-validator"), validator = require("validator");
const text = readFileSync(join(root, "assets/samples/faulty.json"), "utf8"), date = "2026-11-27";

const seconds = async (work) => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

const checker = await createChecker();
const headless = async (rounds) => {
  for (let i = 0; i < rounds; i++) await checker.check(text, { date });
};

const work = mkdtempSync(join(tmpdir(), "beian-bench-"));
const file = join(work, "filing.json");
writeFileSync(file, text);
const program = join(root, "build/native/beian-check");
const native = (rounds) => {
  const input = `${file}\n`.repeat(rounds), words = ["check", "--date", date, "--format", "json", "--files-from", "-"];
  const { status } = spawnSync(program, words, { input, stdio: ["pipe", "ignore", "inherit"] });
  if (status != 1) throw new Error(`the native program ended with ${status}`);
};

/** Numbers of people, mobiles and e-mail addresses of a filing: what these packages know of it. */
const ids = new IdValidator(require("id-validator/src/GB2260.js"));
const known = [
  [/certificate_number$/, (value) => ids.isValid(value)],
  [/(mobile|phone)$/, (value) => validator.isMobilePhone(value, "zh-CN")],
  [/email$/, (value) => validator.isEmail(value)],
];
function peers(rounds) {
  let wrong = 0;
  const look = (key, value) => {
    if (typeof value == "object" && value !== null) for (const [name, one] of Object.entries(value)) look(name, one);
    else if (typeof value == "string") for (const [name, valid] of known) if (name.test(key) && !valid(value)) wrong++;
  };
  for (let i = 0; i < rounds; i++) {
    ids.cache = {}; // it would look up what it has seen
    look("", JSON.parse(text));
  }
  if (wrong == 0) throw new Error("they found nothing");
}

try {
  const turns = [["headless", headless, 200], ["native", native, 2000], ["peers", peers, 5000]].map(([name, run, rounds]) => ({ name, run, rounds, rates: [] }));
  for (let turn = 0; turn < 10; turn++) {
    for (const one of turns) one.rates.push(one.rounds / (await seconds(() => one.run(one.rounds))));
  }
  const [ours, itself, theirs] = turns.map(({ rates }) => median(rates.slice(1))); // the first warms up
  const { summary } = await checker.check(text, { date });
  const looked = summary.errors + summary.warnings + summary.advice + summary.needs_review + summary.passed;
  line("headless", `a sample checked in Node, ${looked} answers`, ours, "/s");
  line("native", "the same by the command line, many at once", itself, "/s");
  line("npm", "id-validator + validator, 3 kinds of values", theirs, "/s");
  line("headless", "  against native", ours / itself, "times", { least: 0.1 });
  line("headless", "  against those", ours / theirs, "times");
} finally {
  rmSync(work, { recursive: true });
}
