// The guided choice and the comparison as visitors use them: by keyboard, on a phone, on paper, without a script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { LOOKS, assertAccessible, assertFits, follow, go, inLooks, launch, withPage } from './browser.mjs';
import { LANGUAGES } from './pages.mjs';
import { startServer } from './server.mjs';

const TEST_MS_MAX = 120_000;

const FITTING = 'besoin=apprendre&theme=passer&cadre=equipe-chez-nous&budget=gratuit&langue=passer';
const UNFIT = 'besoin=deposer&theme=diogene&cadre=en-ligne&budget=gratuit&langue=en';

/** A4, in the points of a PDF. */
const A4 = { short: 595, long: 842 };

let browser;
let server;
let ids;

before(async () => {
  server = await startServer();
  browser = await launch();
  const answer = await fetch(`${server.origin}/api/v1/dispositifs?theme=deuil`);
  ids = (await answer.json()).dispositifs.map(({ id }) => id);
  assert.ok(ids.length >= 14, 'the tests need fourteen schemes');
}, { timeout: TEST_MS_MAX });

after(async () => {
  await browser?.close();
  await server?.stop();
});

const check = (name, options, use) =>
  test(name, { timeout: TEST_MS_MAX }, () => withPage(browser, server.origin, options, use));

const selected = (n, more = '') => `selection?${ids.slice(0, n).map((id) => `id=${id}`).join('&')}${more}`;

// Each page and state, by the path behind the language.
const PAGES = [
  ['first question', () => 'orientation'],
  ['themes', () => 'orientation?besoin=deposer'],
  ['for whom', () => 'orientation?besoin=deposer&theme=deuil'],
  ['cost and language', () => 'orientation?besoin=deposer&theme=deuil&cadre=moi'],
  ['answers not understood', () => 'orientation?besoin=chats&theme=deuil&theme=crise'],
  ['results', () => `orientation?${FITTING}`],
  ['nothing fits', () => `orientation?${UNFIT}`],
  ['all passed', () => 'orientation?besoin=passer&theme=passer&cadre=passer&budget=passer'],
  ['empty selection', () => 'selection'],
  ['one scheme', () => selected(1)],
  ['three schemes', () => selected(3)],
  ['too many schemes, and some gone', () => selected(14, '&id=parti')],
];

describe('accessibility', () => {
  for (const [name, address] of PAGES) {
    check(name, { javaScript: true }, async (page) => {
      for (const lang of LANGUAGES) {
        await go(page, `/${lang}/${address()}`);
        // The dark has the same colours in all languages.
        await inLooks(page, LOOKS.filter(({ dark }) => lang === 'fr' || !dark), assertAccessible);
      }
    });
  }
});

describe('nothing to scroll sideways at any width', () => {
  for (const [name, address] of PAGES) {
    check(name, { width: 320, height: 640 }, async (page) => {
      for (const lang of LANGUAGES) {
        await go(page, `/${lang}/${address()}`);
        await assertFits(page, [320, 360, 640, 911, 912, 1024, 1280, 1920]);
      }
    });
  }
});

describe('by keyboard', () => {
  check('four answers, one step back and one question passed lead to the results', {}, async (page) => {
    await go(page, '/fr/orientation');
    // The first stop skips to the question, which takes the focus; the next is its first answer.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === '#contenu');
    assert.equal(await page.locator(':focus').evaluate((element) => element.localName), 'h1');
    await enterOn(page, '.choices a', 1);
    assert.equal(new URL(page.url()).search, '?besoin=deposer');
    assert.equal(await step(page), 'Question 2 sur 4');

    await enterOn(page, 'a.previous');
    assert.equal(await step(page), 'Question 1 sur 4');
    await enterOn(page, '.choices a', 0);
    assert.equal(await step(page), 'Question 2 sur 4');
    await enterOn(page, 'a.pass');
    await enterOn(page, '.choices a', 1);
    assert.equal(await step(page), 'Question 4 sur 4');
    await enterOn(page, '.choices a', 3);
    assert.equal(new URL(page.url()).search, `?${FITTING}`);
    assert.match(await page.locator('h1').textContent(), /correspond/);

    // One answer changed: straight back to the results, with the others kept.
    await enterOn(page, '.recap a.change', 1);
    assert.equal(await step(page), 'Question 2 sur 4');
    await enterOn(page, '.choices a', 0);
    assert.equal(new URL(page.url()).searchParams.get('theme'), 'diogene');
    assert.equal(new URL(page.url()).searchParams.get('cadre'), 'equipe-chez-nous');
    assert.equal(await page.locator('.step').count(), 0);

    // The browser's own way back leads through the same pages.
    await page.goBack();
    assert.equal(await step(page), 'Question 2 sur 4');
    await page.goBack();
    assert.equal(new URL(page.url()).search, `?${FITTING}`);
  });

  check('a wide comparison is reached and scrolled, and its first column stays', { width: 1280 }, async (page) => {
    await go(page, `/fr/${selected(12)}`);
    const region = page.locator('.as-table');
    await tabTo(page, '.as-table');
    const before = await page.locator('tbody th').first().boundingBox();
    // Chromium scrolls a moment after the key.
    for (let pressed = 0; pressed < 10; pressed += 1) await page.keyboard.press('ArrowRight');
    while ((await region.evaluate((element) => element.scrollLeft)) <= 100) await page.waitForTimeout(20);
    assert.deepEqual(await page.locator('tbody th').first().boundingBox(), before);
  });

  check('each column can be taken away', {}, async (page) => {
    await go(page, `/fr/${selected(3)}`);
    await enterOn(page, '.as-table a.remove', 1);
    assert.deepEqual(new URL(page.url()).searchParams.getAll('id'), [ids[0], ids[2]]);
    await enterOn(page, '.as-table a.remove', 0);
    await enterOn(page, '.as-table a.remove', 0);
    assert.equal(new URL(page.url()).search, '');
    assert.match(await page.locator('h1').textContent(), /vide/);
  });
});

