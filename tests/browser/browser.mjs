// Drives the system's Chromium, and states what must hold of every page: it talks to its own origin only, sets no
// cookie but that of a staff session, logs no error, and axe finds nothing to say. Chromium comes from the system rather
// than from a download of its own, so that a checkout needs package registries and nothing else.

import assert from 'node:assert/strict';

import axe from 'axe-core';
import { chromium } from 'playwright-core';

const ACTION_MS_MAX = 10_000;

/** The one cookie there is, for staff who are signed in: no script reads it, and no other site makes a browser send it. */
const SESSION = { name: '__Host-repertoire', domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax', expires: -1 };

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Starts Chromium; `CHROMIUM` tells where it is when it is not where Debian puts it. `env` holds more variables for it, `more` arguments, of
 * which one that is given twice counts as it comes last. */
export async function launch(env = {}, more = []) {
  const args = [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // Nothing but this machine can be reached: a page that asks for more fails at once, and the same way everywhere.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ];
  // Chromium refuses its sandbox to root, which is what a CI container runs as.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  args.push(...more);
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args, env: { ...process.env, ...env } });
}

/**
 * Opens a page in a context of its own, hands it to `use`, then checks that the page kept quiet and closes it.
 *
 * JavaScript is off unless asked for: the site has to work without it. A page of the staff area, `staff`, ends with the cookie of
 * a session and no other; it begins with the one of `session`, if given. Any other page ends without cookies.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin the only origin the page may talk to
 * @param {{ width?: number, height?: number, scale?: number, dark?: boolean, javaScript?: boolean, bypassCSP?: boolean,
 *   staff?: boolean, session?: string, failing?: boolean, forcedColors?: boolean }} options `failing`: the test makes requests fail;
 *   `scale`: pixels of the screen for one of the page, as where a window is magnified
 * @param {(page: import('playwright-core').Page) => Promise<void>} use
 */
export async function withPage(browser, origin, options, use) {
  const { width = 1280, height = 900, scale = 1, dark = false, javaScript = false, bypassCSP = false } = options;
  const { staff = false, session, failing = false, forcedColors = false } = options;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forcedColors ? 'active' : 'none',
    reducedMotion: 'reduce',
    javaScriptEnabled: javaScript,
    bypassCSP,
  });
  try {
    context.setDefaultTimeout(ACTION_MS_MAX);
    if (session) await context.addCookies([{ ...SESSION, value: session }]);
    const page = await context.newPage();
    const complaints = listen(page, origin, failing);
    await use(page);
    const cookies = await context.cookies();
    if (staff) {
      assert.equal(cookies.length, 1, `cookies of a session: ${JSON.stringify(cookies)}`);
      const { value, ...attributes } = cookies[0];
      assert.deepEqual(attributes, SESSION);
      assert.match(value, /^[0-9a-f]{64}$/);
    } else {
      for (const cookie of cookies) complaints.push(`cookie set: ${cookie.name}`);
    }
    assert.deepEqual(complaints, [], `${page.url()} did not keep quiet`);
  } finally {
    await context.close();
  }
}

/** Collects what no page may do. The list grows while the page is used. */
function listen(page, origin, failing) {
  const complaints = [];
  const expectedFailures = new Set();
  const isForeign = (address) => {
    const url = new URL(address);
    return !['data:', 'blob:', 'about:'].includes(url.protocol) && url.origin !== origin;
  };
  page.on('request', (request) => {
    if (isForeign(request.url())) complaints.push(`request to a third party: ${request.url()}`);
  });
  page.on('websocket', (socket) => complaints.push(`web socket: ${socket.url()}`));
  page.on('response', (response) => {
    // Chromium logs an error for a *page* that answers 404, which is what some tests come for; `go` checks its status.
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) expectedFailures.add(response.url());
  });
  page.on('console', (message) => {
    const isPageItself = message.text().startsWith('Failed to load resource') && expectedFailures.has(message.location().url);
    const isMeant = failing && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isPageItself && !isMeant) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  return complaints;
}

/** Goes to a path and checks the status of the answer. */
export async function go(page, address, status = 200) {
  const response = await page.goto(address, { waitUntil: 'load' });
  assert.equal(response.status(), status, `status of ${address}`);
}

/** Does something that leads to another page, and waits until that page has loaded. */
export async function follow(page, action) {
  const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await Promise.all([arrived, action()]);
  await page.waitForLoadState('load');
}

/** What axe says of a page: rules broken (`violations`), met (`passes`), for a person to judge (`incomplete`), without a case. */
export async function runAxe(page) {
  // Half a megabyte: read once for all views of a page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    // `target-size` (WCAG 2.2) is asked for by name: axe has it off by default.
    (tags) =>
      globalThis.axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: { 'target-size': { enabled: true } },
        resultTypes: ['violations'],
      }),
    AXE_TAGS,
  );
}

/** Fails with one paragraph for each rule that axe finds broken. */
export async function assertAccessible(page) {
  const { violations } = await runAxe(page);
  if (violations.length === 0) return;
  const told = violations.map(({ id, help, helpUrl, nodes }) => {
    const places = nodes.map((node) => `  ${node.target.flat(9).join(' ')}\n    ${node.failureSummary.replaceAll('\n', '\n    ')}`);
    return `${id}: ${help} (${helpUrl})\n${places.join('\n')}`;
  });
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  assert.fail(`${page.url()}, ${page.viewportSize().width} px wide, ${dark ? 'dark' : 'light'}:\n${told.join('\n')}`);
}

/** The looks in which pages are checked: wide and narrow, light and dark. */
export const LOOKS = [1280, 360].flatMap((width) => [false, true].map((dark) => ({ width, dark })));

/** Goes through looks of a page that stays loaded: loading it for each takes as long as looking at it. */
export async function inLooks(page, looks, use) {
  for (const { width, dark } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await use(page);
  }
}

/** Fails where the page needs more than the width of its window at one of the widths. */
export async function assertFits(page, widths, height = 640) {
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(needed <= width, `${page.url()} needs ${needed} px of ${width}`);
  }
}

/** Opens the closed `<details>` around an element, outermost first, as a visitor would to get at it. On a wide screen the
 * panel of filters shows its content without being opened: nothing to click there. */
export async function reveal(element) {
  const closed = element.locator('xpath=ancestor::details[not(@open)]/summary').filter({ visible: true });
  while (!(await element.isVisible())) await closed.first().click();
}

/** What a page of the list shows of a selection: all of it has to be of one and the same. Runs inside the page, in either browser. */
export function shownHere() {
  return {
    address: location.pathname + location.search,
    canonical: document.querySelector('link[rel=canonical]').getAttribute('href'),
    title: document.title,
    heading: document.querySelector('h1').innerText,
    chips: [...document.querySelectorAll('.chips a:not(.clear)')].map((chip) => chip.textContent),
    counts: [...document.querySelectorAll('.filters li')].map((item) => item.textContent.trim()),
    ticked: [...document.querySelectorAll('.filters li input:checked')].map((box) => `${box.name}=${box.value}`),
    rows: [...document.querySelectorAll('a.title')].map((link) => link.getAttribute('href')),
    languages: [...document.querySelectorAll('.languages a')].map((link) => link.getAttribute('href')),
  };
}
