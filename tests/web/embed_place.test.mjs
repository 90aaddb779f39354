// <beian-check> among other things: its height, the wheel, a second one, the end; and a made-up agency.
import assert from "node:assert/strict";
import { test } from "node:test";

import { go, node, press, settled } from "./lib/act.mjs";
import { ask, asking, decide, element, faulty, ready, script, told, visit } from "./lib/site.mjs";

test("as high as its content; dialogs lie where the frame is seen; the wheel moves the site", async (t) => {
  const { page, frame } = await visit(t, element(`height="auto"`));
  await ready(page);
  const inner = await frame();
  const height = () => page.evaluate(() => document.querySelector("beian-check").offsetHeight);
  await ask(page, "setFiling", { filing: faulty });
  await page.waitForFunction(() => document.querySelector("beian-check").offsetHeight > 1000);
  await settled(inner);
  const tall = await height();
  assert.ok(tall <= 4000, `${tall}`);
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 900);
  await page.waitForFunction(() => scrollY > 800);
  const { answer } = await asking(page, "getFiling");
  await node(inner, "consent-yes").waitFor({ state: "attached" });
  await settled(inner);
  const box = await node(inner, "consent-yes").boundingBox();
  assert.ok(box.y > 0 && box.y + box.height < 800, `on the screen: ${box.y}`);
  await decide(inner, "consent-no");
  await answer;
  await ask(page, "clear");
  await page.waitForFunction((tall) => document.querySelector("beian-check").offsetHeight < tall - 300, tall);
  await page.evaluate(() => document.querySelector("beian-check").setAttribute("height", "500px"));
  assert.equal(await height(), 500);
});

test("the site scrolls only where the frame has nothing to scroll", async (t) => {
  const { page, frame } = await visit(t, `<body style="margin:0;height:3000px">${element(`height="600px"`)}`);
  await ready(page);
  const inner = await frame();
  await ask(page, "setFiling", { filing: faulty });
  await settled(inner);
  const top = async () => (await node(inner, "copy-report").boundingBox()).y;
  const before = await top();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 200);
  await page.waitForTimeout(300);
  assert.ok((await top()) < before, "the frame has scrolled");
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test("two elements on one page keep apart", async (t) => {
  const { page, frame } = await visit(t, `${script}<beian-check id="a" src="TOOL/beian-check.html"></beian-check><beian-check id="b" lang="en" src="TOOL/beian-check.html"></beian-check>`);
  await page.evaluate(() => Promise.all([...document.querySelectorAll("beian-check")].map((it) => it.ready)));
  await page.evaluate((filing) => ask("setFiling", { filing }, document.querySelector("#a")), faulty);
  await page.waitForFunction(() => told.some((it) => it.type === "result" && it.id === "a"));
  const counts = await page.evaluate(() => Promise.all(["#a", "#b"].map(async (id) => (await ask("check", {}, document.querySelector(id))).summary.rules.some((it) => it.id === "id.check-digit"))));
  assert.deepEqual(counts, [true, false]);
  const langs = await Promise.all([0, 1].map(async (i) => (await frame(i)).evaluate(() => document.documentElement.lang)));
  assert.deepEqual(langs.sort(), ["en", "zh-CN"]);
});

test("the leave button, when the site wants one; then nothing answers any more", async (t) => {
  const { page, frame } = await visit(t, element("leave"));
  await ready(page);
  await ask(page, "setFiling", { filing: faulty });
  const inner = await frame();
  await press(inner, "leave");
  await page.waitForFunction(() => told.some((it) => it.type === "leaveRequested"));
  assert.deepEqual(await told(page, "leaveRequested"), [{ unsaved: false }]);
  assert.deepEqual(await ask(page, "dispose"), {});
  assert.equal((await ask(page, "check")).code, -32000);
});

test("the made-up agency: its form fills the filing, the summary and the report come back", async (t) => {
  const { page, tool, frame } = await visit(t, "");
  await page.goto(`${tool}examples/agency.html`);
  await page.waitForFunction(() => /处必须修改/.test(document.querySelector("#verdict").textContent));
  const before = await page.locator("#verdict").textContent();
  await page.locator("form button").click();
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "已填进自检");
  await page.waitForFunction((before) => document.querySelector("#verdict").textContent !== before, before);
  const inner = await frame();
  await page.locator("#report").click();
  await decide(inner, "consent-yes");
  await page.waitForFunction(() => /收到「.+\.md」/.test(document.querySelector("#answer").textContent));
  await page.locator("#filing").click();
  await decide(inner, "consent-no");
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "申请人没有同意");
  await go(inner, "results");
  const { x, y } = await node(inner, "leave").boundingBox();
  await page.mouse.click(x + 10, y + 10); // the frame goes away under it: there is nothing to wait for in it
  await page.waitForFunction(() => !document.querySelector("beian-check"));
  assert.deepEqual(await page.evaluate(() => violations), []);
});
