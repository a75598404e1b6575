// Runs axe on all public pages, in three languages, two widths, light and dark, and writes down what it found, for the
// accessibility statement to show: `just accessibility`. Faults are written down too, and end the run with an error.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import axe from 'axe-core';

import { go, launch, runAxe, withPage } from './browser.mjs';
import { LANGUAGES, STATES } from './pages.mjs';
import { ROOT, startServer } from './server.mjs';

const WIDTHS = [360, 1280];
const FILE = path.join(ROOT, 'crates', 'server', 'src', 'accessibility.json');

const rules = new Set();
const found = { violations: new Map(), incomplete: new Map() };
let views = 0;

const server = await startServer();
const browser = await launch();
try {
  for (const { name, address, status } of STATES) {
    for (const lang of LANGUAGES) {
      for (const width of WIDTHS) {
        for (const dark of [false, true]) {
          await withPage(browser, server.origin, { width, dark, javaScript: true }, async (page) => {
            await go(page, address(lang), status);
            note(await runAxe(page), `${name} (${lang}, ${width} px, ${dark ? 'dark' : 'light'})`);
          });
        }
      }
    }
    console.log(name);
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
    widths: WIDTHS,
    pages: [...new Set(STATES.flatMap(({ route }) => route ?? []))],
    states: STATES.length,
    views,
    rules: [...rules].sort(),
    to_review: findings(found.incomplete),
    violations: findings(found.violations),
  };
}
