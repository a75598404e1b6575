// What a screen reader is given of the main pages, against trees that somebody read: trees/*.yml hold the roles, names and states
// of a page, line by line, in the order in which they are read out. After a change that is meant to be heard:
//
//   UPDATE_TREES=1 node --test tests/browser/trees.test.mjs     and read what git says has changed, as somebody who listens
//
// The pages are those of tests/fixtures/few.csv, eight rows copied from the catalogue, so that a corrected row changes no tree. None
// of the eight has a date ahead, or one of the last two years: nothing of them changes as time goes by. That the eye is led in the same
// order as the ear is tested below, on the real catalogue.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { go, launch, withPage } from './browser.mjs';
import { STATES } from './pages.mjs';
import { ROOT, startServer } from './server.mjs';

const TEST_MS_MAX = 120_000;

const TREES = path.join(ROOT, 'tests', 'browser', 'trees');
const ACCEPT = 'UPDATE_TREES=1 node --test tests/browser/trees.test.mjs';
/** Lines around a difference that are shown with it. */
const AROUND = 2;

/** Each tree by the name of its file; head and foot are the same on all pages. */
const PAGES = [
  ['start-fr', '/fr', 'body'],
  ['start-nl', '/nl', 'body'],
  ['start-en', '/en', 'body'],
  ['results-fr', '/fr?q=violences&cout=gratuit&langue=fr'],
  ['scheme-fr', '/fr/dispositifs/cerso-helha-incurie-diogene'],
  ['guided-choice-fr', '/fr/orientation'],
  ['comparison-fr', '/fr/selection?id=balint-belgique-groupes&id=sos-viol-ligne-ecoute&id=nexiste-pas'],
  ['organisers-fr', '/fr/organisateurs'],
  ['map-fr', '/fr/carte'],
];

let browser;
let few;
let full;

before(async () => {
  [few, full, browser] = await Promise.all([
    startServer(['--catalogue', path.join(ROOT, 'tests', 'fixtures', 'few.csv')]),
    startServer(),
    launch(),
  ]);
}, { timeout: TEST_MS_MAX });

after(async () => {
  await browser?.close();
  await Promise.all([few?.stop(), full?.stop()]);
});

describe('the tree of a page is the one that was read', () => {
  for (const [name, address, part = 'main'] of PAGES) {
    test(name, { timeout: TEST_MS_MAX }, () =>
      withPage(browser, few.origin, { javaScript: true }, async (page) => {
        await go(page, address);
        const actual = `# What is read out of ${address}${part === 'body' ? '' : `, ${part}`}\n${readable(await page.locator(part).ariaSnapshot())}\n`;
        const file = path.join(TREES, `${name}.yml`);
        if (process.env.UPDATE_TREES) {
          await mkdir(TREES, { recursive: true });
          await writeFile(file, actual);
          return;
        }
        assert.ok(existsSync(file), `there is no ${file} yet: ${ACCEPT}`);
        const expected = await readFile(file, 'utf8');
        if (actual === expected) return;
        const told = difference(expected.split('\n'), actual.split('\n'));
        assert.fail(`${name} is read out otherwise:\n${told}\nIf it should be, ${ACCEPT}, and read the trees`);
      }));
  }

  test('no tree is left of a page that is not looked at any more', async () => {
    assert.deepEqual((await readdir(TREES)).sort(), PAGES.map(([name]) => `${name}.yml`).sort());
  });

  test('of a difference, the lines that differ are told', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const after = ['a', 'b', 'c', 'd', 'e', 'x', 'g', 'h', 'i'];
    assert.equal(difference(before, after), '  …\n  d\n  e\n- f\n+ x\n  g\n  h\n+ i');
  });
});

// The law: whoever goes through the headings, links and controls of the main part in the order of the document, which is that of the
// ear and of the Tab key, goes down the screen, or along a line with the writing. From one to the next, the eye may go up only where
// the next one stands wholly to the right: at the top of another column or card. A part that style moves above its predecessor, or a
// control set to the left of the one before it on the same line, breaks it. Of a link of several lines the last one counts
// when it is left, the first when it is come to; what lies above or below a frame that scrolls counts as standing at its edge.
describe('what is read first stands first', () => {
  const names = [
    ...['start page', 'results with filters', 'how a text was read', 'scheme', 'cards with all columns', 'organisers', 'organiser'],
    ...['map by objective', 'map by audience', 'guided choice, first question', 'guided choice, results', 'schemes side by side', 'about'],
  ];

  test('on the main pages, wide and narrow', { timeout: TEST_MS_MAX }, () =>
    withPage(browser, full.origin, { javaScript: true }, async (page) => {
      const broken = [];
      for (const name of names) {
        const state = STATES.find((one) => one.name === name);
        assert.ok(state, `a state called ${name}`);
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 900 });
          await go(page, state.address('fr'));
          for (const told of await jumps(page)) broken.push(`${name}, ${width} px: ${told}`);
        }
      }
      assert.deepEqual(broken, []);
    }));

  test('a part that style puts above what comes before it, on its left, or out of sight, is found out', { timeout: TEST_MS_MAX }, () =>
    withPage(browser, full.origin, { javaScript: true, bypassCSP: true }, async (page) => {
      await go(page, '/fr/orientation');
      assert.deepEqual(await jumps(page), []);
      const hidden = await page.addStyleTag({ content: '.choices a { position: absolute; inline-size: 1px; block-size: 1px; padding: 0; border: 0; overflow: hidden }' });
      assert.match((await jumps(page)).join(' '), /takes the focus out of sight/);
      await hidden.evaluate((style) => style.remove());
      await page.addStyleTag({ content: '.choices { display: flex; flex-direction: column-reverse }' });
      assert.ok((await jumps(page)).length > 0, 'from bottom to top');
      await page.addStyleTag({ content: '.choices { flex-direction: row-reverse } .choices > * { flex: 1 1 0; min-width: 0 }' });
      assert.ok((await jumps(page)).length > 0, 'from right to left');
    }));
});

