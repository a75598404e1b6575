// Makes the pictures of the documentation, docs/images/*.png, from the real binary, so that they show what is there.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { go, launch, withPage } from './browser.mjs';
import { ROOT, startServer } from './server.mjs';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };

const START = '/fr';
const FILTERED = '/fr?q=deuil&langue=fr';

const folder = path.join(ROOT, 'docs', 'images');
await mkdir(folder, { recursive: true });

const server = await startServer();
const browser = await launch();
try {
  let scheme;
  await withPage(browser, server.origin, WIDE, async (page) => {
    await go(page, FILTERED);
    scheme = await page.locator('table tbody a[href*="/dispositifs/"]').first().getAttribute('href');
  });

  const shots = [
    ['search-wide', START, WIDE],
    ['search-narrow', START, NARROW],
    ['results-wide', FILTERED, WIDE],
    ['results-narrow', FILTERED, NARROW],
    ['search-dark-wide', START, { ...WIDE, dark: true }],
    ['scheme-wide', scheme, WIDE],
    ['scheme-narrow', scheme, NARROW],
  ];
  for (const [name, address, look] of shots) {
    await withPage(browser, server.origin, look, async (page) => {
      await go(page, address);
      const file = path.join(folder, `${name}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
      console.log(path.relative(ROOT, file));
    });
  }
} finally {
  await browser.close();
  await server.stop();
}
