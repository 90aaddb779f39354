// <beian-check> in a site of another origin: from the insertion of the element to its `ready`.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { serve } from "../../web/build/serve.mjs";
import { line, median } from "./lib/line.mjs";

const executablePath =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const args = ["--headless=new", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

const tool = await serve(fileURLToPath(new URL("../../build/dist", import.meta.url)));
const site = createServer((_, response) =>
  response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><title>site</title><script src="${tool.url}beian-check.js"></script>`),
).listen(0, "127.0.0.1");
const browser = await chromium.launch({ executablePath, args });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  const times = [];
  for (let i = 0; i < 9; i++) {
    times.push(
      await page.evaluate(async () => {
        const start = performance.now();
        const element = document.createElement("beian-check");
        document.body.append(element);
        await element.ready;
        const took = performance.now() - start;
        element.remove();
        return took;
      }),
    );
  }
  line("embed", "insertion to ready", median(times), "ms", { most: 2000 });
} finally {
  await browser.close();
  site.close();
  tool.close();
}
