// The page in Chromium, from disk: from the start of the navigation to the first frame, and from a
// keystroke to the end of the frame that shows it (frames are drawn inside the event).
//
// Drawn without a graphics card (SwiftShader), as in the tests. What the compositor does after the
// frame has been handed over is not in these numbers.
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { field, go, openSample, settled } from "../web/lib/act.mjs";
import { line, median } from "./lib/line.mjs";

const file = fileURLToPath(new URL("../../build/dist/beian-check.html", import.meta.url));
const executablePath =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const args = ["--headless=new", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/** Runs in the page before it: when its first frame stands, in ms from the start of the navigation. */
function watchFirstFrame() {
  window.firstFrame = new Promise((resolve) => {
    const look = () => (window.beianPage?.frames > 0 ? resolve(performance.now()) : setTimeout(look));
    look();
  });
}

async function open(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
  const page = await context.newPage();
  await page.addInitScript(watchFirstFrame);
  await page.goto(pathToFileURL(file).href);
  return { page, firstFrame: await page.evaluate(() => firstFrame) };
}

/** Types into the field one character after the other; ms of each, with a frame in each. */
function keystrokes(input, count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const frames = beianPage.frames;
    const start = performance.now();
    input.value += String(i % 10);
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
    const took = performance.now() - start;
    if (beianPage.frames > frames) times.push(took);
  }
  return times;
}

const browser = await chromium.launch({ executablePath, args });
try {
  const firstFrames = [];
  for (let i = 0; i < 9; i++) {
    const { page, firstFrame } = await open(browser);
    firstFrames.push(firstFrame);
    await page.context().close();
  }
  line("page", "navigation to first frame", median(firstFrames), "ms", { most: 1000 });

  const { page } = await open(browser);
  await openSample(page);
  await go(page, "applet");
  const comment = field(page, "icp_applets.base_info.comment");
  await comment.focus();
  await settled(page);
  const times = await comment.evaluate(keystrokes, 100);
  line("page", `keystroke to frame (${times.length} of 100 drew one)`, median(times), "ms", { most: 16 });
} finally {
  await browser.close();
}
