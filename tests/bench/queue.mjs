// The example of web/examples/queue: filings per second of one worker and of two, against a real Redis.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { ended, layFilings, layOut, startRedis } from "../headless/queue.mjs";
import { line } from "./lib/line.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sample = readFileSync(join(root, "assets/samples/faulty.json"));
const count = 2000;

const work = mkdtempSync(join(tmpdir(), "beian-queue-"));
const redis = await startRedis(work);

/** From the first filing that was begun to the last that was done. */
async function rate(workers) {
  const folder = join(work, `${workers}`), start = layOut(folder, join(root, "build/dist/npm"), redis);
  layFilings(folder, Object.fromEntries(Array.from({ length: count }, (_, i) => [`filing-${i}`, { "filing.json": sample }])));
  await redis.queue.obliterate({ force: true });
  await ended(start("producer.mjs"));
  await Promise.all(Array.from({ length: workers }, () => ended(start("worker.mjs", "--until-empty"))));
  const jobs = await redis.queue.getCompleted(0, count);
  if (jobs.length != count) throw new Error(`${jobs.length} of ${count} filings were checked`);
  return (count * 1000) / (Math.max(...jobs.map((job) => job.finishedOn)) - Math.min(...jobs.map((job) => job.processedOn)));
}

try {
  const [one, two] = [await rate(1), await rate(2)];
  line("queue", "one worker", one, "filings/s");
  line("queue", "two workers", two, "filings/s");
  line("queue", "  against one", two / one, "times", { least: 1.5 });
} finally {
  await redis.stop();
  rmSync(work, { recursive: true });
}
