// Serves one folder to this machine alone, nothing cached, under the same policy as the page's own.
//
//   node serve.mjs folder [port]
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

import { policy } from "./policy.mjs";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".png": "image/png",
};

/** The regular file a request asks for, with its size; undefined for anything else. */
function requested(folder, url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const file = join(folder, normalize(path === "/" ? "/beian-check.html" : path)); // no ".." survives
    const stat = statSync(file);
    return stat.isFile() ? { file, size: stat.size } : undefined;
  } catch {
    return undefined; // no such file, or an address that is none
  }
}

/** Resolves to {url, close} once it listens; port 0 takes any free one. */
export function serve(folder, port = 0) {
  const server = createServer((request, response) => {
    const found = /^(GET|HEAD)$/.test(request.method) && requested(folder, request.url);
    if (!found) return response.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n");
    const extension = extname(found.file);
    response.writeHead(200, {
      "Content-Type": types[extension] ?? "application/octet-stream",
      "Content-Length": found.size,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Access-Control-Allow-Origin": "*", // a site that embeds the page checks the script's integrity
      ...(extension === ".html" && { "Content-Security-Policy": policy(readFileSync(found.file, "utf8")) }),
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(found.file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () =>
      resolve({ url: `http://localhost:${server.address().port}/`, close: () => (server.close(), server.closeAllConnections()) }),
    );
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { url } = await serve(argv[2], Number(argv[3] ?? 8080));
    console.log(`备案自检: ${url} (Ctrl+C stops it)`);
  } catch (error) {
    const busy = error.code === "EADDRINUSE";
    console.error(busy ? `port ${argv[3]} is in use; choose another with --port` : error.message);
    process.exitCode = 1;
  }
}
