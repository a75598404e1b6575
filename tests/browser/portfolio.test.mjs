// The portfolio of components, `/_composants`, against pictures of it that somebody looked at: what a change does to the look of
// any page is seen in the change. After one that is meant to be seen:
//
//   UPDATE_PICTURES=1 node --test tests/browser/portfolio.test.mjs     and look at what git says has changed
//
// Letters are what differs most between machines. Chromium gets a fontconfig file of its own that knows nothing but Liberation
// (Debian's `fonts-liberation`) and one way of drawing it, so that what else is installed does not matter. Antialiasing that
// differs a little still passes; a component that moved, or has another colour, does not: each part of the page is compared by
// itself.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { deflateSync } from 'node:zlib';

import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

import { LOOKS, assertAccessible, assertFits, go, inLooks, launch, withPage } from './browser.mjs';
import { LANGUAGES } from './pages.mjs';
import { ROOT, startServer } from './server.mjs';

const TEST_MS_MAX = 120_000;

const FONTS = '/usr/share/fonts/truetype/liberation';
const PICTURES = path.join(ROOT, 'tests', 'browser', 'portfolio');
const DIFFERENCES = path.join(PICTURES, 'differences');
const ACCEPT = 'UPDATE_PICTURES=1 node --test tests/browser/portfolio.test.mjs';

/** How much a pixel may differ, from 0 to 1, and the share of the pixels of a part that may differ more. */
const PIXEL_THRESHOLD = 0.2;
const DIFFERENT_SHARE_MAX = 0.005;
/** What a picture keeps, so that it is small: colours of surfaces, which fill so many pixels side by side, as they are; of those at
 * the edge of letters, some that are so far apart. */
const SURFACE_PIXELS_MIN = 24;
const APART_MIN = 90;
const PALETTE_COLOURS_MAX = 256;

/** The first of the long parts, which other languages need not show once more. */
const LONG = 'c-colonnes';
const PICTURED = [
  ['fr-1280-light', { lang: 'fr', width: 1280 }],
  ['fr-1280-dark', { lang: 'fr', width: 1280, dark: true }],
  ['fr-1280-forced', { lang: 'fr', width: 1280, forcedColors: true, until: LONG }],
  ['fr-360-light', { lang: 'fr', width: 360 }],
  ['nl-360-light', { lang: 'nl', width: 360, until: LONG }],
  ['en-1280-light', { lang: 'en', width: 1280, until: LONG }],
];

/** What stands on pages of its own, drawn from the same few rows as the trees of `trees.test.mjs`. */
const PAGES = [
  ['page-question', '/fr/orientation?besoin=apprendre'],
  ['page-answers', '/fr/orientation?besoin=apprendre&theme=diogene&cadre=passer&budget=gratuit&langue=fr'],
  ['page-comparison', '/fr/selection?id=cerso-helha-incurie-diogene&id=smes-support-equipe-mobile&id=nexiste-pas'],
  ['page-organisers', '/fr/organisateurs'],
  ['page-map', '/fr/carte'],
].flatMap(([name, address]) => [1280, 360].map((width) => [`${name}-${width}`, { address, width }]));

/** What is printed, on a sheet of A4 upright or, for what is compared, across: as wide as between its margins. */
const PRINTED = [
  ['print-list', { address: '/fr?page=1', width: 718 }],
  ['print-scheme', { address: '/fr/dispositifs/cerso-helha-incurie-diogene', width: 718 }],
  ['print-comparison', { address: '/fr/selection?id=cerso-helha-incurie-diogene&id=smes-support-equipe-mobile', width: 1032 }],
].map(([name, look]) => [name, { ...look, printed: true }]);

let browser;
let few;
let folder;
let server;

