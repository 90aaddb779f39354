// <beian-check> in a site of another origin: the handshake, what it sets, and that the applicant is asked.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { field, go, ids, isDialog, node, press, settled, texts, type } from "./lib/act.mjs";
import { complaints } from "./lib/axe.mjs";
import { dist, phone } from "./lib/page.mjs";
import { ask, asking, decide, element, faulty, heard, integrity, loader, ready, script, told, visit } from "./lib/site.mjs";

const name = "icp_subject.base_info.name";
const secrets = [faulty.icp_subject.base_info.name, faulty.icp_subject.principal_info.name, faulty.icp_subject.principal_info.certificate_number, faulty.icp_subject.principal_info.mobile];

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
    // Refused. The first moment is over sooner than a busy machine looks: the page itself remembers it.
    await inner.evaluate(() => {
      window.atFirst = new Promise((seen) => {
        const watch = new MutationObserver(() => {
          const yes = document.querySelector('[data-id="consent-yes"]');
          if (yes) watch.disconnect(), seen(yes.disabled);
        });
        watch.observe(document.querySelector("#semantics"), { childList: true, subtree: true });
      });
    });
    let { answer } = await asking(page, "getFiling");
    await node(inner, "consent-no").waitFor({ state: "attached" });
    assert.equal(await inner.evaluate(() => atFirst), true, "not in the first moment");
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
