// Broken copies of filings: what goes wrong with files between a program, a mail and a phone.

/** The same numbers in every run (mulberry32). */
function random(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const strange = [null, true, 0, -1, 1e300, 4.5, '', ' ', 'x', '\u0000', '\ud800', '中'.repeat(300), '０１２', [], {}, [[]], [{}], [null], { a: { b: [] } }];

/** Replaces one value somewhere in a body by something strange. */
function replaceOne(value, pick) {
  const places = [];
  const walk = (node) => {
    for (const key of Object.keys(node)) {
      places.push([node, key]);
      if (node[key] && typeof node[key] === 'object') walk(node[key]);
    }
  };
  walk(value);
  const [node, key] = places[pick(places.length)];
  node[key] = strange[pick(strange.length)];
  return value;
}

const splice = (bytes, at, remove, insert) => Buffer.concat([bytes.subarray(0, at), Buffer.from(insert), bytes.subarray(at + remove)]);
const nested = (depth) => Buffer.from('{"icp_subject":'.repeat(depth) + '1' + '}'.repeat(depth));

// Each takes the bytes of a sample and a random source.
const mutations = {
  truncated: (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
  'byte flipped': (bytes, pick) => { const copy = Buffer.from(bytes); copy[pick(copy.length)] ^= 1 << pick(8); return copy; },
  'byte removed': (bytes, pick) => splice(bytes, pick(bytes.length), 1, []),
  'NUL inserted': (bytes, pick) => splice(bytes, pick(bytes.length), 0, [0]),
  'invalid UTF-8': (bytes, pick) => splice(bytes, pick(bytes.length), 0, [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]][pick(4)]),
  'wrong type': (bytes, pick) => Buffer.from(JSON.stringify(replaceOne(JSON.parse(bytes), pick))),
  'three wrong types': (bytes, pick) => Buffer.from(JSON.stringify([1, 2, 3].reduce((body) => replaceOne(body, pick), JSON.parse(bytes)))),
  'BOM in front': (bytes) => splice(bytes, 0, 0, [0xef, 0xbb, 0xbf]),
  'UTF-16': (bytes, pick) => Buffer.concat([Buffer.from(pick(2) ? [0xff, 0xfe] : []), Buffer.from(bytes.toString(), 'utf16le')]),
  // 主体: bytes of GB18030 in place of every Chinese character
  GB18030: (bytes) => Buffer.from(bytes.toString().replace(/[^\x00-\x7f]/gu, '\u00d6\u00f7'), 'latin1'),
  'single quotes': (bytes) => Buffer.from(bytes.toString().replaceAll('"', "'")),
  'trailing comma': (bytes) => Buffer.from(bytes.toString().replace(/\n *\}/, ',$&')),
  'key twice': (bytes, pick) => { const text = bytes.toString(); const rows = text.split('\n'); const row = 1 + pick(rows.length - 2); return Buffer.from([...rows.slice(0, row), rows[row], ...rows.slice(row)].join('\n')); },
  'deep nesting': (bytes, pick) => nested([10, 63, 64, 65, 1000, 100000][pick(6)]),
  '10 MB string': (bytes) => Buffer.from(JSON.stringify({ ...JSON.parse(bytes), icp_applets: { base_info: { comment: '备'.repeat(3500000) } } })),
  '3 MB string': (bytes, pick) => { const body = JSON.parse(bytes); body.icp_applets.base_info.comment = '备'.repeat(1000000); body.icp_subject.base_info.name = ['示', 'x', ' '][pick(3)].repeat(500000); return Buffer.from(JSON.stringify(body)); },
  'many items': (bytes) => { const body = JSON.parse(bytes); body.icp_applets.base_info.nrlx_details = Array(100000).fill({ type: 1 }); body.icp_applets.base_info.service_content_types = Array(100000).fill(3); return Buffer.from(JSON.stringify(body)); },
  'many keys': () => Buffer.from(JSON.stringify(Object.fromEntries(Array.from({ length: 200000 }, (_, i) => [`k${i}`, i])))),
};

/** Yields `count` of {kind, bytes}, all kinds in turn, made of one of `samples` (Buffers) each. */
export function* brokenCopies(samples, count) {
  const kinds = Object.keys(mutations);
  const pick = random(20261122);
  for (let i = 0; i < count; i++) {
    const kind = kinds[i % kinds.length];
    yield { kind, bytes: mutations[kind](samples[pick(samples.length)], pick) };
  }
}
