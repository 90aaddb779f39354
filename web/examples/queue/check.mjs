// Checks one filing and writes its report: what a job of the queue is.
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CheckerError, createChecker } from "beian-check";

import { filings, reports } from "./settings.mjs";

const checker = await createChecker();

/** Whoever looks sees a whole report or none, also when this process ends in between. */
function write(folder, report) {
  mkdirSync(reports, { recursive: true });
  const path = join(reports, `${encodeURIComponent(folder)}.json`), unfinished = `${path}.${randomUUID()}.tmp`;
  writeFileSync(unfinished, `${JSON.stringify(report)}\n`);
  renameSync(unfinished, path);
}

function papers(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name != "filing.json" && statSync(join(folder, name)).isFile());
  return names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** One job. A filing that is broken has that as its answer; a disk that is away is worth another try. */
export default async function check({ data: { folder } }) {
  const path = join(filings, folder), filing = readFileSync(join(path, "filing.json"), "utf8"), files = papers(path);
  let report;
  try {
    report = await checker.check(filing, { files });
  } catch (error) {
    if (!(error instanceof CheckerError) || error.code.startsWith("program-")) throw error;
    report = { error: { code: error.code, message: error.message } };
  }
  write(folder, report);
}