before(async () => {
  assert.ok(existsSync(FONTS), `${FONTS} is needed: install Debian's package fonts-liberation`);
  folder = await mkdtemp(path.join(tmpdir(), 'repertoire-fonts-'));
  const config = path.join(folder, 'fonts.conf');
  await writeFile(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${FONTS}</dir><cachedir>${folder}/cache</cachedir>
<match target="pattern"><test name="family"><string>system-ui</string></test><edit name="family" mode="assign" binding="strong"><string>Liberation Sans</string></edit></match>
<match target="pattern"><test name="family"><string>monospace</string></test><edit name="family" mode="assign" binding="strong"><string>Liberation Mono</string></edit></match>
<match target="pattern"><edit name="family" mode="append" binding="strong"><string>Liberation Sans</string></edit></match>
<match target="font">
  <edit name="antialias" mode="assign"><bool>true</bool></edit>
  <edit name="hinting" mode="assign"><bool>false</bool></edit>
  <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
  <edit name="rgba" mode="assign"><const>none</const></edit>
</match>
</fontconfig>`);
  [server, few] = await Promise.all([
    startServer(['--dev']),
    startServer(['--catalogue', path.join(ROOT, 'tests', 'fixtures', 'few.csv')]),
  ]);
  browser = await launch({ FONTCONFIG_FILE: config });
}, { timeout: TEST_MS_MAX });

after(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), few?.stop()]);
  if (folder) await rm(folder, { recursive: true, force: true });
});

const check = (name, options, use) =>
  test(name, { timeout: TEST_MS_MAX }, () => withPage(browser, server.origin, options, use));

describe('the portfolio looks as in the pictures that were looked at', () => {
  for (const [name, { lang, until, ...look }] of PICTURED) {
    check(name, look, async (page) => {
      await go(page, `/_composants?lang=${lang}`);
      await assertPictured(page, name, await partsOf(page, until));
    });
  }
  for (const [name, { address, width, printed }] of [...PAGES, ...PRINTED]) {
    test(name, { timeout: TEST_MS_MAX }, () =>
      withPage(browser, few.origin, { width }, async (page) => {
        await page.emulateMedia({ media: printed ? 'print' : 'screen' });
        await go(page, address);
        await page.setViewportSize({ width, height: await heightOf(page) });
        await assertPictured(page, name, [{ name: 'the page', top: 0, bottom: page.viewportSize().height }]);
      }));
  }
  test('no picture is left of what is not looked at any more', async () => {
    const kept = (await readdir(PICTURES)).filter((file) => file.endsWith('.png')).sort();
    assert.deepEqual(kept, [...PICTURED, ...PAGES, ...PRINTED].map(([name]) => `${name}.png`).sort());
  });
});

describe('the portfolio is accessible', () => {
  for (const lang of LANGUAGES) {
    check(lang, { javaScript: true }, async (page) => {
      await go(page, `/_composants?lang=${lang}`);
      await inLooks(page, LOOKS, assertAccessible);
    });
  }
  check('with colours of the reader\'s own', { forcedColors: true, javaScript: true }, async (page) => {
    await go(page, '/_composants');
    await assertAccessible(page);
  });
});

describe('nothing to scroll sideways, with the longest words there are', () => {
  for (const lang of LANGUAGES) {
    check(lang, { width: 320 }, async (page) => {
      await go(page, `/_composants?lang=${lang}`);
      await assertFits(page, [320, 360, 480, 768, 911, 912, 1024, 1231, 1232, 1280, 1920]);
    });
  }
});

// The portfolio runs no script. What scripts make is written there by hand, and has to be what they make.
describe('what scripts make is what the portfolio shows', () => {
  /** Elements with their attributes, without what they say. */
  const outline = (element) => {
    const said = ['id', 'aria-label', 'aria-selected', 'aria-activedescendant', 'value', 'type'];
    const names = element.getAttributeNames().filter((name) => !said.includes(name)).sort();
    const attributes = names.map((name) => ` ${name}=${element.getAttribute(name)}`).join('');
    // Of several alike, one.
    const inside = new Set([...element.children].map(outline));
    return `<${element.localName}${attributes}>${[...inside].join('')}`;
  };
  const outlineOf = (page, selector) => page.locator(selector).first().evaluate(new Function('element', `const outline = ${outline}; return outline(element);`));
  const shown = async (page, selector) => {
    await go(page, '/_composants');
    return outlineOf(page, selector);
  };

  check('suggestions', { javaScript: true }, async (page) => {
    await go(page, '/fr');
    await page.locator('#q').pressSequentially('deuil');
    await page.locator('#suggestions li').first().waitFor();
    const made = await outlineOf(page, '#suggestions');
    const box = await page.locator('#q').evaluate((input) => [input.role, input.ariaExpanded, input.getAttribute('aria-controls')]);
    assert.equal(await shown(page, '#suggestions'), made);
    const shownBox = page.locator('[role=combobox]');
    assert.deepEqual(await shownBox.evaluate((input) => [input.role, input.ariaExpanded, input.getAttribute('aria-controls')]), box);
  });

  test('a failure', { timeout: TEST_MS_MAX }, async () => {
    // In a context of its own: a request that fails is logged, which `withPage` would not let pass.
    const context = await browser.newContext({ baseURL: server.origin });
    try {
      const page = await context.newPage();
      await go(page, '/fr');
      await page.route('**/fr?**', (route) => route.abort());
      await page.locator('input[name=cout][value=gratuit]').check();
      await page.locator('.failure').waitFor();
      const made = await outlineOf(page, '.failure');
      assert.equal(await shown(page, '.failure'), made);
    } finally {
      await context.close();
    }
  });
});

test('without --dev there is no such page', { timeout: TEST_MS_MAX }, async () => {
  const usual = await startServer();
  try {
    const status = async (origin, address) => (await fetch(`${origin}${address}`)).status;
    assert.equal(await status(usual.origin, '/_composants'), 404);
    assert.equal(await status(server.origin, '/_composants'), 200);
    assert.equal(await status(server.origin, '/_composants?lang=chats'), 200, 'an unknown language is French');
  } finally {
    await usual.stop();
  }
});

/** Fails where a part of the page is not as in its picture. */
async function assertPictured(page, name, parts) {
  const clip = { x: 0, y: 0, width: page.viewportSize().width, height: parts.at(-1).bottom };
  const actual = PNG.sync.read(await page.screenshot({ animations: 'disabled', clip }));
  const file = path.join(PICTURES, `${name}.png`);
  if (process.env.UPDATE_PICTURES) {
    await mkdir(PICTURES, { recursive: true });
    await writeFile(file, packed(actual));
    return;
  }
  assert.ok(existsSync(file), `there is no ${file} yet: ${ACCEPT}`);
  const expected = PNG.sync.read(await readFile(file));
  const different = compare(expected, actual, parts);
  if (different.length === 0 && expected.height === actual.height) return;
  await mkdir(DIFFERENCES, { recursive: true });
  await writeFile(path.join(DIFFERENCES, `${name}.png`), packed(actual));
  await writeFile(path.join(DIFFERENCES, `${name}.differences.png`), PNG.sync.write(differences(expected, actual)));
  const told = different.length > 0 ? different.join(', ') : `${actual.height} px tall, not ${expected.height}`;
  assert.fail(`${name} looks different: ${told}. See ${DIFFERENCES}; if it should, ${ACCEPT}, and look at the pictures`);
}

const heightOf = (page) => page.evaluate(() => document.documentElement.scrollHeight);

/** The parts of the page, up to one of them or its end: name, and where they begin and end. The screen is then as tall as the page:
 * what sticks to an edge of it stands where it does when nobody scrolls. */
async function partsOf(page, until) {
  await page.setViewportSize({ width: page.viewportSize().width, height: await heightOf(page) });
  const parts = await page.locator('.part').evaluateAll((all) =>
    all.map((part) => {
      const { top, bottom } = part.getBoundingClientRect();
      return { name: part.getAttribute('aria-labelledby'), top: Math.floor(top), bottom: Math.ceil(bottom) };
    }));
  const all = [
    { name: 'the top of the page', top: 0, bottom: parts[0].top },
    ...parts,
    { name: 'the foot of the page', top: parts.at(-1).bottom, bottom: page.viewportSize().height },
  ];
  return until ? all.slice(0, all.findIndex(({ name }) => name === until)) : all;
}

/** The names of the parts that differ. From the first one that grew on, all do: they moved. */
function compare(expected, actual, parts) {
  if (expected.width !== actual.width) return [`${actual.width} px wide, not ${expected.width}`];
  return parts.filter(({ top, bottom }) => {
    const end = Math.min(bottom, actual.height, expected.height);
    const pixels = (end - top) * actual.width;
    if (pixels <= 0) return true;
    const [one, other] = [expected, actual].map((png) => png.data.subarray(top * png.width * 4, end * png.width * 4));
    return pixelmatch(one, other, undefined, actual.width, end - top, { threshold: PIXEL_THRESHOLD }) > pixels * DIFFERENT_SHARE_MAX;
  }).map(({ name }) => name);
}

/** A picture of where two differ, as far as both go. */
function differences(expected, actual) {
  const [width, height] = [Math.min(expected.width, actual.width), Math.min(expected.height, actual.height)];
  const [one, other] = [expected, actual].map((png) => {
    const cut = new PNG({ width, height });
    PNG.bitblt(png, cut, 0, 0, width, height, 0, 0);
    return cut.data;
  });
  const picture = new PNG({ width, height });
  pixelmatch(one, other, picture.data, width, height, { threshold: PIXEL_THRESHOLD });
  return picture;
}

/** As small as PNG gets: one byte a pixel, which names a colour of a palette. A colour that is not in it becomes the nearest. */
function packed({ width, height, data }) {
  const [counts, surfaces] = [new Map(), new Set()];
  const colourAt = (at) => (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
  let [last, alike] = [-1, 0];
  for (let at = 0; at < data.length; at += 4) {
    const colour = colourAt(at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
    alike = colour === last ? alike + 1 : 1;
    last = colour;
    if (alike === SURFACE_PIXELS_MIN) surfaces.add(colour);
  }
  const colours = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || one - other);
  const channels = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const distance = (one, other) => Math.hypot(...channels(one).map((value, at) => value - channels(other)[at]));
  const palette = [];
  for (const colour of colours) {
    const kept = surfaces.has(colour) || palette.every((other) => distance(colour, other) > APART_MIN);
    if (kept && palette.length < PALETTE_COLOURS_MAX) palette.push(colour);
  }
  const nearest = (colour) => palette.reduce((best, other) => (distance(colour, other) < distance(colour, best) ? other : best));
  const indices = new Map(colours.map((colour) => [colour, palette.indexOf(nearest(colour))]));
  // Each row begins with how it is filtered: not at all.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indices.get(colourAt((y * width + x) * 4));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const chunk = (name, body) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The checksum of PNG. Node has one of its own only from version 22 on. */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
