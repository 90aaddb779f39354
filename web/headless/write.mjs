import { writeSync } from "node:fs";

/** All of the bytes into an open file: a pipe may be full, and take a part; or nobody reads on. */
export function writeAll(number, bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(number, bytes, at);
    } catch (error) {
      if (error.code == "EPIPE") return;
      if (error.code != "EAGAIN") throw error;
    }
  }
}
