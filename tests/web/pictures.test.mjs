// Photos of the papers: they find their slots, are checked by the worker, looked at in full,
// repaired, and told by the report.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { choose, drop, findings, go, ids, isDialog, node, openSample, press, said, saved, savedReport, settled, switchLanguage, texts, touch } from "./lib/act.mjs";
import { complaints } from "./lib/axe.mjs";
import { open, pageTest, sizes } from "./lib/page.mjs";
import { held, photo } from "./lib/pictures.mjs";
import { pixels } from "./lib/pixels.mjs";

const licence = "icp_subject.organize_info.certificate_photo";
const front = "icp_subject.principal_info.certificate_photo_front";
const back = "icp_subject.principal_info.certificate_photo_back";
const logo = "documents.logo", portrait = "documents.portrait";
const others = "icp_materials.subject_other_materials";
const once = { over: ["file"] };

const slot = (page, path) => node(page, `slot:${path}`).textContent();

/** Waits until the picture at that path has been looked at; returns what its card says. */
async function checked(page, path, name = "") {
  await page.waitForFunction(
    ([id, name]) => {
      const text = document.querySelector(`#semantics [data-id="${id}"]`)?.textContent ?? "";
      return text.includes(name) && !/还没有图片|排队中|正在检查|Waiting|Checking|no picture/.test(text);
    },
    [`slot:${path}`, name],
    { timeout: 30_000 },
  );
  await settled(page);
  return slot(page, path);
}

/** Chooses a file for a slot with the browser's own dialog. */
async function pick(page, path, name, buffer, button = "f") {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), touch(page, `${button}:${path}`)]);
  await chooser.setFiles({ name, mimeType: "image/jpeg", buffer });
  return checked(page, path, name);
}

