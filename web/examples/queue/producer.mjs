// node producer.mjs [FOLDER…]: puts filings into the queue, all of FILINGS unless some are named. A
// filing that is in it already, or was checked within the last day, is not put there twice.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Queue } from "bullmq";

import { backoff, connect, filings, queueName } from "./settings.mjs";

const day = 24 * 3600;
const named = process.argv.slice(2);
const folders = named.length > 0 ? named : readdirSync(filings).filter((name) => existsSync(join(filings, name, "filing.json")));

const connection = connect();
const queue = new Queue(queueName, { connection });
await queue.addBulk(
  folders.map((folder) => ({
    name: "check",
    data: { folder },
    opts: { jobId: `filing-${encodeURIComponent(folder)}`, attempts: 5, backoff, removeOnComplete: { age: day }, removeOnFail: false },
  })),
);
await queue.close();
connection.disconnect();
console.log(`${folders.length} filings`);
