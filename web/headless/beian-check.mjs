// Beian Check without its page: the same program as the command line, as an object. Types and words:
// beian-check.d.ts, README.md.
import { startProgram } from "./program.mjs";

const text = (bytes) => new TextDecoder().decode(bytes);
const utf8 = (value) => new TextEncoder().encode(typeof value == "string" ? value : JSON.stringify(value));

/** What the package itself carries: in Node from its folder, in a browser from the address beside it. */
async function ownBytes() {
  const url = new URL("./beian-core.wasm", import.meta.url);
  if (url.protocol != "file:") return (await fetch(url)).arrayBuffer();
  const { readFile } = await import("node:fs/promises");
  return readFile(url);
}

/** "" where the surroundings cannot tell (Node 18, a page without https). */
async function sha256(bytes) {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return "";
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** `wasm`: bytes, a Response, or a compiled module, which does not tell what it was made of. */
async function compiled(wasm) {
  if (wasm instanceof WebAssembly.Module) return { module: wasm, digest: "" };
  const bytes = wasm instanceof globalThis.Response ? await wasm.arrayBuffer() : (wasm ?? (await ownBytes()));
  return { module: await WebAssembly.compile(bytes), digest: await sha256(bytes) };
}

/** A file as the program takes it: a copy, for the program makes it its own. */
async function given(file) {
  const whole = file instanceof Blob ? file : file.bytes;
  const bytes = whole instanceof Blob ? await whole.arrayBuffer() : whole;
  return { name: file.name || "file", bytes: new Uint8Array(bytes).slice() };
}

async function alone(file) {
  const { name, bytes } = await given(file);
  return { name: name.split("/").pop(), bytes };
}

async function below(folder, file) {
  const { name, bytes } = await given(file);
  return { name: `${folder}/${name}`, bytes };
}

/** What the program could not work with: {code, message}, in the language that was asked for. */
export class CheckerError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "CheckerError";
    this.code = code;
  }
}

function options({ date, lang, unmasked } = {}) {
  return [
    ...(date ? ["--date", date] : []),
    ...(lang ? ["--lang", lang] : []),
    ...(unmasked ? ["--unmasked"] : []),
  ];
}

const cropOf = (crop) => (crop == "auto" ? crop : crop.flat().join(","));

export async function createChecker({ wasm, rules } = {}) {
  const { module, digest } = await compiled(wasm);
  const withRules = rules === undefined ? [] : ["--rules", "rules.json"];
  let program = startProgram(module, digest);
  await program;

  async function run(words, parts = {}) {
    if (!program) throw new CheckerError("disposed", "this checker has been disposed of");
    const once = await program;
    const files = parts.files?.map(({ name, bytes }) => ({ name, bytes: typeof bytes == "string" ? utf8(bytes) : bytes }));
    try {
      return once(words, { ...parts, files });
    } catch (error) {
      program = startProgram(module, digest); // the next call gets a fresh one
      const full = error instanceof RangeError || /memory|alloc/i.test(String(error));
      throw new CheckerError(full ? "program-memory" : "program-crashed", String(error));
    }
  }

  async function answer(words, files) {
    const pack = rules === undefined ? [] : [{ name: "rules.json", bytes: utf8(rules) }];
    const parts = { files: [...pack, ...files], folders: ["files"] };
    const ran = await run([words[0], ...withRules, ...words.slice(1)], parts);
    const said = text(ran.output);
    if (ran.code == 2 && !said.trim()) throw new CheckerError("unusable", text(ran.errors).trim());
    return { said, made: ran.written[0]?.bytes ?? null, code: ran.code };
  }

  async function json(words, files) {
    const { said, made } = await answer(words, files);
    const value = JSON.parse(said);
    if (value.error) throw new CheckerError(value.error.code, value.error.message);
    return { value, made };
  }

  const told = async (words, files) => (await json(words, files)).value;

  /** For commands that make a file: their answer, and its bytes. */
  async function making(words, files) {
    const { value, made } = await json(words, files);
    return { ...value, bytes: made };
  }

  async function papers(filing, asked) {
    const files = await Promise.all((asked.files ?? []).map((file) => below("files", file)));
    const words = ["filing.json", ...options(asked), ...(files.length > 0 ? ["--files", "files"] : [])];
    return { words, files: [{ name: "filing.json", bytes: utf8(filing) }, ...files] };
  }

  return {
    async check(filing, asked = {}) {
      const { words, files } = await papers(filing, asked);
      return told(["check", ...words, "--format", "json"], files);
    },
    async report(filing, format, asked = {}) {
      const { words, files } = await papers(filing, asked);
      const { said, code } = await answer(["check", ...words, "--format", format], files);
      if (code == 2) throw new CheckerError("unusable", said);
      return said;
    },
    identify: (kind, value, asked) => told(["identify", ...options(asked), "--", kind, value], []),
    async inspectImage(file, asked = {}) {
      const one = await alone(file);
      return told(["image", ...options(asked), "--as", asked.as ?? "other", "--format", "json", "--", one.name], [one]);
    },
    async repairImage(file, asked = {}) {
      const one = await alone(file);
      const how = [
        ...(asked.crop ? ["--crop", cropOf(asked.crop)] : []),
        ...(asked.turn ? ["--turn", String(asked.turn)] : []),
      ];
      const words = ["repair", ...options(asked), "--as", asked.as ?? "other", "--out", "/repaired", "--format", "json", ...how];
      return making([...words, "--", one.name], [one]);
    },
    async inspectDocument(file, asked = {}) {
      const one = await alone(file);
      const as = asked.as ? ["--as", asked.as] : [];
      return told(["document", ...options(asked), ...as, "--format", "json", "--", one.name], [one]);
    },
    async buildPackage(filing, asked) {
      const { words, files } = await papers(filing, asked);
      return making(["package", ...words, "--files", "files", "--out", "package.zip", "--format", "json"], files);
    },
    rules: (asked) => told(["rules", ...options(asked), "--format", "json"], []),
    run,
    dispose() {
      program = null;
    },
  };
}
