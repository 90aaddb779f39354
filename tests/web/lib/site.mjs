// A site of another origin that embeds the page: the page is served on localhost, the site on 127.0.0.1.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

import { node, press, texts } from "./act.mjs";
import { desktop, dist, theBrowser, theServer } from "./page.mjs";

export const loader = join(dist, "beian-check.js");
export const integrity = `sha384-${createHash("sha384").update(readFileSync(loader)).digest("base64")}`;

/** Serves {path: html or {html, csp, type}}, until the test ends. Returns its address, without the last slash. */
export async function site(t, pages) {
  const server = createServer((request, response) => {
    const found = pages[new URL(request.url, "http://localhost").pathname];
    if (found === undefined) return response.writeHead(404).end();
    const { html = found, csp, type = "text/html; charset=utf-8" } = found;
    response.writeHead(200, { "Content-Type": type, ...(csp && { "Content-Security-Policy": csp }) }).end(html);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

/** The frame as act.mjs wants a page. */
export const inside = (page, frame) => ({
  locator: (selector) => frame.locator(selector),
  evaluate: (run, argument) => frame.evaluate(run, argument),
  waitForFunction: (run, argument) => frame.waitForFunction(run, argument),
  waitForEvent: (name) => page.waitForEvent(name),
  mouse: page.mouse,
  keyboard: page.keyboard,
});

/** Runs in the site's page before its own scripts: what it is told, and what its policy has stopped. */
function listen() {
  const error = ({ name, code, message, data }) => ({ name, code, message, data });
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
  window.told = [];  // events of elements
  window.watch = (element) => {
    for (const type of ["ready", "progress", "result", "sizeChanged", "saveRequested", "leaveRequested", "failed"])
      element.addEventListener(type, ({ detail }) => told.push({ type, detail: detail instanceof Error ? error(detail) : detail, id: element.id }));
    return element;
  };
  addEventListener("DOMContentLoaded", () => document.querySelectorAll("beian-check").forEach(watch));
  /** The answer of a request, or its error as a value. */
  window.ask = (method, params, element = document.querySelector("beian-check")) =>
    element.request(method, params).catch(error);
}

/**
 * Opens a site with `body` in it: html; TOOL stands for the page's address, which is on our server
 * unless `tool` names another. Returns {page, origin, tool, frames(), frame(i)}: the embedded pages,
 * as act.mjs wants them, once they have started.
 */
export async function visit(t, body, { tool, csp, options = {}, pages = {}, before = () => {} } = {}) {
  tool ??= (await theServer()).url;
  const fill = (text) => text.replaceAll("TOOL", tool.replace(/\/$/, ""));
  const origin = await site(t, { "/": { html: fill(`<!doctype html><html lang="zh-CN"><title>site</title>${body}`), csp: csp && fill(csp) }, ...pages });
  const context = await (await theBrowser()).newContext({ ...desktop, locale: "zh-CN", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const requests = [];
  page.on("request", (request) => /^(blob|data):/.test(request.url()) || requests.push(request.url()));
  await page.addInitScript(listen);
  await before(page);
  await page.goto(`${origin}/`);
  const frames = () => page.frames().filter((it) => it.url().includes("beian-check.html"));
  return {
    page, origin, tool, requests, frames,
    async frame(i = 0) {
      for (let tries = 0; frames().length <= i && tries < 300; tries++) await page.waitForTimeout(50);
      const frame = frames()[i];
      await frame.waitForFunction(() => typeof beianCheck !== "undefined"); // its document may have just begun
      await frame.evaluate(() => beianCheck.module.then(() => true));
      return inside(page, frame);
    },
  };
}

/** Scripts of the site for a client without the element: `rpc(method, params)`, `post(message)`, `heard`. */
export const client = `<script>
  window.heard = [];
  window.post = (message) => port.postMessage(message);
  let last = 0;
  window.rpc = (method, params) => new Promise((answer) => {
    const id = ++last;
    waiting[id] = answer;
    port.postMessage({ jsonrpc: "2.0", id, method, params });
  });
  const waiting = {};
  window.connected = new Promise((done) => addEventListener("message", (event) => {
    if (event.data?.beianCheck !== "hello" || window.port) return;
    window.hello = { data: event.data, origin: event.origin };
    const { port1, port2 } = new MessageChannel();
    window.port = port1;
    port1.onmessage = ({ data }) => {
      heard.push(data);
      if (data.id !== undefined) waiting[data.id]?.(data.error ?? data.result);
    };
    event.source.postMessage({ beianCheck: "connect" }, "*", [port2]);
    done(true);
  }));
</script>`;

// --- a site with the element in it, and what its page is asked ---

export const faulty = JSON.parse(readFileSync(new URL("../../../assets/samples/faulty.json", import.meta.url)));
export const script = `<script src="TOOL/beian-check.js"></script>`;
export const element = (attributes = "") => `${script}<beian-check src="TOOL/beian-check.html" ${attributes}></beian-check>`;

export const ask = (page, method, params) => page.evaluate(([method, params]) => ask(method, params), [method, params]);
/** Asks, and returns {answer} at once: what the applicant decides comes later. */
export const asking = async (page, method, params) => ({ answer: ask(page, method, params) });
export const told = (page, type) => page.evaluate((type) => told.filter((it) => it.type === type).map((it) => it.detail), type);
export const ready = (page) => page.evaluate(() => document.querySelector("beian-check").ready);

/** Waits for the dialog, and decides when it lets. */
export async function decide(frame, id) {
  await node(frame, "consent-yes").waitFor({ state: "attached" });
  await frame.waitForFunction(() => !document.querySelector('[data-id="consent-yes"]').disabled);
  await press(frame, id);
}
export const heard = async (frame) => (await texts(frame, "consent-")).join("\n");
