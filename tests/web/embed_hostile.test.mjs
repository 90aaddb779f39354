// The page in a hostile site, the element around a hostile page, sandboxes that forbid more, and elements that
// come and go.
import assert from "node:assert/strict";
import { test } from "node:test";

import { isDialog, node, openSample, press, settled } from "./lib/act.mjs";
import { theBrowser } from "./lib/page.mjs";
import { client, site, visit } from "./lib/site.mjs";

const framed = (sandbox = "allow-scripts allow-downloads", query = "") => `${client}<iframe sandbox="${sandbox}" src="TOOL/beian-check.html${query}" width="1200" height="700"></iframe>`;
const element = `<script src="TOOL/beian-check.js"></script><beian-check src="TOOL/beian-check.html"></beian-check>`;
const rpc = (page, method, params) => page.evaluate(([method, params]) => rpc(method, params), [method, params]);
const hello = { protocolVersion: 1 };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

test("JSON-RPC 2.0 to the letter: what is wrong, and where", async (t) => {
  const { page } = await visit(t, framed());
  await page.evaluate(() => connected);
  assert.deepEqual(await page.evaluate(() => hello), { data: { beianCheck: "hello", protocol: 1 }, origin: "null" });
  assert.equal((await rpc(page, "check", {})).code, -32002, "initialize first");
  assert.equal((await rpc(page, "initialize", { protocolVersion: 2 })).data.path, "protocolVersion");
  assert.equal((await rpc(page, "initialize", hello)).protocolVersion, 1);
  for (const [method, params, code, path] of [
    ["getEverything", {}, -32601],
    ["constructor", {}, -32601],
    ["initialize", { ...hello, theme: "pink" }, -32602, "theme"],
    ["initialize", { ...hello, accent: "red" }, -32602, "accent"],
    ["initialize", { ...hello, hide: ["subject", "results"] }, -32602, "hide.1"],
    ["initialize", { ...hello, subjectType: "robot" }, -32602, "subjectType"],
    ["initialize", { ...hello, leave: "yes" }, -32602, "leave"],
    ["initialize", { ...hello, colour: 1 }, -32602, "colour"],
    ["setFiling", {}, -32602, "filing"],
    ["setFiling", { filing: [] }, -32602, "filing"],
    ["setFiling", { filing: "{}" }, -32602, "filing"],
    ["check", { now: true }, -32602, "now"],
    ["check", [1], -32602, "params"],
    ["getReport", { format: "pdf" }, -32602, "format"],
    ["getReport", { format: "json", unmasked: 1 }, -32602, "unmasked"],
    ["addFiles", { files: [7] }, -32602, "files.0"],
  ]) {
    const { code: got, data } = await rpc(page, method, params);
    assert.equal(got, code, `${method} ${JSON.stringify(params)}`);
    assert.equal(data?.path, path, `${method} ${JSON.stringify(params)}`);
  }
  const answers = await page.evaluate(async () => {
    const before = heard.length;
    for (const message of ["{", "[1]", '{"jsonrpc":"2.0"}', null, 7, [], { jsonrpc: "1.0", id: 1, method: "check" }, { jsonrpc: "2.0", id: {}, method: "check" },
      { jsonrpc: "2.0", id: "x", method: "check", params: { at: new Date() } }, new Map(), { jsonrpc: "2.0", method: "getEverything" },
      { jsonrpc: "2.0", method: "check" }, '{"jsonrpc":"2.0","id":"text","method":"check"}']) post(message);
    await new Promise((soon) => setTimeout(soon, 500));
    return heard.slice(before).filter((it) => "id" in it);
  });
  assert.deepEqual(
    answers.map((it) => [it.id, it.error?.code]),
    [[null, -32700], [null, -32600], [null, -32600], [null, -32600], [null, -32600], [null, -32600], [1, -32600], [null, -32600], ["x", -32600], [null, -32600], ["text", undefined]],
  );
});

test("a hostile site: wrong source, forged port, wrong origin", async (t) => {
  const other = await site(t, { "/": `<script>
    addEventListener("message", ({ data }) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => parent.postMessage({ stolen: data }, "*");
      parent.frames[data].postMessage({ beianCheck: "connect" }, "*", [port2]);
      port1.postMessage({ jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: 1 } });
    });
  </script>` });
  const { page, frame } = await visit(t, `${framed()}<iframe src="${other}/"></iframe><script>
    window.stolen = [];
    addEventListener("message", ({ data }) => data?.stolen && stolen.push(data.stolen));
  </script>`);
  await page.evaluate(() => connected);
  assert.equal((await rpc(page, "initialize", hello)).protocolVersion, 1);
  const stolen = await page.evaluate(async () => {
    frames[1].postMessage(0, "*"); // a sibling brings a port
    for (const ports of [0, 1, 2]) { // and so do we, again
      const channels = Array.from({ length: ports }, () => new MessageChannel());
      channels.forEach(({ port1 }) => {
        port1.onmessage = ({ data }) => stolen.push(data);
        port1.postMessage({ jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: 1 } });
      });
      frames[0].postMessage({ beianCheck: "connect" }, "*", channels.map(({ port2 }) => port2));
    }
    frames[0].postMessage({ jsonrpc: "2.0", id: 1, method: "getFiling" }, "*"); // not through the port
    await new Promise((soon) => setTimeout(soon, 500));
    return stolen;
  });
  assert.deepEqual(stolen, []);
  assert.ok(!(await isDialog(await frame())), "nobody was asked anything");
  assert.ok((await rpc(page, "check", {})).summary, "the first port still stands");
});

