// The staff area as people use it twice a year: a list of their own on its way to the public page, and back. Lists are those of
// tests/fixtures/spreadsheets, written by LibreOffice.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { LOOKS, assertAccessible, follow, go, inLooks, launch, withPage } from './browser.mjs';
import { LANGUAGES } from './pages.mjs';
import { ROOT, addAccount, startServer } from './server.mjs';

const TEST_MS_MAX = 180_000;
const WORK_MS_MAX = 60_000;

const PASSWORD = 'huit chats gris sous la pluie';
const EDITOR = 'anne';
const READER = 'bart';

const LISTS = path.join(ROOT, 'tests', 'fixtures', 'spreadsheets');

let browser;
let server;

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

describe('one scheme in a form', () => {
  checkAsEditor('is changed, seen before and after, and published', async (page) => {
    await go(page, '/fr/gestion/dispositifs');
    await page.getByLabel('Chercher un dispositif').fill('SOS Viol écoute');
    await press(page, 'Chercher');
    await follow(page, () => page.getByRole('link', { name: /Ligne d'écoute SOS Viol/ }).click());

    // What is wrong is said of the field, and the way back keeps all that was written.
    await page.getByLabel('Site web').fill('pas une adresse');
    await page.getByLabel('Résumé').fill('Une ligne ouverte chaque soir.');
    await page.getByLabel('Deuil et fin de vie').check();
    await press(page, 'Vérifier et voir les changements');
    await page.getByText('1 erreur à corriger').waitFor();
    assert.match(await page.locator('.problems li').first().textContent(), /^Site web – /);
    await page.getByText('Rien ne peut être publié avant').waitFor();
    await follow(page, () => page.getByRole('link', { name: 'Corriger le formulaire' }).click());
    assert.equal(await page.getByLabel('Résumé').inputValue(), 'Une ligne ouverte chaque soir.');
    assert.equal(await page.getByLabel('Deuil et fin de vie').isChecked(), true);
    await page.getByLabel('Site web').fill('https://www.sosviol.be');
    await press(page, 'Vérifier et voir les changements');

    await page.getByText('Aucun problème').waitFor();
    assert.equal(await page.locator('.changed').count(), 1);
    await follow(page, () => page.getByRole('link', { name: 'Continuer vers la publication' }).click());
    await press(page, 'Publier');
    await publishedAs(page);
    await withPage(browser, server.origin, {}, async (visitor) => {
      await go(visitor, '/fr/dispositifs/sos-viol-ligne-ecoute');
      await visitor.getByText('Une ligne ouverte chaque soir.').waitFor();
    });
  });

  checkAsEditor('is added', async (page) => {
    await go(page, '/fr/gestion/dispositifs');
    await follow(page, () => page.getByRole('link', { name: 'Ajouter un dispositif' }).click());
    await page.getByLabel('Intitulé').fill('Soirée de répit');
    await page.getByLabel('Type').selectOption({ label: 'Groupe de parole' });
    await page.getByLabel('Organisateur').fill('Maison du Répit');
    await page.getByLabel('Bien-être des professionnel·les').check();
    await page.getByLabel('Résumé').fill('Une soirée par mois pour souffler entre collègues.');
    await page.getByLabel('Équipes et institutions').check();
    await page.getByLabel('Français').check();
    await page.getByLabel('Site web').fill('https://www.repit.be');
    await page.getByLabel('Source', { exact: false }).last().fill('https://www.repit.be');
    await press(page, 'Vérifier et voir les changements');
    await page.getByText('1 nouveau', { exact: true }).waitFor();
    await follow(page, () => page.getByRole('link', { name: 'Continuer vers la publication' }).click());
    await press(page, 'Publier');
    await publishedAs(page);
    await withPage(browser, server.origin, {}, async (visitor) => {
      await go(visitor, '/fr?q=soirée+de+répit');
      await visitor.getByRole('link', { name: 'Soirée de répit' }).first().waitFor();
    });
  });

  checkAsEditor('is not removed where the draft is discarded', async (page) => {
    await go(page, '/fr/gestion/dispositif?id=smes-tables-echanges');
    await press(page, 'Préparer le retrait');
    assert.equal(await page.locator('.changes-of[data-change=removed] li').count(), 1);
    await press(page, 'Abandonner ce brouillon');
    await page.getByRole('heading', { level: 1, name: 'Brouillon abandonné' }).waitFor();
    await go(page, '/fr/gestion');
    assert.equal(await page.getByText('smes-tables-echanges').count(), 0);
    await go(page, '/fr/gestion/journal');
    await page.getByText('a abandonné un brouillon : Retrait du dispositif smes-tables-echanges').waitFor();
    await withPage(browser, server.origin, {}, (visitor) => go(visitor, '/fr/dispositifs/smes-tables-echanges'));
  });

  checkAsEditor('is the same one in another language', async (page) => {
    await go(page, '/fr/gestion/dispositif?id=smes-tables-echanges');
    await follow(page, () => page.getByRole('link', { name: 'Nederlands' }).click());
    assert.equal(await page.locator('input[name=id]').first().inputValue(), 'smes-tables-echanges');
  });
});

describe('a vocabulary', () => {
  checkAsEditor('is changed and published', async (page) => {
    await giveVocabulary(page, (text) => text.replace('Personnes âgées', 'Aîné·es'));
    await page.getByText('1 ligne ajoutée, 1 ligne retirée').waitFor();
    await follow(page, () => page.getByRole('link', { name: 'Continuer vers la publication' }).click());
    await press(page, 'Publier');
    await publishedAs(page);
    await withPage(browser, server.origin, {}, async (visitor) => {
      await go(visitor, '/fr');
      assert.equal(await visitor.locator('label:has(input[name=theme][value=seniors])').getByText('Aîné·es').count(), 1);
    });
  });

  checkAsEditor('keeps the codes that schemes have', async (page) => {
    await giveVocabulary(page, (text) => text.replace(/^seniors,.*\n/m, ''));
    await page.getByRole('heading', { level: 1, name: 'Ces fichiers ne peuvent pas être employés' }).waitFor();
    await page.getByText('dispositifs emploient des codes qui disparaîtraient').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Continuer vers la publication' }).count(), 0);
    await press(page, 'Abandonner ce brouillon');
  });

  checkAsEditor('is one of those there are', async (page) => {
    await go(page, '/fr/gestion/vocabulaires');
    await page.locator('#fichiers').setInputFiles({ name: 'autres.csv', mimeType: 'text/csv', buffer: Buffer.from('code,fr\na,b\n') });
    await press(page, 'Lire ces fichiers');
    await page.getByRole('alert').getByText("« autres.csv » n'est pas un fichier de vocabulaire").waitFor();
  });
});

describe('an account that only reads', () => {
  test('sees drafts and reports, and changes nothing', { timeout: TEST_MS_MAX }, async () => {
    let draft;
    await withPage(browser, server.origin, { staff: true }, async (page) => {
      await signIn(page, EDITOR);
      await upload(page, 'printemps.xlsx');
      draft = new URL(page.url()).pathname.replace(/\/colonnes$/, '');
    });
    await withPage(browser, server.origin, { staff: true }, async (page) => {
      await signIn(page, READER);
      await follow(page, () => page.getByRole('link', { name: 'Liste « printemps.xlsx »' }).first().click());
      await settled(page);
      await assertReport(page, '219 lignes lues : 211 gardées, 8 écartées.');
      const ends = ['/verifier', '/colonnes', '/publier'].map((end) => draft + end);
      const others = ['', '/importer', '/dispositifs', '/versions', '/versions/1', '/vocabulaires', '/journal', '/guide'];
      for (const address of [...ends, ...others.map((end) => `/fr/gestion${end}`)]) {
        await go(page, address);
        await settled(page);
        assert.equal(await page.locator('.staff-page form[method=post]').count(), 0, `forms of ${address}`);
      }
      assert.equal((await saved(page, `${draft}/rapport.xlsx`)).bytes.subarray(0, 2).toString(), 'PK');

      const [cookie] = await page.context().cookies();
      const changes = [
        ...['colonnes', 'corriger', 'publier', 'abandonner', 'formulaire'].map((end) => `${draft}/${end}`),
        ...['importer', 'dispositif', 'vocabulaires', 'versions/1/retablir'].map((end) => `/fr/gestion/${end}`),
      ];
      for (const address of changes) {
        const headers = { cookie: `${cookie.name}=${cookie.value}`, origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' };
        const answer = await fetch(server.origin + address, { method: 'POST', headers, body: 'vu=1&version=1', redirect: 'manual' });
        assert.equal(answer.status, 403, address);
        assert.match(await answer.text(), /Lecture seule/);
      }
      await go(page, '/fr/gestion/dispositif', 403);
    });
    await withPage(browser, server.origin, { staff: true }, async (page) => {
      await signIn(page, EDITOR);
      await go(page, `${draft}/verifier`);
      await settled(page);
      await press(page, 'Abandonner ce brouillon');
    });
  });
});

test('the second of two who publish is told, looks again, and publishes', { timeout: TEST_MS_MAX }, async () => {
  const atPublication = async (page, id, summary) => {
    await signIn(page, EDITOR);
    await go(page, `/fr/gestion/dispositif?id=${id}`);
    await page.getByLabel('Résumé').fill(summary);
    await press(page, 'Vérifier et voir les changements');
    await follow(page, () => page.getByRole('link', { name: 'Continuer vers la publication' }).click());
    await settled(page);
  };
  await withPage(browser, server.origin, { staff: true }, async (first) => {
    await atPublication(first, 'smes-who-cares', 'Le premier des deux résumés.');
    await withPage(browser, server.origin, { staff: true }, async (second) => {
      await atPublication(second, 'smes-tables-echanges', 'Le second des deux résumés.');
      await press(first, 'Publier');
      const number = await publishedAs(first);

      await second.getByLabel('Note (facultative)').fill('Après coup');
      await press(second, 'Publier');
      await second.getByRole('alert').getByText(`Rien n'est publié : la version ${number} est parue`).waitFor();
      await second.getByText(`Comparé à la version ${number}.`).waitFor();
      assert.equal(await second.getByLabel('Note (facultative)').inputValue(), 'Après coup');
      await follow(second, () => second.locator('.staff-page > p').getByRole('link', { name: 'Problèmes et changements' }).click());
      await settled(second);
      // What the first one published is no change of the second one's.
      assert.equal(await second.locator('.changed').count(), 1);
      await follow(second, () => second.getByRole('link', { name: 'Continuer vers la publication' }).click());
      await press(second, 'Publier');
      assert.equal(await publishedAs(second), number + 1);
    });
  });
  const csv = await publicCatalogue();
  assert.ok(csv.includes('Le premier des deux résumés.') && csv.includes('Le second des deux résumés.'));
});

describe('what can be taken away', () => {
  checkAsEditor('arrives under its name and is what it says', async (page) => {
    await go(page, '/fr/gestion/importer');
    const links = [
      ['Catalogue (Excel)', /^catalogue-\d+\.xlsx$/, 'PK'],
      ['Catalogue (CSV)', /^catalogue-\d+\.csv$/, 'id,intitule,type,organisateur,'],
      ['Modèle vide (Excel, avec menus)', /^modele\.xlsx$/, 'PK'],
      ['Modèle vide (CSV)', /^modele\.csv$/, '\ufeff"Identifiant";'],
    ];
    for (const [name, file, start] of links) {
      const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
      const { bytes, name: arrived } = await saved(page, href);
      assert.match(arrived, file);
      assert.equal(bytes.toString('utf8').slice(0, start.length), start, name);
    }
    assert.match((await saved(page, '/fr/gestion/versions/1/tout.zip')).name, /^repertoire-1\.zip$/);
    assert.equal((await saved(page, '/fr/gestion/vocabulaires/themes.csv')).name, 'themes.csv');
  });
});

for (const lang of LANGUAGES) {
  check(`the guide has all its sections in ${lang}`, { staff: true }, async (page) => {
    await signIn(page, EDITOR, lang);
    await go(page, `/${lang}/gestion/guide`);
    const source = await readFile(path.join(ROOT, 'docs', `guide-${lang}.md`), 'utf8');
    const titles = [...source.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    assert.ok(titles.length > 5);
    assert.deepEqual(await page.locator('.guide h2').allTextContents(), titles);
  });
}

describe('a session', () => {
  check('begins and gives a list with the keyboard alone', { staff: true }, async (page) => {
    await go(page, '/fr/gestion/importer');
    await tabTo(page, '#nom');
    await page.keyboard.type(EDITOR);
    await tabTo(page, '#mot-de-passe');
    await page.keyboard.type(PASSWORD);
    await follow(page, () => page.keyboard.press('Enter'));
    // Where one wanted to go.
    assert.equal(new URL(page.url()).pathname, '/fr/gestion/importer');
    // Asked for before Tab: the browser is told to hand out its file dialogue beside what is asked of the page, and on a busy machine a key
    // pressed at once came first, so that no dialogue was seen.
    const chosen = page.waitForEvent('filechooser');
    await tabTo(page, '#fichier');
    await page.keyboard.press('Space');
    await (await chosen).setFiles(path.join(LISTS, 'printemps.ods'));
    await page.keyboard.press('Tab');
    await follow(page, () => page.keyboard.press('Enter'));
    await settled(page);
    assert.match(page.url(), /\/colonnes$/);
    await press(page, 'Abandonner ce brouillon');
  });

  check('ends, and its cookie with it', {}, async (page) => {
    await signIn(page, EDITOR);
    const [cookie] = await page.context().cookies();
    await press(page, 'Se déconnecter');
    assert.equal(new URL(page.url()).pathname, '/fr/gestion/connexion');
    const answer = await fetch(`${server.origin}/fr/gestion`, { headers: { cookie: `${cookie.name}=${cookie.value}` }, redirect: 'manual' });
    assert.equal(answer.status, 303);
  });

  check('does not begin with a wrong password', {}, async (page) => {
    await go(page, '/fr/gestion');
    await page.locator('#nom').fill(EDITOR);
    await page.locator('#mot-de-passe').fill('huit chats gris');
    await press(page, 'Se connecter');
    await page.getByRole('alert').getByText('ne vont pas ensemble').waitFor();
    assert.equal(await page.locator('#nom').inputValue(), EDITOR);
  });
});

describe('every page and state', () => {
  let session;
  let pages;

  before(async () => {
    await withPage(browser, server.origin, { staff: true }, async (page) => {
      await signIn(page, EDITOR);
      [{ value: session }] = await page.context().cookies();
      const drafts = await prepareDrafts(page);
      pages = (lang) =>
        [
          ...['', '/importer', '/dispositifs', '/dispositifs?q=deuil', '/dispositif', '/dispositif?id=smes-who-cares'],
          ...['/versions', '/versions/1', '/versions/2', '/versions/3?avec=1', '/vocabulaires', '/journal', '/guide', '/compte'],
          ...['/colonnes', '/verifier', '/publier', '/apercu', '/apercu/dispositifs/smes-who-cares'].map((end) => drafts.list + end),
          ...['/verifier', '/formulaire', '/publier'].map((end) => drafts.scheme + end),
          `${drafts.vocabulary}/verifier`,
          `${drafts.unreadable}/verifier`,
          drafts.published,
          drafts.discarded,
          ...['/partenaires', '/partenaire', '/partenaire?code=fede', `${drafts.partner}/verifier`, `${drafts.partner}/publier`],
        ].map((end) => `/${lang}/gestion${end}`);
    });
  }, { timeout: TEST_MS_MAX });

  for (const lang of LANGUAGES) {
    const options = { javaScript: true, bypassCSP: true };
    test(`is accessible in ${lang}`, { timeout: TEST_MS_MAX }, async () => {
      await withPage(browser, server.origin, options, async (page) => {
        await go(page, `/${lang}/gestion/connexion?fin=1`);
        await inLooks(page, LOOKS, assertFits);
      });
      await withPage(browser, server.origin, { ...options, staff: true, session }, async (page) => {
        for (const address of pages(lang)) {
          await page.goto(address);
          await settled(page);
          await inLooks(page, LOOKS, assertFits);
        }
        // A publication that is refused, an upload of nothing that is known, a password that is not one's own.
        await page.goto(pages(lang).find((address) => address.endsWith('/publier')));
        await follow(page, () => page.locator('form[action$="/publier"] button').click());
        await page.getByRole('alert').waitFor();
        await inLooks(page, LOOKS, assertFits);
        await page.goto(`/${lang}/gestion/compte`);
        for (const field of ['actuel', 'nouveau', 'encore']) await page.locator(`#${field}`).fill(field + PASSWORD);
        await follow(page, () => page.locator('form[action$="/compte"] button').click());
        await page.getByRole('alert').waitFor();
        await inLooks(page, LOOKS, assertFits);
      });
    });
  }
});

/** Drafts in each state that there is; gives their addresses behind `/gestion`. */
async function prepareDrafts(page) {
  const end = () => /\/brouillons\/[^/]+/.exec(page.url())[0];
  const drafts = {};
  // A name that is long, and turned round by a character that is not seen.
  const long = `${'Liste des dispositifs de soutien en santé mentale '.repeat(3)}relue par Anne \u202excod.xlsx`;
  const list = await readFile(path.join(LISTS, 'printemps.xlsx'));
  await give(page, { name: long, mimeType: 'application/octet-stream', buffer: list });
  drafts.list = end();
  await go(page, `/fr/gestion${drafts.list}/verifier`);
  await settled(page);
  assert.ok(!(await page.content()).includes('\u202e'));
  await press(page, 'Lire « deuil »');

  await give(page, { name: 'photo.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 rien') });
  drafts.unreadable = end();
  await page.getByRole('heading', { level: 1, name: "Ce fichier n'a pas pu être lu" }).waitFor();

  await go(page, '/fr/gestion/dispositif?id=smes-who-cares');
  await page.getByLabel('Site web').fill('pas une adresse');
  await press(page, 'Vérifier et voir les changements');
  drafts.scheme = end();

  await giveVocabulary(page, (text) => text.replace(/^deuil,.*\n/m, ''));
  drafts.vocabulary = end();

  await go(page, '/fr/gestion/dispositif?id=smes-tables-echanges');
  await press(page, 'Préparer le retrait');
  drafts.discarded = end();
  await press(page, 'Abandonner ce brouillon');

  await go(page, '/fr/gestion/dispositif?id=smes-tables-echanges');
  await page.getByLabel('Résumé').fill('Des tables rondes, chaque mois.');
  await press(page, 'Vérifier et voir les changements');
  drafts.published = end();
  await follow(page, () => page.getByRole('link', { name: 'Continuer vers la publication' }).click());
  await press(page, 'Publier');
  await publishedAs(page);

  await go(page, '/fr/gestion/partenaire');
  await page.getByLabel('Code', { exact: true }).fill('fede');
  await page.getByLabel('Nom', { exact: true }).fill('Fédération');
  await page.getByLabel('Adresses de ses sites').fill('https://partner.example\nhttps://*.fede.example');
  await page.getByLabel('Couleur').fill('#ffff00');
  await press(page, 'Voir ce qui change');
  await follow(page, () => page.getByRole('link', { name: 'Continuer vers la publication' }).click());
  await press(page, 'Publier');
  await publishedAs(page);
  await go(page, '/fr/gestion/partenaire?code=fede');
  await page.getByLabel('Introduction').fill('Pour nos équipes.');
  await press(page, 'Voir ce qui change');
  drafts.partner = end();
  return drafts;
}

/** Nothing for axe to find, and nothing to scroll sideways for. */
async function assertFits(page) {
  await assertAccessible(page);
  const [width, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(width <= shown, `${page.url()} is ${width} px wide where ${shown} are shown`);
}

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
  return publishedAs(page);
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
  await page.getByRole('heading', { level: 1, name: `Version ${number + 1}` }).waitFor();
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

async function give(page, file) {
  await go(page, '/fr/gestion/importer');
  await page.locator('#fichier').setInputFiles(file);
  await press(page, 'Lire ce fichier');
}

/** Takes the file of themes, changes it, and gives it back, under the name that a browser gives to a second one. */
async function giveVocabulary(page, change) {
  const { bytes } = await saved(page, '/fr/gestion/vocabulaires/themes.csv');
  const text = change(bytes.toString('utf8'));
  assert.notEqual(text, bytes.toString('utf8'));
  await go(page, '/fr/gestion/vocabulaires');
  await page.locator('#fichiers').setInputFiles({ name: 'themes (1).csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await press(page, 'Lire ces fichiers');
}

/** A file that is offered for saving: its name and what is in it. */
async function saved(page, address) {
  const arriving = page.waitForEvent('download');
  // Playwright calls a page that turns out to be a file an error.
  await page.goto(address).catch(() => {});
  const download = await arriving;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Goes on with the key of tabulation until it is the turn of an element. */
async function tabTo(page, element) {
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${element}:focus`).count()) return;
  }
  assert.fail(`${element} is not reached by the keyboard`);
}

/** The number of the release that a draft has just become. */
async function publishedAs(page) {
  const title = page.getByRole('heading', { level: 1, name: /^La version \d+ est en ligne$/ });
  await title.waitFor();
  return Number(/\d+/.exec(await title.textContent())[0]);
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
