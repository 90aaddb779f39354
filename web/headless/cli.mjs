#!/usr/bin/env node
// npx beian-check …: the command line, as the native program has it. What its words name on this
// machine is put on the program's own disk before, what it writes there is put here after. `batch` is
// this package's own: many filings, several at once.
import { closeSync, existsSync, openSync, readFileSync, readSync, readdirSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { batch, usage as batchUsage } from "./batch.mjs";
import { createChecker } from "./beian-check.mjs";
import { writeAll } from "./write.mjs";

const mostBytes = (256 << 20) + 1; // one more than the program takes: it says itself what is too large
const valued = new Set(["--date", "--format", "--lang", "--files-from", "--rules", "--baseline", "--files", "--as", "--out", "--crop", "--turn"]);

/** A path of this machine as the program sees it: "C:\\a" is "/C:/a" there. */
const inside = (path) => `/${resolve(path).replaceAll("\\", "/").replace(/^\/+/, "")}`;
const outside = (path) => (process.platform == "win32" ? path.slice(1) : path);

function read(path) {
  if (statSync(path).size <= mostBytes) return readFileSync(path);
  const file = openSync(path), bytes = Buffer.alloc(mostBytes);
  readSync(file, bytes);
  closeSync(file);
  return bytes;
}

/** What the words are: values of options by name, and operands. */
function parse(words) {
  const values = {}, operands = [];
  for (let i = 1; i < words.length; i++) {
    const [name, value] = words[i].split(/=(.*)/s);
    if (words[i] == "--") return { values, operands: [...operands, ...words.slice(i + 1)] };
    if (valued.has(name)) values[name] = value ?? words[++i];
    else if (words[i].startsWith("--")) values[name] = true;
    else operands.push(words[i]);
  }
  return { values, operands };
}

/** Whether the program will read its standard input. */
function reads(command, { values, operands }) {
  if (operands.includes("-") || values["--files-from"] == "-" || values["--batch"]) return true;
  return command == "explain" && operands.length == 0;
}

/** Files, folders and links that the program may look at, under the names that it uses. */
class Luggage {
  files = new Map();
  folders = [];
  links = [];

  /** What cannot be read is not there: the program says so. */
  add(path) {
    if (!path || path == "-" || !existsSync(path)) return;
    const real = this.follow(path);
    if (statSync(real).isDirectory()) return this.folders.push(inside(real));
    try {
      this.files.set(inside(real), new Uint8Array(read(real)));
    } catch (error) {
      if (!["EACCES", "EPERM", "EIO"].includes(error.code)) throw error;
    }
  }

  /** Links stay links, so that the program can tell when two names are one file. */
  follow(path) {
    const real = realpathSync(path);
    if (inside(real) != inside(path)) this.links.push({ name: inside(path), target: inside(real) });
    return real;
  }

  /** Links to folders in a folder are not followed, as in the native program. */
  addAll(folder) {
    this.add(folder);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
    for (const one of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, one.name);
      if (one.isDirectory()) this.addAll(path);
      else if (existsSync(path) && statSync(path).isFile()) this.add(path);
    }
  }

  /** The folder a file goes to; or it is one. */
  addTarget(path) {
    for (const one of [dirname(path), path]) {
      if (existsSync(one) && statSync(one).isDirectory()) this.add(one);
    }
  }

  parts() {
    const files = [...this.files].map(([name, bytes]) => ({ name, bytes }));
    const links = this.links.sort((a, b) => a.name.length - b.name.length);
    return { files, folders: this.folders, links };
  }
}

function standardInput() {
  try {
    return new Uint8Array(readFileSync(0));
  } catch {
    return new Uint8Array(); // closed
  }
}

function pack(words) {
  const { values, operands } = parse(words);
  const luggage = new Luggage();
  const named = words[0] == "identify" ? [] : operands;
  for (const path of [...named, values["--rules"], values["--baseline"], values["--files-from"]]) luggage.add(path);
  if (values["--files"]) luggage.addAll(values["--files"]);
  const stdin = reads(words[0], { values, operands }) ? standardInput() : undefined;
  const from = values["--files-from"];
  const list = from == "-" ? stdin : luggage.files.get(inside(from ?? ""));
  if (from) new TextDecoder().decode(list).split(/\r?\n/).forEach((path) => luggage.add(path));
  if (values["--out"]) luggage.addTarget(values["--out"]);
  return { ...luggage.parts(), stdin, cwd: inside(".") };
}

function save(path, bytes) {
  try {
    writeFileSync(path, bytes);
    return true;
  } catch {
    process.stderr.write(`beian-check: cannot write ${path}\nbeian-check --help\n`);
    return false;
  }
}

const withTexts = ["check", "image", "repair", "document", "package", "plan", "explain"];

async function main(words) {
  if (words[0] == "batch") return batch(words.slice(1));
  const asText = process.stdout.isTTY && withTexts.includes(words[0]) && !words.some((word) => /^--format(=|$)/.test(word));
  const checker = await createChecker();
  const ran = await checker.run(asText ? [words[0], "--format", "text", ...words.slice(1)] : words, pack(words));
  for (const { name, bytes } of ran.written) {
    if (!save(outside(name), bytes)) return 2;
  }
  writeAll(1, ran.output);
  writeAll(2, ran.errors);
  if (["--help", "-h"].includes(words[0])) writeAll(1, new TextEncoder().encode(`\n  ${batchUsage}`));
  return ran.code;
}

process.exitCode = await main(process.argv.slice(2));
