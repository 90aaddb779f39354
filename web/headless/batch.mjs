// beian-check batch FOLDER: every filing below it, several at once, one line of JSON each. A filing is
// a folder with a filing.json (its other files are its papers), or a .json file that is none of those.
import { closeSync, existsSync, openSync, readFileSync, readdirSync, truncateSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";

import { mergedSarif } from "./sarif.mjs";
import { writeAll } from "./write.mjs";

export const usage = `beian-check batch FOLDER [--jobs N] [--out RESULTS.jsonl [--resume]] [--format jsonl|sarif] [--date YYYY-MM-DD] [--lang zh|en]
      检查文件夹里的全部备案资料，每份一行 JSON，或合成一份 SARIF；--resume 接着上次没做完的继续
      checks all filings below a folder: a line of JSON each, or one SARIF; --resume goes on after an interruption
`;

function list(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return null;
  }
}

/** Paths of the filings below a folder: of folders with a filing.json, and of other .json files. */
export function findFilings(root) {
  const found = [];
  const walk = (folder) => {
    const entries = list(folder);
    if (!entries) return found.push(relative(root, folder)); // the answer will say why
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

/** What an earlier run has answered; a last line that was cut off is taken away. */
function answered(out) {
  if (!existsSync(out)) return [];
  const bytes = readFileSync(out);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) truncateSync(out, end);
  return bytes.subarray(0, end).toString("utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** Hands the filings to threads; `tell` gets each answer. A thread that dies is replaced. */
function work(workerData, filings, jobs, tell) {
  return new Promise((done) => {
    let next = 0, running = 0;
    const start = () => {
      if (next >= filings.length) return running == 0 && done();
      const worker = new Worker(new URL("./batch-worker.mjs", import.meta.url), { workerData });
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

/** What the words ask for, or {problem}. */
function parse(words) {
  const text = { type: "string" }, flag = { type: "boolean" };
  try {
    const options = { jobs: text, out: text, format: text, date: text, lang: text, resume: flag };
    const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options });
    const { format = "jsonl", jobs = availableParallelism?.() ?? cpus().length, ...rest } = values;
    const asked = { ...rest, format, jobs: Number(jobs), root: positionals[0] };
    if (positionals.length != 1 || !existsSync(asked.root)) return { problem: "batch needs one FOLDER" };
    if (!(Number.isInteger(asked.jobs) && asked.jobs > 0)) return { problem: "--jobs is a number from 1" };
    if (format != "jsonl" && format != "sarif") return { problem: "--format is jsonl or sarif" };
    if (asked.resume && (!asked.out || format == "sarif")) return { problem: "--resume needs --out RESULTS.jsonl" };
    return asked;
  } catch (error) {
    return { problem: error.message };
  }
}

/** Twice a second, and at the end. */
function progress(total, done) {
  let last = 0;
  const line = process.stderr.isTTY ? (said) => `\r${said}` : (said) => `${said}\n`;
  return () => {
    done++;
    if (Date.now() - last < 500 && done < total) return;
    last = Date.now();
    process.stderr.write(line(`${done}/${total}`) + (process.stderr.isTTY && done == total ? "\n" : ""));
  };
}

function exitCode({ error, summary, sarif }) {
  if (error) return 2;
  const errors = summary?.errors ?? sarif.runs[0].results.filter(({ level }) => level == "error").length;
  return errors > 0 ? 1 : 0;
}

/** A filing's path as seen from here. */
const uriOf = (root, file) => join(root, file.endsWith(".json") ? file : join(file, "filing.json")).replaceAll("\\", "/");

/** Returns the exit code: 2 where a filing could not be read, 1 where one has errors, else 0. */
export async function batch(words) {
  const { problem, root, jobs, format, out, resume, date, lang } = parse(words);
  if (problem) {
    process.stderr.write(`beian-check: ${problem}\n${usage}`);
    return 2;
  }
  const earlier = resume ? answered(out) : [], done = new Set(earlier.map(({ file }) => file));
  const all = findFilings(root), filings = all.filter((file) => !done.has(file));
  const sink = out ? openSync(out, resume ? "a" : "w") : 1;
  const write = (value) => writeAll(sink, Buffer.from(`${JSON.stringify(value)}\n`));
  const step = progress(all.length, all.length - filings.length), kept = [];
  let code = Math.max(0, ...earlier.map(exitCode));
  await work({ root, format, asked: { date, lang } }, filings, jobs, (answer) => {
    code = Math.max(code, exitCode(answer));
    if (format == "sarif") kept.push({ ...answer, uri: uriOf(root, answer.file) });
    else write(answer);
    step();
  });
  if (format == "sarif") write(mergedSarif(kept.sort((a, b) => (a.uri < b.uri ? -1 : 1))));
  if (sink != 1) closeSync(sink);
  return code;
}
