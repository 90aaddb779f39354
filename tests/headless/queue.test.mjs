// The example of web/examples/queue against a real Redis: every filing gets its report, once, whatever
// happens to a worker.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { png } from "../cli/png.mjs";
import { emptyFolder, installed } from "./package.mjs";
import { ended, layFilings, layOut, startRedis, until } from "./queue.mjs";

const sample = (name) => readFileSync(fileURLToPath(new URL(`../../assets/samples/${name}.json`, import.meta.url)));
const tool = join(installed(), "node_modules/beian-check");
const redis = await startRedis(emptyFolder());
after(() => redis.stop());

/** The example with these filings and an empty queue. */
async function desk(filings, more = {}) {
  await redis.queue.obliterate({ force: true });
  const folder = emptyFolder(), start = layOut(folder, tool, redis, { LOCK_MS: "1500", BACKOFF_MS: "300", ...more });
  layFilings(folder, filings);
  return { folder, start, reports: () => readdirSync(join(folder, "reports")).sort(), report: (name) => JSON.parse(readFileSync(join(folder, "reports", `${encodeURIComponent(name)}.json`))) };
}

const completed = () => redis.queue.getJobCountByTypes("completed");

test("two workers check all filings once; put into the queue twice, too", async () => {
  const names = Array.from({ length: 40 }, (_, i) => `第 ${i} 份：示例`);
  const { start, reports, report } = await desk({
    ...Object.fromEntries(names.map((name) => [name, { "filing.json": sample("faulty"), "logo.png": png(150, 100) }])),
    broken: { "filing.json": "{broken" },
  });
  assert.deepEqual([await ended(start("producer.mjs")), await ended(start("producer.mjs"))], [0, 0]);
  assert.equal(await redis.queue.getJobCountByTypes("waiting"), 41);
  const workers = [1, 2].map(() => start("worker.mjs", "--until-empty"));
  assert.deepEqual(await Promise.all(workers.map(ended)), [0, 0]);
  assert.equal(await completed(), 41);
  assert.deepEqual(reports(), [...names.map((name) => `${encodeURIComponent(name)}.json`), "broken.json"].sort());
  assert.ok(report(names[7]).findings.some(({ rule }) => rule == "image.not-square"));
  assert.match(report("broken").error.code, /^json-/);
});

test("a worker that is killed in the middle loses nothing and doubles nothing", async () => {
  const heavy = { "filing.json": sample("clean"), ...Object.fromEntries(Array.from({ length: 2 }, (_, i) => [`${i}.png`, png(2000, 2000)])) };
  const names = ["a", "b", "c", "d"];
  const { start, reports, report } = await desk(Object.fromEntries(names.map((name) => [name, heavy])));
  await ended(start("producer.mjs"));
  const victim = start("worker.mjs");
  await until(async () => (await completed()) == 1 && (await redis.queue.getActiveCount()) == 1, "the second filing has begun");
  victim.kill("SIGKILL");
  await ended(victim);
  const [cut] = await redis.queue.getActive();
  assert.ok(cut, "a filing was being checked");
  assert.equal(await ended(start("worker.mjs", "--until-empty")), 0);
  assert.equal(await completed(), names.length);
  assert.deepEqual(reports(), names.map((name) => `${name}.json`));
  for (const name of names) assert.equal(report(name).tool.name, "beian-check");
  const started = (await redis.queue.getCompleted()).map((job) => [job.data.folder, job.attemptsStarted]);
  assert.deepEqual(Object.fromEntries(started), Object.fromEntries(names.map((name) => [name, name == cut.data.folder ? 2 : 1])));
});

test("what fails is tried again after a while, which grows", async () => {
  const { folder, start, reports } = await desk({ there: { "filing.json": sample("clean") } });
  await ended(start("producer.mjs", "there", "late"));
  const worker = start("worker.mjs", "--until-empty");
  const late = async () => (await redis.queue.getJob("filing-late")) ?? {};
  await until(async () => (await late()).attemptsMade >= 2, "two tries");
  const { delay, failedReason } = await late();
  assert.match(failedReason, /ENOENT/);
  assert.ok(delay == 0 || delay >= 600, `${delay} ms`);
  layFilings(folder, { late: { "filing.json": sample("clean") } });
  assert.equal(await ended(worker), 0);
  assert.deepEqual(reports(), ["late.json", "there.json"]);
  assert.ok((await late()).attemptsMade >= 3);
});
