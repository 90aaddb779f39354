// What the producer and the workers share, from the environment.
import { Redis } from "ioredis";

const { REDIS_URL = "redis://127.0.0.1:6379", LOCK_MS = "30000", BACKOFF_MS = "1000" } = process.env;

export const queueName = "beian-check";
export const filings = process.env.FILINGS ?? "filings"; // folders with a filing.json each
export const reports = process.env.REPORTS ?? "reports";

/** How long a worker may be silent before its job is given to another one. */
export const lockDuration = Number(LOCK_MS);
/** The wait before a second try; it doubles with each. */
export const backoff = { type: "exponential", delay: Number(BACKOFF_MS) };

export const connect = () => new Redis(REDIS_URL, { maxRetriesPerRequest: null });
