// Our measurements of pictures against jscanify and OpenCV.js, on the same scenes in one run.
//
//   node tests/bench/images/peers.mjs FOLDER     (./dev bench images peers makes the scenes and does this)
//
// FOLDER is what `bench-images --write FOLDER` left there. OpenCV.js is the one that jscanify brings.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { line, median } from "../lib/line.mjs";

const folder = process.argv[2];
const root = fileURLToPath(new URL("../../..", import.meta.url));
const require = createRequire(join(root, "tests", "package.json"));
const Jscanify = require("jscanify/client");
const cv = require(join(root, "tests/node_modules/jscanify/src/opencv.js"));
if (!cv.Mat) await new Promise((ready) => { cv.onRuntimeInitialized = () => ready(); });
globalThis.cv = cv; // where jscanify looks for it
const scanner = new Jscanify();

const scenes = readFileSync(join(folder, "scenes.jsonl"), "utf8").trim().split("\n").map((text) => JSON.parse(text));

/** A PPM as a cv.Mat of RGBA, which is what OpenCV.js has from a canvas. */
function picture(bytes) {
  const [header, width, height] = /^P6 (\d+) (\d+) 255\n/.exec(bytes.subarray(0, 40).toString("latin1"));
  const rgb = new cv.Mat(Number(height), Number(width), cv.CV_8UC3);
  rgb.data.set(bytes.subarray(header.length));
  const rgba = new cv.Mat();
  cv.cvtColor(rgb, rgba, cv.COLOR_RGB2RGBA);
  rgb.delete();
  return rgba;
}

/** Calls `work` with a function that makes cv.Mats, and deletes them all afterwards. */
function withMats(work) {
  const mats = [];
  const made = (mat) => (mats.push(mat), mat);
  try {
    return work(made);
  } finally {
    for (const mat of mats) mat.delete();
  }
}

// How sharp, as pages that use OpenCV.js do it.

const varianceOfLaplacian = (rgba) => withMats((made) => {
  const [grey, edges, mean, deviation] = [1, 2, 3, 4].map(() => made(new cv.Mat()));
  cv.cvtColor(rgba, grey, cv.COLOR_RGBA2GRAY);
  cv.Laplacian(grey, edges, cv.CV_64F);
  cv.meanStdDev(edges, mean, deviation);
  return deviation.data64F[0] ** 2;
});

const shareOfCannyEdges = (rgba) => withMats((made) => {
  const [grey, edges] = [1, 2].map(() => made(new cv.Mat()));
  cv.cvtColor(rgba, grey, cv.COLOR_RGBA2GRAY);
  cv.Canny(grey, edges, 50, 150);
  return cv.countNonZero(edges) / (edges.rows * edges.cols);
});

// Where the document lies.

/** Corners clockwise from the upper left as jscanify finds them; null when it finds none. */
function jscanifyCorners(rgba) {
  const contour = scanner.findPaperContour(rgba);
  if (contour === null) return null;
  const found = scanner.getCornerPoints(contour);
  contour.delete();
  const corners = [found.topLeftCorner, found.topRightCorner, found.bottomRightCorner, found.bottomLeftCorner];
  return corners.every(Boolean) ? corners.map(({ x, y }) => [x, y]) : null;
}

