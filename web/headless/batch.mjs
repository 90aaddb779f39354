// beian-check batch FOLDER: every filing below it, several at once, one line of JSON each. A filing is
// a folder with a filing.json (its other files are its papers), or a .json file that is none of those.
import { closeSync, existsSync, openSync, readFileSync, readdirSync, truncateSync, writeSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";

export const usage = `beian-check batch FOLDER [--jobs N] [--out RESULTS.jsonl [--resume]] [--date YYYY-MM-DD] [--lang zh|en]
    检查文件夹里的全部备案资料，每份一行 JSON；--resume 接着上次没做完的继续
    checks all filings below a folder, one line of JSON each; --resume goes on where the last run ended
`;

/** Paths of the filings below a folder: of folders with a filing.json, and of other .json files. */
export function findFilings(root) {
  const found = [];
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    if (folder != root && entries.some((one) => one.isFile() && one.name == "filing.json")) return found.push(relative(root, folder));
    for (const one of entries) {
      if (one.name.startsWith(".")) continue;
      if (one.isDirectory()) walk(join(folder, one.name));
      else if (one.name.endsWith(".json")) found.push(relative(root, join(folder, one.name)));
    }
  };
  walk(root);
  return found;
}

/** Filings that an earlier run has answered; a last line that was cut off is taken away. */
function answered(out) {
  if (!existsSync(out)) return new Set();
  const bytes = readFileSync(out);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) truncateSync(out, end);
  const lines = bytes.subarray(0, end).toString("utf8").split("\n").filter(Boolean);
  return new Set(lines.map((line) => JSON.parse(line).file));
}

/** Hands the filings to threads; `tell` gets each answer. A thread that dies is replaced. */
function work(root, filings, jobs, asked, tell) {
  return new Promise((done) => {
    let next = 0, running = 0;
    const start = () => {
      if (next >= filings.length) return running == 0 && done();
      const worker = new Worker(new URL("./batch-worker.mjs", import.meta.url), { workerData: { root, asked } });
      let file = null;
      running++;
      const give = () => {
        if (next >= filings.length) return worker.terminate();
        file = filings[next++];
        worker.postMessage(file);
      };
      worker.on("message", (answer) => {
        if (file !== null) tell({ file, ...answer });
        file = null;
        give();
      });
      worker.on("error", (error) => {
        if (file !== null) tell({ file, error: { code: "program-crashed", message: String(error) } });
        file = null;
      });
      worker.on("exit", () => {
        running--;
        start();
      });
      give();
    };
    for (let i = 0; i < Math.max(1, Math.min(jobs, filings.length)); i++) start();
  });
}

/** Returns the exit code: 2 where a filing could not be read, 1 where one has errors, else 0. */
export async function batch(words) {
  let parsed;
  try {
    const text = { type: "string" };
    parsed = parseArgs({ args: words, allowPositionals: true, options: { jobs: text, out: text, resume: { type: "boolean" }, date: text, lang: text } });
  } catch (error) {
    parsed = { problem: error.message };
  }
  const { values = {}, positionals = [], problem } = parsed;
  const jobs = Number(values.jobs ?? (availableParallelism ?? (() => cpus().length))());
  if (problem || positionals.length != 1 || !existsSync(positionals[0]) || !(Number.isInteger(jobs) && jobs > 0) || (values.resume && !values.out)) {
    process.stderr.write(`${problem ? `beian-check: ${problem}\n` : ""}${usage}`);
    return 2;
  }
  const [root] = positionals, { out } = values;
  const before = values.resume ? answered(out) : new Set();
  const all = findFilings(root);
  const filings = all.filter((file) => !before.has(file));
  const sink = out ? openSync(out, values.resume ? "a" : "w") : 1;
  let code = 0, count = all.length - filings.length, last = 0;
  await work(root, filings, jobs, { date: values.date, lang: values.lang }, (answer) => {
    writeSync(sink, `${JSON.stringify(answer)}\n`);
    code = Math.max(code, answer.error ? 2 : answer.summary.errors > 0 ? 1 : 0);
    count++;
    if (Date.now() - last < 500 && count < all.length) return;
    last = Date.now();
    process.stderr.write(process.stderr.isTTY ? `\r${count}/${all.length}` : `${count}/${all.length}\n`);
  });
  if (process.stderr.isTTY) process.stderr.write("\n");
  if (sink != 1) closeSync(sink);
  return code;
}
