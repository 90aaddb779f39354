// The command line of Beian Check as a function: words and files in, output and files out. It has a
// disk of its own in memory and sees nothing else: no network, no other files.
import create from "./beian-core.mjs";

/** The disk's folder in which the program runs, unless another is named. */
const desk = "/desk";

function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
}

/** A device in the place of a standard stream: is read from what was given, keeps what is written. */
function standardStream(FS, number) {
  let input = new Uint8Array(), at = 0, written = [];
  const id = FS.makedev(64, number), path = `/dev/beian-${number}`;
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
  FS.mkdev(path, id);
  FS.close(FS.streams[number]);
  FS.open(path, number == 0 ? 0 : 1); // takes the number that has become free
  return {
    give: (bytes) => ([input, at] = [bytes, 0]),
    take: () => joined(written.splice(0)),
  };
}

/** The disk, as a few calls. Names are absolute here. */
function disk(FS) {
  const systems = ["/dev", "/proc"], given = new Map();
  const parent = (path) => path.slice(0, path.lastIndexOf("/"));

  function folder(path) {
    let at = "";
    for (const step of path.split("/").filter(Boolean)) {
      at += `/${step}`;
      if (!FS.analyzePath(at).exists) FS.mkdir(at);
    }
  }

  /** Paths below a folder; of folders too, after what is in them. Links are not followed. */
  function below(at = "") {
    return FS.readdir(at || "/").flatMap((name) => {
      const path = `${at}/${name}`;
      if (name == "." || name == ".." || systems.includes(path)) return [];
      return FS.isDir(FS.lstat(path).mode) ? [...below(path), path] : [path];
    });
  }

  const contents = (path) => FS.lookupPath(path).node.contents;

  return {
    folder,
    wipe() {
      FS.chdir("/");
      for (const path of below()) FS.isDir(FS.lstat(path).mode) ? FS.rmdir(path) : FS.unlink(path);
    },
    /** The bytes become the disk's own. */
    put(path, bytes) {
      folder(parent(path));
      FS.writeFile(path, bytes, { canOwn: true });
      given.set(path, contents(path));
    },
    link(path, target) {
      if (FS.analyzePath(path).exists) return; // through another link
      folder(parent(path));
      FS.symlink(target, path);
    },
    /** Files that were not put there, or have been written since. */
    written() {
      const files = below().filter((path) => FS.isFile(FS.lstat(path).mode));
      const fresh = files.filter((path) => !given.has(path) || given.get(path) !== contents(path));
      given.clear();
      return fresh.map((name) => ({ name, bytes: FS.readFile(name) }));
    },
  };
}

/** argv in the program's memory. */
function pointers(core, words) {
  const texts = words.map((word) => {
    const bytes = new TextEncoder().encode(`${word}\0`), at = core._malloc(bytes.length);
    core.HEAPU8.set(bytes, at);
    return at;
  });
  const list = core._malloc(4 * (texts.length + 1));
  core.HEAPU32.set([...texts, 0], list >> 2);
  return { list, free: () => [...texts, list].forEach((at) => core._free(at)) };
}

/** The name as it is on the disk: "a/../b" stays where it was put, no name leaves its folder. */
function absolute(name, cwd) {
  const steps = (name.startsWith("/") ? name : `${cwd}/${name}`).split("/");
  return `/${steps.filter((step) => step != "" && step != "." && step != "..").join("/")}`;
}

/**
 * An instance of the compiled program: run(words, parts) again and again, `beian-check WORDS…` each
 * time. `parts`: {files: [{name, bytes}], folders: [name], links: [{name, target}], stdin, cwd}; the
 * bytes become the program's own. It answers {code, output, errors, written: [{name, bytes}]}, and
 * nothing stays on its disk.
 */
export async function startProgram(module, sha256) {
  const core = await new Promise((started, failed) => {
    const instantiateWasm = (imports, instantiated) => {
      WebAssembly.instantiate(module, imports).then((instance) => instantiated(instance, module)).catch(failed);
      return {};
    };
    create({ noInitialRun: true, sha256, instantiateWasm }).then(started, failed);
  });
  const [input, output, errors] = [0, 1, 2].map((number) => standardStream(core.FS, number));
  const own = disk(core.FS);

  return (words, { files = [], folders = [], links = [], stdin = new Uint8Array(), cwd = desk } = {}) => {
    own.wipe();
    for (const folder of [cwd, ...folders]) own.folder(absolute(folder, cwd));
    core.FS.chdir(cwd);
    for (const { name, bytes } of files) own.put(absolute(name, cwd), bytes);
    for (const { name, target } of links) own.link(absolute(name, cwd), absolute(target, cwd));
    input.give(stdin);
    const argv = pointers(core, ["beian-check", ...words]);
    const code = core._main(words.length + 1, argv.list);
    argv.free();
    const written = own.written();
    own.wipe();
    return { code, output: output.take(), errors: errors.take(), written };
  };
}
