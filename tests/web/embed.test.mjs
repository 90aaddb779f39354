// <beian-check> in a site of another origin: the handshake, what it sets, answers and tells, and that nothing
// leaves the frame before the applicant has agreed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { field, go, ids, isDialog, node, press, settled, texts, type } from "./lib/act.mjs";
import { complaints } from "./lib/axe.mjs";
import { dist, phone } from "./lib/page.mjs";
import { photo } from "./lib/pictures.mjs";
import { integrity, loader, visit } from "./lib/site.mjs";

const faulty = JSON.parse(readFileSync(new URL("../../assets/samples/faulty.json", import.meta.url)));
const name = "icp_subject.base_info.name";
const secrets = [faulty.icp_subject.base_info.name, faulty.icp_subject.principal_info.name, faulty.icp_subject.principal_info.certificate_number, faulty.icp_subject.principal_info.mobile];
const script = `<script src="TOOL/beian-check.js"></script>`;
const element = (attributes = "") => `${script}<beian-check src="TOOL/beian-check.html" ${attributes}></beian-check>`;

const ask = (page, method, params) => page.evaluate(([method, params]) => ask(method, params), [method, params]);
/** Asks, and returns {answer} at once: what the applicant decides comes later. */
const asking = async (page, method, params) => ({ answer: ask(page, method, params) });
const told = (page, type) => page.evaluate((type) => told.filter((it) => it.type === type).map((it) => it.detail), type);
const ready = (page) => page.evaluate(() => document.querySelector("beian-check").ready);

/** Waits for the dialog, and decides when it lets. */
async function decide(frame, id) {
  await node(frame, "consent-yes").waitFor({ state: "attached" });
  await frame.waitForFunction(() => !document.querySelector('[data-id="consent-yes"]').disabled);
  await press(frame, id);
}
const heard = async (frame) => (await texts(frame, "consent-")).join("\n");

test("cross-origin, under a strict policy, with its integrity checked: it is ready and tells numbers alone", async (t) => {
  const body = `<script src="TOOL/beian-check.js" integrity="${integrity}" crossorigin="anonymous"></script><beian-check></beian-check>`;
  const { page, frame, tool, origin, requests } = await visit(t, body.replace("<beian-check>", `<beian-check src="TOOL/beian-check.html">`), {
    csp: "default-src 'self'; script-src TOOL; frame-src TOOL",
  });
  const versions = await ready(page);
  assert.equal(versions.protocolVersion, 1);
  assert.match(versions.rules.checked, /^\d{4}-\d\d-\d\d$/);
  const inner = await frame();
  assert.equal(await inner.evaluate(() => self.origin), "null", "sandboxed: an origin of its own");
  const { summary } = await ask(page, "setFiling", { filing: faulty });
  assert.equal(summary.verdict, "not-ready");
  assert.ok(summary.counts.error > 0 && summary.rules.some((it) => it.id === "id.check-digit"));
  assert.deepEqual(await ask(page, "check"), { summary });
  await page.waitForFunction((count) => told.some((it) => it.type === "result" && it.detail.summary.counts.error === count), summary.counts.error);
  const everything = JSON.stringify(await page.evaluate(() => told));
  for (const secret of secrets) assert.ok(!everything.includes(secret), secret);
  assert.deepEqual(await page.evaluate(() => violations), []);
  assert.deepEqual(new Set(requests), new Set([`${origin}/`, `${tool}beian-check.js`, `${tool}beian-check.html`]));
});

test("on the site itself under default-src 'self', found beside its script", async (t) => {
  const html = readFileSync(`${dist}/beian-check.html`, "utf8");
  const { page, frame } = await visit(t, `<script src="/beian-check.js"></script><beian-check></beian-check>`, {
    csp: "default-src 'self'",
    pages: { "/beian-check.js": { html: readFileSync(loader), type: "text/javascript" }, "/beian-check.html": html },
  });
  await ready(page);
  assert.equal(await (await frame()).evaluate(() => { try { return typeof localStorage; } catch { return "none"; } }), "none", "no storage at all");
  assert.deepEqual(await page.evaluate(() => violations), []);
});