test("?host= admits one origin alone", async (t) => {
  for (const [wanted, works] of [["https://agency.example", false], ["", true]]) {
    const { page, origin, tool } = await visit(t, client);
    await page.evaluate(({ tool, host }) => {
      const frame = Object.assign(document.createElement("iframe"), { src: `${tool}beian-check.html?host=${encodeURIComponent(host)}` });
      frame.setAttribute("sandbox", "allow-scripts");
      document.body.append(frame);
    }, { tool, host: wanted || `https://agency.example,${origin}` });
    await page.evaluate(() => connected);
    const answer = await Promise.race([rpc(page, "initialize", hello), pause(1500).then(() => "silence")]);
    assert.equal(answer === "silence", !works, `${wanted}`);
  }
});

test("a hostile site: messages too large, too deep, too many; the page and what was typed stand", async (t) => {
  const { page, frame } = await visit(t, framed());
  await page.evaluate(() => connected);
  await rpc(page, "initialize", hello);
  const inner = await frame();
  await openSample(inner);
  const codes = await page.evaluate(async () => {
    const deep = (depth) => { let value = {}; for (let i = 0; i < depth; i++) value = { a: value }; return value; };
    const round = {};
    round.round = round;
    let laughs = ["ha"];
    for (let i = 0; i < 40; i++) laughs = [laughs, laughs];
    const codes = {};
    for (const [name, filing] of Object.entries({ text: { a: "字".repeat(5 << 20) }, bytes: { a: "字".repeat(3 << 20) }, deep: deep(500), round, laughs: { a: laughs }, hollow: { a: new Array(2 ** 31) }, many: { a: Array.from({ length: 300000 }, () => 0) } }))
      codes[name] = (await rpc("setFiling", { filing })).code;
    const before = heard.length;
    post("x".repeat(5 << 20));
    while (heard.length === before) await new Promise((soon) => setTimeout(soon, 20));
    codes.string = heard.at(-1).error.code;
    return codes;
  });
  assert.deepEqual(codes, { text: -32005, bytes: -32005, deep: -32005, round: -32005, laughs: -32005, hollow: -32005, many: -32005, string: -32005 });
  const flood = await page.evaluate(async () => {
    const before = heard.length;
    for (let i = 0; i < 20000; i++) post({ jsonrpc: "2.0", id: i, method: "check" });
    await new Promise((soon) => setTimeout(soon, 3000));
    const answers = heard.slice(before).filter((it) => "id" in it);
    return { answers: answers.length, refused: answers.filter((it) => it.error?.code === -32004).length, last: answers.at(-1).error?.code };
  });
  assert.ok(flood.answers < 1500 && flood.refused > 500 && flood.last === -32004, JSON.stringify(flood));
  await settled(inner);
  await press(inner, "step-subject");
  assert.equal(await node(inner, "f:icp_subject.base_info.name").inputValue(), "深圳市示例科技有限公司", "nothing is lost");
});

test("a hostile page in the element: nothing is believed, nothing reaches the site", async (t) => {
  const evil = `<script>
    addEventListener("message", ({ ports: [port] }) => {
      port.onmessage = ({ data }) => {
        const say = (method, params) => port.postMessage({ jsonrpc: "2.0", method, params });
        port.postMessage({ jsonrpc: "2.0", id: 999, result: "of nothing" });
        port.postMessage(null);
        port.postMessage("junk");
        say("sizeChanged", { height: NaN });
        say("sizeChanged", { height: 1e9 });
        say("sizeChanged", null);
        say("result", { summary: "<img src=x onerror=alert(1)>" });
        say("result", { summary: { verdict: "ready", counts: { error: "<b>" }, rules: [] } });
        say("saveRequested", { name: "a.exe", bytes: "no" });
        say("constructor", {});
        say("evil", {});
        for (let i = 0; i < 5000; i++) say("progress", { waiting: i });
        port.postMessage({ jsonrpc: "2.0", id: data.id, result: { protocolVersion: 1 } });
      };
    });
    parent.postMessage({ beianCheck: "hello" }, "*");
    const attempts = [() => parent.document.title, () => { top.location = "https://agency.example/"; }, () => { window.name = localStorage.x; }, () => open("https://agency.example/")];
    window.got = attempts.map((attempt) => { try { return String(attempt()); } catch (error) { return "stopped"; } });
  </script>`;
  const stranger = await site(t, { "/beian-check.html": evil });
  const { page, origin } = await visit(t, `<script src="TOOL/beian-check.js"></script><beian-check height="auto" src="${stranger}/beian-check.html"></beian-check>
    <iframe srcdoc="<script>parent.postMessage({ beianCheck: 'hello' }, '*')</script>"></iframe>`);
  await page.evaluate(() => document.querySelector("beian-check").ready);
  await pause(300);
  const { told, height, prototype } = await page.evaluate(() => ({
    told: told.map((it) => it.type),
    height: document.querySelector("beian-check").offsetHeight,
    prototype: Object.keys(Object.prototype),
  }));
  assert.equal(height, 4000, "clamped");
  assert.deepEqual(prototype, []);
  assert.deepEqual([...new Set(told)].sort(), ["progress", "ready", "sizeChanged"]);
  assert.ok(told.length < 1000, `${told.length} events of 5000`); // a hundred a second
  assert.equal(page.url(), `${origin}/`);
  const child = page.frames().find((it) => it.url().startsWith(stranger));
  assert.deepEqual(await child.evaluate(() => got), ["stopped", "stopped", "stopped", "null"]);
});

