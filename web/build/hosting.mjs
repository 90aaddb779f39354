// Fills the page's content security policy into the settings of a server.
//
//   node hosting.mjs dist/beian-check.html nginx.conf dist/hosting/nginx.conf
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { policy } from "./policy.mjs";

const [page, template, output] = process.argv.slice(2);
const text = readFileSync(template, "utf8");
if (!text.includes("{{csp}}")) throw new Error(`${template} has no {{csp}}`);
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, text.replaceAll("{{csp}}", policy(readFileSync(page, "utf8"))));
