// Pictures of every step for build/screenshots/, and the proof that each shows something.
import assert from "node:assert/strict";
import { test } from "node:test";

import { go, openSample, press, settled } from "./lib/act.mjs";
import { desktop, open, phone } from "./lib/page.mjs";
import { colours } from "./lib/pixels.mjs";

const steps = ["start", "materials", "subject", "principal", "applet", "results", "after"];

for (const [size, options] of Object.entries({ wide: desktop, phone })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${size}, ${colorScheme}`, async () => {
      const { page, record, shot, close } = await open("file", { ...options, colorScheme });
      const seen = async (name) => {
        await settled(page);
        const image = await shot(`${name}-${size}-${colorScheme}`);
        assert.ok(colours(image) >= 32, `${name}: only ${colours(image)} colours`);
      };
      await seen("first");
      await press(page, "privacy");
      await seen("privacy");
      await page.keyboard.press("Escape");
      await openSample(page);
      for (const step of steps) {
        await go(page, step);
        await seen(step);
      }
      assert.deepEqual(record.errors, []);
      await close();
    });
  }
}