describe('two forms of one comparison', () => {
  for (const [width, shown, hidden] of [[912, '.as-table', '.as-cards'], [911, '.as-cards', '.as-table']]) {
    check(`only one is there at ${width} px`, { width }, async (page) => {
      await go(page, `/fr/${selected(3)}`);
      assert.equal(await page.locator(shown).isVisible(), true);
      assert.equal(await page.locator(hidden).isVisible(), false);
    });
  }

  check('on a phone each scheme is a card with all its facts', { width: 360, height: 740 }, async (page) => {
    await go(page, `/fr/${selected(3)}`);
    const cards = page.locator('.as-cards article');
    assert.equal(await cards.count(), 3);
    for (const card of await cards.all()) {
      assert.ok((await card.locator('dt').count()) >= 13);
      assert.equal(await card.locator('a.remove').isVisible(), true);
    }
    // What differs is told by a word, not by its colour.
    assert.match(await cards.first().locator('.differs').first().textContent(), /diffère/);
  });
});

describe('in colours of the reader', () => {
  check('what fits and what does not is told apart by sign and word', {}, async (page) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await go(page, `/fr/orientation?${UNFIT}`);
    const why = page.locator('[data-fit=non]').first();
    assert.match(await why.textContent(), /^Ne convient pas\u{A0}: /u);
    assert.equal(await why.locator('.icon').isVisible(), true);
  });
});

describe('on paper', () => {
  check('three schemes fit on three sheets laid across, and the style for paper shows title, date and addresses', { width: 360 }, async (page) => {
    await go(page, `/fr/${selected(3)}`);
    const { sheets, text } = await onPaper(page);
    assert.ok(sheets.length <= 3, `${sheets.length} sheets`);
    for (const [width, height] of sheets) assert.deepEqual([width, height], [A4.long, A4.short]);
    assert.match(text, /Votre sélection\u{A0}: 3 dispositifs côte à côte/u);
    assert.match(text, /Imprimé le \d+/);
    for (const id of ids.slice(0, 3)) assert.ok(text.includes(`/fr/dispositifs/${id}`), id);
    assert.doesNotMatch(text, /Retirer|Vider/);
  });

  check('twelve schemes fit on eight sheets, and the style for paper shows the address of each', {}, async (page) => {
    await go(page, `/fr/${selected(12)}`);
    const { sheets, text } = await onPaper(page);
    assert.ok(sheets.length <= 8, `${sheets.length} sheets`);
    for (const id of ids.slice(0, 12)) assert.ok(text.includes(`/fr/dispositifs/${id}`), id);
  });

  check('the results of a guided choice are sheets upright, and the style for paper shows what was answered', {}, async (page) => {
    await go(page, `/fr/orientation?${FITTING}`);
    const { sheets, text } = await onPaper(page);
    for (const [width, height] of sheets) assert.ok(height > width, 'upright');
    assert.match(text, /Pour mon équipe, dans nos locaux/);
    assert.match(text, /Coût non communiqué\u{A0}: demandez/u);
    assert.doesNotMatch(text, /Changer|Recommencer/);
  });
});

const step = async (page) => page.locator('.step').textContent();

/** Presses Tab until an element has the focus: whatever a pointer can reach, the keyboard can. */
async function tabTo(page, selector, at = 0) {
  const wanted = page.locator(selector).nth(at);
  for (let pressed = 0; pressed < 200; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`${selector} is not reached by Tab`);
}

async function enterOn(page, selector, at = 0) {
  await tabTo(page, selector, at);
  await follow(page, () => page.keyboard.press('Enter'));
}

/** The sheets of a printout, each with its width and height in points; and what the style for paper shows, in the page itself. */
async function onPaper(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
  const boxes = pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu);
  const sheets = [...boxes].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
  assert.ok(sheets.length > 0, 'a printout has sheets');
  // The text of the sheets is packed: that it is on them is not looked at.
  await page.emulateMedia({ media: 'print' });
  return { sheets, text: await page.locator('body').innerText() };
}
