// Resident IDs per second against the npm package id-validator, on the same list in one run.
//
//   node tests/bench/identify_peer.mjs [identify_bench]     (./dev bench does this)
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { line, median } from "./lib/line.mjs";

const bench = process.argv[2] ?? fileURLToPath(new URL("../../build/native/identify_bench", import.meta.url));
const require = createRequire(new URL("../package.json", import.meta.url));
const IdValidator = require("id-validator");
const validator = new IdValidator(require("id-validator/src/GB2260.js"));

const run = (...args) => execFileSync(bench, args, { encoding: "utf8" }).trim().split("\n");
const list = run("--list");

/**
 * Numbers per second, median of several runs. The package remembers every number it has seen:
 * `forget` empties that memory before each pass over the list, so that numbers are checked and not
 * looked up.
 */
function rate(forget) {
  const rounds = 300;
  const once = () => {
    const start = process.hrtime.bigint();
    for (let round = 0; round < rounds; round++) {
      if (forget) validator.cache = {};
      for (const id of list) validator.isValid(id);
    }
    return (rounds * list.length * 1e9) / Number(process.hrtime.bigint() - start);
  };
  return median(Array.from({ length: 15 }, once));
}

const checked = rate(true);
const remembered = rate(false);
const ours = Number(run("--rate")[0]);
line("npm", "id-validator, each number checked", checked, "/s");
line("npm", "id-validator, numbers it has seen before", remembered, "/s");
line("native", "resident IDs", ours, "/s");
line("native", "  against id-validator checking", ours / checked, "times", { least: 20 });
line("native", "  against id-validator remembering", ours / remembered, "times");
