// Writes SHA256SUMS over everything else in a folder, in the order of the names.
//
//   node sums.mjs dist
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);

function files(path = "") {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const name = path ? `${path}/${entry.name}` : entry.name;
    return entry.isDirectory() ? files(name) : [name];
  });
}

const sha256 = (name) => createHash("sha256").update(readFileSync(join(folder, name))).digest("hex");
const names = files().filter((name) => name !== "SHA256SUMS").sort();
writeFileSync(join(folder, "SHA256SUMS"), names.map((name) => `${sha256(name)}  ${name}\n`).join(""));
