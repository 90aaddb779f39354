#!/usr/bin/env node
// npx beian-check …: the command line, as the native program has it. What its words name on this
// machine is put on the program's own disk before, what it writes there is put here after. `batch` is
// this file's own: many filings, several at once.
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { batch } from "./batch.mjs";
import { createChecker } from "./beian-check.mjs";

const mostBytes = (256 << 20) + 1; // one more than the program takes: it says itself what is too large
const valued = new Set(["--date", "--format", "--lang", "--files-from", "--rules", "--baseline", "--files", "--as", "--out", "--crop", "--turn"]);

/** A path of this machine as the program sees it: "C:\\a" is "/C:/a" there. */
const inside = (path) => `/${resolve(path).replaceAll("\\", "/").replace(/^\/+/, "")}`;

function read(path) {
  const bytes = readFileSync(path);
  return bytes.length > mostBytes ? bytes.subarray(0, mostBytes) : bytes;
}

/** The file, or all files of the folder, under the names that the program uses. */
function collect(path, files, folders) {
  if (lstatSync(path).isDirectory()) {
    folders.push(inside(path));
    for (const name of readdirSync(path)) collect(join(path, name), files, folders);
  } else if (statSync(path).isFile()) {
    files.push({ name: inside(path), bytes: new Uint8Array(read(path)) });
  }
}

/** What the words are: values of options by name, and operands. */
function parse(words) {
  const values = {}, operands = [];
  for (let i = 0; i < words.length; i++) {
    const [name, value] = words[i].split(/=(.*)/s);
    if (words[i] == "--") operands.push(...words.splice(i + 1));
    else if (valued.has(name)) values[name] = value ?? words[++i];
    else if (!words[i].startsWith("--")) operands.push(words[i]);
  }
  return { values, operands };
}

function needed({ values, operands }) {
  const files = [], folders = [];
  const paths = [...operands, values["--rules"], values["--baseline"], values["--files"]];
  const stdin = operands.includes("-") || values["--files-from"] == "-" || operands.length == 0 ? standardInput() : undefined;
  const list = values["--files-from"];
  if (list) {
    const names = list == "-" ? stdin : existsSync(list) ? read(list) : "";
    paths.push(list, ...new TextDecoder().decode(names || new Uint8Array()).split(/\r?\n/));
  }
  for (const path of new Set(paths)) {
    if (path && path != "-" && existsSync(path)) collect(path, files, folders);
  }
  const out = values["--out"];
  if (out && existsSync(out) && statSync(out).isDirectory()) folders.push(inside(out));
  return { files, folders, stdin, cwd: inside("."), out };
}

function standardInput() {
  if (process.stdin.isTTY) return undefined;
  try {
    return new Uint8Array(readFileSync(0));
  } catch {
    return undefined; // closed
  }
}

/** What the program wrote under --out, here under the same name. */
function bring(ran, out, before) {
  const put = (path, bytes) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  if (!existsSync(out) || !statSync(out).isDirectory()) {
    const bytes = ran.read(inside(out));
    if (bytes) put(out, bytes);
    return;
  }
  for (const name of ran.list(inside(out))) {
    if (!before.has(inside(join(out, name)))) put(join(out, name), ran.read(inside(join(out, name))));
  }
}

function write(number, bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(number, bytes, at);
    } catch (error) {
      if (error.code == "EPIPE") return; // nobody reads on
      if (error.code != "EAGAIN") throw error;
    }
  }
}

async function main(words) {
  if (words[0] == "batch") return batch(words.slice(1));
  const { out, ...parts } = needed(parse(words.slice(1)));
  const before = new Set(parts.files.map((file) => file.name));
  const terminal = process.stdout.isTTY && !words.some((word) => /^--format(=|$)/.test(word));
  const asked = terminal && ["check", "image", "repair", "document", "package", "plan", "explain"].includes(words[0]);
  const checker = await createChecker();
  const ran = await checker.run(asked ? [...words, "--format", "text"] : words, parts);
  if (out && ran.code != 2) bring(ran, out, before);
  write(1, ran.output);
  write(2, ran.errors);
  return ran.code;
}

process.exitCode = await main(process.argv.slice(2));
