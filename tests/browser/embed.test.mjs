// The list in the pages of partners: who may show it, how tall it is, what it tells the page around it. In Chromium on real origins, with
// names that lead to this machine; the main way in Firefox too.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import puppeteer from 'puppeteer-core';

import { assertAccessible, launch } from './browser.mjs';
import { startPartners } from './hosts.mjs';

const TEST_MS_MAX = 120_000;
const ACTION_MS_MAX = 15_000;
/** How long a frame that grows by itself would take to be seen growing. */
const STILL_MS = 1_000;

let browser;
let sites;

before(async () => {
  sites = await startPartners();
  browser = await launch({}, ['--host-resolver-rules=MAP *.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']);
}, { timeout: TEST_MS_MAX });

after(async () => {
  await browser?.close();
  await sites?.stop();
});

/** Opens a page of a site, and hands it over with what leads to its frame. */
const check = (name, use, options = {}) =>
  test(name, { timeout: TEST_MS_MAX }, async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(ACTION_MS_MAX);
    try {
      const page = await context.newPage();
      await use(page);
      assert.deepEqual(await context.cookies(), []);
    } finally {
      await context.close();
    }
  });

const at = (host, port, path) => `http://${host}:${port}${path}`;

/** The frame that shows the list; nothing where the browser refuses it. */
async function shown(page, selector = '#cadre') {
  const handle = await page.waitForSelector(selector);
  const frame = await handle.contentFrame();
  await frame.waitForLoadState('load').catch(() => {});
  // A page that a browser may not show is one of its own.
  await page.waitForTimeout(200);
  return frame.url().startsWith(sites.site.origin) && (await frame.locator('h1').count()) > 0 ? frame : undefined;
}

/** The frame that the script has put there, once it is as tall as what is in it. */
async function fitted(page, selector = 'iframe') {
  const handle = await page.waitForSelector(selector);
  const frame = await handle.contentFrame();
  await frame.locator('h1').first().waitFor();
  await settledHeight(handle, frame);
  return { handle, frame };
}

async function settledHeight(handle, frame) {
  const [mine, theirs] = [() => handle.evaluate((element) => element.clientHeight), () => frame.evaluate(() => document.documentElement.getBoundingClientRect().height)];
  const start = Date.now();
  let last;
  while (Date.now() - start < ACTION_MS_MAX) {
    last = [await mine(), Math.ceil(await theirs())];
    if (last[0] === last[1]) return last[0];
    await new Promise((done) => setTimeout(done, 50));
  }
  return assert.fail(`a frame of ${last[0]} px around a page of ${last[1]} px`);
}

describe('only the sites of a partner show its embed', () => {
  for (const [what, host, path, isShown] of [
    ['its own origin', 'partner.example', '/frame', true],
    ['another that ends alike', 'evil-partner.example', '/frame', false],
    ['a host below it', 'www.partner.example', '/frame', false],
    ['another site', 'other.example', '/frame', false],
    ['all hosts below one, where it says so', 'www.partner.example', '/frame-wild', true],
    ['not that one itself', 'partner.example', '/frame-wild', false],
    ['nor one that ends alike', 'evil-partner.example', '/frame-wild', false],
    ['another scheme', 'partner.example', '/frame-secure', false],
    ['a partner without origins', 'partner.example', '/frame-nobody', false],
    ['one that is switched off', 'partner.example', '/frame-off', false],
    ['what one tries out', 'partner.example', '/frame-neutral', false],
    ['a partner tried out', 'partner.example', '/frame-tried', false],
    ['a page of the site', 'partner.example', '/frame-site', false],
    ['a page of no origin around it', 'partner.example', '/frame-null', false],
    ['a sandbox, which runs no script of it', 'partner.example', '/frame-sandboxed', true],
    ['a site that does not say where it is', 'partner.example', '/frame-silent', true],
  ]) {
    check(`${what}: ${isShown ? 'shown' : 'refused'}`, async (page) => {
      await page.goto(at(host, sites.host.port, path));
      if (path === '/frame-null') {
        const inner = await (await page.waitForSelector('#dehors')).contentFrame();
        assert.equal(await shown(inner), undefined);
        return;
      }
      assert.equal((await shown(page)) !== undefined, isShown);
    });
  }

  check('another port: refused', async (page) => {
    await page.goto(at('partner.example', sites.other.port, '/frame'));
    assert.equal(await shown(page), undefined);
  });

  check('in a sandbox a filter works by its button', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/frame-sandboxed'));
    const frame = await shown(page);
    await frame.locator('.panel > summary').click();
    await frame.locator('input[name=cout][value=gratuit]').check();
    await frame.locator('.apply').click();
    await frame.locator('.chips').waitFor();
    assert.match(frame.url(), /cout=gratuit/);
  });
});

