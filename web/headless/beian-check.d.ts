// The types of the package. `Report` is generated from the schema of reports.
import type { Report } from "./report.js";

export type { Report };

export type Lang = "zh" | "en";

/** Bytes of a file. A `File` of the browser is one, too. */
export type GivenFile = { name: string; bytes: Uint8Array | ArrayBuffer | Blob } | File;

/** `date`: the reference date, YYYY-MM-DD; left out: today. */
export interface Asked {
  date?: string;
  lang?: Lang;
  /** Personal data in evidence is masked unless this is true. */
  unmasked?: boolean;
}

/** `files`: the papers of the filing; names may have folders before "/"; ZIP files are opened. */
export interface CheckAsked extends Asked {
  files?: GivenFile[];
}

/** A body of the official API (apply_icp_filing), or a filing saved by Beian Check. */
export type Filing = object | string;

export type Kind =
  | "resident-id" | "uscc" | "org-code" | "registration-number" | "mobile" | "phone" | "email" | "bank-account"
  | "appid" | "icp-number" | "hk-macao-permit" | "taiwan-permit" | "passport" | "foreign-pr-card" | "region"
  | "mini-program-name" | "permit-number" | "date";

export interface Identified {
  kind: Kind;
  value: string;
  normalized: string;
  verdict: string;
  reasons: { code: string; message: string }[];
  parts: Record<string, string>;
}

export type Role =
  | "id-front" | "id-back" | "residence-permit" | "passport" | "business-licence" | "permit" | "letter"
  | "screenshot" | "logo" | "portrait" | "other";

export type Point = [x: number, y: number];

export interface ImageReport {
  file: string;
  role: Role;
  /** "" when it is no picture that is known. */
  format: string;
  width: number;
  height: number;
  /** As in EXIF, 1–8. */
  orientation: number;
  bytes: number;
  sha256: string;
  damaged: boolean;
  /** Corners of the document in the upright picture, clockwise from the upper left. */
  quad: { corners: [Point, Point, Point, Point]; confidence: number } | null;
  metrics: Record<string, number | string>;
  findings: ImageFinding[];
  passed: { rule: string; value: number; threshold: number }[];
}

export interface ImageFinding {
  rule: string;
  result: "fail" | "warn" | "unknown";
  severity: "error" | "warning" | "advice";
  value: number;
  threshold: number;
  confidence: number;
  region: Point[] | null;
  message: string;
  fix: string;
}

export interface RepairedImage {
  before: ImageReport;
  /** The check of the result; null when nothing could be made. */
  after: ImageReport | null;
  done: { code: string; message: string }[];
  missed: { code: string; message: string }[];
  document_not_found: boolean;
  /** Of the JPEG; null for other formats. */
  quality: number | null;
  refused: { code: string; message: string } | null;
  /** The new file; null when refused. */
  bytes: Uint8Array | null;
}

export interface DocumentReport {
  /** The field of the filing it seems to belong to, or "". */
  slot: string;
  /** Of a document that is merged from several. */
  part: string;
  /** How that was told: "name", "near", "text", "words", "shape", "hand", or "". */
  by: string;
  guess: boolean;
  /** The name it must have there. */
  name: string;
  /** Everything found: pages, pictures in them, sheets, values of the form. */
  facts: Record<string, unknown>;
  findings: {
    rule: string;
    result: "fail" | "needs-review" | "tool-error";
    severity: "error" | "warning" | "advice";
    message: string;
    fix: string;
    page?: number;
  }[];
}

export interface BuiltPackage {
  /** "小程序备案资料_名称_20261127.zip" */
  name: string;
  files: { name: string; path: string; from: string[]; merged: boolean; bytes: number; sha256: string; pages?: number; refused?: string }[];
  missing: { path: string; name: string }[];
  left_out: number[];
  /** The ZIP file. */
  bytes: Uint8Array;
}

export interface RuleList {
  rule_pack: { version: string; checked: string };
  families: { family: string; title: { zh: string; en: string }; rules: { id: string; [key: string]: unknown }[] }[];
}

/** What could not be worked with. `code` is stable; the message is in the language asked for. */
export class CheckerError extends Error {
  code: string;
}

export interface Ran {
  /** 0 good, 1 errors found, 2 unusable. */
  code: number;
  output: Uint8Array;
  errors: Uint8Array;
  /** Files that the program has made, by absolute names. */
  written: { name: string; bytes: Uint8Array }[];
}

export interface Checker {
  /** Everything that is wrong with a filing, and with its papers when they are given. */
  check(filing: Filing, asked?: CheckAsked): Promise<Report>;
  /** The same report in another form. */
  report(filing: Filing, format: "text" | "html" | "markdown" | "csv" | "sarif" | "hints", asked?: CheckAsked): Promise<string>;
  identify(kind: Kind, value: string, asked?: Asked): Promise<Identified>;
  inspectImage(file: GivenFile, asked?: Asked & { as?: Role }): Promise<ImageReport>;
  /** `crop`: corners of the document in the upright picture; `turn`: degrees to the right. */
  repairImage(
    file: GivenFile,
    asked?: Asked & { as?: Role; crop?: "auto" | [Point, Point, Point, Point]; turn?: 0 | 90 | 180 | 270 },
  ): Promise<RepairedImage>;
  /** `as`: the field of the filing it is meant for. */
  inspectDocument(file: GivenFile, asked?: Asked & { as?: string }): Promise<DocumentReport>;
  buildPackage(filing: Filing, asked: CheckAsked): Promise<BuiltPackage>;
  rules(asked?: Asked): Promise<RuleList>;
  /** The whole command line, on a disk in memory. */
  run(
    words: string[],
    parts?: {
      files?: { name: string; bytes: Uint8Array | string }[];
      folders?: string[];
      links?: { name: string; target: string }[];
      stdin?: Uint8Array;
      cwd?: string;
    },
  ): Promise<Ran>;
  /** Gives the program's memory back, and with it all that was handed in. */
  dispose(): void;
}

/**
 * `wasm`: beian-core.wasm, where the package cannot find it itself (a bundler, a strict CSP). `rules`: a
 * rule pack to lay over the built-in one.
 */
export function createChecker(options?: {
  wasm?: BufferSource | Response | WebAssembly.Module;
  rules?: object | string;
}): Promise<Checker>;
