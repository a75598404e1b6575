// What people meet while filters apply as they change: the way back, the focus, a phone, an address other than the public one. Each of
// these once went wrong where the list itself was right.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { go, launch, reveal, shownHere, withPage } from './browser.mjs';
import { startServer } from './server.mjs';

const TEST_MS_MAX = 120_000;
const PHONE = { javaScript: true, width: 360, height: 740 };
const SCREEN = { javaScript: true };

let server;
let elsewhere;
let browser;
before(async () => {
  // The second one is read under another address than the one it was told.
  [server, elsewhere, browser] = await Promise.all([
    startServer(),
    startServer(['--public-url', 'https://repertoire.example.org']),
    launch(),
  ]);
}, { timeout: TEST_MS_MAX });
after(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), elsewhere?.stop()]);
});

const check = (name, options, use) => test(name, { timeout: TEST_MS_MAX }, () => withPage(browser, server.origin, options, use));
const heading = (page) => page.locator('h1').innerText();
const shown = (page) => page.evaluate(shownHere);
const saved = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('repertoire-selection') ?? '[]'));

/** Does something that leads to a list of this address, and waits until the list is there. */
async function arrive(page, address, action) {
  const before = await page.locator('.results').elementHandle();
  await action();
  await page.waitForURL((url) => url.pathname + url.search === address);
  await page.waitForFunction((old) => document.querySelector('.results') !== old, before);
}

async function tick(page, name, value) {
  const box = page.locator(`.filters input[name="${name}"][value="${value}"]`);
  await reveal(box);
  await box.click();
}

async function search(page, text) {
  await page.locator('#q').fill(text);
  await page.locator('#q').press('Enter');
}

test('filters, search and the way back work under another address than the public one', { timeout: TEST_MS_MAX }, () =>
  withPage(browser, elsewhere.origin, SCREEN, async (page) => {
    await go(page, '/fr');
    await arrive(page, '/fr?cout=gratuit', () => tick(page, 'cout', 'gratuit'));
    await arrive(page, '/fr?q=deuil&cout=gratuit', () => search(page, 'deuil'));
    assert.equal(await page.locator('.failure').count(), 0);
    // What the head leads to is what is listed now.
    const linked = () => page.evaluate(() => [...document.head.querySelectorAll('link[rel=alternate]')].map((link) => link.getAttribute('href')));
    const list = (language) => `https://repertoire.example.org/${language}?q=deuil&cout=gratuit`;
    const feed = '/fr/dispositifs.atom?q=deuil&cout=gratuit';
    const pasted = (format) => `https://repertoire.example.org/oembed?${new URLSearchParams({ format, url: list('fr') })}`;
    const expected = [...['fr', 'nl', 'en'].map(list), 'https://repertoire.example.org/', pasted('json'), pasted('xml'), feed];
    assert.deepEqual(await linked(), expected);
    await arrive(page, '/fr?cout=gratuit', () => page.goBack());
    await arrive(page, '/fr', () => page.goBack());
    assert.equal(new URL(page.url()).origin, elsewhere.origin);
  }));

