// What <beian-check> takes, answers and tells: the one place where it is written down. README.md beside
// this file says how to use it; tests compare the code with these types.

/** A filing: the body of `apply_icp_filing`, where you like with our own keys (`scenario`, …). */
export type Filing = Record<string, unknown>;

/** What leaves the frame by itself: how many of what, and which rules say so. No value, no name. */
export interface Summary {
  verdict: "not-ready" | "ready-with-warnings" | "ready";
  /** The reference date, YYYY-MM-DD. */
  date: string;
  counts: { error: number; warning: number; advice: number; needsReview: number };
  /** Most severe first. `count`: how often the rule has found something. */
  rules: { id: string; severity: "error" | "warning" | "advice"; result: "fail" | "needs-review" | "tool-error"; count: number }[];
}

/** Says hello and sets what it names; may be sent again to change that. Unset: as it was. */
export interface Initialize {
  protocolVersion: 1;
  lang?: "zh" | "en";
  theme?: "auto" | "light" | "dark";
  /** "#rrggbb"; darkened or lightened until it can be read. "": the page's own. */
  accent?: string;
  platform?: "wechat";
  subjectType?: "enterprise" | "individual-business" | "individual" | "institution" | "government" | "other";
  /** "广东省" */
  province?: string;
  scenario?: "general" | "short-drama";
  /** See setRules. */
  rules?: Rules;
  /** Steps that are not shown. */
  hide?: Step[];
  /** "auto": the page tells its height with sizeChanged. */
  height?: "fixed" | "auto";
  /**
   * How files are saved. "download": by the browser; "text": downloads may be blocked, so that texts are
   * also shown for copying; "host": offered to you with saveRequested, when the applicant agrees.
   */
  save?: "download" | "text" | "host";
  /** Whether there is a button that asks you to close the page (leaveRequested). */
  leave?: boolean;
}

export type Step = "start" | "materials" | "subject" | "principal" | "applet" | "drama" | "after";

/** A rule pack (assets/rule_pack.schema.json) as an object or JSON text; null: the built-in rules alone. */
export type Rules = Record<string, unknown> | string | null;

export interface FileToAdd {
  name: string;
  bytes: Blob | ArrayBuffer | Uint8Array;
  /** What it is a picture of, as a path ("icp_subject.organize_info.certificate_photo"); else by its name. */
  slot?: string;
}

export type ReportFormat = "json" | "html" | "markdown" | "csv" | "sarif" | "hints";

export interface ReportFile {
  format: ReportFormat;
  name: string;
  mime: string;
  text: string;
}

export interface PackageFile {
  name: string;
  mime: string;
  bytes: Blob;
}

/** Methods: what they take and what they answer. */
export interface Methods {
  initialize: { params: Initialize; result: { protocolVersion: 1; version: string; rules: { id: string; version: string; checked: string } } };
  /** Replaces what is filled in; pictures stay. Asks the applicant where something unsaved would be lost. */
  setFiling: { params: { filing: Filing }; result: { summary: Summary } };
  setRules: { params: { rules: Rules }; result: { summary: Summary } };
  /** As if dropped on the page: pictures, documents, filings, reports, rule packs. Answers when they are handed over. */
  addFiles: { params: { files: FileToAdd[] }; result: { added: number } };
  check: { params: Record<string, never>; result: { summary: Summary } };
  /** Asks the applicant, also where the report is masked. `hints`: the official hints[] shape. */
  getReport: { params: { format: ReportFormat; unmasked?: boolean }; result: ReportFile };
  /** Asks the applicant. */
  getFiling: { params: Record<string, never>; result: { filing: Filing } };
  /** Asks the applicant. -32003 with data.waiting while files are still being looked at. */
  getPackage: { params: Record<string, never>; result: PackageFile };
  /** Wipes everything, and every "always for this visit". Asks where something unsaved would be lost. */
  clear: { params: Record<string, never>; result: Record<string, never> };
  /** Wipes everything without asking and ends the connection. */
  dispose: { params: Record<string, never>; result: Record<string, never> };
}

/** Notifications of the page; the element dispatches each as an event with the same name and `detail`. */
export interface Notifications {
  ready: Methods["initialize"]["result"];
  /** Pictures that still have to be looked at. */
  progress: { waiting: number };
  /** After each change, at most five times a second. */
  result: { summary: Summary };
  /** CSS pixels the page would like to have, with height="auto". */
  sizeChanged: { height: number };
  /** A file the applicant saves and lets you keep, with save="host". */
  saveRequested: { name: string; mime: string; bytes: Blob };
  /** The applicant has finished, with `leave`. */
  leaveRequested: { unsaved: boolean };
}

/** Codes of a BeianCheckError; the first five are JSON-RPC's own. */
export type ErrorCode =
  | -32700 // not JSON
  | -32600 // not a request, or not made of JSON values
  | -32601 // no such method
  | -32602 // wrong parameters: data.path, data.expected
  | -32603 // our fault
  | -32000 // no page: removed, loaded again, or it does not answer
  | -32001 // the applicant refused: data.what
  | -32002 // initialize first
  | -32003 // not available
  | -32004 // too many messages
  | -32005; // too large: data.limit

export interface BeianCheckError extends Error {
  readonly name: "BeianCheckError";
  readonly code: ErrorCode;
  readonly data?: { path?: string; expected?: string; what?: string; limit?: number; waiting?: number; problems?: string[] };
}

export interface BeianCheckEvents {
  ready: CustomEvent<Notifications["ready"]>;
  progress: CustomEvent<Notifications["progress"]>;
  result: CustomEvent<Notifications["result"]>;
  sizeChanged: CustomEvent<Notifications["sizeChanged"]>;
  saveRequested: CustomEvent<Notifications["saveRequested"]>;
  leaveRequested: CustomEvent<Notifications["leaveRequested"]>;
  /** The page could not be reached, or a setting was refused. */
  failed: CustomEvent<BeianCheckError>;
}

/** Attributes of the element. All but `src`, `height` and `rules` are told with `initialize`. */
export interface BeianCheckAttributes {
  /** Where beian-check.html is; left out: beside the script. `?host=https://your.site` admits that site alone. */
  src?: string;
  lang?: Initialize["lang"];
  theme?: Initialize["theme"];
  accent?: string;
  platform?: Initialize["platform"];
  "subject-type"?: Initialize["subjectType"];
  province?: string;
  scenario?: Initialize["scenario"];
  /** A rule pack as JSON text. */
  rules?: string;
  /** Steps, with blanks between. */
  hide?: string;
  /** "auto", or a length of CSS ("720px", "80vh"); left out: yours, by CSS. */
  height?: string;
  save?: Initialize["save"];
  leave?: "" | boolean;
}

export interface BeianCheckElement extends HTMLElement {
  /** Resolves when the page answers; rejects with a BeianCheckError when it does not. */
  readonly ready: Promise<Notifications["ready"]>;
  rules: Rules;
  /** Rejects with a BeianCheckError. */
  request<M extends "setFiling" | "setRules" | "addFiles" | "getReport">(method: M, params: Methods[M]["params"]): Promise<Methods[M]["result"]>;
  request<M extends "check" | "getFiling" | "getPackage" | "clear" | "dispose">(method: M): Promise<Methods[M]["result"]>;
  addEventListener<E extends keyof BeianCheckEvents>(type: E, listener: (event: BeianCheckEvents[E]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<E extends keyof BeianCheckEvents>(type: E, listener: (event: BeianCheckEvents[E]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "beian-check": BeianCheckElement;
  }
}
