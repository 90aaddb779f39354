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

/** The folder in which it is installed. */
export function installed() {
  const folder = emptyFolder();
  const npm = (...words) => execFileSync("npm", words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const packed = npm("pack", "--silent", join(builds, "dist/npm")).trim();
  writeFileSync(join(folder, "package.json"), '{"private": true, "type": "module"}');
  npm("install", "--silent", "--offline", "--no-audit", "--no-fund", packed);
  return folder;
}