/** Where the order of the document goes against that of the screen, or the focus to what is not seen, one sentence each. */
async function jumps(page) {
  // The screen is as tall as the page: what sticks to an edge of it stands where it does when nobody scrolls.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize().width, height });
  return page.evaluate(() => {
    /** What rounding may do, in pixels. */
    const SLACK = 2;
    /** As thick as what lies beyond an edge is taken for. */
    const LINE = 4;
    const stops = 'h1, h2, h3, h4, h5, h6, a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
    /** Where a line is seen; nothing where it, or a frame around it, is cut down to nothing. */
    const inFrames = (element, { top, right, bottom, left }) => {
      let seen = { top, right, bottom, left, beyond: false };
      for (let frame = element.parentElement; frame; frame = frame.parentElement) {
        if (seen.right - seen.left <= 1 || seen.bottom - seen.top <= 1) return undefined;
        if (frame === document.body || getComputedStyle(frame).overflow === 'visible') continue;
        const edge = frame.getBoundingClientRect();
        if (edge.width <= 1 || edge.height <= 1) return undefined;
        // Wholly beyond an edge, it stands at that edge, as thick as a line. Sideways the order within a frame is what it is.
        const within = (value, low, high) => Math.min(Math.max(value, low), high);
        const beyond = seen.beyond || seen.bottom <= edge.top || seen.top >= edge.bottom;
        seen = { ...seen, beyond, top: within(seen.top, edge.top, edge.bottom - LINE), bottom: within(seen.bottom, edge.top + LINE, edge.bottom) };
      }
      return seen;
    };
    const found = [...document.querySelectorAll('main')]
      .flatMap((main) => [...main.querySelectorAll(stops)])
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((element) => {
        const lines = [...element.getClientRects()].map((line) => inFrames(element, line)).filter(Boolean);
        const said = (element.textContent || element.getAttribute('aria-label') || element.name || '').replaceAll(/\s+/gu, ' ').trim();
        return { element, first: lines[0], last: lines.at(-1), name: `${element.localName} "${said.slice(0, 60)}"` };
      });
    const seen = found.filter(({ first }) => first);
    // What takes the focus can be seen: a heading may be for the ear alone, a link may not.
    const lost = found.filter(({ first, element }) => !first && !element.matches('h1, h2, h3, h4, h5, h6'));
    const lostTold = lost.map(({ name }) => `${name} takes the focus out of sight`);
    return lostTold.concat(seen.slice(1).flatMap((next, at) => {
      const before = seen[at];
      // A frame that scrolls, and a heading that is a link, hold what comes next.
      if (before.element.contains(next.element)) return [];
      const [from, to] = [before.last, next.first];
      const isRight = to.left >= from.right - SLACK;
      const isAbove = to.bottom <= from.top + SLACK;
      // Several lines stand at an edge where none is seen.
      const isOnTheLine = to.top < from.bottom - SLACK && !from.beyond && !to.beyond;
      const isLeftOnTheLine = isOnTheLine && to.right <= from.left + SLACK;
      return (isAbove && !isRight) || isLeftOnTheLine ? [`${next.name} stands before ${before.name}`] : [];
    }));
  });
}

/**
 * A tree without what nobody hears: addresses of links; names of rows and of cells that hold more than a text, which repeat all
 * that is in them; the words of a label behind the box that has its name from them.
 */
function readable(tree) {
  const depth = (line) => (line === undefined ? 0 : line.length - line.trimStart().length);
  const unquoted = (text) => (/^(['"]).*\1$/u.test(text) ? text.slice(1, -1).replaceAll("''", "'").replaceAll('\\"', '"') : text);
  const lines = tree.split('\n').filter((line) => !/^\s*- \/url:/u.test(line)).map((line) => line.replace(/^(\s*- )'?(row|cell) ".*:$/u, '$1$2:'));
  const heard = lines.filter((line, at) => {
    const label = /^\s*- text: (.*)$/u.exec(line);
    const box = /^\s*- (?:'(.*)'|(.*))$/u.exec(lines[at - 1] ?? '');
    const name = label && /^(?:checkbox|radio) "(.*)"(?: \[checked\])?$/u.exec(unquoted(`'${box[1] ?? box[2].replaceAll("'", "''")}'`));
    return !name || unquoted(label[1]) !== name[1];
  });
  // What had nothing but an address in it ends with a colon now.
  return heard.map((line, at) => (line.endsWith(':') && depth(heard[at + 1]) <= depth(line) ? line.slice(0, -1) : line)).join('\n');
}

/** The lines that differ, by the longest common sequence, with some around them. */
function difference(before, after) {
  const common = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i][j] = before[i] === after[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const lines = [];
  for (let [i, j] = [0, 0]; i < before.length || j < after.length;) {
    if (i < before.length && before[i] === after[j]) {
      lines.push(`  ${before[i]}`);
      i += 1;
      j += 1;
    } else if (i < before.length && (j === after.length || common[i + 1][j] >= common[i][j + 1])) {
      lines.push(`- ${before[i]}`);
      i += 1;
    } else {
      lines.push(`+ ${after[j]}`);
      j += 1;
    }
  }
  const isNear = (at) => lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((line) => !line.startsWith(' '));
  const told = lines.map((line, at) => (isNear(at) ? line : '  …'));
  return told.filter((line, at) => line !== '  …' || told[at - 1] !== '  …').join('\n');
}
