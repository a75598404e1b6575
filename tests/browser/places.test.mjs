// The pages beside the search, as visitors use them: who offers what, the map of the offer, about, accessibility, privacy.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { LOOKS, assertAccessible, assertFits, follow, go, inLooks, launch, withPage } from './browser.mjs';
import { LANGUAGES, statesOf } from './pages.mjs';
import { startServer } from './server.mjs';

const TEST_MS_MAX = 120_000;

const NAMES = { fr: 'Organisateurs', nl: 'Organisatoren', en: 'Organisers' };

let browser;
let server;

before(async () => {
  server = await startServer();
  browser = await launch();
}, { timeout: TEST_MS_MAX });

after(async () => {
  await browser?.close();
  await server?.stop();
});

const check = (name, options, use) =>
  test(name, { timeout: TEST_MS_MAX }, () => withPage(browser, server.origin, options, use));

describe('accessibility', () => {
  for (const { name, address, status } of statesOf('places')) {
    check(name, { javaScript: true }, async (page) => {
      for (const lang of LANGUAGES) {
        await go(page, address(lang), status);
        await inLooks(page, LOOKS, assertAccessible);
      }
    });
  }
});

/** Widths at which the layout changes, one pixel before, and those of common screens and magnifications. */
const WIDTHS = [320, 360, 480, 640, 768, 911, 912, 1024, 1231, 1232, 1280, 1920];

describe('nothing to scroll sideways at any width (320 px is 1280 px magnified four times)', () => {
  for (const { name, address, status } of statesOf('places')) {
    check(name, { width: WIDTHS[0], height: 640 }, async (page) => {
      for (const lang of LANGUAGES) {
        await go(page, address(lang), status);
        await assertFits(page, WIDTHS);
      }
    });
  }
});

describe('who offers what, without JavaScript', () => {
  for (const lang of LANGUAGES) {
    check(`from a name to a scheme (${lang})`, {}, async (page) => {
      await go(page, `/${lang}/a-propos`);
      await follow(page, () => page.getByRole('link', { name: NAMES[lang] }).click());
      await page.getByRole('searchbox').fill('sante mentale');
      await follow(page, () => page.getByRole('searchbox').press('Enter'));
      assert.equal(new URL(page.url()).searchParams.get('q'), 'sante mentale');
      const name = 'Ligue Bruxelloise pour la Santé Mentale';
      await follow(page, () => page.getByRole('link', { name, exact: true }).click());
      assert.equal(await page.locator('h1').textContent(), name);
      const title = await page.locator('tbody a.title').first().textContent();
      await follow(page, () => page.locator('tbody a.title').first().click());
      assert.equal(await page.locator('h1').textContent(), title);
    });
  }

  check('a letter leads to its names by keyboard', {}, async (page) => {
    await go(page, '/fr/organisateurs');
    await page.getByRole('navigation', { name: 'Lettres' }).getByRole('link', { name: 'S', exact: true }).press('Enter');
    await page.waitForURL((url) => url.hash === '#lettre-S');
    const top = await page.getByRole('heading', { name: 'S', exact: true }).evaluate((heading) => heading.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 200, `${top} px from the top`);
    // The next stop is the first name of that letter, not the top of the page again.
    await page.keyboard.press('Tab');
    assert.match(await page.locator(':focus').textContent(), /^S/u);
  });
});

