// PDFs as scanners and offices write them: a picture over the whole page, text in a font that is not
// embedded (GB1, UniGB-UCS2-H), invisible where it is a scanner's reading of the picture.

const a4 = [595.28, 841.89];

/** Big-endian UCS-2 as a hexadecimal string. */
const ucs2 = (text) => `<${[...text].map((c) => c.codePointAt(0).toString(16).padStart(4, "0")).join("")}>`;

function content({ size = a4, picture, lines = [] }) {
  const [width, height] = size;
  const drawn = picture ? `q ${width} 0 0 ${height} 0 0 cm /Im Do Q\n` : "";
  const text = lines.map((line, i) => `1 0 0 1 60 ${height - 80 - 24 * i} Tm ${ucs2(line)} Tj`).join("\n");
  return drawn + (lines.length ? `BT /F 14 Tf ${picture ? 3 : 0} Tr\n${text}\nET\n` : "");
}

/**
 * pages: [{size: [width, height] in points, picture: {jpeg, width, height, grey}, lines, turned}];
 * javascript: runs when it is opened.
 */
export function pdf(pages, { javascript } = {}) {
  const objects = [];
  const add = (body, stream) => objects.push({ body, stream });
  const font = 3, first = 6;
  add(`<</Type/Catalog/Pages 2 0 R${javascript ? `/OpenAction<</S/JavaScript/JS(${javascript})>>` : ""}>>`);
  const kids = pages.map((_, i) => `${first + 3 * i} 0 R`).join(" ");
  add(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  add("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>");
  add("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000>>");
  add("<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
  pages.forEach((page, i) => {
    const at = first + 3 * i;
    const [width, height] = page.size ?? a4;
    const image = page.picture ? `/XObject<</Im ${at + 2} 0 R>>` : "";
    add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${page.turned ?? 0}/Resources<</Font<</F ${font} 0 R>>${image}>>/Contents ${at + 1} 0 R>>`);
    const bytes = Buffer.from(content(page), "latin1");
    add(`<</Length ${bytes.length}>>`, bytes);
    if (page.picture) {
      const { jpeg, width: w, height: h, grey } = page.picture;
      add(`<</Type/XObject/Subtype/Image/Width ${w}/Height ${h}/BitsPerComponent 8/ColorSpace/Device${grey ? "Gray" : "RGB"}/Filter/DCTDecode/Length ${jpeg.length}>>`, jpeg);
    } else {
      add("null");
    }
  });
  return written(objects);
}

function written(objects) {
  const pieces = [Buffer.from("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let at = pieces[0].length;
  const places = objects.map(({ body, stream }, i) => {
    const place = at;
    const piece = [Buffer.from(`${i + 1} 0 obj\n${body}\n`, "latin1")];
    if (stream) piece.push(Buffer.from("stream\n"), stream, Buffer.from("\nendstream\n"));
    piece.push(Buffer.from("endobj\n"));
    const bytes = Buffer.concat(piece);
    pieces.push(bytes);
    at += bytes.length;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  pieces.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(pieces);
}