describe('the script', () => {
  check('keeps the frame as tall as the list, and no taller', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/script'));
    const { handle, frame } = await fitted(page);
    assert.equal(await handle.getAttribute('title'), 'Nos appuis');
    assert.equal(await handle.getAttribute('loading'), 'lazy');
    const whole = await settledHeight(handle, frame);
    await page.waitForTimeout(STILL_MS);
    assert.equal(await settledHeight(handle, frame), whole, 'nothing makes it grow by itself');
    // It shrinks and grows with what is filtered.
    await frame.locator('#q').fill('intervision diogène');
    await frame.locator('#q').press('Enter');
    await frame.locator('.chips').waitFor();
    const few = await settledHeight(handle, frame);
    assert.ok(few < whole, `${few} px after ${whole}`);
    await frame.locator('.chips .clear').click();
    await frame.locator('.chips').waitFor({ state: 'detached' });
    assert.ok((await settledHeight(handle, frame)) > few);
    const wide = await frame.evaluate(() => innerWidth);
    await page.setViewportSize({ width: 400, height: 800 });
    // The page in the frame learns of it a little later.
    await frame.waitForFunction((before) => innerWidth < before, wide);
    assert.ok((await settledHeight(handle, frame)) > whole, 'taller where it is narrow');
    // There is one scroll bar.
    assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight), false);
  });

  check('shows what it is told to, once or several times', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/script-filtered'));
    const { frame } = await fitted(page);
    assert.match(frame.url(), /\/embed\/exact\?theme=deuil&vue=cartes$/);
    assert.ok((await frame.locator('ul.sheets > li').count()) > 0);
    await page.goto(at('partner.example', sites.host.port, '/script-twice'));
    const [one, two] = [await fitted(page, 'iframe >> nth=0'), await fitted(page, 'iframe >> nth=1')];
    const heights = await Promise.all([one, two].map(({ handle }) => handle.evaluate((element) => element.clientHeight)));
    assert.notEqual(heights[0], heights[1], 'each has its own height');
  });

  check('in a tab that is not seen yet, it fits once it is', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/script-hidden'));
    await page.waitForTimeout(STILL_MS);
    await page.locator('#onglet').evaluate((tab) => { tab.hidden = false; });
    const { handle } = await fitted(page);
    assert.ok((await handle.evaluate((element) => element.clientHeight)) > 700);
  });

  check('leads to the top of the next page, and Back to where one was', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/script-below'));
    await page.evaluate(() => scrollTo(0, 1400));
    const { frame } = await fitted(page);
    const first = await frame.locator('a.title').first().textContent();
    await frame.locator('.pages a[rel=next]').click();
    await frame.waitForFunction((title) => document.querySelector('a.title')?.textContent !== title, first);
    await page.waitForFunction(() => {
      const { top } = document.querySelector('iframe').getBoundingClientRect();
      return top > -1000 && top < innerHeight;
    });
    const address = page.url();
    await page.evaluate(() => history.back());
    await frame.waitForFunction((title) => document.querySelector('a.title')?.textContent === title, first);
    assert.equal(page.url(), address, 'the page around it stays');
    // Into a scheme, and back.
    await frame.locator('a.title').first().click();
    await frame.locator('.scheme-page').waitFor();
    assert.match(frame.url(), /\/embed\/exact\/fr\/dispositifs\//);
    await page.evaluate(() => history.back());
    await frame.locator('.search-page').waitFor();
  });

  check('keeps the filters in the address of the page, where it is asked to', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/script-address?autre=1'));
    const { frame } = await fitted(page);
    await frame.locator('#q').fill('deuil');
    await frame.locator('#q').press('Enter');
    await page.waitForURL(/liste=q%3Ddeuil/);
    assert.match(page.url(), /autre=1/);
    await page.reload();
    const again = await fitted(page);
    assert.equal(await again.frame.locator('#q').inputValue(), 'deuil');
    // The page of a scheme has no filters: those of the list stay.
    await again.frame.locator('a.title').first().click();
    await again.frame.locator('.scheme-page').waitFor();
    assert.match(page.url(), /liste=q%3Ddeuil/);
    await again.frame.locator('.back a').click();
    await again.frame.locator('.search-page').waitFor();
    await page.waitForURL((url) => !url.searchParams.has('liste'));
  });

  check('keeps the language that a visitor chose in the address of the page', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/script-address?liste=q%3Ddeuil'));
    const { frame } = await fitted(page);
    assert.equal(await frame.locator('html').getAttribute('lang'), 'fr');
    assert.doesNotMatch(page.url(), /lang/, 'that of the partner needs no telling');
    await frame.locator('.languages a[hreflang=nl]').click();
    await page.waitForURL(/liste=q%3Ddeuil%26lang%3Dnl$/);
    await page.reload();
    const again = await fitted(page);
    assert.match(again.frame.url(), /\/embed\/exact\/nl\?q=deuil$/);
    assert.equal(await again.frame.locator('html').getAttribute('lang'), 'nl');
    assert.equal(await again.frame.locator('.notices').count(), 0, 'the language is no filter');
    // Nobody chose that of a partner who has one, whatever the page around asks for.
    await page.goto(at('partner.example', sites.host.port, '/script-address-other'));
    const { frame: french } = await fitted(page);
    await french.locator('#q').fill('suicide');
    await french.locator('#q').press('Enter');
    await page.waitForURL(/liste=q%3Dsuicide$/);
    assert.equal(await french.locator('html').getAttribute('lang'), 'fr');
    // What strangers write there is no language, nor a way elsewhere.
    await page.goto(at('partner.example', sites.host.port, '/script-address?liste=lang%3D..%2F..%2Ffr'));
    const { frame: other } = await fitted(page);
    assert.match(other.url(), /\/embed\/exact\?$/);
  });

  check('completes what is typed with what the partner shows', async (page) => {
    await page.setViewportSize({ width: 400, height: 800 });
    await page.goto(at('partner.example', sites.host.port, '/script-deuil'));
    const { handle, frame } = await fitted(page);
    await frame.locator('#q').fill('introuvable zzzz');
    await frame.locator('#q').press('Enter');
    await frame.locator('.nothing').waitFor();
    await settledHeight(handle, frame);
    await frame.locator('#q').fill('');
    await frame.locator('#q').pressSequentially('s');
    await frame.locator('#suggestions li').first().waitFor();
    const kinds = await frame.locator('#suggestions li').allTextContents();
    const organisers = kinds.filter((text) => text.includes('Organisateur'));
    assert.deepEqual(organisers, [], 'a facet that is hidden is not suggested');
    // All of them are seen, in a list that is shorter than they are.
    assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight), false);
    await frame.locator('#q').press('ArrowDown');
    await frame.locator('#q').press('Enter');
    // It leads to something, inside.
    await frame.locator('a.title, .scheme-page').first().waitFor();
    assert.match(frame.url(), /\/embed\/deuil\/fr/);
  });

  check('keeps that there is no filter, where there were some to begin with', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/script-address-filtered'));
    const { frame } = await fitted(page);
    await frame.locator('.chips .clear').click();
    await page.waitForURL(/liste=$/);
    await page.reload();
    const again = await fitted(page);
    assert.equal(await again.frame.locator('.chips').count(), 0);
  });

  check('shows a scheme that is gone as such, with a way back', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/frame-gone'));
    const frame = await shown(page);
    await frame.locator('a.onward').click();
    await frame.locator('.search-page').waitFor();
  });

  check('tells a page that did not ask nothing of what people search for', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/script'));
    await page.evaluate(() => {
      window.heard = [];
      addEventListener('message', ({ data }) => window.heard.push(Object.keys(data).sort().join()));
    });
    const { frame } = await fitted(page);
    await frame.locator('#q').fill('deuil');
    await frame.locator('#q').press('Enter');
    await frame.locator('.chips').waitFor();
    const heard = new Set(await page.evaluate(() => window.heard));
    assert.ok(![...heard].some((keys) => keys.includes('query')), [...heard].join(' '));
  });

  check('does not listen to other frames, nor does the list', async (page) => {
    await page.goto(at('partner.example', sites.host.port, '/script-forged'));
    const { handle, frame } = await fitted(page);
    await page.waitForTimeout(STILL_MS);
    const height = await settledHeight(handle, frame);
    assert.notEqual(height, 9999);
    assert.doesNotMatch(page.url(), /crise/);
    assert.equal(await page.evaluate(() => scrollY), 0);
  });

  check('is accessible in its frame', async (page) => {
    await page.goto(`${sites.site.origin}/embed/_exact/fr`);
    await assertAccessible(page);
    await page.locator('#q').pressSequentially('deu');
    await page.locator('#suggestions li').first().waitFor();
    await assertAccessible(page);
    await page.locator('#q').press('Escape');
    await page.setViewportSize({ width: 360, height: 800 });
    await assertAccessible(page);
    await page.locator('a.title').first().click();
    await page.locator('.scheme-page').waitFor();
    await assertAccessible(page);
  });
});

