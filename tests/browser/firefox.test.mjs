// The main way through the site in Firefox, as Debian has it: scripts, Back and the shortlist are where browsers differ most. All else
// is tested in Chromium. Firefox is driven over WebDriver BiDi, the standard: Playwright only knows a Firefox of its own.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import puppeteer from 'puppeteer-core';

import { shownHere } from './browser.mjs';
import { startServer } from './server.mjs';

const TEST_MS_MAX = 120_000;
const ACTION_MS_MAX = 15_000;

const FREE = '.filters input[name="cout"][value="gratuit"]';
const FREE_COUNT = '.filters label:has(input[name="cout"][value="gratuit"]) .count';

let server;
before(async () => {
  server = await startServer();
}, { timeout: TEST_MS_MAX });
after(() => server?.stop());

/** Starts Firefox with a profile of its own; `FIREFOX` tells where it is when it is not where Debian puts it. */
const launch = (javaScript) =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
    extraPrefsFirefox: { 'javascript.enabled': javaScript },
  });

for (const javaScript of [true, false]) {
  describe(`in Firefox, ${javaScript ? 'with' : 'without'} JavaScript`, () => {
    let browser;
    before(async () => {
      browser = await launch(javaScript);
    }, { timeout: TEST_MS_MAX });
    after(() => browser?.close());

    /** Opens a page, hands it to `use`, and checks that it kept quiet: no error, no request elsewhere, no cookie. */
    const check = (name, use) =>
      test(name, { timeout: TEST_MS_MAX }, async () => {
        const page = await browser.newPage();
        page.setDefaultTimeout(ACTION_MS_MAX);
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
        page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
        page.on('request', (request) => {
          const { origin, protocol } = new URL(request.url());
          if (origin !== server.origin && !['data:', 'about:'].includes(protocol)) complaints.push(`request to a third party: ${request.url()}`);
        });
        try {
          await use(page);
          assert.deepEqual(await browser.cookies(), []);
          assert.deepEqual(complaints, [], `${page.url()} did not keep quiet`);
        } finally {
          await page.close();
        }
      });

    if (javaScript) withScript(check);
    else withoutScript(check);
  });
}

