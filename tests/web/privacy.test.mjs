// Nothing leaves the page and nothing stays behind: the promise of 「资料不出本机」.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { test } from "node:test";

import { go, node, openSample, press, texts } from "./lib/act.mjs";
import { open, pageFile, pageTest, transports } from "./lib/page.mjs";

const steps = ["start", "materials", "subject", "principal", "applet", "results", "after"];

/**
 * A server on this machine that keeps every byte sent to it. (A connection without a byte does not
 * count: Chromium opens one for a form before it asks the policy whether it may be sent.)
 */
async function sink(t) {
  const bytes = [];
  const server = createServer((socket) => socket.on("data", (data) => (bytes.push(data), socket.end())).on("error", () => {}));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}/`, received: () => Buffer.concat(bytes).toString() };
}

const traces = (page) =>
  page.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: await indexedDB.databases().then((all) => all.length),
    caches: globalThis.caches ? (await caches.keys()).length : 0,
    workers: location.protocol === "file:" ? 0 : (await navigator.serviceWorker.getRegistrations()).length,
    history: history.length,
    address: location.hash + location.search,
  }));

// pageTest itself asks for one request, the page, and no violation.
pageTest("no request and no trace, whatever is done", {}, async ({ page, context }) => {
  const fresh = await traces(page);
  await openSample(page);
  for (const step of steps) await go(page, step);
  await press(page, "privacy");
  await page.keyboard.press("Escape");
  await press(page, "language");
  await press(page, "theme");
  await go(page, "results");
  await Promise.all([page.waitForEvent("download"), press(page, "save-filing")]);
  assert.match(await node(page, "privacy").textContent(), /\b0\b/);
  assert.deepEqual(await traces(page), fresh);
  assert.deepEqual({ ...fresh, history: 0 }, { cookie: "", local: 0, session: 0, databases: 0, caches: 0, workers: 0, history: 0, address: "" });
  assert.deepEqual(await context.cookies(), []);
});

for (const transport of transports) {
  test(`the leak panel shows all 11 ways blocked (${transport})`, async () => {
    const { page, record, close } = await open(transport);
    await press(page, "privacy");
    await press(page, "try-to-leak");
    // Read without locators: those wait for the form's navigation, which never comes.
    await page.waitForFunction(() => document.querySelector('[data-id="leak-result"]'), null, { timeout: 25_000 });
    const rows = await texts(page, "leak:");
    assert.equal(rows.length, 11);
    for (const row of rows) assert.match(row, /已拦下/);
    assert.match((await texts(page, "leak-result"))[0], /11 种办法，拦下 11 种/);
    const [, requests, violations] = (await texts(page, "privacy-count"))[0].match(/联网 (\d+) 次.* (\d+) 次/);
    assert.equal(requests, "0");
    assert.ok(violations >= 11, violations);
    // The browser says the same: eleven hosts, each in a violation, none asked for.
    const hosts = new Set(record.violations.map((it) => it.match(/[\w-]+\.leak-test\.invalid/)?.[0]).filter(Boolean));
    assert.equal(hosts.size, 11, [...hosts].join());
    assert.deepEqual(record.requests.filter((url) => !url.includes("leak-test.invalid")), [page.url()]);
    await close();
  });

  test(`nothing reaches a server, however it is tried (${transport})`, async (t) => {
    const target = await sink(t);
    const { page, close } = await open(transport);
    const directives = ["connect-src", "script-src", "style-src", "font-src", "img-src", "media-src", "frame-src", "object-src", "form-action"];
    const missed = await page.evaluate(async ({ url, directives }) => {
      const violations = [];
      document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
      const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
      const attempts = [
        () => fetch(url),
        () => fetch(url, { method: "POST", mode: "no-cors", body: "x", keepalive: true }),
        () => new Promise((done) => { const it = new XMLHttpRequest(); it.onloadend = done; it.open("POST", url); it.send("x"); }),
        () => new WebSocket(url.replace("http", "ws")),
        () => new EventSource(url),
        () => navigator.sendBeacon(url, "x"),
        () => new Worker(url),
        () => import(url),
        () => new FontFace("leak", `url(${url})`).load(),
        () => add("img", { src: url }),
        () => add("img", { srcset: `${url} 1x` }),
        () => add("script", { src: url }),
        () => add("link", { rel: "stylesheet", href: url }),
        () => add("link", { rel: "prefetch", href: url }),
        () => add("link", { rel: "icon", href: url }),
        () => add("link", { rel: "manifest", href: url }),
        () => add("iframe", { src: url }),
        () => add("object", { data: url }),
        () => add("embed", { src: url }),
        () => add("video", { src: url, poster: url }),
        () => add("audio", { src: url }),
        () => (document.body.style.backgroundImage = `url(${url})`),
        () => { const form = Object.assign(document.createElement("form"), { action: url, method: "post" }); document.body.append(form); form.submit(); },
      ];
      for (const attempt of attempts) {
        try {
          await Promise.race([attempt(), new Promise((soon) => setTimeout(soon, 50))]);
        } catch {
          // refused
        }
      }
      const missed = () => directives.filter((directive) => !violations.some((it) => it.startsWith(directive)));
      for (let i = 0; i < 100 && missed().length > 0; i++) await new Promise((soon) => setTimeout(soon, 50));
      return missed();
    }, { url: target.url, directives });
    assert.deepEqual(missed, [], "each kind of attempt is seen to be blocked");
    assert.equal(target.received(), "");
    await fetch(`${target.url}seen`).catch(() => {});
    assert.match(target.received(), /^GET \/seen /, "the server does listen");
    await close();
  });
}

pageTest("the panel names the SHA-256 of this very file", {}, async ({ page }) => {
  await press(page, "privacy");
  const digest = createHash("sha256").update(readFileSync(pageFile)).digest("hex");
  await page.waitForFunction((digest) => document.querySelector('[data-id="privacy-digest"]')?.textContent.includes(digest), digest);
});

pageTest("the panel says which source the file is made of, and how to compare it on each system", {}, async ({ page }) => {
  await press(page, "privacy");
  await node(page, "privacy-source").waitFor({ state: "attached" });
  const source = await page.evaluate(() => document.querySelector("meta[name=source]").content);
  const [version, day, commit] = source.split(" ");
  const [line] = await texts(page, "privacy-source");
  for (const part of [version, day, commit]) assert.ok(line.includes(part), `${line}: ${part}`);
  const how = (await texts(page, "privacy-digest-")).join("\n");
  for (const command of ["certutil -hashfile beian-check.html SHA256", "shasum -a 256 beian-check.html", "sha256sum beian-check.html"]) {
    assert.ok(how.includes(command), command);
  }
});

pageTest("the terms of everything inside are in the page, whole", {}, async ({ page }) => {
  await press(page, "privacy");
  await press(page, "notices");
  const shown = (await texts(page, "terms:")).join("\n\n");
  const file = readFileSync(new URL("../../THIRD_PARTY_NOTICES.md", import.meta.url), "utf8");
  const paragraphs = file.slice(file.indexOf("\n## ")).split("\n\n").filter((it) => !/^\s*## /.test(it)).map((it) => it.trim());
  assert.equal(shown, paragraphs.join("\n\n"));
});
