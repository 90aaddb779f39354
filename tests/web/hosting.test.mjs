// build/dist/ on a real server, with the settings that come with it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { test } from "node:test";

import { policy } from "../../web/build/policy.mjs";
import { node, openSample } from "./lib/act.mjs";
import { nginx } from "./lib/nginx.mjs";
import { dist, open, pageFile } from "./lib/page.mjs";
import { integrity, visit } from "./lib/site.mjs";

/** The answer as it comes, not unpacked: {status, headers, bytes}. */
const ask = (url, headers = {}) =>
  new Promise((answer, fail) => {
    const request = get(url, { headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => answer({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(parts) }));
    });
    request.on("error", fail);
  });

const file = (name) => readFileSync(join(dist, name));
const everywhere = {
  "cache-control": "no-cache",
  "cross-origin-resource-policy": "cross-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
const expected = {
  "beian-check.html": {
    ...everywhere,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy(readFileSync(pageFile, "utf8")),
  },
  "beian-check.js": { ...everywhere, "content-type": "text/javascript; charset=utf-8", "access-control-allow-origin": "*" },
};

test("nginx sends the page and the loader with the right headers, as small as the browser can take", async (t) => {
  const server = await nginx(t);
  for (const [name, headers] of Object.entries(expected)) {
    const accepting = async (encoding, file_) => {
      const answer = await ask(server.url + name, { "Accept-Encoding": encoding });
      assert.equal(answer.status, 200);
      const told = Object.fromEntries(Object.keys(headers).map((it) => [it, answer.headers[it]]));
      assert.deepEqual(told, headers, `${name}, ${encoding}`);
      assert.ok(answer.bytes.equals(file(file_)), `${name}, ${encoding}`);
      return answer.headers;
    };
    assert.equal((await accepting("identity", name))["content-encoding"], undefined);
    const packed = await accepting("gzip", `${name}.gz`);
    assert.equal(packed["content-encoding"], "gzip");
    assert.match(packed.vary, /Accept-Encoding/);
    if (server.brotli) assert.equal((await accepting("gzip, br", `${name}.br`))["content-encoding"], "br");
    const again = await ask(server.url + name, { "Accept-Encoding": "gzip", "If-None-Match": packed.etag });
    assert.deepEqual([again.status, again.bytes.length], [304, 0], "asked again, it costs nothing");
  }
  const { headers, bytes } = await ask(server.url);
  assert.equal(headers["content-security-policy"], expected["beian-check.html"]["content-security-policy"]);
  assert.ok(bytes.equals(file("beian-check.html")), "the folder is the page");
});

test("the page of nginx works, and needs nothing more than itself", async (t) => {
  const { url } = await nginx(t);
  const { page, record, close } = await open("http", { url });
  t.after(close);
  await openSample(page);
  assert.ok(await node(page, "finding:0").count());
  assert.deepEqual(record, { errors: [], requests: [url], violations: [] });
});

test("the loader of nginx embeds the page in a site of another origin, with its integrity checked", async (t) => {
  const { url } = await nginx(t);
  const { page, requests, origin } = await visit(t, `<script src="TOOL/beian-check.js" integrity="${integrity}" crossorigin="anonymous"></script><beian-check></beian-check>`, {
    tool: url,
    csp: "default-src 'self'; script-src TOOL; frame-src TOOL",
  });
  const { protocolVersion } = await page.evaluate(() => document.querySelector("beian-check").ready);
  assert.equal(protocolVersion, 1);
  assert.deepEqual(await page.evaluate(() => violations), []);
  assert.deepEqual(new Set(requests), new Set([`${origin}/`, `${url}beian-check.js`, `${url}beian-check.html`]));
});
