// The command line of Beian Check as a function: words and files in, output and files out. It has a
// disk of its own in memory and sees nothing else: no network, no other files.
import create from "./beian-core.mjs";

/** The disk's folder in which the program runs. */
export const desk = "/desk";

/** A device that keeps what is written to it, and is read from `input`. */
function device(FS, number, input = new Uint8Array()) {
  const written = [];
  const id = FS.makedev(64, number);
  let at = 0;
  FS.registerDevice(id, {
    read(stream, buffer, offset, length) {
      const part = input.subarray(at, at + length);
      buffer.set(part, offset);
      at += part.length;
      return part.length;
    },
    write(stream, buffer, offset, length) {
      written.push(buffer.slice(offset, offset + length));
      return length;
    },
  });
  const take = () => {
    const bytes = new Uint8Array(written.reduce((sum, part) => sum + part.length, 0));
    let end = 0;
    for (const part of written.splice(0)) {
      bytes.set(part, end);
      end += part.length;
    }
    return bytes;
  };
  const give = (bytes) => {
    input = bytes;
    at = 0;
  };
  return { id, take, give };
}

/** "a/../b" stays where it was put: no name leaves its folder. */
function steps(path) {
  return path.split("/").filter((step) => step != "" && step != "." && step != "..");
}

function parent(FS, path) {
  let at = "";
  for (const step of steps(path).slice(0, -1)) {
    at += `/${step}`;
    if (!FS.analyzePath(at).exists) FS.mkdir(at);
  }
}

const kept = ["/dev", "/proc"];

function wipe(FS, folder) {
  if (folder == "/") FS.chdir("/");
  for (const name of FS.readdir(folder)) {
    const path = folder == "/" ? `/${name}` : `${folder}/${name}`;
    if (name == "." || name == ".." || kept.includes(path)) continue;
    if (FS.isDir(FS.stat(path).mode)) {
      wipe(FS, path);
      FS.rmdir(path);
    } else {
      FS.unlink(path);
    }
  }
}

/** An instance of the compiled program, ready to be called again and again. */
export async function startProgram(module) {
  const core = await create({
    noInitialRun: true,
    instantiateWasm(imports, instantiated) {
      WebAssembly.instantiate(module, imports).then((instance) => instantiated(instance, module));
      return {};
    },
  });
  const { FS } = core;
  const [input, output, errors] = [0, 1, 2].map((number) => {
    const stream = device(FS, number);
    const path = `/dev/beian-${number}`;
    FS.mkdev(path, stream.id);
    FS.close(FS.streams[number]);
    FS.open(path, number == 0 ? 0 : 1); // takes the number that has become free
    return stream;
  });

  function pointers(words) {
    const texts = words.map((word) => {
      const bytes = new TextEncoder().encode(`${word}\0`), at = core._malloc(bytes.length);
      core.HEAPU8.set(bytes, at);
      return at;
    });
    const list = core._malloc(4 * (texts.length + 1));
    core.HEAPU32.set([...texts, 0], list >> 2);
    return { list, free: () => [...texts, list].forEach((at) => core._free(at)) };
  }

  return {
    /**
     * Runs `beian-check WORDS…`. `files`: [{name, bytes}], names below the folder it runs in, or
     * absolute. Returns {code, output, errors, read(name)}; read() gives the bytes of a file it has
     * written, and [] of names in a folder, until the next call.
     */
    run(words, { files = [], folders = [], stdin = new Uint8Array(), cwd = desk } = {}) {
      wipe(FS, "/");
      for (const folder of [cwd, ...folders]) parent(FS, `${folder}/-`);
      FS.chdir(cwd);
      const absolute = (name) => `/${steps(name.startsWith("/") ? name : `${cwd}/${name}`).join("/")}`;
      for (const { name, bytes } of files) {
        const path = absolute(name);
        parent(FS, path);
        FS.writeFile(path, bytes, { canOwn: true });
      }
      input.give(stdin);
      const argv = pointers(["beian-check", ...words]);
      const code = core._main(words.length + 1, argv.list);
      argv.free();
      return {
        code,
        output: output.take(),
        errors: errors.take(),
        read: (name) => (FS.analyzePath(absolute(name)).exists ? FS.readFile(absolute(name)) : null),
        list: (name) => FS.readdir(absolute(name)).filter((one) => !one.startsWith(".")),
      };
    },
    /** The disk is empty afterwards. */
    forget: () => wipe(FS, "/"),
  };
}
