// Beian Check without its page: the same program as the command line, as an object. Types and words:
// beian-check.d.ts, README.md.
import { desk, startProgram } from "./program.mjs";

const text = (bytes) => new TextDecoder().decode(bytes);

/** What the package itself carries; in Node from its folder, elsewhere by the address beside it. */
async function ownModule() {
  const url = new URL("./beian-core.wasm", import.meta.url);
  if (url.protocol != "file:") return WebAssembly.compileStreaming(fetch(url));
  const { readFile } = await import("node:fs/promises");
  return WebAssembly.compile(await readFile(url));
}

/** `wasm`: bytes, a Response, or a compiled module. */
async function compiled(wasm) {
  if (wasm === undefined) return ownModule();
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (typeof Response != "undefined" && wasm instanceof Response) return WebAssembly.compile(await wasm.arrayBuffer());
  return WebAssembly.compile(wasm);
}

/** A file as the program takes it. */
async function given(file, folder = "") {
  const bytes = file.bytes ?? file;
  const plain = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes.arrayBuffer ? await bytes.arrayBuffer() : bytes);
  return { name: `${folder}${file.name ?? "file"}`, bytes: plain.slice() };
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

export async function createChecker({ wasm, rules } = {}) {
  const module = await compiled(wasm);
  const pack = rules === undefined ? [] : [{ name: "rules.json", bytes: typeof rules == "string" ? rules : JSON.stringify(rules) }];
  const withRules = pack.length > 0 ? ["--rules", "rules.json"] : [];
  let program = await startProgram(module);

  async function run(words, parts = {}) {
    program ??= await startProgram(module);
    try {
      return program.run(words, parts);
    } catch (error) {
      program = null; // the next call gets a fresh one
      const full = error instanceof RangeError || /memory/i.test(String(error));
      throw new CheckerError(full ? "program-memory" : "program-crashed", String(error));
    }
  }

  async function answer(words, files) {
    const ran = await run([...words, ...withRules], { files: [...pack, ...files] });
    const said = text(ran.output);
    if (ran.code == 2 && !said.trim()) throw new CheckerError("unusable", text(ran.errors).trim());
    return { ...ran, said };
  }

  async function json(words, files) {
    const parsed = JSON.parse((await answer(words, files)).said);
    if (parsed.error) throw new CheckerError(parsed.error.code, parsed.error.message);
    return parsed;
  }

  async function papers(filing, asked) {
    const bytes = new TextEncoder().encode(typeof filing == "string" ? filing : JSON.stringify(filing));
    const files = await Promise.all((asked.files ?? []).map((file) => given(file, "files/")));
    const words = ["filing.json", ...options(asked), ...(files.length > 0 ? ["--files", "files"] : [])];
    return { words, files: [{ name: "filing.json", bytes }, ...files] };
  }

  return {
    async check(filing, asked = {}) {
      const { words, files } = await papers(filing, asked);
      return json(["check", ...words, "--format", "json"], files);
    },
    async report(filing, format, asked = {}) {
      const { words, files } = await papers(filing, asked);
      const { said, code } = await answer(["check", ...words, "--format", format], files);
      if (code == 2) throw new CheckerError("unusable", said);
      return said;
    },
    identify: (kind, value, asked) => json(["identify", ...options(asked), "--", kind, value], []),
    async inspectImage(file, asked = {}) {
      const one = await given(file);
      return json(["image", ...options(asked), "--as", asked.as ?? "other", "--format", "json", "--", one.name], [one]);
    },
    async repairImage(file, asked = {}) {
      const one = await given(file, "in/");
      const extra = [
        ...(asked.crop ? ["--crop", asked.crop == "auto" ? "auto" : asked.crop.flat().join(",")] : []),
        ...(asked.turn ? ["--turn", String(asked.turn)] : []),
      ];
      const words = ["repair", ...options(asked), "--as", asked.as ?? "other", "--out", "repaired", "--format", "json", ...extra];
      const ran = await answer([...words, "--", one.name], [one]);
      return { ...JSON.parse(ran.said), bytes: ran.read("repaired") };
    },
    async inspectDocument(file, asked = {}) {
      const one = await given(file);
      const as = asked.as ? ["--as", asked.as] : [];
      return json(["document", ...options(asked), ...as, "--format", "json", "--", one.name], [one]);
    },
    async buildPackage(filing, asked = {}) {
      const { words, files } = await papers(filing, asked);
      const ran = await answer(["package", ...words, "--out", "package.zip", "--format", "json"], files);
      return { ...JSON.parse(ran.said), bytes: ran.read("package.zip") };
    },
    async rules(asked) {
      return json(["rules", ...options(asked), "--format", "json"], []);
    },
    run,
    dispose() {
      program = null;
    },
    desk,
  };
}