/** Drops files exactly onto the card of a slot. */
async function dropOnto(page, path, ...files) {
  await node(page, `f:${path}`).focus();
  await settled(page);
  const box = await node(page, `slot:${path}`).boundingBox();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
  const packed = files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") }));
  await page.evaluate(
    ({ at, packed }) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of packed) transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      for (const type of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, { ...at, dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    { at, packed },
  );
  return checked(page, path, files[0].name);
}

/** The saved filing's own record of a picture. */
async function entry(page, path) {
  const { text } = await saved(page, "save");
  const filing = JSON.parse(text);
  return { filing, entry: filing.documents?.pictures?.find((it) => it.path === path) };
}

async function view(page, path) {
  await touch(page, `f:${path}`);
  await node(page, "viewer-close").waitFor({ state: "attached" });
  await settled(page);
}

pageTest("a chosen photo is checked; its findings stand on the card, in the verdict and in the report", {}, async ({ page }) => {
  await press(page, "start-filling");
  await go(page, "materials");
  const tiny = await photo(page, { width: 400, height: 300 });
  const text = await pick(page, front, "正面.jpg", tiny);
  assert.match(text, /正面\.jpg.*处必须修改/);
  assert.match((await texts(page, `found-`)).join("\n"), /400×300/);
  assert.ok((await findings(page)).some((it) => /人像面.*像素/.test(it)), (await findings(page)).join("\n"));
  assert.match(await said(page), /还不能提交.*必须修改/);
  assert.ok(!(await findings(page)).some((it) => it.startsWith("缺少主体负责人证件人像面")), "it is at hand now");
  const report = JSON.parse((await (await go(page, "results"), savedReport(page, "json"))).text);
  const found = report.findings.filter((it) => it.fields[0] === front).map((it) => it.rule);
  assert.ok(found.includes("image.low-resolution"), found.join());
});

pageTest("a file dropped onto a card belongs there, one dropped elsewhere where its name says, and is shown as a guess", once, async ({ page }) => {
  await press(page, "start-filling");
  await go(page, "materials");
  const card = await photo(page);
  assert.match(await dropOnto(page, back, { name: "IMG_0001.jpg", bytes: card }), /IMG_0001\.jpg/);
  assert.equal((await texts(page, `guess:${back}`)).length, 0, "that was said, not guessed");
  await drop(page, { name: "营业执照.jpg", bytes: card });
  await checked(page, licence, "营业执照.jpg");
  assert.match(await node(page, `guess:${licence}`).textContent(), /按文件名/);
  await drop(page, { name: "DSC_7.jpg", bytes: card });
  assert.ok(await isDialog(page), "nothing in this name says what it is");
  await press(page, `place:${front}`);
  assert.ok(!(await isDialog(page)));
  assert.match(await checked(page, front), /DSC_7\.jpg/);
  await press(page, `remove:${front}`);
  assert.match(await slot(page, front), /还没有图片/);
  assert.ok((await findings(page)).some((it) => it.startsWith("缺少主体负责人证件人像面")));
});

pageTest("several files for one slot: each has its own place in the list", once, async ({ page }) => {
  await press(page, "start-filling");
  await go(page, "materials");
  const card = await photo(page);
  await dropOnto(page, `${others}.0`, { name: "甲.jpg", bytes: card }, { name: "乙.jpg", bytes: card });
  await checked(page, `${others}.1`, "乙.jpg");
  assert.match(await slot(page, `${others}.0`), /甲\.jpg/);
  assert.match(await slot(page, `${others}.2`), /还没有图片/);
});

pageTest("ten mixed files: each gets its answer, one is given up, the page stays alive", { ...once }, async ({ page }) => {
  await press(page, "start-filling");
  await go(page, "materials");
  const card = await photo(page), tall = await photo(page, { width: 1200, height: 1600, card: [0.05, 0.3, 0.9, 0.4] });
  const png = await photo(page, { width: 144, height: 144, type: "image/png" });
  const large = await photo(page, { width: 4000, height: 3000 });
  const files = [
    ["营业执照.jpg", card, licence],
    ["身份证人像面.jpg", tall, front],
    ["身份证国徽面.jpg", card.subarray(0, card.length / 3), back],
    ["小程序头像.png", png, logo],
    ["自拍.jpg", tall, portrait],
    ["承诺书.webp", await photo(page, { type: "image/webp" }), "icp_materials.commitment_letter.0"],
    ["主体更名函.jpg", Buffer.from("not a picture"), "icp_materials.business_name_change_letter.0"],
    ["党建确认函.png", await photo(page, { width: 1, height: 1, type: "image/png" }), "icp_materials.party_building_confirmation_letter.0"],
    ["手持证件照.jpg", held(card, 6), "icp_materials.holding_certificate_photo.0"],
    ["小程序建设方案书.jpg", large, "icp_materials.website_construction_proposal.0"],
  ];
  const dropped = drop(page, ...files.map(([name, bytes]) => ({ name, bytes })));
  const last = files.at(-1)[2];
  await page.waitForFunction((id) => document.querySelector(`#semantics [data-id="${id}"]`)?.textContent.includes("排队中"), `slot:${last}`);
  await node(page, `f:${last}`).focus();
  await page.keyboard.press("Enter");
  await dropped;
  assert.match(await slot(page, last), /已取消/);
  for (const [name, , path] of files.slice(0, -1)) assert.match(await checked(page, path, name), /通过|处必须修改|处建议|需要您看一眼|打不开/, name);
  assert.match(await slot(page, back), /处必须修改|打不开/, "cut off");
  assert.match(await slot(page, files[6][2]), /处必须修改|打不开/, "no picture at all");
  assert.match(await slot(page, files[7][2]), /处必须修改|处建议/, "1×1");
  const told = (await findings(page)).join("\n");
  assert.match(told, /国徽面.*(不完整|损坏)/);
  assert.match(told, /更名函.*(认出|格式|损坏)/);
  await press(page, `f:${last}`);
  assert.match(await checked(page, last), /小程序建设方案书\.jpg/, "checked after all");
});

for (const [size, options] of Object.entries(sizes)) {
  pageTest(`the viewer: fitted, enlarged, moved; what was found is drawn on the picture: ${size}`, { ...once, ...options }, async ({ page, shot }) => {
    await touch(page, "start-filling");
    await go(page, "materials");
    // The left edge of the card is outside.
    const cut = await photo(page, { card: [-0.08, 0.12, 0.85, 0.76] });
    assert.match(await pick(page, licence, "执照.jpg", cut), /处必须修改|处建议/);
    await view(page, licence);
    await page.waitForFunction(() => document.querySelector('#semantics [data-id="picture"]'), null, { timeout: 20_000 });
    await settled(page);
    const picture = node(page, "picture");
    assert.equal(await picture.getAttribute("role"), "img");
    assert.match(await picture.getAttribute("aria-label"), /主体证件照片.*1600×1200.*标了/);
    const fitted = await picture.boundingBox();
    assert.ok(Math.abs(fitted.width / fitted.height - 4 / 3) < 0.02);

    const marks = await ids(page, "mark:");
    assert.ok(marks.length > 0, (await texts(page, "found:")).join("\n"));
    const scale = options.deviceScaleFactor ?? 1;
    const inks = [0xc9251c, 0x9a5300, 0x49515e];
    const inked = (image) => {
      let count = 0;
      const [x1, y1, x2, y2] = [fitted.x, fitted.y, fitted.x + fitted.width, fitted.y + fitted.height].map((v) => Math.round(v * scale));
      for (let y = y1; y < y2; y++) for (let x = Math.max(0, x1); x < x2; x++) if (inks.includes(image.at(x, y))) count++;
      return count;
    };
    assert.ok(inked(pixels(await shot(`viewer-${size}`))) > 200 * scale, "outlines can be seen");

    await touch(page, "zoom-in");
    const larger = await picture.boundingBox();
    assert.ok(larger.width > fitted.width * 1.3);
    await page.keyboard.press("-");
    await settled(page);
    assert.ok(Math.abs((await picture.boundingBox()).width - fitted.width) < 2);
    if (!options.hasTouch) {
      const [x, y] = [fitted.x + 100, fitted.y + 100];
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, -400);
      await settled(page);
      const around = await picture.boundingBox();
      assert.ok(around.width > fitted.width * 1.5);
      const share = (box) => (x - box.x) / box.width;
      assert.ok(Math.abs(share(around) - share(fitted)) < 0.02, "what lies below the pointer stays there");
      await page.mouse.move(300, 500);
      await page.mouse.down();
      await page.mouse.move(240, 440, { steps: 4 });
      await page.mouse.up();
      await settled(page);
      const moved = await picture.boundingBox();
      assert.ok(Math.abs(moved.x - around.x + 60) < 3 && Math.abs(moved.y - around.y + 60) < 3, `moved by ${moved.x - around.x}, ${moved.y - around.y}`);
    }
    await touch(page, "zoom-fit");
    const card = marks[0].replace("mark", "found");
    await touch(page, card);
    assert.equal(await node(page, marks[0]).getAttribute("aria-pressed"), "true", "a finding lights its place");
    assert.ok((await texts(page, "value:")).length > 5);
    await page.keyboard.press("Escape");
    await settled(page);
    assert.ok(!(await isDialog(page)));
    assert.equal(await page.evaluate(() => document.activeElement.dataset.id), `f:${licence}`);
  });
}

