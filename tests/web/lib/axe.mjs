// axe-core in the page.
import { readFileSync } from "node:fs";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** What axe complains about now, one line each. */
export async function complaints(page) {
  const loaded = await page.evaluate(() => typeof axe === "object");
  if (!loaded) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map((it) => `${id}: ${it.html.slice(0, 120)}`));
  });
}
