// Runs axe on all public pages, in three languages, as wide as a phone, a screen and a screen that is magnified, in light, dark and the
// reader's own colours, and writes down what it found, for the accessibility statement to show: `just accessibility`. Faults are
// written down too, and end the run with an error.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import axe from 'axe-core';

import { go, launch, runAxe, withPage } from './browser.mjs';
import { LANGUAGES, STATES } from './pages.mjs';
import { ROOT, startServer } from './server.mjs';

/** A screen of 1280 px that is magnified four times and twice has 320 and 640 of them. */
const SCREENS = [
  { width: 320, height: 256, scale: 4 },
  { width: 360, height: 740 },
  { width: 640, height: 512, scale: 2 },
  { width: 1280, height: 900 },
];
const COLOURS = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
];
const FILE = path.join(ROOT, 'crates', 'server', 'src', 'accessibility.json');

const rules = new Set();
const found = { violations: new Map(), incomplete: new Map() };
let views = 0;

const server = await startServer();
const browser = await launch();
try {
  for (const screen of SCREENS) {
    await withPage(browser, server.origin, { ...screen, javaScript: true }, async (page) => {
      for (const { name, address, status } of STATES) {
        for (const lang of LANGUAGES) {
          await go(page, address(lang), status);
          for (const [colours, media] of COLOURS) {
            await page.emulateMedia(media);
            note(await runAxe(page), `${name} (${lang}, ${screen.width} px, ${colours})`);
          }
        }
      }
    });
    console.log(`${screen.width} px`);
  }
  await writeFile(FILE, `${JSON.stringify(results(), null, 2)}\n`);
  console.log(`${path.relative(ROOT, FILE)}: ${views} views, ${rules.size} rules, ${found.violations.size} broken`);
  process.exitCode = found.violations.size > 0 ? 1 : 0;
} finally {
  await browser.close();
  await server.stop();
}

function note(results, view) {
  views += 1;
  for (const kind of ['violations', 'passes', 'incomplete', 'inapplicable']) {
    for (const { id } of results[kind]) {
      rules.add(id);
      found[kind]?.set(id, (found[kind].get(id) ?? 0) + 1);
    }
  }
  for (const { id, help } of results.violations) console.error(`${view}: ${id}, ${help}`);
}

function results() {
  const findings = (of) => [...of].sort().map(([rule, count]) => ({ rule, views: count }));
  return {
    date: new Date().toISOString().slice(0, 10),
    axe: axe.version,
    browser: `Chromium ${browser.version().split('.', 1)[0]}`,
    widths: SCREENS.map(({ width }) => width),
    pages: [...new Set(STATES.flatMap(({ route }) => route ?? []))],
    states: STATES.length,
    views,
    rules: [...rules].sort(),
    to_review: findings(found.incomplete),
    violations: findings(found.violations),
  };
}
