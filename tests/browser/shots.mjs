// Makes the pictures of the documentation, docs/images/*.png, from the real binary, so that they show what is there.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { follow, go, launch, withPage } from './browser.mjs';
import { ROOT, addAccount, startServer } from './server.mjs';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };

const START = '/fr';
const FILTERED = '/fr?q=deuil&langue=fr';

const PASSWORD = 'huit chats gris sous la pluie';
const LIST = path.join(ROOT, 'tests', 'fixtures', 'spreadsheets', 'printemps.xlsx');

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
    ['cards-wide', `${FILTERED}&vue=cartes`, WIDE],
    ['guided-narrow', '/fr/orientation', NARROW],
    ['map-wide', '/fr/carte', WIDE],
    ['partners-wide', '/fr/integrer?couleur=%23a34a1e&filtres=theme%3Ddeuil&vue=cartes', WIDE],
  ];
  for (const [name, address, look] of shots) {
    await withPage(browser, server.origin, look, async (page) => {
      await go(page, address);
      await shoot(page, name);
    });
  }
  await withPage(browser, server.origin, { ...WIDE, staff: true }, shootImport);
} finally {
  await browser.close();
  await server.stop();
}

async function shoot(page, name, top = 0) {
  const file = path.join(folder, `${name}.png`);
  // Nothing is pointed at.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: file, animations: 'disabled', fullPage: top > 0, clip: { x: 0, y: top, ...page.viewportSize() } });
  console.log(path.relative(ROOT, file));
}

/** A list on its way to the public page, in the language that most people here read this in. */
async function shootImport(page) {
  addAccount(server.store, 'anne', 'editor', PASSWORD);
  const press = (button) => follow(page, () => button.click());
  const settled = () => page.locator('progress').waitFor({ state: 'detached' });

  await go(page, '/en/gestion/importer');
  await page.locator('#nom').fill('anne');
  await page.locator('#mot-de-passe').fill(PASSWORD);
  await press(page.getByRole('button', { name: 'Sign in' }));
  await page.locator('#fichier').setInputFiles(LIST);
  await press(page.locator('form[action$="/importer"] button'));
  await settled();
  await shoot(page, 'import-columns');

  await page.getByLabel(/À savoir/).selectOption('public_precision');
  await press(page.locator('form[action$="/colonnes"] > p > button'));
  await settled();
  await press(page.getByRole('button', { name: 'Read as “deuil”' }));
  await settled();
  // Where the page begins, wherever a fix has led.
  await go(page, new URL(page.url()).pathname);
  await shoot(page, 'import-problems');
  await shoot(page, 'import-changes', await topOf(page, '.changes-of[data-change=changed]'));

  await press(page.locator('.next a.action'));
  await settled();
  await page.locator('input[name=sans-ecartees]').check();
  await page.locator('#note').fill('Spring update, read over with the teams');
  await shoot(page, 'import-publish');
}

/** Where a picture begins that shows an element from its top. */
async function topOf(page, element) {
  const { y } = await page.locator(element).boundingBox();
  return Math.floor(y) - 24;
}
