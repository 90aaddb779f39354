// The package as its users get it: packed, and installed into an empty folder without a network.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const builds = process.env.BEIAN_BUILDS ?? fileURLToPath(new URL("../../build", import.meta.url));
export const native = join(builds, "native/beian-check");

export function emptyFolder() {
  const path = mkdtempSync(join(tmpdir(), "beian-npm-"));
  after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const npm = (cwd, ...words) => execFileSync("npm", words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** Path of the file that would be published. */
export function packed() {
  const folder = emptyFolder();
  return join(folder, npm(folder, "pack", "--silent", join(builds, "dist/npm")).trim());
}

/** The folder in which it is installed. */
export function installed() {
  const folder = emptyFolder();
  writeFileSync(join(folder, "package.json"), '{"private": true, "type": "module"}');
  npm(folder, "install", "--silent", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", packed());
  return folder;
}
