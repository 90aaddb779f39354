// Resident-ID numbers per second against the npm package id-validator, on the same list in one run.
//
//   node tests/bench/identify_peer.mjs [identify_bench]     (./dev bench does this)
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const bench =
  process.argv[2] ?? fileURLToPath(new URL('../../build/native/identify_bench', import.meta.url));

/** The package, from this repository's or the working directory's node_modules; null without it. */
function peer() {
  for (const base of [import.meta.url, `file://${process.cwd()}/package.json`]) {
    try {
      const require = createRequire(base);
      return new (require('id-validator'))(require('id-validator/src/GB2260.js'));
    } catch {
      // try the next place
    }
  }
  return null;
}

const run = (...args) => execFileSync(bench, args, { encoding: 'utf8' }).trim().split('\n');
const list = run('--list');
const ours = run().map((line) => JSON.parse(line));
for (const line of ours) console.log(JSON.stringify(line));

const validator = peer();
if (!validator) {
  console.log('id-validator is not installed: no comparison');
  process.exit(0);
}
/** Best rate of several runs. The package remembers every number it has seen: `forget` empties that
 *  memory before each pass over the list, so that numbers are checked and not looked up. */
function rate(forget) {
  const rounds = 500;
  let best = 0;
  for (let run = 0; run < 15; run++) {
    const start = process.hrtime.bigint();
    for (let round = 0; round < rounds; round++) {
      if (forget) validator.cache = {};
      for (const id of list) validator.isValid(id);
    }
    best = Math.max(best, (rounds * list.length * 1e9) / Number(process.hrtime.bigint() - start));
  }
  return best;
}

const checked = rate(true);
const remembered = rate(false);
const mine = ours.find((line) => line.bench === 'resident-id').per_second;
console.log(JSON.stringify({ bench: 'id-validator isValid', per_second: Math.round(checked) }));
console.log(JSON.stringify({ bench: 'id-validator isValid, remembered', per_second: Math.round(remembered) }));
console.log(JSON.stringify({ bench: 'resident-id against id-validator', ratio: Number((mine / checked).toFixed(1)) }));
