// A thread of batch.mjs: gets the path of a filing, answers with its report.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";

import { createChecker } from "./beian-check.mjs";

const { root, format, asked } = workerData;
const starting = createChecker();

function papers(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name != "filing.json" && statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    .map((name) => ({ name: name.replaceAll("\\", "/"), bytes: readFileSync(join(folder, name)) }));
}

async function answer(file) {
  try {
    const path = join(root, file), whole = statSync(path).isDirectory();
    const filing = readFileSync(whole ? join(path, "filing.json") : path, "utf8");
    const checker = await starting, parts = { ...asked, files: whole ? papers(path) : [] };
    if (format == "sarif") return { sarif: JSON.parse(await checker.report(filing, "sarif", parts)) };
    return await checker.check(filing, parts);
  } catch (error) {
    return { error: { code: error.code ?? "unusable", message: error.message } };
  }
}

parentPort.on("message", async (file) => parentPort.postMessage(await answer(file)));
