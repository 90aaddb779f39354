// The worker's side of the conversation with the page (web/platform/pictures.js). It is sent the
// compiled program once, {module}, and says {ready}. From then on each job {id, kind, file, …} gets
// one answer of the same id: what was made, or an error.
"use strict";
let core;

async function begin(module) {
  core = await createBeianWorker({
    printErr: () => {}, // what ends the program is told to the page
    instantiateWasm(imports, instantiated) {
      WebAssembly.instantiate(module, imports).then((instance) => instantiated(instance, module));
      return {};
    },
  });
  return { ready: true };
}

/** Calls a function of worker.cpp with texts as (pointer, length); copies its answer out. */
function call(name, ...values) {
  const texts = [], passed = [];
  for (const value of values) {
    if (typeof value == "number") {
      passed.push(value);
      continue;
    }
    const bytes = new TextEncoder().encode(value), at = core._malloc(bytes.length || 1);
    core.HEAPU8.set(bytes, at);
    texts.push(at);
    passed.push(at, bytes.length);
  }
  const at = core[name](...passed) >> 2;
  const [json, jsonSize, bytes, byteCount, width, height] = core.HEAPU32.subarray(at, at + 6);
  texts.forEach((it) => core._free(it));
  const answer = {
    json: new TextDecoder().decode(core.HEAPU8.subarray(json, json + jsonSize)),
    bytes: core.HEAPU8.slice(bytes, bytes + byteCount),
    width,
    height,
  };
  core._worker_forget();
  return answer;
}

function read(file) {
  return file.arrayBuffer().catch(() => {
    throw "file-unreadable";
  });
}

/** Puts a file into memory that the program gives for it. */
function put(bytes, room) {
  const at = room(bytes.byteLength); // before HEAPU8 is looked at: memory that grows is another
  core.HEAPU8.set(new Uint8Array(bytes), at);
}

/** SHA-256 by the browser, which has instructions for it; "" where it does not offer that (plain http). */
async function digestOf(bytes) {
  if (!self.crypto.subtle) return "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The files in a ZIP, those that it does not give left out: {json, files: [{name, bytes}]}. */
function unpack() {
  const opened = call("_worker_unpack"), files = [];
  JSON.parse(opened.json).entries.forEach(({ name, directory, refused }, place) => {
    if (!directory && !refused) files.push({ name, bytes: call("_worker_entry", place).bytes });
  });
  core._worker_close_zip();
  return { json: opened.json, files };
}

const kinds = {
  inspect: ({ file, role }, digest) => call("_worker_inspect", file.name || "", role, digest),
  show({ longSide }) {
    const view = call("_worker_show", longSide);
    if (view.bytes.length == 0) throw "not-shown";
    return view;
  },
  repair({ request }) {
    const repaired = call("_worker_repair", request);
    if (repaired.bytes.length == 0) throw "not-repaired";
    return repaired;
  },
  document: ({ name }) => call("_worker_document", name),
  unpack,
  page({ page, longSide }) {
    const view = call("_worker_page", page, longSide);
    if (view.bytes.length == 0) throw "not-shown";
    return view;
  },
  merge: ({ request }) => call("_worker_merge", request),
  package: ({ request }) => call("_worker_package", request),
};

async function answer(job) {
  if (job.module) return begin(job.module);
  try {
    let digest = "";
    if (job.file) {
      const bytes = await read(job.file);
      if (job.kind == "inspect") digest = await digestOf(bytes);
      put(bytes, core._worker_take); // from here on nothing waits: another job would take its place
    }
    for (const file of job.files || []) put(await read(file), core._worker_add);
    return { id: job.id, ...kinds[job.kind](job, digest) };
  } catch (error) {
    return { id: job.id, error: typeof error == "string" ? error : "worker-crashed" };
  }
}

onmessage = async ({ data }) => {
  const message = await answer(data).catch((error) => ({ error: String(error) }));
  const made = [message, ...(message.files || [])].filter((it) => it.bytes);
  postMessage(message, made.map((it) => it.bytes.buffer));
};
