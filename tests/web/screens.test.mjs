// Pictures of every step and dialog for build/screenshots/, and the proof that each shows something.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { drop, go, ids, node, openSample, press, savedReport, settled, touch, type } from "./lib/act.mjs";
import { open, sizes } from "./lib/page.mjs";
import { colours } from "./lib/pixels.mjs";

const steps = ["start", "materials", "subject", "principal", "applet", "results", "after"];
const drama = readFileSync(new URL("../cases/_base/short-drama.json", import.meta.url));
const rulePack = { id: "acme", version: "1", checked: "2025-01-01", suppress: [{ rule: "email.typo", reason: "已另行核对" }] };

for (const [size, options] of Object.entries(sizes)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${size}, ${colorScheme}`, async () => {
      const { page, record, shot, close } = await open("file", { ...options, colorScheme });
      const seen = async (name) => {
        await settled(page);
        const image = await shot(`${name}-${size}-${colorScheme}`);
        assert.ok(colours(image) >= 32, `${name}: only ${colours(image)} colours`);
      };
      const dialog = async (opener, name) => {
        await touch(page, opener);
        await seen(name);
        await page.keyboard.press("Escape");
        await settled(page);
      };
      await seen("first");
      await dialog("privacy", "privacy");
      await openSample(page);
      for (const step of steps) {
        await go(page, step);
        await seen(step);
      }
      await node(page, "rejection").focus();
      await page.keyboard.insertText("86308 证件有效期不满足要求；手机号核验不通过");
      await seen("rejection");
      await go(page, "applet");
      await dialog("draft-remark", "draft");
      await go(page, "results");
      await dialog((await ids(page, "rule:"))[0], "rule");
      await dialog("save-report", "save-report");
      const earlier = await savedReport(page, "json");
      await go(page, "principal");
      await type(page, "icp_subject.principal_info.certificate_number", "440305199003070014");
      await go(page, "results");
      await drop(page, { name: "earlier.json", bytes: earlier.text });
      await drop(page, { name: "acme.json", bytes: JSON.stringify(rulePack) });
      await seen("comparison");
      await go(page, "start");
      await drop(page, { name: "drama.json", bytes: drama });
      await press(page, "replace-yes");
      await go(page, "drama");
      await seen("drama");
      assert.deepEqual(record.errors, []);
      await close();
    });
  }
}
