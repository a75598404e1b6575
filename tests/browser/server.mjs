// Starts the real binary on a free port and stops it again. The tests see the program as a visitor's browser does.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const START_MS_MAX = 30_000;
const STOP_MS_MAX = 10_000;

/** The folder of the checkout: the binary runs there, so that it finds `data/`. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

const READY = /http:\/\/127\.0\.0\.1:\d+/;

/** Where the binary is: `REPERTOIRE_BIN`, or where `cargo build` leaves it. */
function binary() {
  const target = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
  const found = path.resolve(ROOT, process.env.REPERTOIRE_BIN ?? path.join(target, 'debug', 'repertoire'));
  if (!existsSync(found)) {
    throw new Error(`${found} does not exist: run "cargo build -p repertoire-cli" first, or set REPERTOIRE_BIN`);
  }
  return found;
}

/** Makes an account of the staff area, as whoever keeps the server does. */
export function addAccount(store, name, role, password) {
  const args = ['staff', 'add', name, '--role', role, '--store', store];
  execFileSync(binary(), args, { cwd: ROOT, input: `${password}\n`, stdio: ['pipe', 'ignore', 'inherit'] });
}

/**
 * Starts `repertoire serve` with more arguments if need be, and resolves once it says where it listens. It has a store of
 * its own, unless files or another store are named.
 *
 * @param {string[]} more arguments after `serve --listen 127.0.0.1:0`
 * @returns {Promise<{ origin: string, stop: () => Promise<void>, store?: string }>}
 */
export async function startServer(more = []) {
  const program = binary();
  const named = ['--catalogue', '--store'].some((argument) => more.includes(argument));
  const store = named ? undefined : mkdtempSync(path.join(tmpdir(), 'repertoire-store-'));
  const stored = store ? ['--store', store] : [];
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', ...stored, ...more], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  // Both streams are read to the end of the run: a full pipe would block the server in the middle of a test.
  let output = '';
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);

  const ended = new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(`it ended with ${signal ?? `code ${code}`}`));
    child.once('error', (error) => resolve(`it could not be started: ${error.message}`));
  });
  // Whatever becomes of the test that started it, the server does not outlive it.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);

  const stop = async () => {
    process.removeListener('exit', kill);
    child.kill('SIGTERM');
    const late = setTimeout(kill, STOP_MS_MAX);
    await ended;
    clearTimeout(late);
    if (store) rmSync(store, { recursive: true, force: true });
  };

  const origin = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${program} is not ready: ${why}\n${output}`));
    const late = setTimeout(() => fail(`no address within ${START_MS_MAX} ms`), START_MS_MAX);
    ended.then((why) => {
      clearTimeout(late);
      fail(why);
    });
    // Lines are put together first: an address cut between two chunks would lose digits of its port.
    let lines = '';
    child.stdout.on('data', (chunk) => {
      lines += chunk;
      const complete = lines.slice(0, lines.lastIndexOf('\n') + 1);
      const address = READY.exec(complete);
      if (address) {
        clearTimeout(late);
        resolve(address[0]);
      }
    });
  }).catch(async (error) => {
    await stop();
    throw error;
  });

  return { origin, stop, store };
}