pageTest("a large photo lying on its side is repaired, looked at, taken; its own check is good; saving gives its bytes", once, async ({ page }) => {
  await press(page, "start-filling");
  await go(page, "materials");
  const upright = await photo(page, { width: 4000, height: 3000, quality: 1, card: [0.06, 0.06, 0.88, 0.84] });
  const text = await pick(page, front, "IMG_1.jpg", held(upright, 3));
  const before = await entry(page, front);
  assert.equal(before.entry.orientation, 3);
  assert.match(text, /处必须修改|处建议/);
  await view(page, front);
  await press(page, "repair");
  await node(page, "adopt").waitFor({ state: "attached", timeout: 30_000 });
  await settled(page);
  assert.match(await node(page, "repair-done").textContent(), /转正/);
  assert.equal(await node(page, "show-after").getAttribute("aria-pressed"), "true");
  await press(page, "show-before");
  assert.match(await node(page, "picture").getAttribute("aria-label"), /4000×3000/);
  await press(page, "show-after");
  await press(page, "adopt");
  await page.waitForFunction(() => !document.querySelector('#semantics [data-id="adopt"]'));
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "picture-save")]);
  assert.equal(download.suggestedFilename(), "主体负责人-证件人像面.jpg");
  const bytes = readFileSync(await download.path());
  assert.ok(bytes.length >= 100 << 10 && bytes.length <= 200 << 10, `${bytes.length} bytes`);
  assert.ok(!bytes.includes("Exif\0\0"), "no metadata");
  await page.keyboard.press("Escape");
  await settled(page);
  const after = await entry(page, front);
  assert.equal(after.entry.orientation, 1);
  assert.equal(after.entry.bytes, bytes.length);
  const left = after.entry.findings.map((it) => it.rule);
  for (const rule of ["image.too-large", "image.wrong-orientation", "image.too-small-bytes"]) assert.ok(!left.includes(rule), left.join());
});

pageTest("WebP: named with the way out, converted by the browser only when the applicant agrees", once, async ({ page }) => {
  await press(page, "start-filling");
  await go(page, "materials");
  const text = await pick(page, logo, "头像.webp", await photo(page, { width: 144, height: 144, card: [0, 0, 1, 1], type: "image/webp" }));
  assert.match(text, /必须修改|打不开/);
  await view(page, logo);
  assert.match((await texts(page, "found:")).join(), /WebP/);
  assert.match(await node(page, "convert-lead").textContent(), /只在本机/);
  await press(page, "convert");
  await page.keyboard.press("Escape");
  await settled(page);
  assert.match(await checked(page, logo, "头像.jpg"), /头像\.jpg/);
  assert.equal((await entry(page, logo)).entry.format, "jpeg");
});

