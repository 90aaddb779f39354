// build/dist/ is ready for a static host: what is compressed is the file itself, the settings name the page's
// own policy, and SHA256SUMS names everything.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { policy } from "../../web/build/policy.mjs";
import { builds } from "./files.mjs";

const dist = join(builds, "dist");
const bytes = (name) => readFileSync(join(dist, name));
const text = (name) => bytes(name).toString();

for (const name of ["beian-check.html", "beian-check.js"]) {
  test(`${name} lies there compressed, without a time`, () => {
    assert.ok(brotliDecompressSync(bytes(`${name}.br`)).equals(bytes(name)));
    const gzip = bytes(`${name}.gz`);
    assert.ok(gunzipSync(gzip).equals(bytes(name)));
    // RFC 1952: no name or comment, no time, an unknown system.
    assert.deepEqual([gzip[3], gzip.readUInt32LE(4), gzip[9]], [0, 0, 255]);
  });
}

for (const [name, times] of [["nginx.conf", 1], ["Caddyfile", 1], ["_headers", 2]]) {
  test(`hosting/${name} sends the page's own policy`, () => {
    const csp = policy(text("beian-check.html"));
    assert.match(csp, /^default-src 'none'; script-src 'sha256-[^;]*; .*connect-src 'none'/);
    assert.equal(text(`hosting/${name}`).split(csp).length - 1, times);
    assert.ok(!text(`hosting/${name}`).includes("{{"));
  });
}

test("SHA256SUMS names every file, and each agrees", () => {
  const files = execFileSync("find", [".", "-type", "f", "-printf", "%P\n"], { cwd: dist, encoding: "utf8" });
  const listed = text("SHA256SUMS").replace(/^[0-9a-f]{64} {2}/gm, "");
  assert.deepEqual(listed.trim().split("\n").sort(), files.trim().split("\n").filter((it) => it !== "SHA256SUMS").sort());
  assert.ok(readdirSync(dist).includes("beian-check.html"));
  execFileSync("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: dist });
});
