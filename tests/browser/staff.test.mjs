// The staff area as people use it twice a year: a list of their own on its way to the public page, and back. Lists are those of
// tests/fixtures/spreadsheets, written by LibreOffice.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { follow, go, launch, withPage } from './browser.mjs';
import { ROOT, addAccount, startServer } from './server.mjs';

const TEST_MS_MAX = 180_000;
const WORK_MS_MAX = 60_000;

const PASSWORD = 'huit chats gris sous la pluie';
const EDITOR = 'anne';
const READER = 'bart';

const LISTS = path.join(ROOT, 'tests', 'fixtures', 'spreadsheets');

let browser;
let server;
let releases = 1;

before(async () => {
  server = await startServer();
  addAccount(server.store, EDITOR, 'editor', PASSWORD);
  addAccount(server.store, READER, 'reader', PASSWORD);
  browser = await launch();
}, { timeout: TEST_MS_MAX });

after(async () => {
  await browser?.close();
  await server?.stop();
});

const check = (name, options, use) =>
  test(name, { timeout: TEST_MS_MAX }, () => withPage(browser, server.origin, options, use));

/** As an editor who has just signed in. */
const checkAsEditor = (name, use) =>
  check(name, { staff: true }, async (page) => {
    await signIn(page, EDITOR);
    await use(page);
  });

describe('the whole way of a list', () => {
  for (const [at, kind] of ['xlsx', 'ods', 'csv'].entries()) {
    checkAsEditor(`written by LibreOffice as ${kind}`, async (page) => {
      const atFirst = await publicCatalogue();
      await upload(page, `printemps.${kind}`);

      // The column that nobody can guess is named once, and known of the next file of this shape.
      const menu = page.getByLabel(/À savoir/);
      assert.equal(await menu.inputValue(), at === 0 ? '-' : 'public_precision');
      assert.equal(await page.getByText('Colonnes choisies comme la dernière fois').count(), at === 0 ? 0 : 1);
      await menu.selectOption('public_precision');
      await press(page, 'Enregistrer et continuer');

      await mend(page);
      await previewed(page);
      const number = await publishedNow(page);
      await onLine(page, number);
      await restored(page, number, atFirst);
    });
  }
});

/** Problems are fixed at one click and by typing; a fix is taken back and made again. */
async function mend(page) {
  await assertReport(page, '219 lignes lues : 211 gardées, 8 écartées.');
  await press(page, 'Lire « deuil »');
  await press(page, 'Lire « suicide »');
  await press(page, 'Lire « supervision »');
  await assertReport(page, '219 lignes lues : 216 gardées, 3 écartées.');

  await page.getByLabel('Lire « Fatigue des équipes » comme').fill('Bien-être des professionnel·les et burn-out');
  await press(page.locator('form', { has: page.getByLabel('Lire « Fatigue des équipes » comme') }), 'Appliquer');
  await assertReport(page, '219 lignes lues : 217 gardées, 2 écartées.');

  const fixes = page.locator('.fixes li');
  assert.equal(await fixes.count(), 4);
  await press(fixes.filter({ hasText: 'Prévention du suicde' }), 'Annuler');
  await assertReport(page, '219 lignes lues : 215 gardées, 4 écartées.');
  await press(page, 'Lire « suicide »');
  await assertReport(page, '219 lignes lues : 217 gardées, 2 écartées.');

  const changes = await page.locator('.changes-of > summary').allTextContents();
  assert.deepEqual(changes.map((text) => text.trim()), ['14 retirés', '5 modifiés', '3 nouveaux']);
  const words = await page.locator('.changed ins').allTextContents();
  assert.ok(words.some((text) => text.includes('désormais aussi le soir')), words.join('|'));
}

/** The site as it would be, with the banner on each page. */
async function previewed(page) {
  await follow(page, () => page.locator('.next').getByRole('link', { name: 'Voir le site avec ce brouillon' }).click());
  await settled(page);
  const banner = page.getByText("Aperçu d'un brouillon : rien de ceci n'est publié.");
  await banner.waitFor();
  assert.equal(await rowsCount(page), 217);
  await page.locator('input[name=q]').fill("cercle d'écoute");
  await follow(page, () => page.locator('input[name=q]').press('Enter'));
  await banner.waitFor();
  const link = page.getByRole('link', { name: "Cercle d'écoute du midi" });
  assert.equal(await page.locator('table tbody tr', { hasText: "Cercle d'écoute" }).count(), 3);
  await follow(page, () => link.click());
  await banner.waitFor();
  await follow(page, () => page.getByRole('link', { name: 'Revenir au brouillon' }).click());
  await assertReport(page, '219 lignes lues : 217 gardées, 2 écartées.');
}

