// When the page draws, what it survives, and that it is drawn for the screen it is on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { field, go, openSample, press, settled, type } from "./lib/act.mjs";
import { open, pageTest, transports } from "./lib/page.mjs";
import { colours, pixels } from "./lib/pixels.mjs";

const steps = ["start", "materials", "subject", "principal", "applet", "results", "after"];
const name = "icp_subject.base_info.name";

for (const transport of transports) {
  test(`idle, no step draws a frame in 5 seconds (${transport})`, async () => {
    const pages = await Promise.all(
      steps.map(async (step) => {
        const { page, close } = await open(transport);
        await openSample(page);
        await go(page, step);
        await page.mouse.move(640, 400);
        await settled(page);
        return { step, page, close };
      }),
    );
    const frames = (page) => page.evaluate(() => beianPage.frames);
    await Promise.all(
      pages.map(async ({ step, page, close }) => {
        const before = await frames(page);
        await new Promise((idle) => setTimeout(idle, 5000));
        assert.equal((await frames(page)) - before, 0, step);
        await page.mouse.move(100, 140);
        await settled(page);
        assert.ok((await frames(page)) > before, `${step} is awake`);
        await close();
      }),
    );
  });
}

/** Runs in the page before its script: counts what is asked of the GPU, and how often it paints. */
function watchTheGpu() {
  window.gpu = { asked: 0, painted: 0 };
  const count = (method, name) => {
    const its = WebGL2RenderingContext.prototype[method];
    WebGL2RenderingContext.prototype[method] = function (...values) {
      gpu[name]++;
      return its.apply(this, values);
    };
  };
  for (const method of ["getParameter", "isProgram", "readPixels", "finish", "getError"]) count(method, "asked");
  count("clear", "painted");
}

pageTest("frames wait for nothing from the GPU, and a picture on the canvas is not painted again", { over: ["file"], init: watchTheGpu }, async ({ page }) => {
  await openSample(page);
  await page.mouse.move(640, 400);
  await settled(page);
  await page.evaluate(() => Object.assign(gpu, { asked: 0, painted: 0 }));
  const frames = await page.evaluate(() => beianPage.frames);
  for (const step of ["subject", "principal", "results"]) await go(page, step);
  const { asked, painted } = await page.evaluate(() => gpu);
  assert.equal(asked, 0);
  assert.ok(painted >= 3 && painted < (await page.evaluate(() => beianPage.frames)) - frames, `${painted} paintings`);
  const paintedAfter = async (change) => {
    await page.evaluate(() => { gpu.painted = 0; });
    await change();
    await settled(page);
    return page.evaluate(() => gpu.painted);
  };
  assert.ok((await paintedAfter(async () => { // which empties the canvas
    await page.setViewportSize({ width: 1000, height: 700 });
    await page.setViewportSize({ width: 1280, height: 800 });
  })) > 0);
  assert.ok((await paintedAfter(() => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange"))))) > 0);
});

pageTest("a lost WebGL context comes back with everything that was typed", {}, async ({ page }) => {
  await openSample(page);
  await go(page, "subject");
  await type(page, name, "示例科技有限公司");
  await settled(page);
  const before = colours(await page.screenshot());
  const event = (name) => page.evaluate((name) => new Promise((done) => document.getElementById("canvas").addEventListener(name, () => done(), { once: true })), name);
  for (let i = 0; i < 2; i++) {
    const lost = event("webglcontextlost");
    await page.evaluate(() => (window.loser = document.getElementById("canvas").getContext("webgl2").getExtension("WEBGL_lose_context")).loseContext());
    await lost;
    await type(page, name, `示例科技有限公司${i}`); // the fields go on working meanwhile
    const restored = event("webglcontextrestored");
    await page.evaluate(() => window.loser.restoreContext());
    await restored;
    await settled(page);
    const after = colours(await page.screenshot());
    assert.ok(after > before / 2, `${after} colours of ${before}`);
    assert.equal(await field(page, name).inputValue(), `示例科技有限公司${i}`);
  }
  await go(page, "applet");
  await go(page, "subject");
  assert.equal(await field(page, name).inputValue(), "示例科技有限公司1");
});

for (const transport of transports) {
  test(`without WebGL 2 a file is checked all the same (${transport})`, async () => {
    const { page, record, close } = await open(transport, {
      init: () => {
        const get = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
          return /webgl/.test(kind) ? null : get.call(this, kind, ...more);
        };
      },
    });
    await page.waitForFunction(() => /WebGL/.test(document.body.innerText));
    const file = readFileSync(new URL("../../assets/samples/official-sample.json", import.meta.url));
    await page.locator("input[type=file]").setInputFiles({ name: "body.json", mimeType: "application/json", buffer: file });
    await page.waitForFunction(() => /校验码/.test(document.body.innerText));
    const text = await page.locator("body").innerText();
    assert.match(text, /备注/);
    assert.match(text, /还不能提交/);
    assert.deepEqual(record.errors, []);
    assert.deepEqual(record.requests, [page.url()]);
    await close();
  });
}

for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
  pageTest(`the canvas has the pixels of the screen at ${deviceScaleFactor}x`, { over: ["file"], viewport: { width: 800, height: 600 }, deviceScaleFactor }, async ({ page }) => {
    const size = await page.evaluate(() => {
      const canvas = document.getElementById("canvas");
      return { width: canvas.width, height: canvas.height, css: canvas.getBoundingClientRect().toJSON() };
    });
    assert.equal(size.width, 800 * deviceScaleFactor);
    assert.equal(size.height, 600 * deviceScaleFactor);
    assert.equal(size.css.width, 800);
    assert.equal(size.css.height, 600);
    const shot = await page.screenshot();
    assert.equal(pixels(shot).width, 800 * deviceScaleFactor);
    assert.ok(colours(shot) >= 32);
  });
}

pageTest("the window may change its size", { over: ["file"] }, async ({ page }) => {
  await openSample(page);
  for (const [width, height] of [[390, 844], [1600, 900], [320, 480], [1280, 800]]) {
    await page.setViewportSize({ width, height });
    await page.waitForFunction(({ width, height }) => canvas.width === width && canvas.height === height, { width, height });
    await settled(page);
    const image = pixels(await page.screenshot());
    assert.notEqual(image.at(width - 2, height - 2), 0, "drawn to the corner");
  }
});

pageTest("light and dark follow the system until chosen", { over: ["file"], colorScheme: "light" }, async ({ page }) => {
  const ground = async () => {
    await settled(page);
    const clip = { x: 216, y: 70, width: 4, height: 4 }; // beside the steps: background
    return pixels(await page.screenshot({ clip })).at(1, 1) >> 16;
  };
  assert.ok((await ground()) > 200);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.ok((await ground()) < 60);
  await press(page, "theme");
  assert.ok((await ground()) > 200);
  assert.equal(await page.evaluate(() => document.documentElement.style.colorScheme), "light");
  await page.emulateMedia({ colorScheme: "light" });
  await page.emulateMedia({ colorScheme: "dark" });
  assert.ok((await ground()) > 200, "the choice stays");
  await press(page, "theme");
  assert.ok((await ground()) < 60);
});