function area(polygon) {
  let twice = 0;
  polygon.forEach(([x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}

/** The part of a polygon inside a convex, clockwise one (y down). */
function intersection(subject, convex) {
  return convex.reduce((polygon, [ax, ay], i) => {
    const [bx, by] = convex[(i + 1) % convex.length];
    const side = ([x, y]) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    return polygon.flatMap((point, j) => {
      const next = polygon[(j + 1) % polygon.length];
      const [here, there] = [side(point), side(next)];
      const cut = here / (here - there);
      const crossing = [point[0] + cut * (next[0] - point[0]), point[1] + cut * (next[1] - point[1])];
      return [...(here >= 0 ? [point] : []), ...(here >= 0 !== there >= 0 ? [crossing] : [])];
    });
  }, subject);
}

function overlap(corners, truth) {
  const shared = area(intersection(corners, truth));
  return shared / (area(corners) + area(truth) - shared);
}

// Ranking: as in ranking.h, with larger being worse.

function auc(good, bad) {
  let above = 0;
  for (const b of bad) for (const g of good) above += b > g ? 1 : b === g ? 0.5 : 0;
  return above / (good.length * bad.length);
}

function caught(good, bad, share) {
  const limit = [...good].sort((a, b) => b - a)[Math.floor(share * good.length)];
  return bad.filter((value) => value > limit).length / bad.length;
}

const percent = (share) => `${(100 * share).toFixed(1)} %`.padStart(8);
const row = (what, ...cells) => console.log(what.padEnd(40), ...cells);

function report(measured) {
  const soft = new Set(["defocus", "motion", "upscaled"]);
  const good = measured.filter(({ fault }) => fault === "none");
  const bad = measured.filter(({ fault }) => soft.has(fault));
  row(`sharpness (${good.length} good, ${bad.length} soft)`, "     AUC", "at 2 % false", "at 5 % false");
  const ways = { ours: "blur", "variance of Laplacian (OpenCV.js)": "variance", "share of Canny edges (OpenCV.js)": "canny" };
  for (const [what, key] of Object.entries(ways)) {
    const [g, b] = [good, bad].map((class_) => class_.map((scene) => -scene[key]));
    row(`  ${what}`, auc(g, b).toFixed(4).padStart(8), percent(caught(g, b, 0.02)).padStart(12), percent(caught(g, b, 0.05)).padStart(12));
  }
  const whole = measured.filter(({ fault }) => fault !== "corner out");
  row(`document (${whole.length} scenes)`, "mean IoU", "      > 0.95", "  none found");
  for (const [what, key] of Object.entries({ ours: "iou", jscanify: "jscanify" })) {
    const values = whole.map((scene) => scene[key]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const share = (test) => percent(values.filter(test).length / values.length).padStart(12);
    row(`  ${what}`, mean.toFixed(4).padStart(8), share((value) => value > 0.95), share((value) => value === 0));
  }
}

const measured = scenes.map(({ file, fault, truth, numbers, outcome }) => {
  const rgba = picture(readFileSync(join(folder, file)));
  const corners = jscanifyCorners(rgba);
  const one = {
    fault,
    blur: outcome.blur === "unknown" ? Infinity : numbers.blur, // unknown never alarms
    iou: numbers.iou,
    variance: varianceOfLaplacian(rgba),
    canny: shareOfCannyEdges(rgba),
    jscanify: corners ? overlap(corners, truth) : 0,
  };
  rgba.delete();
  return one;
});
report(measured);

// Speed: the same kinds of measurements, of the same 12 megapixels that are decoded already.

const metrics = {
  luma: (rgba, made) => {
    const grey = made(new cv.Mat());
    cv.cvtColor(rgba, grey, cv.COLOR_RGBA2GRAY);
    return grey;
  },
  sharpness: (rgba) => varianceOfLaplacian(rgba),
  tones: (rgba, made, grey) => {
    const [histogram, mask, list] = [made(new cv.Mat()), made(new cv.Mat()), made(new cv.MatVector())];
    list.push_back(grey);
    cv.calcHist(list, [0], mask, histogram, [256], [0, 256]);
  },
  glare: (rgba, made, grey) => {
    const [white, labels, stats, centres] = [1, 2, 3, 4].map(() => made(new cv.Mat()));
    cv.threshold(grey, white, 250, 255, cv.THRESH_BINARY);
    cv.connectedComponentsWithStats(white, labels, stats, centres);
  },
  document: (rgba) => jscanifyCorners(rgba),
  seal: (rgba, made) => {
    const [rgb, hsv, low, high] = [1, 2, 3, 4].map(() => made(new cv.Mat()));
    cv.cvtColor(rgba, rgb, cv.COLOR_RGBA2RGB);
    cv.cvtColor(rgb, hsv, cv.COLOR_RGB2HSV);
    const bound = (...values) => made(new cv.Mat(hsv.rows, hsv.cols, hsv.type(), [...values, 0]));
    cv.inRange(hsv, bound(0, 80, 60), bound(10, 255, 255), low);
    cv.inRange(hsv, bound(170, 80, 60), bound(180, 255, 255), high);
    cv.bitwise_or(low, high, low);
    cv.findContours(low, made(new cv.MatVector()), made(new cv.Mat()), cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE);
  },
};

/** Median milliseconds of one pass over all metrics. */
function milliseconds(rgba) {
  const once = () => withMats((made) => {
    const start = performance.now();
    const grey = metrics.luma(rgba, made);
    for (const [what, measure] of Object.entries(metrics)) if (what !== "luma") measure(rgba, made, grey);
    return performance.now() - start;
  });
  return median(Array.from({ length: 5 }, once));
}

const native = join(root, "build/native/image_bench");
const wasm = join(root, "build/wasm/image_bench.js");
const theirs = milliseconds(picture(execFileSync(native, ["--picture"], { maxBuffer: 1 << 26 })));
const [build, program, ...words] = existsSync(wasm) ? ["wasm", process.execPath, wasm] : ["native", native];
const ours = Number(execFileSync(program, [...words, "--metrics"], { encoding: "utf8" }));
line("npm", "metrics of 12 megapixels, OpenCV.js", theirs, "ms");
line(build, "metrics of 12 megapixels", ours, "ms");
line(build, "  against OpenCV.js", theirs / ours, "times", { least: 4 });