describe('in Firefox', () => {
  let firefox;
  before(async () => {
    firefox = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true, defaultViewport: { width: 1000, height: 800 } });
  }, { timeout: TEST_MS_MAX });
  after(() => firefox?.close());

  const inFrame = (page, selector) => page.waitForFrame((frame) => frame.url().startsWith(`${sites.site.origin}/embed/`)).then((frame) => frame.waitForSelector(selector).then(() => frame));

  test('the list shows on the partner\'s site, grows and shrinks, and Back works', { timeout: TEST_MS_MAX }, async () => {
    const page = await firefox.newPage();
    page.setDefaultTimeout(ACTION_MS_MAX);
    await page.goto(at('localhost', sites.host.port, '/local'));
    const frame = await inFrame(page, 'h1');
    const height = () => page.$eval('iframe', (element) => element.clientHeight);
    await page.waitForFunction(() => document.querySelector('iframe').clientHeight > 2000);
    const whole = await height();
    await frame.type('#q', 'intervision diogène');
    await frame.focus('#q');
    await page.keyboard.press('Enter');
    await frame.waitForSelector('.chips');
    await page.waitForFunction((before) => document.querySelector('iframe').clientHeight < before, {}, whole);
    await page.evaluate(() => history.back());
    await frame.waitForFunction(() => !document.querySelector('.chips'));
    await page.waitForFunction((before) => document.querySelector('iframe').clientHeight === before, {}, whole);
    await page.close();
  });

  test('another origin is refused', { timeout: TEST_MS_MAX }, async () => {
    const page = await firefox.newPage();
    await page.goto(at('127.0.0.1', sites.host.port, '/local'));
    await new Promise((done) => setTimeout(done, 2 * STILL_MS));
    const titles = await Promise.all(page.frames().map((frame) => frame.$$eval('h1', (all) => all.map((h1) => h1.textContent).join()).catch(() => '')));
    assert.ok(!titles.some((title) => /dispositifs/.test(title)), titles.join(' | '));
    assert.equal(await page.$eval('iframe', (element) => element.clientHeight), 700, 'nobody told a height');
    await page.close();
  });
});