describe('the way back', () => {
  check('after the skip link it leads to the list as it was', SCREEN, async (page) => {
    await go(page, '/fr');
    const before = await shown(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#resultats$/u);
    await arrive(page, '/fr?cout=gratuit', () => tick(page, 'cout', 'gratuit'));
    await arrive(page, '/fr', () => page.goBack());
    const { address, ...rest } = before;
    const { address: there, ...now } = await shown(page);
    assert.deepEqual([there, now], [address, rest]);
  });

  check('the box says what the list was found by, focused or not, and the same search is one step', SCREEN, async (page) => {
    await go(page, '/fr');
    await arrive(page, '/fr?q=deuil', () => search(page, 'deuil'));
    await arrive(page, '/fr?q=intervision', () => search(page, 'intervision'));
    const steps = await page.evaluate(() => history.length);
    for (let again = 0; again < 3; again += 1) await arrive(page, '/fr?q=intervision', () => search(page, 'intervision'));
    assert.equal(await page.evaluate(() => history.length), steps);
    await page.locator('#q').focus();
    await arrive(page, '/fr?q=deuil', () => page.goBack());
    assert.equal(await page.locator('#q').inputValue(), 'deuil');
  });
});

describe('on a phone', () => {
  const seen = (page) => page.locator('h1').evaluate((h1) => {
    const { top, bottom } = h1.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

  check('a search leads to what was found, without what is for a first visit', PHONE, async (page) => {
    await go(page, '/fr');
    assert.equal(await page.locator('.quick').isVisible(), true);
    await arrive(page, '/fr?q=deuil', () => search(page, 'deuil'));
    assert.equal(await seen(page), true, 'the number found is on the screen');
    assert.equal(await page.locator('.intro:visible, .quick:visible').count(), 0);
    await arrive(page, '/fr', () => page.goBack());
    assert.equal(await page.locator('.quick').isVisible(), true);
  });

  check('the button of the panel says how many it leads to, closes it and leads there', PHONE, async (page) => {
    await go(page, '/fr');
    await arrive(page, '/fr?cout=gratuit', () => tick(page, 'cout', 'gratuit'));
    const found = Number.parseInt(await heading(page), 10);
    assert.equal(await page.locator('button.apply').innerText(), `Voir les ${found} dispositifs`);
    assert.doesNotMatch(await page.locator('.filters .hint').first().innerText(), /appliquez/);
    await page.locator('button.apply').click();
    await page.waitForFunction(() => !document.querySelector('.panel').open);
    assert.equal(await seen(page), true);
  });
});

describe('the panel of filters', () => {
  check('offers to clear everything as soon as there is something, and no longer than that', SCREEN, async (page) => {
    await go(page, '/fr');
    assert.equal(await page.locator('.actions a.clear').count(), 0);
    await arrive(page, '/fr?cout=gratuit', () => tick(page, 'cout', 'gratuit'));
    assert.equal(await page.locator('.actions a.clear').count(), 1);
    await arrive(page, '/fr', () => tick(page, 'cout', 'gratuit'));
    assert.equal(await page.locator('.actions a.clear').count(), 0);
  });

  check('keeps a list narrowed while other filters change, and Enter in its box applies nothing', SCREEN, async (page) => {
    await go(page, '/fr');
    const facet = page.locator('.facet[data-facet=organisateur]');
    await facet.locator('summary').click();
    const box = facet.locator('.facet-search');
    await box.fill('ligue');
    const names = await facet.locator('li:visible').count();
    const all = await facet.locator('li').count();
    assert.ok(names >= 1 && names < 5, `${names} of ${all}`);
    await box.press('Enter');
    await arrive(page, '/fr?theme=deuil', () => tick(page, 'theme', 'deuil'));
    const left = await facet.locator('li:visible').allInnerTexts();
    assert.ok(left.every((name) => /ligue/iu.test(name)), left.join());
    assert.equal(await box.inputValue(), 'ligue');
  });

  check('lets go of a highest cost with the other costs', { javaScript: false }, async (page) => {
    await go(page, '/fr?cout-max=50&theme=deuil');
    const none = page.locator('.facet[data-facet=cout] a.none');
    assert.equal(await none.isVisible(), true);
    assert.equal(await none.getAttribute('href'), '/fr?theme=deuil');
  });
});

describe('the shortlist on the device', () => {
  const ids = ['smes-intervisions-connect', 'smes-support', 'nexiste-plus'];
  const kept = (page, list) => page.addInitScript((value) => {
    if (!sessionStorage.getItem('begun')) localStorage.setItem('repertoire-selection', value);
    sessionStorage.setItem('begun', 'yes');
  }, JSON.stringify(list));

  check('is emptied by the link that says so', SCREEN, async (page) => {
    await kept(page, ids.slice(0, 1));
    await go(page, `/fr/selection?id=${ids[0]}`);
    await page.locator('a.empty').click();
    await page.waitForURL(/selection$/u);
    assert.deepEqual(await saved(page), []);
    assert.equal(await page.locator('#ma-selection').isVisible(), false);
  });

  check('goes on without what is gone, and keeps what another list does not hold', SCREEN, async (page) => {
    await kept(page, [...ids, 'ailleurs']);
    await go(page, `/fr/selection?${ids.map((id) => `id=${id}`).join('&')}`);
    const gone = await page.locator('a.drop-gone').getAttribute('href');
    const left = new URL(gone, server.origin).searchParams.getAll('id');
    await page.locator('a.drop-gone').click();
    await page.waitForURL((url) => url.pathname + url.search === gone);
    assert.deepEqual(await saved(page), [...left, 'ailleurs']);
    assert.ok(left.length > 0 && !left.includes('nexiste-plus'));
  });
});

check('that a link was copied is said, and the button keeps its drawing', SCREEN, async (page) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await go(page, `/fr/dispositifs/smes-intervisions-connect`);
  await page.locator('button.copy').click();
  await page.locator('#etat', { hasText: 'copié' }).waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  assert.equal(await page.locator('button.copy svg').count(), 1);
  assert.match(await page.locator('button.copy').innerText(), /copié/u);
});

check('what is offered while one types stays until there is something newer', SCREEN, async (page) => {
  await page.route('**/api/v1/suggestions*', async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await go(page, '/fr');
  await page.locator('#q').pressSequentially('deu');
  await page.locator('#suggestions li').first().waitFor();
  await page.evaluate(() => {
    const list = document.querySelector('#suggestions');
    window.__closed = 0;
    new MutationObserver(() => { window.__closed += list.hidden ? 1 : 0; }).observe(list, { attributes: true, attributeFilter: ['hidden'] });
  });
  await page.locator('#q').pressSequentially('i');
  await page.waitForResponse(/suggestions/u);
  assert.equal(await page.evaluate(() => window.__closed), 0);
});