test("attributes: language, theme, colour, the case, steps; also later", async (t) => {
  const { page, frame } = await visit(t, element(`lang="en" theme="dark" accent="#ffd000" subject-type="individual" province="广东省" scenario="general" hide="after start"`));
  await ready(page);
  const inner = await frame();
  assert.deepEqual(await ids(inner, "step-"), ["step-materials", "step-subject", "step-principal", "step-applet", "step-results"]);
  assert.equal(await inner.evaluate(() => document.documentElement.lang), "en");
  assert.equal(await inner.evaluate(() => document.documentElement.style.colorScheme), "dark");
  await go(inner, "subject");
  assert.match((await texts(inner, "f:icp_subject.base_info.province")).join(), /广东省|Guangdong/);
  assert.deepEqual((await complaints(inner)).filter((it) => /contrast/.test(it)), []);
  await page.evaluate(() => {
    const element = document.querySelector("beian-check");
    element.setAttribute("lang", "zh");
    element.setAttribute("hide", "");
    element.removeAttribute("theme");
  });
  await node(inner, "step-after").waitFor({ state: "attached" });
  assert.equal(await inner.evaluate(() => document.documentElement.lang), "zh-CN");
  assert.equal(await inner.evaluate(() => document.documentElement.style.colorScheme), "light");
  await page.evaluate(() => document.querySelector("beian-check").setAttribute("province", "火星省"));
  await page.waitForFunction(() => told.some((it) => it.type === "failed"));
  const [failed] = await told(page, "failed");
  assert.equal(failed.data.path, "province");
  // Rules: as a property.
  const pack = { id: "acme", version: "7", checked: "2026-11-01", suppress: [{ rule: "id.check-digit", reason: "另行核对" }] };
  await ask(page, "setFiling", { filing: faulty });
  await page.evaluate((pack) => (document.querySelector("beian-check").rules = pack), pack);
  const rulesOf = async () => (await ask(page, "check")).summary.rules.map((it) => it.id);
  await assert.doesNotReject(async () => assert.ok(!(await rulesOf()).includes("id.check-digit")));
  const wrong = await ask(page, "setRules", { rules: { ...pack, suppress: [{ rule: "no.such", reason: "无" }] } });
  assert.equal(wrong.code, -32602);
  assert.match(wrong.data.problems.join(), /no\.such/);
  await ask(page, "setRules", { rules: null });
  assert.ok((await rulesOf()).includes("id.check-digit"));
});

for (const [size, options] of Object.entries({ wide: {}, phone })) {
  test(`the applicant is asked, in the frame, who wants what: ${size}`, async (t) => {
    const { page, frame, origin } = await visit(t, element(), { options });
    await ready(page);
    const inner = await frame();
    await ask(page, "setFiling", { filing: faulty });
    // Refused.
    let { answer } = await asking(page, "getFiling");
    await node(inner, "consent-no").waitFor({ state: "attached" });
    assert.equal(await node(inner, "consent-yes").isDisabled(), true, "not in the first moment");
    const words = await heard(inner);
    assert.ok(words.includes(origin), words);
    assert.match(words, /不遮盖[^]*证件号码/);
    assert.deepEqual(await complaints(inner), []);
    await decide(inner, "consent-no");
    assert.deepEqual(await answer, { name: "BeianCheckError", code: -32001, message: "申请人没有同意 / the applicant refused", data: { what: "filing" } });
    // Closed by Escape: refused, too.
    ({ answer } = await asking(page, "getFiling"));
    await node(inner, "consent-no").waitFor({ state: "attached" });
    await settled(inner);
    await page.keyboard.press("Escape");
    assert.equal((await answer).code, -32001);
    // Agreed, once.
    ({ answer } = await asking(page, "getReport", { format: "json", unmasked: true }));
    await decide(inner, "consent-yes");
    const unmasked = await answer;
    assert.equal(unmasked.mime, "application/json");
    assert.ok(unmasked.text.includes(faulty.icp_subject.principal_info.certificate_number));
    assert.ok(!(await isDialog(inner)));
    // Agreed for this visit: not asked again for that, but for other things.
    ({ answer } = await asking(page, "getReport", { format: "json" }));
    await node(inner, "consent-always").waitFor({ state: "attached" });
    await press(inner, "consent-always");
    await decide(inner, "consent-yes");
    assert.equal(JSON.parse((await answer).text).masked, true);
    for (const format of ["html", "markdown", "csv", "sarif", "hints"]) {
      const { text } = await ask(page, "getReport", { format });
      assert.ok(text.length > 100 && !text.includes(faulty.icp_subject.principal_info.certificate_number), format);
    }
    // A third refusal is the last question of its kind.
    ({ answer } = await asking(page, "getFiling"));
    await decide(inner, "consent-no");
    await answer;
    assert.equal((await ask(page, "getFiling")).code, -32001);
    assert.ok(!(await isDialog(inner)));
    // Cleared: all that is forgotten.
    assert.deepEqual(await ask(page, "clear"), {});
    ({ answer } = await asking(page, "getFiling"));
    await decide(inner, "consent-yes");
    assert.equal((await answer).filing.icp_subject, undefined);
  });
}