function withScript(check) {
  check('a text, a filter that applies itself, a scheme, and Back twice', async (page) => {
    await go(page, '/fr');
    await page.type('#q', 'violences');
    await page.keyboard.press('Enter');
    await settled(page, '?q=violences');
    const found = await page.evaluate(shownHere);
    assert.ok(found.rows.length > 0, 'schemes for this text');

    // A status that is written twice is read out twice.
    await page.evaluate(() => {
      window.__said = [];
      const status = document.querySelector('#etat');
      new MutationObserver(() => window.__said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
      window.__same = true;
    });
    const announced = await page.$eval(FREE_COUNT, (count) => count.textContent.trim());
    await page.click(FREE);
    await settled(page, '?q=violences&cout=gratuit');
    const filtered = await page.evaluate(shownHere);
    assert.ok(filtered.heading.startsWith(`${announced} `), `${announced} beside the filter, then: ${filtered.heading}`);
    assert.notEqual(filtered.title, found.title);
    assert.deepEqual(filtered.ticked, ['cout=gratuit']);
    assert.deepEqual(await page.evaluate(() => window.__said), [filtered.heading], 'announced once');
    assert.equal(await page.evaluate(() => window.__same), true, 'the page was not loaded anew');
    assert.deepEqual(filtered, await served(page, '/fr?q=violences&cout=gratuit'), 'results, count, title and address are of one selection');

    const title = await page.$eval('a.title', (link) => link.textContent);
    await follow(page, () => page.click('a.title'));
    assert.match(page.url(), /\/fr\/dispositifs\/[a-z0-9-]+$/);
    assert.equal(await page.$eval('h1', (heading) => heading.textContent), title);

    // Not by `page.goBack()`: it waits for a load, and Firefox has kept the page as it was.
    await page.evaluate(() => history.back());
    await settled(page, '?q=violences&cout=gratuit');
    assert.deepEqual(await page.evaluate(shownHere), filtered);
    assert.equal(await page.$eval('#q', (box) => box.value), 'violences');
    await page.evaluate(() => history.back());
    await settled(page, '?q=violences');
    assert.deepEqual(await page.evaluate(shownHere), found);
  });

  check('a suggestion is chosen by keyboard', async (page) => {
    await go(page, '/fr');
    await page.type('#q', 'deui');
    await page.waitForSelector('#suggestions [role=option]');
    await page.keyboard.press('ArrowDown');
    const pointed = await page.$eval('#q', (box) => box.getAttribute('aria-activedescendant'));
    assert.equal(await page.$eval(`#${pointed}`, (option) => option.ariaSelected), 'true');
    await page.keyboard.press('Enter');
    await settled(page, '?theme=deuil');
    assert.equal(await page.$eval('#q', (box) => box.value), '');
  });

  check('two schemes are kept on two lists and compared', async (page) => {
    const ids = [];
    for (const word of ['violences', 'intervision']) {
      await go(page, `/fr?q=${word}`);
      const box = await page.waitForSelector('.keep input:not(:checked)');
      ids.push(await box.evaluate((input) => input.value));
      await box.click();
    }
    assert.equal(await page.$eval('#ma-selection .chosen', (count) => count.textContent), '2');
    await follow(page, () => page.click('#comparer button'));
    const { pathname, searchParams } = new URL(page.url());
    assert.deepEqual([pathname, searchParams.getAll('id')], ['/fr/selection', ids]);
    assert.equal(await page.$$eval('.as-table thead th:not(:first-child)', (columns) => columns.length), 2);
  });
}

function withoutScript(check) {
  check('a text, a filter and the button that applies it', async (page) => {
    await go(page, '/fr');
    assert.equal(await page.$eval('#q', (box) => box.getAttribute('role')), null, 'no script of the page has run');
    await page.type('#q', 'violences');
    await follow(page, () => page.keyboard.press('Enter'));
    const announced = await page.$eval(FREE_COUNT, (count) => count.textContent.trim());
    await press(page, FREE, ' ');
    await follow(page, () => press(page, 'button.apply', 'Enter'));
    const filtered = await page.evaluate(shownHere);
    assert.equal(filtered.canonical, '/fr?q=violences&cout=gratuit');
    assert.ok(filtered.heading.startsWith(`${announced} `), `${announced} beside the filter, then: ${filtered.heading}`);
    assert.deepEqual(filtered.ticked, ['cout=gratuit']);

    for (const at of [1, 2]) await press(page, `tbody tr:nth-child(${at}) .keep input`, ' ');
    await follow(page, () => press(page, '#comparer button', 'Enter'));
    assert.equal(new URL(page.url()).searchParams.getAll('id').length, 2);
  });
}

async function go(page, address) {
  const response = await page.goto(server.origin + address, { waitUntil: 'load' });
  // What Firefox has already, it asks for again by its tag.
  assert.ok([200, 304].includes(response.status()), `${response.status()} of ${address}`);
}

/** Does something that leads to another page, and waits until that page has loaded. */
const follow = (page, action) => Promise.all([page.waitForNavigation({ waitUntil: 'load' }), action()]);

/** By keyboard: to find out where a pointer should go, puppeteer needs timers of the page, which are off with its scripts. */
async function press(page, selector, key) {
  await page.focus(selector);
  await page.keyboard.press(key);
}

/** Waits until the address holds exactly these pairs and the list is the one of this address. */
const settled = (page, query) =>
  page.waitForFunction(
    (wanted) => location.search === wanted && document.querySelector('link[rel=canonical]')?.getAttribute('href').endsWith(`/fr${wanted}`),
    {},
    query,
  );

/** What an address shows that is loaded for itself: what the server says. */
async function served(page, address) {
  const other = await page.browser().newPage();
  try {
    await go(other, address);
    return await other.evaluate(shownHere);
  } finally {
    await other.close();
  }
}
