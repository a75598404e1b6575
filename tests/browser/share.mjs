// Draws what other sites show beside a link to this one, and what devices show for it on their first screens: web/share-*.png,
// web/touch.png, web/favicon.png. The words are those of the program, read from its pages, and the drawing is its icon, so that this
// is run again when either changes. Letters are Liberation's, whatever the machine has.

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { go, launch, withPage } from './browser.mjs';
import { LANGUAGES } from './pages.mjs';
import { ROOT, startServer } from './server.mjs';

const SHARE = { width: 1200, height: 630 };
const web = path.join(ROOT, 'web');
const icon = await readFile(path.join(web, 'icon.svg'), 'utf8');
const font = 'font-family: "Liberation Sans", sans-serif';

const server = await startServer();
const browser = await launch();
try {
  for (const lang of LANGUAGES) {
    let words;
    await withPage(browser, server.origin, {}, async (page) => {
      await go(page, `/${lang}`);
      words = await page.locator('.brand').evaluate((brand) => [brand.querySelector('.name').textContent, brand.querySelector('p').textContent]);
    });
    await draw(`share-${lang}.png`, SHARE, `
      <body style='margin: 0; height: 100vh; box-sizing: border-box; padding: 90px 100px; background: #faf8f4; color: #1d2327; border-left: 24px solid #0b5d66; ${font}'>
        <div style="width: 130px">${icon}</div>
        <h1 style="font-size: 92px; margin: 40px 0 24px">${words[0]}</h1>
        <p style="font-size: 44px; line-height: 1.35; margin: 0; color: #515c63">${words[1]}</p>`);
  }
  // Systems cut the corners themselves.
  const whole = icon.replace('rx="7"', 'rx="0"');
  await draw('touch.png', { width: 180, height: 180 }, `<body style="margin: 0">${whole}`);
  await draw('favicon.png', { width: 32, height: 32 }, `<body style="margin: 0; background: transparent">${icon}`, true);
} finally {
  await browser.close();
  await server.stop();
}

async function draw(name, viewport, html, omitBackground = false) {
  const page = await browser.newPage({ viewport });
  await page.setContent(`<!doctype html>${html}`);
  await writeFile(path.join(web, name), await page.screenshot({ omitBackground }));
  await page.close();
  console.log(`web/${name}`);
}
