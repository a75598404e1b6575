// The search page as visitors use it, in a real browser, on the real catalogue and the real binary.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { LOOKS, assertAccessible, assertFits, follow, go, inLooks, launch, reveal, withPage } from './browser.mjs';
import { LANGUAGES, records, statesOf } from './pages.mjs';
import { ROOT, startServer } from './server.mjs';

const TEST_MS_MAX = 120_000;

const WORDS = { fr: 'deuil', nl: 'rouw', en: 'grief' };

const FREE = 'input[type=checkbox][name="cout"][value="gratuit"]';
const ROWS = 'table tbody tr';
const SCHEME_LINK = 'a[href*="/dispositifs/"]';

let browser;
let server;
let rowsInFile;

before(async () => {
  const [, ...rows] = records(await readFile(path.join(ROOT, 'data', 'catalogue.csv'), 'utf8'));
  rowsInFile = rows.length;
  server = await startServer();
  browser = await launch();
}, { timeout: TEST_MS_MAX });

after(async () => {
  await browser?.close();
  await server?.stop();
});

const check = (name, options, use) =>
  test(name, { timeout: TEST_MS_MAX }, () => withPage(browser, server.origin, options, use));

for (const [lang, word] of Object.entries(WORDS)) {
  describe(`in ${lang}, without JavaScript`, () => {
    check('the start page says its language and how many rows there are', {}, async (page) => {
      await go(page, `/${lang}`);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      assert.equal(await headingCount(page), rowsInFile);
      assert.equal(firstNumber(await page.title()), rowsInFile, `title: ${await page.title()}`);
    });

    check('a search, a filter and its chip', {}, async (page) => {
      await go(page, `/${lang}`);
      await search(page, word);
      assert.equal(new URL(page.url()).searchParams.get('q'), word);
      assert.ok((await page.locator(ROWS).count()) > 0, `no row for ${word}`);
      const found = await headingCount(page);
      assert.ok(found > 0 && found < rowsInFile, `${found} rows of ${rowsInFile} for ${word}`);

      const announced = firstNumber(await page.locator(`label:has(${FREE}) .count`).textContent());
      assert.ok(announced > 0, `no free scheme for ${word}: the test needs one`);
      await reveal(page.locator(FREE));
      await page.locator(FREE).check();
      const apply = page.locator('button.apply').first();
      await reveal(apply);
      await follow(page, () => apply.click());
      assert.equal(await headingCount(page), announced, 'rows found, against the count shown beside the filter');
      assert.equal(await page.locator(FREE).isChecked(), true);
      assert.equal(new URL(page.url()).searchParams.get('q'), word, 'the text outlives the filter');

      await follow(page, async () => (await chipWithout(page, 'cout', word)).click());
      assert.equal(await page.locator(FREE).isChecked(), false);
      assert.equal(await headingCount(page), found);
    });

    check('a title leads to the page of its scheme, which names its source', {}, async (page) => {
      await go(page, `/${lang}?q=${word}`);
      const title = plain(await firstScheme(page).textContent());
      await follow(page, () => firstScheme(page).click());
      assert.match(new URL(page.url()).pathname, new RegExp(`^/${lang}/dispositifs/[a-z0-9-]+$`));
      assert.equal(plain(await page.locator('h1').textContent()), title);
      const addresses = await page.locator('a[rel~=external]').evaluateAll((links) => links.map((link) => link.href));
      assert.ok(addresses.length > 0, 'no link to the source');
      for (const address of addresses) assert.match(address, /^https?:/);
    });
  });
}

