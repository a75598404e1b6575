// What the scripts of the pages are held to: types that agree, and a size that one can read through.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { ROOT } from './server.mjs';

const LINES_MAX = 300;
/** What stands around and inside an embed is loaded by pages of others, or by none of ours but those. */
const OF_EMBEDS = ['embed.js', 'frame.js'];
const EMBED_BYTES_MAX = 3 * 1024;

test('the scripts of the pages have 300 lines in all at most', async () => {
  const folder = path.join(ROOT, 'web');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js') && !OF_EMBEDS.includes(name));
  assert.ok(names.length > 0, 'scripts to count');
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const lines = texts.reduce((sum, text) => sum + text.trimEnd().split('\n').length, 0);
  assert.ok(lines <= LINES_MAX, `${lines} lines`);
});

test('what partners load has 3 KB at most', async () => {
  const { length } = await readFile(path.join(ROOT, 'web', 'embed.js'));
  assert.ok(length <= EMBED_BYTES_MAX, `${length} bytes`);
});

test('their types agree', { timeout: 120_000 }, () => {
  const tests = path.join(ROOT, 'tests', 'browser');
  try {
    execFileSync(process.execPath, [path.join(tests, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', tests], { encoding: 'utf8' });
  } catch (error) {
    assert.fail(error.stdout || error.message);
  }
});
