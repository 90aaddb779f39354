// node worker.mjs [--until-empty]: checks filings of the queue, one at a time. It keeps nothing: start
// as many as there are cores, end any of them whenever you like. The check itself (check.mjs) has a
// thread of its own, so that this one can go on telling Redis that it is alive.
import { Queue, Worker } from "bullmq";

import { connect, lockDuration, queueName } from "./settings.mjs";

const connection = connect();
const worker = new Worker(queueName, new URL("./check.mjs", import.meta.url), {
  connection,
  useWorkerThreads: true,
  lockDuration,
  stalledInterval: lockDuration,
  maxStalledCount: 3,
});
worker.on("error", (error) => console.error(error.message));

async function end() {
  await worker.close(); // after the filing it has
  connection.disconnect();
  process.exit(0);
}
process.on("SIGTERM", end);

if (process.argv.includes("--until-empty")) {
  const queue = new Queue(queueName, { connection: connect() });
  setInterval(async () => {
    const counts = await queue.getJobCounts("waiting", "active", "delayed", "prioritized");
    if (Object.values(counts).every((count) => count == 0)) await end();
  }, 500);
}