pageTest("a saved filing tells what was checked, without pixels; opened again it asks for the file to show it", once, async ({ page }) => {
  await press(page, "start-filling");
  await go(page, "materials");
  await pick(page, licence, "执照.jpg", await photo(page, { width: 640, height: 480 }));
  const { filing } = await entry(page, licence);
  assert.equal(filing[licence.split(".")[0]]?.organize_info?.certificate_photo, undefined, "no media_id was invented");
  assert.ok(filing.documents.ready.includes(licence));
  const text = JSON.stringify(filing);
  assert.ok(text.length < 20_000, `${text.length} characters`);
  await press(page, "clear");
  await press(page, "clear-yes");
  await drop(page, { name: "saved.json", bytes: text });
  await go(page, "materials");
  assert.match(await slot(page, licence), /执照\.jpg.*处必须修改/);
  assert.match(await node(page, `saved:${licence}`).textContent(), /再选一次/);
  await press(page, `remove:${licence}`);
  assert.match(await slot(page, licence), /还没有图片/);
});

pageTest("the face check is rehearsed, and plainly no more than that", once, async ({ page }) => {
  await press(page, "start-filling");
  await go(page, "materials");
  await pick(page, portrait, "自拍.jpg", await photo(page, { width: 900, height: 1200, table: "#1d3b5c", card: [0.3, 0.3, 0.4, 0.4] }));
  await view(page, portrait);
  assert.match(await node(page, "rehearsal").textContent(), /由微信现场进行，这里只预演背景和光线/);
});

pageTest("the viewer tells sizes of files in KB and MB", once, async ({ page }) => {
  await press(page, "start-filling");
  await go(page, "materials");
  await pick(page, front, "正面.jpg", await photo(page, { width: 400, height: 300 }));
  await view(page, front);
  const values = (await texts(page, "value:image.too-")).join("\n");
  assert.match(values, /KB/);
  assert.doesNotMatch(values, /\d{5}/, "no bare bytes");
});

pageTest("the start page's chooser offers photos, too", once, async ({ page }) => {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "choose-file")]);
  assert.match(await chooser.element().getAttribute("accept"), /image\/\*/);
  assert.ok(chooser.isMultiple());
  await chooser.setFiles([{ name: "营业执照.jpg", mimeType: "image/jpeg", buffer: await photo(page) }]);
  await node(page, `slot:${licence}`).waitFor({ state: "attached" });
  assert.match(await checked(page, licence), /营业执照\.jpg/);
});

pageTest("another type of certificate: its picture is looked at again as that", once, async ({ page }) => {
  const typed = "icp_subject.principal_info.certificate_type";
  await openSample(page, "clean");
  await go(page, "materials");
  await pick(page, front, "正面.jpg", await photo(page));
  assert.equal((await entry(page, front)).entry.role, "id-front");
  await go(page, "principal");
  await choose(page, typed, "护照");
  await go(page, "materials");
  await checked(page, front, "正面.jpg");
  assert.equal((await entry(page, front)).entry.role, "passport");
});

test("a phone takes papers with the camera at its back, a selfie with the one in front", async () => {
  const { page, close } = await open("file", sizes.phone);
  await touch(page, "start-filling");
  await go(page, "materials");
  for (const [path, wanted] of [[licence, "environment"], [portrait, "user"]]) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), touch(page, `camera:${path}`)]);
    assert.equal(await chooser.element().getAttribute("capture"), wanted);
  }
  await close();
});

test("in English, on a phone, in both themes: pictures of the step and the viewer", async () => {
  for (const [size, colorScheme, language] of [["wide", "light", "zh"], ["wide", "dark", "en"], ["phone", "light", "en"], ["phone", "dark", "zh"]]) {
    const { page, record, shot, close } = await open("file", { ...sizes[size], colorScheme });
    if (language === "en") await switchLanguage(page);
    await openSample(page, "clean");
    await go(page, "materials");
    await settled(page);
    await shot(`materials-empty-${size}-${colorScheme}`);
    const bad = await photo(page, { card: [-0.08, 0.12, 0.85, 0.76], glare: true });
    await pick(page, licence, "licence.jpg", bad);
    await pick(page, front, "front.jpg", await photo(page, { width: 1400, height: 1000 }));
    await node(page, `f:${licence}`).focus();
    await settled(page);
    await shot(`materials-${size}-${colorScheme}`);
    assert.deepEqual(await complaints(page), [], "the step");
    await view(page, licence);
    await page.waitForFunction(() => document.querySelector('#semantics [data-id="picture"]'), null, { timeout: 20_000 });
    await settled(page);
    await shot(`viewer-${size}-${colorScheme}`);
    await touch(page, "repair");
    await node(page, "adopt").or(node(page, "repair-problem")).waitFor({ state: "attached", timeout: 30_000 });
    await settled(page);
    await shot(`repair-${size}-${colorScheme}`);
    assert.deepEqual(await complaints(page), [], "the viewer");
    assert.deepEqual(record.errors, []);
    await close();
  }
});