test("what the applicant typed is replaced or cleared only when they agree", async (t) => {
  const { page, frame } = await visit(t, element());
  await ready(page);
  const inner = await frame();
  await ask(page, "setFiling", { filing: faulty });
  await go(inner, "subject");
  await type(inner, name, "深圳市示例贸易有限公司");
  let { answer } = await asking(page, "setFiling", { filing: faulty });
  await decide(inner, "consent-no");
  assert.equal((await answer).data.what, "lose");
  assert.equal(await field(inner, name).inputValue(), "深圳市示例贸易有限公司");
  ({ answer } = await asking(page, "setFiling", { filing: faulty }));
  await decide(inner, "consent-yes");
  assert.ok((await answer).summary);
  assert.equal(await field(inner, name).inputValue(), faulty.icp_subject.base_info.name);
  assert.deepEqual(await texts(inner, "h:").then((all) => all[0]), "主体信息", "the page stays where it was");
});

test("files of the site: pictures for a place, by their names, and what is wrong with them", async (t) => {
  const { page, frame } = await visit(t, element());
  await ready(page);
  const inner = await frame();
  const slot = "icp_subject.principal_info.certificate_photo_front";
  const jpeg = (await photo(page)).toString("base64");
  const add = (files) => page.evaluate(async ({ jpeg, files }) => {
    const bytes = Uint8Array.from(atob(jpeg), (c) => c.charCodeAt(0));
    return ask("addFiles", { files: files.map((it) => ({ bytes: new Blob([bytes], { type: "image/jpeg" }), ...it })) });
  }, { jpeg, files });
  assert.equal((await add([{ name: "a.jpg", slot: "no.such.place" }])).data.path, "files.0.slot");
  assert.equal((await add([{ name: "a.jpg", bytes: "x" }])).data.path, "files.0.bytes");
  assert.equal((await add([{ name: "a.jpg" }, {}])).data.path, "files.1.name");
  assert.deepEqual(await add([{ name: "a.jpg", slot }]), { added: 1 });
  await page.waitForFunction(() => told.some((it) => it.type === "progress" && it.detail.waiting === 1));
  await page.waitForFunction(() => told.some((it) => it.type === "progress" && it.detail.waiting === 0));
  assert.match((await texts(inner, "said")).join(), /人像面/);
  const set = await asking(page, "setFiling", { filing: faulty });
  await decide(inner, "consent-yes"); // what was found in the picture is not saved yet
  await set.answer;
  const { answer } = await asking(page, "getFiling");
  await decide(inner, "consent-yes");
  assert.deepEqual((await answer).filing.documents.pictures.map((it) => it.path), [slot], "pictures stay");
});

test("saving: by the browser; by the site when the applicant agrees", async (t) => {
  const { page, frame } = await visit(t, element());
  await ready(page);
  const inner = await frame();
  await ask(page, "setFiling", { filing: faulty });
  const download = async (id, act = press) => (await Promise.all([page.waitForEvent("download"), act(inner, id)]))[0];
  assert.equal((await download("save-body")).suggestedFilename(), "apply_icp_filing.json");
  await page.evaluate(() => document.querySelector("beian-check").setAttribute("save", "host"));
  await ask(page, "check");
  await press(inner, "save-body");
  await node(inner, "consent-no").waitFor({ state: "attached" });
  assert.match(await heard(inner), /apply_icp_filing\.json/);
  assert.equal((await download("consent-no")).suggestedFilename(), "apply_icp_filing.json", "refused: the browser's");
  assert.deepEqual(await told(page, "saveRequested"), []);
  await press(inner, "save-body");
  await decide(inner, "consent-yes");
  await page.waitForFunction(() => told.some((it) => it.type === "saveRequested"));
  const text = await page.evaluate(() => told.find((it) => it.type === "saveRequested").detail.bytes.text());
  assert.equal(JSON.parse(text).icp_subject.base_info.name, faulty.icp_subject.base_info.name);
});

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

test("from inside the frame nothing leaks either", async (t) => {
  const { page, frame, requests } = await visit(t, element());
  await ready(page);
  const inner = await frame();
  await ask(page, "setFiling", { filing: faulty });
  const before = requests.length;
  await press(inner, "privacy");
  await press(inner, "try-to-leak");
  await node(inner, "leak-result").waitFor({ state: "attached" });
  const [result] = await texts(inner, "leak-result");
  const [all, blocked] = result.match(/\d+/g);
  assert.equal(blocked, all, result);
  const left = requests.slice(before);
  assert.deepEqual(left.filter((it) => !it.includes(".leak-test.invalid")), []);
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
  await press(inner, "leave").catch(() => {}); // the frame goes away under the press
  await page.waitForFunction(() => !document.querySelector("beian-check"));
  assert.deepEqual(await page.evaluate(() => violations), []);
});
