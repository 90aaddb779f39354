// What a person does on the page: pressing what is drawn, typing, composing Chinese, dropping files.
//
// Everything is named by the id of its element in the semantics tree ("step-subject", "finding:0",
// "f:icp_subject.base_info.name"); a press goes to the canvas at the place of that element.

import { readFileSync } from "node:fs";

export const node = (page, id) => page.locator(`#semantics [data-id="${id}"]`);
export const field = (page, path) => node(page, `f:${path}`);

/** Waits until the page has drawn what it had to draw: three animation frames without a new one. */
export const settled = (page) =>
  page.evaluate(async () => {
    const nextFrame = () => new Promise(requestAnimationFrame);
    for (let same = 0, frames = -1; same < 3; await nextFrame()) {
      same = frames === beianPage.frames ? same + 1 : 0;
      frames = beianPage.frames;
    }
  });

/** Scrolls the element into view as focusing it does; returns the middle of what is drawn. */
async function middle(page, id) {
  const element = node(page, id);
  await element.waitFor({ state: "attached" });
  await element.focus();
  await settled(page);
  const box = await element.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Presses the mouse on what is drawn for the element, wherever it must be scrolled from. */
export async function press(page, id) {
  const [x, y] = await middle(page, id);
  await page.mouse.click(x, y);
  await settled(page);
}

/** The same with a finger. */
export async function tap(page, id) {
  const [x, y] = await middle(page, id);
  await page.touchscreen.tap(x, y);
  await settled(page);
}

/** Ids of the semantics tree, in order; `prefix` chooses. */
export const ids = (page, prefix = "") =>
  page.evaluate(
    (prefix) => [...document.querySelectorAll("#semantics [data-id]")].map((it) => it.dataset.id).filter((id) => id.startsWith(prefix)),
    prefix,
  );

export const texts = (page, prefix) =>
  page.evaluate(
    (prefix) => [...document.querySelectorAll(`#semantics [data-id^="${prefix}"]`)].map((it) => it.getAttribute("aria-label") ?? it.textContent),
    prefix,
  );

/** What the findings shown now say, one text each: title, place, message, remedy. */
export const findings = (page) => texts(page, "finding:");

/** What a screen reader hears of the last event and the verdict. */
export const said = (page) => node(page, "said").textContent();

export const focusedId = (page) => page.evaluate(() => document.activeElement.dataset.id ?? document.activeElement.tagName);

/** Whether a question or sheet lies over the page. */
export const isDialog = (page) => page.locator("#semantics [role=dialog]").evaluate((it) => !it.hidden);

export async function openSample(page, name = "faulty") {
  await press(page, `sample-${name}`);
  await node(page, "copy-report").waitFor({ state: "attached" });
}

/** A press by what people have at hand: a finger where the screen is touched, else the mouse. */
export const touch = async (page, id) => ((await page.evaluate(() => navigator.maxTouchPoints > 0)) ? tap : press)(page, id);

/** Presses and returns the file that is saved: {name, text}. */
export async function saved(page, id) {
  const [download] = await Promise.all([page.waitForEvent("download"), touch(page, id)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** The report in one of its forms: "html", "markdown", "csv", "json", "sarif". */
export async function savedReport(page, form) {
  await touch(page, "save-report");
  return saved(page, `save-${form}`);
}

/** From Chinese to English, or back. */
export async function switchLanguage(page) {
  const inMenu = (await node(page, "menu").count()) > 0;
  if (inMenu) await touch(page, "menu");
  await touch(page, inMenu ? "menu-language" : "language");
}

/** Chooses from the list of a field what the words find first. */
export async function choose(page, path, words) {
  await touch(page, `f:${path}`);
  await node(page, "picker-search").focus();
  await page.keyboard.insertText(words);
  await settled(page);
  await page.keyboard.press("Enter");
  await settled(page);
}

export const go = (page, step) => press(page, `step-${step}`);

/** Replaces the text of a field by typing, and leaves the focus in it. */
export async function type(page, path, text) {
  await field(page, path).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** Types by an input method: each of `steps` is shown underlined, `final` is what stays. */
export async function compose(page, steps, final) {
  const cdp = await page.context().newCDPSession(page);
  for (const text of steps) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  if (final !== undefined) await cdp.send("Input.insertText", { text: final });
  await cdp.detach();
}

/** Drops files {name, bytes (Buffer or string), mime} anywhere on the page. */
export async function drop(page, ...files) {
  const packed = files.map(({ name, bytes, mime = "" }) => ({ name, mime, base64: Buffer.from(bytes).toString("base64") }));
  await page.evaluate(async (packed) => {
    const transfer = new DataTransfer();
    for (const { name, mime, base64 } of packed) {
      const bytes = await (await new Response(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)))).arrayBuffer();
      transfer.items.add(new File([bytes], name, { type: mime }));
    }
    const send = (type) =>
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    send("dragover");
    send("drop");
  }, packed);
  // Reading is asynchronous: wait until the page has named the last file, or asks what to do with it.
  await page.waitForFunction((name) => {
    const text = document.getElementById("semantics").textContent;
    return text.includes(name) || text.includes("替换现在的内容");
  }, files.at(-1).name);
  await settled(page);
}
