// Pictures for the tests, drawn by the browser: fictional papers marked 样张, photographed or not.

/**
 * A photo of a card or sheet lying on a table, as bytes. `card`: its rectangle as shares of the
 * picture; `tilt`: degrees; `type`: image/jpeg, image/png or image/webp.
 */
export async function photo(page, options = {}) {
  const base64 = await page.evaluate(async (given) => {
    const { width, height, table, paper, card, tilt, text, type, quality, glare } = {
      width: 1600, height: 1200, table: "#4a3c30", paper: "#f1ede0", card: [0.12, 0.12, 0.76, 0.76],
      tilt: 0, text: "样张", type: "image/jpeg", quality: 0.92, glare: false, ...given,
    };
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const g = canvas.getContext("2d");
    g.fillStyle = table;
    g.fillRect(0, 0, width, height);
    // Grain, always the same: no camera sees a surface of one colour.
    let seed = 7;
    for (let i = 0; i < (width * height) / 60; i++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      g.fillStyle = seed % 2 ? "#ffffff14" : "#00000014";
      g.fillRect((seed >> 4) % width, (seed >> 9) % height, 2, 2);
    }
    const [x, y, w, h] = [card[0] * width, card[1] * height, card[2] * width, card[3] * height];
    g.translate(x + w / 2, y + h / 2);
    g.rotate((tilt * Math.PI) / 180);
    g.translate(-w / 2, -h / 2);
    g.fillStyle = paper;
    g.beginPath();
    g.roundRect(0, 0, w, h, w * 0.03);
    g.fill();
    g.fillStyle = "#1d2a4a";
    const size = h / 14;
    g.font = `${size}px "Noto Sans CJK SC", sans-serif`;
    const lines = [`姓名 林样例　${text}`, "性别 女　民族 汉", "出生 1990 年 3 月 7 日", "住址 广东省深圳市示例区样张路 100 号", "公民身份号码 440305199003070014", "仅供测试，不是真实证件"];
    lines.forEach((line, i) => g.fillText(line, w * 0.07, h * 0.18 + i * size * 2));
    g.fillStyle = "#b9c4d6";
    g.fillRect(w * 0.7, h * 0.15, w * 0.22, h * 0.45);
    g.fillStyle = "#7d6a58";
    g.beginPath();
    g.arc(w * 0.81, h * 0.32, h * 0.1, 0, 7);
    g.fill();
    if (glare) {
      const light = g.createRadialGradient(w * 0.45, h * 0.6, 0, w * 0.45, h * 0.6, h * 0.2);
      light.addColorStop(0, "#fff");
      light.addColorStop(0.7, "#fff");
      light.addColorStop(1, "#fff0");
      g.fillStyle = light;
      g.fillRect(0, 0, w, h);
    }
    const blob = await new Promise((done) => canvas.toBlob(done, type, quality));
    const bytes = new Uint8Array(await new Response(blob).arrayBuffer());
    let text64 = "";
    for (let i = 0; i < bytes.length; i += 8192) text64 += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return btoa(text64);
  }, options);
  return Buffer.from(base64, "base64");
}

/** The JPEG with an EXIF block that says how the camera was held (1–8), right after its beginning. */
export function held(jpeg, orientation) {
  const tiff = Buffer.from("4d4d002a00000008" + "0001" + "0112000300000001" + `000${orientation}0000` + "00000000", "hex");
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, jpeg.subarray(2)]);
}