describe('keyboard', () => {
  check('the first stop is the link that skips to the results', {}, async (page) => {
    await go(page, '/fr?q=deuil');
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const href = (await focused.getAttribute('href')) ?? '';
    assert.match(href, /^#./, 'the first stop is a link inside the page');
    assert.equal(await focused.evaluate(isInSight), true, 'the link can be seen once it has the focus');
    const leadsToResults = await page.locator(href).evaluate((target) => {
      const table = document.querySelector('table');
      const form = document.querySelector('form[role=search]');
      const isBefore = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
      return target.contains(table) ? !target.contains(form) : isBefore(target, table) && isBefore(form, target);
    });
    assert.equal(leadsToResults, true, `${href} holds the table, or comes between the form and the table`);
    await page.keyboard.press('Enter');
    // Chromium follows a link inside a page a moment after the key.
    await page.waitForURL((url) => url.hash === href);
    assert.equal(new URL(page.url()).hash, href);
  });
});

// Each page that people can land on, with the status that it answers.
const PAGES = statesOf('search').map(({ name, address, status }) => [name, address, status]);

describe('accessibility', () => {
  for (const [name, address, status] of PAGES) {
    check(name, { javaScript: true }, async (page) => {
      for (const lang of LANGUAGES) {
        await go(page, address(lang), status);
        // Other languages have the same markup but other words: labels that are missing or doubled, and `lang` attributes.
        await inLooks(page, lang === 'fr' ? LOOKS : LOOKS.slice(0, 1), assertAccessible);
      }
    });
  }
});

/** Widths at which the layout changes, one pixel before, and those of common screens and magnifications. */
const WIDTHS = [320, 360, 480, 481, 640, 768, 864, 911, 912, 960, 1024, 1100, 1231, 1232, 1280, 1366, 1920];

describe('nothing to scroll sideways at any width (320 px is 1280 px magnified four times)', () => {
  for (const [name, address, status] of PAGES) {
    check(name, { width: WIDTHS[0], height: 640 }, async (page) => {
      for (const lang of LANGUAGES) {
        await go(page, address(lang), status);
        await assertFits(page, WIDTHS);
      }
    });
  }
});

// What staff upload is data. The content security policy is taken away, so that escaping alone has to hold; it is
// the second lock, and would hide a hole in the first.
describe('a catalogue written by an attacker', () => {
  const SCRIPT = '<script>window.__pwned=1;alert(1)</script>';
  const BREAKOUT = `"'></td></textarea><img src=x onerror=window.__pwned=2>`;
  let folder;
  let attacked;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'repertoire-hostile-'));
    const file = path.join(folder, 'catalogue.csv');
    // Beside the file, in case vocabularies are looked for there.
    await cp(path.join(ROOT, 'data', 'vocabulary'), path.join(folder, 'vocabulary'), { recursive: true });
    const header = (await readFile(path.join(ROOT, 'data', 'catalogue.csv'), 'utf8')).split('\n', 1)[0].trim();
    const row = (id, payload, registration, inAddress = payload.replaceAll(' ', '/')) => ({
      id,
      intitule: `Titre ${payload}`,
      type: 'formation',
      organisateur: `Organisme ${payload}`,
      themes: 'deuil',
      resume: `Résumé ${payload}`,
      public: 'equipes',
      public_precision: `Précision ${payload}`,
      cout: 'gratuit',
      langues: 'fr',
      sur_site: 'oui',
      format: 'presentiel',
      commune: `Namur ${payload}`,
      duree: `1 jour ${payload}`,
      dates: '',
      inscription: registration,
      url: `https://example.org/?a=${inAddress}`,
      source: `https://example.org/#${inAddress}`,
      verifie_le: '2025-01-01',
    });
    const rows = [
      row('attaque-script', SCRIPT, `mail ${SCRIPT}`),
      row('attaque-attribut', BREAKOUT, 'javascript:window.__pwned=3'),
    ];
    const cell = (value) => `"${value.replaceAll('"', '""')}"`;
    const lines = rows.map((values) => header.split(',').map((column) => cell(values[column])).join(','));
    await writeFile(file, `${header}\n${lines.join('\n')}\n`);
    attacked = await startServer(['--catalogue', file]);
  }, { timeout: TEST_MS_MAX });

  after(async () => {
    await attacked?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  const attack = encodeURIComponent(`${SCRIPT}${BREAKOUT}`);
  const addresses = [
    ['list', '/fr'],
    ['list in Dutch', '/nl'],
    ['one match, highlighted', '/fr?q=titre'],
    ['text in the address', `/fr?q=${attack}`],
    ['codes in the address', `/fr?theme=${attack}&commune=${attack}&tri=${attack}&page=${attack}`],
    ['scheme with a script', '/fr/dispositifs/attaque-script'],
    ['scheme with an attribute', '/fr/dispositifs/attaque-attribut'],
    ['scheme that is not there', `/fr/dispositifs/${attack}`, 404],
  ];
  for (const [name, address, status] of addresses) {
    test(name, { timeout: TEST_MS_MAX }, () =>
      withPage(browser, attacked.origin, { javaScript: true, bypassCSP: true }, async (page) => {
        await go(page, address, status);
        // An `onerror` runs later than the load of the page; dialogs are caught by `withPage`.
        await page.waitForTimeout(200);
        assert.equal(await page.evaluate(() => window.__pwned), undefined);
        const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.protocol));
        assert.ok(!links.includes('javascript:'), 'a link that would run a script');
      }));
  }

  test('its text is shown as text', { timeout: TEST_MS_MAX }, () =>
    withPage(browser, attacked.origin, {}, async (page) => {
      await go(page, '/fr');
      assert.equal(await page.locator(ROWS).count(), 2);
      assert.ok((await page.locator(ROWS).allTextContents()).join('\n').includes(SCRIPT));
    }));
});

async function search(page, word) {
  const box = page.locator('form[role=search] input[name=q]:not([type=hidden])').first();
  await box.fill(word);
  const button = page.locator('form[role=search] :is(button, input):is([type=submit], button:not([type])):not(.apply)');
  await follow(page, () => button.first().click());
}

const firstScheme = (page) => page.locator(ROWS).first().locator(SCHEME_LINK).first();

/** The chip that takes one facet away and leaves the text. */
async function chipWithout(page, key, text) {
  const chips = page.locator('.chips a');
  for (const chip of await chips.all()) {
    const left = new URL(await chip.getAttribute('href'), page.url()).searchParams;
    if (!left.has(key) && left.get('q') === text) return chip;
  }
  return assert.fail(`no chip takes ${key} away and leaves the text`);
}

const headingCount = async (page) => firstNumber(await page.locator('h1').textContent());

/** The first number of a sentence, its thousands written in whichever way the language has. */
function firstNumber(text) {
  const digits = /\d+(?:[\s.,’]\d{3})*/u.exec(text);
  assert.ok(digits, `a number in: ${text}`);
  return Number(digits[0].replaceAll(/\D/gu, ''));
}

const plain = (text) => text.replaceAll(/\s+/gu, ' ').trim();

function isInSight(element) {
  const { top, left, bottom, right, width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}
