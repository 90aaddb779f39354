// A Redis of its own, and the example of web/examples/queue with all it needs, for its test and its
// benchmark.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Queue } from "bullmq";
import { Redis } from "ioredis";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sleep = (ms) => new Promise((next) => setTimeout(next, ms));

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** Nothing of it is kept; stop() ends it. */
export async function startRedis(folder) {
  const port = await freePort();
  const words = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const server = spawn("redis-server", words, { stdio: "ignore" });
  const url = `redis://127.0.0.1:${port}`, connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on("error", () => {}); // until it listens
  await connection.ping();
  return {
    url,
    queue: new Queue("beian-check", { connection }),
    async stop() {
      connection.disconnect();
      server.kill();
      await once(server, "exit");
    },
  };
}

/** The example in `folder`, with `tool` as its package beian-check: start(script, words) runs a part of it. */
export function layOut(folder, tool, redis, more = {}) {
  const modules = join(folder, "node_modules");
  mkdirSync(modules, { recursive: true });
  cpSync(join(root, "web/examples/queue"), folder, { recursive: true });
  symlinkSync(tool, join(modules, "beian-check"));
  for (const name of ["bullmq", "ioredis"]) symlinkSync(join(root, "tests/node_modules", name), join(modules, name));
  const env = { ...process.env, REDIS_URL: redis.url, ...more };
  return (script, ...words) => spawn("node", [script, ...words], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
}

/** One folder for each: {folder: {file: bytes}}. */
export function layFilings(folder, filings) {
  for (const [name, files] of Object.entries(filings)) {
    mkdirSync(join(folder, "filings", name), { recursive: true });
    for (const [file, bytes] of Object.entries(files)) writeFileSync(join(folder, "filings", name, file), bytes);
  }
}

export const ended = async (process) => (await once(process, "exit"))[0];

/** Waits until it is so; fails after a minute. */
export async function until(condition, what) {
  for (let i = 0; i < 1200; i++) {
    if (await condition()) return;
    await sleep(50);
  }
  throw new Error(`not within a minute: ${what}`);
}
