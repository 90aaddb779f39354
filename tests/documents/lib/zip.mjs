// ZIP files as every program writes them, nothing packed.
import { crc32 } from "./crc32.mjs";

/** files: {name: bytes} → bytes. `gbk`: names as bytes of GBK, without the flag that says UTF-8. */
export function zip(files, { gbk = {} } = {}) {
  const locals = [], central = [];
  let at = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const path = gbk[name] ?? Buffer.from(name), head = Buffer.alloc(30), entry = Buffer.alloc(46);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(name in gbk ? 0 : 0x800, 6);
    head.writeUInt32LE(0x5d760000, 10); // 2026-11-22
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(path.length, 26);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    locals.push(head, path, bytes);
    central.push(entry, path);
    at += head.length + path.length + bytes.length;
  }
  const directory = Buffer.concat(central), end = Buffer.alloc(22), count = Object.keys(files).length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}
