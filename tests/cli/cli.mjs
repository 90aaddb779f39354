// Runs the command line of the native build.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const program = join(process.env.BEIAN_BUILDS ?? join(root, 'build'), 'native', 'beian-check');

export const sample = (name) => join(root, 'assets', 'samples', name);
export const asset = (name) => join(root, 'assets', name);

/** {status, signal, stdout, stderr, ms} of one call; `input` goes to standard input. */
export function run(args, input = '') {
  const start = performance.now();
  const { status, signal, stdout, stderr, error } = spawnSync(program, args, { input, timeout: 20000, maxBuffer: 1 << 28 });
  if (error && error.code !== 'EPIPE') throw error;
  return { status, signal, stdout: stdout.toString(), stderr: stderr.toString(), ms: performance.now() - start };
}

/** A check as of a fixed day, as JSON. */
export function check(args, input) {
  const result = run(['check', '--date', '2026-11-22', '--format', 'json', ...args], input);
  return { ...result, json: () => JSON.parse(result.stdout) };
}

/** A folder for this test alone, removed when it ends. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'beian-cli-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}