/** Nothing is published before all is confirmed. */
async function publishedNow(page) {
  await follow(page, () => page.getByRole('link', { name: 'Continuer vers la publication' }).click());
  const box = page.getByLabel('Publier sans les 2 lignes écartées');
  const removed = page.getByLabel(/14 dispositifs vont disparaître/);
  const note = page.getByLabel('Note (facultative)');
  assert.equal(await box.isChecked(), false);

  await note.fill('Liste de printemps');
  await press(page, 'Publier');
  await page.getByRole('alert').getByText('cochez la case').waitFor();

  // What was said already is not asked again.
  assert.equal(await note.inputValue(), 'Liste de printemps');
  await box.check();
  await removed.fill('13');
  await press(page, 'Publier');
  await page.getByRole('alert').getByText('pour confirmer le retrait, écrivez 14').waitFor();
  assert.equal(await box.isChecked(), true);
  assert.equal(await removed.inputValue(), '13');

  await removed.fill('14');
  await press(page, 'Publier');
  releases += 1;
  await page.getByRole('heading', { level: 1, name: `La version ${releases} est en ligne` }).waitFor();
  return releases;
}

/** What the public sees, and what the journal says. */
async function onLine(page, number) {
  await withPage(browser, server.origin, {}, async (visitor) => {
    await go(visitor, "/fr?q=cercle+d'écoute");
    assert.equal(await visitor.locator('table tbody tr', { hasText: "Cercle d'écoute" }).count(), 3);
    await go(visitor, '/fr');
    assert.equal(await rowsCount(visitor), 217);
  });
  await go(page, '/fr/gestion/journal');
  const row = page.locator('tbody tr', { hasText: `a publié la version ${number} : Liste de printemps` });
  assert.equal(await row.count(), 1);
  assert.equal(await row.locator('td').nth(1).textContent(), EDITOR);
}

/** Back to the first release. */
async function restored(page, number, atFirst) {
  await go(page, '/fr/gestion/versions');
  await follow(page, () => page.getByRole('link', { name: `Version ${number}`, exact: true }).click());
  await page.getByLabel('Comparer avec la version').fill('1');
  await press(page, 'Comparer');
  await page.getByRole('heading', { name: `De la version 1 à la version ${number}` }).waitFor();
  assert.equal(await page.locator('.changes-of[data-change=removed] li').count(), 14);

  await go(page, '/fr/gestion/versions/1');
  await press(page, 'Rétablir la version 1');
  releases += 1;
  await page.getByRole('heading', { level: 1, name: `Version ${releases}` }).waitFor();
  assert.equal(await publicCatalogue(), atFirst);
  await withPage(browser, server.origin, {}, async (visitor) => {
    await go(visitor, '/fr');
    assert.equal(await rowsCount(visitor), 228);
  });
}

async function signIn(page, name, lang = 'fr') {
  await go(page, `/${lang}/gestion`);
  await page.locator('#nom').fill(name);
  await page.locator('#mot-de-passe').fill(PASSWORD);
  await follow(page, () => page.locator('form.fields button').click());
  assert.equal(new URL(page.url()).pathname, `/${lang}/gestion`);
}

async function upload(page, list, lang = 'fr') {
  await go(page, `/${lang}/gestion/importer`);
  await page.locator('#fichier').setInputFiles(path.join(LISTS, list));
  await follow(page, () => page.locator('form[action$="/importer"] button').click());
  await settled(page);
  assert.match(page.url(), /\/colonnes$/);
}

/** Presses the one button with this name, in a page or a part of it, and waits for what comes of it. */
async function press(within, name) {
  const page = within.page?.() ?? within;
  await follow(page, () => within.getByRole('button', { name, exact: true }).click());
  await settled(page);
}

/** Pages that say to wait ask again by themselves. */
async function settled(page) {
  await page.locator('progress').waitFor({ state: 'detached', timeout: WORK_MS_MAX });
}

async function assertReport(page, summary) {
  assert.equal(await page.locator('section[aria-labelledby=problemes] > .lead').textContent(), summary);
}

async function rowsCount(page) {
  return Number(/\d+/.exec(await page.locator('h1, h2').filter({ hasText: /\d/ }).first().textContent())[0]);
}

async function publicCatalogue() {
  const response = await fetch(`${server.origin}/fr/dispositifs.csv`);
  return response.text();
}
