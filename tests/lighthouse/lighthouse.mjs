#!/usr/bin/env node
// Measures the real binary with Lighthouse, mobile profile, and fails where a page is less than it should be.
//
//   node tests/lighthouse/lighthouse.mjs      just lighthouse
//
// REPERTOIRE_BIN names the binary; otherwise cargo builds one with optimisation. CHROME_PATH tells where Chromium is. Reports are
// left in lighthouse/ beside what cargo builds. Packages are installed here, apart from those of the browser tests, which need none of them.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, '..', '..');
const TARGET = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
const REPORTS = path.join(TARGET, 'lighthouse');

if (!process.env.REPERTOIRE_BIN) {
  execFileSync('cargo', ['build', '--quiet', '--release', '-p', 'repertoire-cli'], { cwd: ROOT, stdio: 'inherit' });
  process.env.REPERTOIRE_BIN = path.join(TARGET, 'release', 'repertoire');
}
if (!existsSync(path.join(HERE, 'node_modules', 'lighthouse'))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: 'inherit' });
}
process.env.CHROME_PATH ??= '/usr/bin/chromium';

const { default: lighthouse } = await import('lighthouse');
const { launch } = await import('chrome-launcher');
const { startServer } = await import('../browser/server.mjs');

/** Of a score, from 0 to 100; of layout shift; of bytes over the network. */
const SCORE_GOAL = 100;
const PERFORMANCE_GOAL = 98;
const SHIFT_MAX = 0;
const BYTES_MAX = 40 * 1024;

// A filtered list asks search engines to leave it out, as the combinations have no end: Lighthouse would count that against it.
const FILTERED = '/fr?q=deuil&cout=gratuit';
const [, first] = (await readFile(path.join(ROOT, 'data', 'catalogue.csv'), 'utf8')).split('\n');
const PAGES = [
  { address: '/fr', performance: PERFORMANCE_GOAL, bytes: BYTES_MAX },
  { address: FILTERED, noindex: true },
  { address: `/fr/dispositifs/${first.split(',', 1)[0]}` },
];

// Canonical addresses count only when they are whole: the server is told one, as where it is online.
const server = await startServer(['--public-url', 'https://repertoire.example.org']);
const flags = ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
const chrome = await launch({ chromeFlags: flags });
const lacking = [];
try {
  await mkdir(REPORTS, { recursive: true });
  console.log('| page | performance | accessibility | best practices | SEO | bytes | layout shift |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const [at, page] of PAGES.entries()) await measure(page, at);
} finally {
  chrome.kill();
  await server.stop();
}
if (lacking.length > 0) {
  console.error(lacking.join('\n'));
  process.exitCode = 1;
}

async function measure({ address, performance, bytes: bytesMax, noindex = false }, at) {
  const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
  const { lhr, report } = await lighthouse(server.origin + address, {
    port: chrome.port,
    onlyCategories: categories,
    output: 'html',
    logLevel: 'error',
    skipAudits: noindex ? ['is-crawlable'] : null,
  });
  await writeFile(path.join(REPORTS, `${at + 1}.html`), report);
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const scores = categories.map((name) => Math.round(lhr.categories[name].score * 100));
  const shift = lhr.audits['cumulative-layout-shift'].numericValue;
  const bytes = lhr.audits['total-byte-weight'].numericValue;
  console.log(`| \`${address}\` | ${scores.join(' | ')} | ${Math.round(bytes)} | ${shift.toFixed(3)} |`);

  const goals = [performance ?? 0, SCORE_GOAL, SCORE_GOAL, SCORE_GOAL];
  categories.forEach((name, index) => {
    if (scores[index] >= goals[index]) return;
    lacking.push(`${address}: ${name} is ${scores[index]}, not ${goals[index]}`);
    for (const { id } of lhr.categories[name].auditRefs) {
      const { score, title, displayValue = '' } = lhr.audits[id];
      if (score !== null && score < 1) lacking.push(`  ${id}: ${title} ${displayValue}`);
    }
  });
  if (shift > SHIFT_MAX) lacking.push(`${address}: the layout shifts by ${shift}`);
  if (bytesMax && bytes > bytesMax) lacking.push(`${address}: ${bytes} bytes, more than ${bytesMax}`);
}