describe('the map of the offer, without JavaScript', () => {
  check('a number leads to as many schemes', {}, async (page) => {
    await go(page, '/fr/carte');
    await follow(page, () => page.getByRole('link', { name: 'le public' }).click());
    const row = page.getByRole('row', { name: /^Deuil et fin de vie/u });
    const cell = row.getByRole('link').first();
    const count = Number.parseInt(await cell.textContent(), 10);
    await follow(page, () => cell.click());
    assert.equal(await page.locator('h1').textContent(), `${count} dispositifs avec vos filtres`);
    assert.deepEqual([...new URL(page.url()).searchParams.keys()], ['theme', 'public']);
  });

  check('a screen reader is told of rows, columns and needs without offer', {}, async (page) => {
    await go(page, '/fr/carte');
    const table = page.getByRole('table', { name: 'Nombre de dispositifs par thème et par objectif' });
    assert.equal(await table.getByRole('columnheader').count(), 4);
    assert.equal(await table.getByRole('rowheader').count(), 34);
    assert.ok((await table.getByRole('cell', { name: 'aucune offre' }).count()) > 0);
    assert.equal(await table.getByRole('img').count(), 0, 'the drawings are not read out');
  });

  check('on a phone the table moves under its names, by keyboard', { width: 360, height: 740 }, async (page) => {
    await go(page, '/fr/carte?par=public');
    const region = page.getByRole('region', { name: 'Nombre de dispositifs par thème et par public' });
    await region.focus();
    const first = page.locator('tbody th').nth(3);
    const header = page.locator('thead th').nth(1);
    const before = { name: await first.boundingBox(), header: await header.boundingBox() };
    for (let times = 0; times < 8; times += 1) await page.keyboard.press('ArrowRight');
    while ((await region.evaluate((element) => element.scrollLeft)) < 150) await page.waitForTimeout(20);
    const after = { name: await first.boundingBox(), header: await header.boundingBox() };
    assert.equal(after.name.x, before.name.x, 'the theme stays where it was');
    assert.ok(after.header.x < before.header.x - 100, 'the columns move');
    await region.evaluate((element) => element.scrollTo(0, 400));
    const { y } = await region.boundingBox();
    assert.ok(Math.abs((await header.boundingBox()).y - y) < 2, 'the names of the columns stay when rows move');
  });

  for (const lang of LANGUAGES) {
    check(`on the smallest screen there is room for themes and numbers (${lang})`, { width: 320, height: 640 }, async (page) => {
      for (const by of ['', '?par=public', '?par=cout']) {
        await go(page, `/${lang}/carte${by}`);
        const { width } = await page.locator('tbody th').first().boundingBox();
        assert.ok(width >= 140 && width <= 180, `themes of ${by} are ${width} px wide`);
      }
    });
  }

  for (const width of [360, 1000, 1280]) {
    check(`what is in focus is not hidden behind the names (${width} px)`, { width, height: 740 }, async (page) => {
      await go(page, '/fr/carte?par=public');
      await page.locator('tbody tr').nth(20).getByRole('link').last().focus();
      // Back through the rows: each stop must come out from under the first column, and from under the header.
      for (let times = 0; times < 150; times += 1) {
        await page.keyboard.press('Shift+Tab');
        const focused = page.locator(':focus');
        // The browser moves the table a moment after the key.
        let seen = await focused.evaluate(isOnTop);
        for (let waits = 0; !seen && waits < 50; waits += 1) {
          await page.waitForTimeout(20);
          seen = await focused.evaluate(isOnTop);
        }
        assert.equal(seen, true, `stop ${times + 1}: ${await page.locator(':focus').getAttribute('href')}`);
      }
    });
  }
});

describe('shades', () => {
  for (const dark of [false, true]) {
    check(`numbers can be read on all five, and these told apart (${dark ? 'dark' : 'light'})`, { dark }, async (page) => {
      await go(page, '/fr/carte?par=public');
      const shades = await page.evaluate(() => {
        const parse = (colour) => colour.match(/[\d.]+/gu).map(Number);
        const paper = parse(getComputedStyle(document.body).backgroundColor);
        return [1, 2, 3, 4, 5].map((step) => {
          const cell = document.querySelector(`td:has(> svg[data-step="${step}"])`);
          const area = getComputedStyle(cell.querySelector('.area'));
          const opacity = Number(area.fillOpacity);
          const fill = parse(area.fill).map((part, at) => part * opacity + paper[at] * (1 - opacity));
          const bar = cell.querySelector('.bar').getBoundingClientRect().width / cell.querySelector('.area').getBoundingClientRect().width;
          return { fill, bar, ink: parse(getComputedStyle(cell.querySelector('a')).color) };
        });
      });
      for (const [at, { fill, ink, bar }] of shades.entries()) {
        assert.ok(contrast(ink, fill) >= 4.5, `step ${at + 1}: ${contrast(ink, fill)}`);
        assert.ok(Math.abs(bar - (at + 1) / 5) < 0.02, `the bar of step ${at + 1} is ${bar} long`);
        if (at > 0) assert.ok(contrast(fill, shades[at - 1].fill) > 1.08, `step ${at + 1} beside the one before it`);
      }
    });
  }

  test('without colours the bars and rings are left', { timeout: TEST_MS_MAX }, async () => {
    const context = await browser.newContext({ baseURL: server.origin, forcedColors: 'active' });
    const page = await context.newPage();
    await go(page, '/fr/carte');
    const fills = await page.evaluate(() => ['.area', '.bar'].map((part) => getComputedStyle(document.querySelector(`td ${part}`)).fill));
    assert.equal(fills[0], 'none');
    assert.notEqual(fills[1], 'none');
    await context.close();
  });
});

describe('on paper', () => {
  check('the whole map is there, and what can only be pressed is not', { width: 360, height: 740 }, async (page) => {
    await go(page, '/fr/carte?par=public');
    await page.emulateMedia({ media: 'print' });
    const region = await page.locator('.map-scroll').evaluate((element) => getComputedStyle(element).overflowX);
    assert.equal(region, 'visible');
    assert.equal(await page.locator('.sorts').isVisible(), false);
    await go(page, '/fr/organisateurs');
    assert.equal(await page.locator('.organisers-page form').isVisible(), false);
    assert.equal(await page.locator('.letters').isVisible(), false);
    assert.equal(await page.getByRole('link', { name: 'Smes', exact: true }).isVisible(), true);
  });
});

function isOnTop(element) {
  const box = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}

/** The contrast of two colours, as the WCAG reckon it. */
function contrast(one, other) {
  const luminance = (colour) => {
    const linear = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
