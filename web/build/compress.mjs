// Writes FILE.br and FILE.gz, as small as they get, for servers that send them as they are. The same
// bytes each time: neither form holds a name or a time.
//
//   node compress.mjs FILE
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [file] = process.argv.slice(2);
const bytes = readFileSync(file);
const params = {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
};
writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
const gzip = gzipSync(bytes, { level: 9 });
gzip[9] = 255; // "unknown": node writes which system compressed it
writeFileSync(`${file}.gz`, gzip);
