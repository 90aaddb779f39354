// nginx, started for one test by whoever runs it: in a folder and on a port of its own, with the settings
// that build/dist/hosting/nginx.conf recommends.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

import { dist } from "./page.mjs";

const unpacked = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "beian-check/nginx"); // by ./dev
const system = existsSync("/usr/sbin/nginx") ? "" : unpacked;
const brotli = [system, ""].map((root) => `${root}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so`).find(existsSync);

const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => `${it}_temp_path ${it};`).join(" ");
const settings = (port) => `
  ${brotli ? `load_module ${brotli};` : ""}
  daemon off; master_process off; pid nginx.pid; error_log stderr;
  events { }
  http {
    access_log off; ${temporary}
    server { listen 127.0.0.1:${port}; root ${dist}; include recommended.conf; }
  }`;

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts it until the test ends: {url, brotli: whether it sends brotli}. */
export async function nginx(t) {
  const folder = mkdtempSync(join(tmpdir(), "nginx-"));
  const port = await freePort();
  const recommended = readFileSync(join(dist, "hosting/nginx.conf"), "utf8");
  writeFileSync(join(folder, "recommended.conf"), brotli ? recommended.replace("# brotli_static on;", "brotli_static on;") : recommended);
  writeFileSync(join(folder, "nginx.conf"), settings(port));
  const server = spawn(`${system}/usr/sbin/nginx`, ["-p", folder, "-c", "nginx.conf", "-e", "stderr"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (text) => (said += text));
  const ended = new Promise((done) => server.once("exit", done).once("error", (error) => done((said += error.message))));
  t.after(async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });
  const url = `http://localhost:${port}/`;
  for (;;) {
    const answers = fetch(url, { method: "HEAD" }).then(() => true, () => new Promise((soon) => setTimeout(soon, 30, false)));
    const state = await Promise.race([answers, ended.then(() => "ended")]);
    if (state === "ended") throw new Error(`nginx did not start: ${said}`);
    if (state) return { url, brotli: Boolean(brotli) };
  }
}
