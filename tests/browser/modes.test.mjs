// Every page and state as people see it who magnify it or bring colours of their own: axe has nothing to say, and nothing is to be
// scrolled sideways. A magnified window of 1280 × 1024 px is one of half or a quarter as many, each drawn two or four times as large.
//
// Each state is looked at in each mode, in one language each, and each language meets each mode: the modes change the layout, and the
// languages the words. The full product is what accessibility.mjs records.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, go, launch, withPage } from './browser.mjs';
import { LANGUAGES, MODES, STATES } from './pages.mjs';
import { startServer } from './server.mjs';

const TEST_MS_MAX = 180_000;

let browser;
let server;
before(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
}, { timeout: TEST_MS_MAX });
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [turn, { name: mode, ...look }] of MODES.entries()) {
  test(mode, { timeout: TEST_MS_MAX }, () =>
    withPage(browser, server.origin, { ...look, javaScript: true }, async (page) => {
      const faults = [];
      for (const [at, { name, address, status }] of STATES.entries()) {
        const lang = LANGUAGES[(at + turn) % LANGUAGES.length];
        await go(page, address(lang), status);
        const note = (error) => faults.push(`${name} (${lang}): ${error.message}`);
        await assertAccessible(page).catch(note);
        await assertFits(page, [look.width], look.height).catch(note);
      }
      assert.deepEqual(faults, []);
    }));
}
