// Opens the assembled page in Chromium, over http and from disk, and keeps a record of everything
// it must not do: errors, requests, breaches of its content security policy.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { serve } from "../../../web/build/serve.mjs";

const builds = process.env.BEIAN_BUILDS ?? fileURLToPath(new URL("../../../build", import.meta.url));
export const dist = join(builds, "dist");
export const pageFile = join(dist, "beian-check.html");
const screenshots = join(builds, "screenshots");

/** How the page can be reached. What depends on it is tested over each. */
export const transports = ["http", "file"];

export const desktop = { viewport: { width: 1280, height: 800 } };
export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
/** Where the page must work; most tests of a view run for each. */
export const sizes = { wide: desktop, phone };

const executablePath =
  process.env.CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const flags =
  "--headless=new --no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader " +
  "--disable-background-networking --disable-component-update --disable-sync --disable-quic --no-first-run";

// One browser and one server for a test file, started by its first page.
let browser, server;
export const theBrowser = () => (browser ??= chromium.launch({ executablePath, args: flags.split(" ") }));
export const theServer = () => (server ??= serve(dist));
after(async () => {
  await browser?.then((it) => it.close());
  await server?.then((it) => it.close());
});

/**
 * Opens the page in a fresh context and waits until it has started.
 *
 * `options`: Playwright's context options (see `desktop`, `phone`; also colorScheme, reducedMotion,
 * forcedColors …), `init`, a function to run in the page before its own script, and `url`, where
 * another server than ours has the page.
 *
 * Returns {page, context, record, shot, close}; `record` fills itself while the page lives.
 */
export async function open(transport, { init, url, ...options } = {}) {
  url ??= transport === "file" ? pathToFileURL(pageFile).href : (await theServer()).url;

  const context = await (await theBrowser()).newContext({ ...desktop, locale: "zh-CN", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const record = { errors: [], requests: [], violations: [] };
  page.on("pageerror", (error) => record.errors.push(error.stack));
  page.on("console", (message) => {
    if (message.type() === "error") record.errors.push(message.text());
  });
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) record.requests.push(request.url());
  });
  await page.exposeBinding("recordViolation", (_, violation) => record.violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      recordViolation(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
  if (init) await page.addInitScript(init);
  await page.goto(url, { timeout: 30_000 });  // several pages may start at once
  await page.evaluate(() => beianCheck.module.then(() => true));

  return {
    page,
    context,
    record,
    /** Writes build/screenshots/<name>.png and returns its bytes. */
    shot(name) {
      mkdirSync(screenshots, { recursive: true });
      return page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    close: () => context.close(),
  };
}

/**
 * A test of the freshly opened page, for each of `options.over` (both transports unless told). In
 * the end nothing may have gone wrong: no error, no request but for the page, no policy violation.
 */
export function pageTest(name, options, run) {
  const { over = transports, ...opening } = options;
  for (const transport of over) {
    test(`${name} (${transport})`, async (t) => {
      const opened = await open(transport, opening);
      t.after(opened.close);
      await run(opened, t);
      assert.deepEqual(opened.record.errors, []);
      assert.deepEqual(opened.record.violations, []);
      assert.deepEqual(opened.record.requests, [opened.page.url()]);
    });
  }
}