test("no src, or no page where it leads: said, not waited for", async (t) => {
  const why = (page) => page.evaluate(async () => {
    await customElements.whenDefined("beian-check");
    return document.querySelector("beian-check").ready.catch(({ code, message }) => `${code} ${message}`);
  });
  // A module cannot tell where it is.
  const bare = await visit(t, `<script type="module" src="TOOL/beian-check.js"></script><beian-check></beian-check>`);
  assert.match(await why(bare.page), /^-32000 .*needs src/);
  const { page } = await visit(t, `<script src="TOOL/beian-check.js"></script><beian-check src="/nothing-here.html"></beian-check>`, {
    before: (page) => page.clock.install(),
  });
  await page.waitForFunction(() => document.querySelector("beian-check").shadowRoot.querySelector("iframe"));
  await page.waitForLoadState("load");
  await page.clock.fastForward(31_000);
  assert.match(await why(page), /^-32000 .*does not answer/);
});

test("where downloads are not allowed the text is shown to be copied", async (t) => {
  const { page, frame } = await visit(t, framed("allow-scripts"));
  await page.evaluate(() => connected);
  await rpc(page, "initialize", { ...hello, save: "text" });
  const inner = await frame();
  await openSample(inner);
  let downloads = 0;
  page.on("download", () => downloads++);
  await press(inner, "save-body");
  assert.equal(JSON.parse(await node(inner, "text-to-copy").inputValue()).icp_subject.base_info.name, "深圳市示例科技有限公司");
  await press(inner, "text-copy");
  assert.ok(!(await isDialog(inner)), "copied");
  assert.equal(downloads, 0);
});

test("a site that is sandboxed itself: it works, without storage, and saves as text", async (t) => {
  const { page, frame } = await visit(t, element, { csp: "sandbox allow-scripts" });
  await page.evaluate(() => document.querySelector("beian-check").ready);
  const inner = await frame();
  await openSample(inner);
  await press(inner, "save-body");
  assert.ok((await node(inner, "text-to-copy").inputValue()).length > 100);
});

test("removed and added 20 times, nothing stays behind", async (t) => {
  const { page, tool } = await visit(t, element);
  await page.evaluate(() => document.querySelector("beian-check").ready);
  const cdp = await page.context().newCDPSession(page);
  const system = await (await theBrowser()).newBrowserCDPSession();
  const measure = async () => {
    await cdp.send("HeapProfiler.collectGarbage");
    await cdp.send("HeapProfiler.collectGarbage");
    const { documents, nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    const { processInfo } = await system.send("SystemInfo.getProcessInfo");
    return { documents, nodes, jsEventListeners, usedSize, renderers: processInfo.filter((it) => it.type === "renderer").length };
  };
  const cycle = () => page.evaluate(async () => {
    const element = document.querySelector("beian-check");
    const { parentNode } = element;
    const pending = element.request("check"); // still under way
    element.remove();
    const refused = await pending.then(() => "answered", (error) => error.code);
    parentNode.append(element);
    await element.ready;
    const { summary } = await element.request("check");
    return [refused, summary.verdict];
  });
  for (let i = 0; i < 3; i++) await cycle();
  const before = await measure();
  for (let i = 0; i < 20; i++) {
    const [refused, verdict] = await cycle();
    assert.equal(refused, -32000);
    assert.equal(verdict, "not-ready");
  }
  await pause(500);
  const now = await measure();
  t.diagnostic(`before ${JSON.stringify(before)}, after 20 times ${JSON.stringify(now)}`);
  assert.ok(now.documents <= before.documents + 1 && now.nodes <= before.nodes + 20, "documents and nodes");
  assert.ok(now.jsEventListeners <= before.jsEventListeners + 2, "listeners");
  assert.ok(now.usedSize < before.usedSize + 300_000, "memory of the site");
  assert.ok(now.renderers <= before.renderers, "processes");
  assert.equal(page.frames().filter((it) => it.url().startsWith(tool)).length, 1);
});
