// <beian-check>: Beian Check in a page of yours. See README.md beside this file; types: beian-check.d.ts.
//
// The page stands in a sandboxed frame without an origin, so the window messages that open the way
// are told apart by their source. They carry nothing but a port; everything else goes through that,
// as JSON-RPC 2.0. What comes out of it is looked at before it is believed: `src` may be anywhere.
(() => {
  const PROTOCOL = 1;
  const script = document.currentScript?.src; // none when imported as a module: then `src` is needed
  // A page that is sandboxed itself may not let downloads through, and cannot find out.
  const save = self.origin === "null" && location.protocol !== "file:" ? "text" : "download";
  /** Attribute → what `initialize` is told of it; undefined: nothing. */
  const settings = {
    lang: (text) => text ?? undefined,
    theme: (text) => text ?? "auto",
    accent: (text) => text ?? "",
    platform: (text) => text ?? undefined,
    "subject-type": (text) => text ?? undefined,
    province: (text) => text ?? undefined,
    scenario: (text) => text ?? undefined,
    hide: (text) => (text ?? "").split(/[\s,]+/).filter(Boolean),
    height: (text) => (text === "auto" ? "auto" : "fixed"),
    save: (text) => text ?? save,
    leave: (text) => text !== null,
  };
  const limits = { height: [200, 4000], notifications: 100, wait: 30_000 };

  const sheet = new CSSStyleSheet(); // a strict policy of the host allows this, and no <style>
  sheet.replaceSync(":host{display:block;height:720px}:host([height]){height:auto}:host([hidden]){display:none}iframe{display:block;width:100%;height:100%;border:0}");

  /** An answer of JSON-RPC that says no. */
  class BeianCheckError extends Error {
    constructor({ code, message, data }) {
      super(String(message).slice(0, 1000));
      this.name = "BeianCheckError";
      this.code = Number(code);
      this.data = data;
    }
  }
  const gone = (message) => new BeianCheckError({ code: -32000, message });

  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isCount = (value) => Number.isInteger(value) && value >= 0;
  const isSummary = (value) =>
    isRecord(value) && typeof value.verdict === "string" && isRecord(value.counts) && Object.values(value.counts).every(isCount) && Array.isArray(value.rules);

  /** What notifications must look like, or nobody is told. */
  const believable = {
    ready: (params) => isCount(params.protocolVersion),
    progress: (params) => isCount(params.waiting),
    result: (params) => isSummary(params.summary),
    sizeChanged: (params) => Number.isFinite(params.height),
    saveRequested: (params) => typeof params.name === "string" && params.bytes instanceof Blob,
    leaveRequested: (params) => typeof params.unsaved === "boolean",
  };

  class BeianCheckElement extends HTMLElement {
    static observedAttributes = ["src", "rules", ...Object.keys(settings)];
    #frame = null;
    #port = null;
    #timer = 0;
    #last = 0; // id given to a request
    #waiting = new Map(); // id → {resolve, reject}
    #rules; // as a property
    #ready;
    #settle; // {resolve, reject} of #ready
    #open = false; // initialized
    #height = ""; // as the page asked, with height="auto"
    #heard = [0, 0]; // second, notifications in it
    #changed = new Set(); // attributes the page has not been told of

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
      this.#promise();
    }

    /** Resolves when the page answers; rejects when it does not. Begins anew when the element is inserted again. */
    get ready() {
      return this.#ready;
    }
    /** Rules of your own: an object or JSON text; the attribute `rules` is the same as text. */
    get rules() {
      return this.#rules ?? this.getAttribute("rules");
    }
    set rules(rules) {
      this.#rules = rules ?? undefined;
      if (this.#open) this.#send("setRules", { rules: this.rules ?? null }).catch((error) => this.#fail(error));
    }

    /** Asks the page; rejects with a BeianCheckError. */
    async request(method, params = {}) {
      await this.#ready;
      const answer = await this.#send(method, params);
      if (method === "dispose") this.#close(gone("the page was disposed of"));
      return answer;
    }

    connectedCallback() {
      if (Object.hasOwn(this, "rules")) { // was set before this script came
        const { rules } = this;
        delete this.rules;
        this.rules = rules;
      }
      const src = this.getAttribute("src") ?? (script && new URL("beian-check.html", script).href);
      if (!src) return this.#fail(gone("<beian-check> needs src: where beian-check.html is"));
      window.addEventListener("message", this.#hello);
      const frame = (this.#frame = document.createElement("iframe"));
      frame.setAttribute("sandbox", "allow-scripts allow-downloads");
      frame.allow = "clipboard-write";
      frame.referrerPolicy = "no-referrer";
      frame.loading = "lazy";
      frame.title = this.getAttribute("lang") === "en" ? "Beian Check" : "备案自检";
      frame.addEventListener("load", () => this.#port || this.#expect());
      frame.src = src;
      this.#size();
      this.shadowRoot.append(frame);
    }

    disconnectedCallback() {
      window.removeEventListener("message", this.#hello);
      this.#close(gone("the element was removed"));
      this.#frame?.remove();
      this.#frame = null;
      this.#height = "";
      this.#promise();
    }

    attributeChangedCallback(name, before, now) {
      if (before === now || !this.#frame) return;
      if (name === "src") {
        this.disconnectedCallback();
        return this.isConnected && this.connectedCallback();
      }
      if (name === "height") this.#size();
      if (!this.#open) return;
      if (name === "rules") return (this.rules = this.#rules);
      if (this.#changed.add(name).size > 1) return; // several at once are sent once
      queueMicrotask(() => {
        const names = [...this.#changed];
        this.#changed.clear();
        if (this.#open) this.#send("initialize", this.#settings(names)).catch((error) => this.#fail(error));
      });
    }

    #promise() {
      this.#ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
      this.#ready.catch(() => {}); // whoever does not ask is not told
    }

    #settings(names) {
      const given = { protocolVersion: PROTOCOL };
      for (const name of names) given[name === "subject-type" ? "subjectType" : name] = settings[name](this.getAttribute(name));
      return given;
    }

    /** It must answer before long. */
    #expect() {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#fail(gone("the page in the frame does not answer")), limits.wait);
    }

    /** The page has started, or started again. */
    #hello = (event) => {
      if (!this.#frame || event.source !== this.#frame.contentWindow || event.data?.beianCheck !== "hello") return;
      this.#close(gone("the page in the frame was loaded again"));
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({ data }) => this.#port === port1 && this.#receive(data);
      event.source.postMessage({ beianCheck: "connect" }, "*", [port2]); // its origin is opaque
      this.#expect();
      this.#send("initialize", { ...this.#settings(Object.keys(settings)), rules: this.rules ?? undefined }).then(
        (page) => {
          clearTimeout(this.#timer);
          this.#open = true;
          this.#settle.resolve(page);
          this.#tell("ready", page);
        },
        (error) => this.#fail(error),
      );
    };

    #send(method, params) {
      const port = this.#port;
      if (!port) return Promise.reject(gone("no page in the frame"));
      return new Promise((resolve, reject) => {
        const id = ++this.#last;
        this.#waiting.set(id, { resolve, reject });
        try {
          port.postMessage({ jsonrpc: "2.0", id, method, params });
        } catch (error) {
          this.#waiting.delete(id);
          reject(error); // something that cannot be copied
        }
      });
    }

    #receive(message) {
      if (!isRecord(message) || message.jsonrpc !== "2.0") return;
      const { id, method, params, error } = message;
      if (method === undefined) {
        const asked = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (isRecord(error)) asked?.reject(new BeianCheckError(error));
        else asked?.resolve(message.result);
        return;
      }
      const second = Math.floor(performance.now() / 1000);
      if (this.#heard[0] !== second) this.#heard = [second, 0];
      if (++this.#heard[1] > limits.notifications) return; // it talks too much
      if (!Object.hasOwn(believable, method) || !isRecord(params) || !believable[method](params)) return;
      if (method === "ready") return; // told when `initialize` is answered
      if (method === "sizeChanged") {
        params.height = Math.round(Math.min(Math.max(params.height, limits.height[0]), limits.height[1]));
        this.#height = `${params.height}px`;
        this.#size();
      }
      this.#tell(method, params);
    }

    /** Styles go through CSSOM: a strict policy of the host forbids style="". */
    #size() {
      const height = this.getAttribute("height");
      if (this.#frame) this.#frame.style.height = height === "auto" ? this.#height || "720px" : (height ?? "");
    }

    #tell(type, detail) {
      this.dispatchEvent(new CustomEvent(type, { detail }));
    }

    #fail(error) {
      clearTimeout(this.#timer);
      this.#settle.reject(error);
      this.#tell("failed", error);
    }

    #close(error) {
      clearTimeout(this.#timer);
      this.#open = false;
      this.#port?.close();
      this.#port = null;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    }
  }

  if (!customElements.get("beian-check")) customElements.define("beian-check", BeianCheckElement);
})();
