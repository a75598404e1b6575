// The public pages as people use them: filters that apply as they change, the box that completes, the shortlist, the ways of
// showing a list; with script and without, by keyboard, on a phone, on paper, with a server that is slow or fails.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { LOOKS, assertAccessible, follow, go, inLooks, launch, reveal, shownHere, withPage } from './browser.mjs';
import { startServer } from './server.mjs';

const TEST_MS_MAX = 120_000;
/** Longer than the pause after a change, the longest answer and its drawing. */
const SETTLED_MS_MAX = 15_000;

let server;
let browser;
before(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
}, { timeout: TEST_MS_MAX });
after(async () => {
  await browser?.close();
  await server?.stop();
});

const scripted = (options = {}) => ({ javaScript: true, ...options });
const check = (name, options, use) =>
  test(name, { timeout: TEST_MS_MAX }, () => withPage(browser, server.origin, options, use));

const filter = (page, name, value) => page.locator(`.filters input[name="${name}"][value="${value}"]`);
const heading = (page) => page.locator('h1').innerText();

/** Waits until the address holds exactly these pairs and the list has been renewed. */
async function settled(page, query) {
  await page.waitForURL((url) => url.search === query, { timeout: SETTLED_MS_MAX });
  await page.locator('.results:not([aria-busy=true])').waitFor();
}

/** Ticks a filter, whatever has to be opened first. */
async function tick(page, name, value) {
  const box = filter(page, name, value);
  await reveal(box);
  await box.click();
}

const shown = (page) => page.evaluate(shownHere);

/** The same address without script: what the server says. */
async function served(address) {
  let told;
  await withPage(browser, server.origin, scripted(), async (page) => {
    await go(page, address);
    told = await shown(page);
  });
  return told;
}

describe('filters apply as they change', () => {
  check('everything that depends on a selection changes together, and the focus stays', scripted(), async (page) => {
    await go(page, '/fr');
    await page.evaluate(() => {
      window.__said = [];
      const status = document.querySelector('#etat');
      new MutationObserver(() => window.__said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
      window.__same = true;
    });
    const announced = await page.locator('label:has(input[name=cout][value=gratuit]) .count').innerText();
    await filter(page, 'cout', 'gratuit').focus();
    await page.keyboard.press('Space');
    await settled(page, '?cout=gratuit');
    assert.ok((await heading(page)).startsWith(`${announced} `), 'the count beside the filter told how many');
    assert.equal(await page.evaluate(() => document.activeElement.value), 'gratuit');
    assert.equal(await page.evaluate(() => window.__same), true, 'the page was not loaded anew');
    assert.deepEqual(await page.evaluate(() => window.__said), [await heading(page)], 'announced once');
    assert.deepEqual(await shown(page), await served('/fr?cout=gratuit'));
  });

  check('Back and Forward after five changes', scripted(), async (page) => {
    await go(page, '/nl');
    const steps = [];
    const choices = [['cout', 'gratuit'], ['langue', 'nl'], ['langue', 'fr'], ['sur-site', 'non-precise'], ['cout', 'gratuit']];
    for (const [name, value] of choices) {
      const before = page.url();
      await tick(page, name, value);
      await page.waitForURL((url) => url.href !== before, { timeout: SETTLED_MS_MAX });
      steps.push(await shown(page));
    }
    for (let at = steps.length - 2; at >= 0; at -= 1) {
      await page.goBack();
      await page.waitForFunction((wanted) => document.querySelector('link[rel=canonical]').getAttribute('href') === wanted, steps[at].canonical);
      assert.deepEqual(await shown(page), steps[at]);
    }
    for (const step of steps.slice(1)) {
      await page.goForward();
      await page.waitForFunction((wanted) => document.querySelector('link[rel=canonical]').getAttribute('href') === wanted, step.canonical);
      assert.deepEqual(await shown(page), step);
    }
  });

  check('ten fast clicks whose answers come late and out of order', scripted(), async (page) => {
    await go(page, '/fr');
    // The later asked, the earlier answered: whoever shows what comes last shows the first.
    let delay = 3_600;
    const answers = [];
    await page.route('**/fr?*', (route) => {
      const wait = delay + Math.random() * 150;
      delay = Math.max(0, delay - 400);
      // The page may have given up on it meanwhile, as it should.
      answers.push(new Promise((resolve) => { setTimeout(resolve, wait); }).then(() => route.continue()).catch(() => {}));
    });
    const themes = (await page.locator('.facet[data-facet=theme] li input').evaluateAll((boxes) => boxes.map((box) => box.value))).slice(0, 10);
    for (const theme of themes) {
      await filter(page, 'theme', theme).click();
      // Longer than the pause, so that each click asks.
      await page.waitForTimeout(280);
    }
    const query = `?${themes.map((theme) => `theme=${theme}`).join('&')}`;
    await settled(page, query);
    await Promise.all(answers);
    // What an answer that came too late would take to be read and shown.
    await page.waitForTimeout(300);
    assert.ok(answers.length > 1, 'more than one click asked');
    assert.deepEqual(await shown(page), await served(`/fr${query}`));
  });

  check('an answer that comes in the pause after a newer change does not undo it', scripted(), async (page) => {
    await go(page, '/fr');
    let release;
    const asked = new Promise((resolve) => {
      page.route('**/fr?cout=gratuit', async (route) => {
        const held = new Promise((free) => { release = free; });
        resolve();
        await held;
        await route.continue().catch(() => {});
      });
    });
    await filter(page, 'cout', 'gratuit').click();
    await asked;
    await filter(page, 'theme', 'deuil').click();
    release();
    await settled(page, '?theme=deuil&cout=gratuit');
    assert.deepEqual(await shown(page), await served('/fr?theme=deuil&cout=gratuit'));
  });

  check('with two seconds of latency the wait is shown, and nothing moves under the finger', scripted(), async (page) => {
    await page.route('**/*', async (route) => {
      await new Promise((resolve) => { setTimeout(resolve, 2_000); });
      await route.continue().catch(() => {});
    });
    await go(page, '/fr');
    await page.evaluate(() => {
      window.__shift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.__shift += entry.hadRecentInput ? 0 : entry.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    });
    await filter(page, 'cout', 'gratuit').click();
    await page.locator('.results[aria-busy=true]').waitFor();
    assert.equal(await page.locator('#etat').textContent(), 'Mise à jour de la liste…');
    await settled(page, '?cout=gratuit');
    assert.ok((await page.evaluate(() => window.__shift)) < 0.01, 'layout shift');
  });

  check('a failure says so, keeps the form, and can be tried again', scripted({ failing: true }), async (page) => {
    await go(page, '/en');
    await page.route('**/en?*', (route) => route.abort());
    await filter(page, 'cout', 'gratuit').click();
    const failure = page.locator('.failure[role=alert]');
    await failure.waitFor();
    assert.match(await failure.innerText(), /could not be updated/);
    assert.equal(await filter(page, 'cout', 'gratuit').isChecked(), true);
    assert.equal(new URL(page.url()).search, '');
    await assertAccessible(page);
    await page.unroute('**/en?*');
    await failure.getByRole('button').click();
    await settled(page, '?cout=gratuit');
    assert.equal(await failure.count(), 0);
    // So does an answer that is none.
    await page.route('**/en?*', (route) => route.fulfill({ status: 500, body: 'no' }));
    await tick(page, 'langue', 'nl');
    await failure.waitFor();
    await page.unroute('**/en?*');
  });

  check('chips, order and pages change the list too, and the reader is taken to it', scripted(), async (page) => {
    await go(page, '/fr?cout=gratuit&q=formation');
    await page.locator('.chips a').first().click();
    await settled(page, '?cout=gratuit');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'resultats');
    assert.equal(await page.locator('#q').inputValue(), '');
    await page.locator('.sorts a').first().click();
    await settled(page, '?cout=gratuit&tri=intitule');
    await tick(page, 'langue', 'fr');
    await settled(page, '?cout=gratuit&langue=fr&tri=intitule');
    await go(page, '/fr');
    await page.locator('.pages a[rel=next]').click();
    await settled(page, '?page=2');
    assert.equal(await page.evaluate(() => scrollY <= document.querySelector('#resultats').offsetTop), true);
    await tick(page, 'langue', 'fr');
    await settled(page, '?langue=fr');
  });

  check('a text and the highest cost wait for the button or Enter', scripted(), async (page) => {
    await go(page, '/fr?q=deuil');
    await page.locator('#q').fill('intervision');
    await page.locator('#q').press('Enter');
    await settled(page, '?q=intervision');
    await page.locator('#cout-max').fill('chats');
    await page.locator('#cout-max').press('Enter');
    await page.locator('.notices').waitFor();
    assert.match(await page.locator('.notices').innerText(), /chats/);
  });

  check('inside a long list one searches, ticks all that is seen, and none', scripted(), async (page) => {
    await go(page, '/fr');
    const themes = page.locator('.facet[data-facet=theme]');
    await themes.locator('.facet-search').fill('PSYCHIAT');
    assert.equal(await themes.locator('li:visible').count(), 1);
    assert.equal(await themes.getByRole('status').textContent(), '1 choix trouvé');
    await themes.locator('.facet-search').fill('xyz');
    assert.equal(await themes.getByRole('status').textContent(), 'Aucun choix trouvé');
    await themes.locator('.facet-search').fill('');
    assert.equal(await themes.getByRole('status').textContent(), '', 'the whole list needs no count');
    await themes.locator('.facet-search').fill('psychiat');
    await themes.locator('button.all').click();
    await settled(page, '?theme=crise');
    await themes.locator('a.none').click();
    await settled(page, '');
    assert.equal(await themes.locator('input:checked').count(), 0);
  });
});

describe('the box completes what is typed', () => {
  check('by keyboard, as a combobox', scripted(), async (page) => {
    await go(page, '/fr');
    const box = page.getByRole('combobox');
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    await box.pressSequentially('deui', { delay: 20 });
    const options = page.locator('#suggestions').getByRole('option');
    await options.first().waitFor();
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    assert.match(await page.locator('#etat').textContent(), /^\d suggestions/);
    await assertAccessible(page);
    await box.press('ArrowDown');
    const pointed = await box.getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${pointed}`).getAttribute('aria-selected'), 'true');
    await box.press('ArrowUp');
    assert.equal(await box.getAttribute('aria-activedescendant'), '');
    await box.press('ArrowUp');
    assert.equal(await options.last().getAttribute('aria-selected'), 'true');
    await box.press('Escape');
    assert.equal(await options.count(), 0);
    assert.equal(await box.inputValue(), 'deui', 'closing keeps the text');
    await box.press('ArrowDown');
    await options.first().waitFor();
    await box.press('ArrowDown');
    await box.press('Enter');
    await settled(page, '?theme=deuil');
    assert.equal(await box.inputValue(), '');
  });

  for (const [lang, typed] of [['nl', 'rouw'], ['en', 'grief']]) {
    check(`open, it is accessible in ${lang} too`, scripted(), async (page) => {
      await go(page, `/${lang}`);
      await page.getByRole('combobox').pressSequentially(typed, { delay: 20 });
      await page.locator('#suggestions [role=option]').first().waitFor();
      await inLooks(page, LOOKS, assertAccessible);
    });
  }

  check('by pointer, to the page of a scheme', scripted(), async (page) => {
    await go(page, '/fr');
    await page.locator('#q').pressSequentially('Interventions de sensibilisation au d', { delay: 5 });
    await follow(page, () => page.locator('#suggestions').getByRole('option', { name: /Dispositif/ }).first().click());
    assert.match(new URL(page.url()).pathname, /^\/fr\/dispositifs\//);
  });

  check('a flood of letters asks seldom, and a failure leaves a plain box', scripted({ failing: true }), async (page) => {
    await go(page, '/fr');
    let asked = 0;
    await page.route('**/suggestions?*', (route) => {
      asked += 1;
      return route.abort();
    });
    await page.locator('#q').pressSequentially('a'.repeat(200), { delay: 2 });
    await page.waitForTimeout(600);
    assert.ok(asked >= 1 && asked <= 5, `${asked} requests`);
    await page.locator('#q').fill('deuil');
    await page.locator('#q').press('Enter');
    await settled(page, '?q=deuil');
  });

  check('without script it is a plain box', {}, async (page) => {
    await go(page, '/fr');
    assert.equal(await page.locator('#q').getAttribute('role'), null);
    assert.equal(await page.locator('.facet-search:visible, button.all:visible').count(), 0, 'nothing that needs a script is seen');
  });
});

describe('how a list is shown', () => {
  for (const javaScript of [false, true]) {
    check(`cards, columns and rows are kept in the address (${javaScript ? 'with' : 'without'} script)`, { javaScript }, async (page) => {
      await go(page, '/fr?langue=fr');
      await page.locator('.view summary').click();
      await page.getByRole('radio', { name: 'fiches' }).check();
      await page.getByRole('checkbox', { name: 'Pour qui' }).uncheck();
      await page.getByRole('checkbox', { name: 'Durée' }).check();
      await page.getByLabel('Lignes par page').selectOption('50');
      await follow(page, () => page.getByRole('button', { name: 'Afficher ainsi' }).click());
      const here = await page.locator('link[rel=canonical]').getAttribute('href');
      assert.equal(here, '/fr?langue=fr&lignes=50&vue=cartes&colonne=theme&colonne=cout&colonne=langue&colonne=sur-site&colonne=duree');
      assert.equal(await page.locator('.sheets > li').count(), 50);
      assert.deepEqual(await page.locator('.sheets > li').first().locator('dt').allInnerTexts(), ['Thèmes', 'Coût', 'Langue', 'Dans vos locaux', 'Durée']);
      // A filter keeps it.
      const box = filter(page, 'cout', 'gratuit');
      await box.check();
      if (javaScript) await page.waitForURL(/cout=gratuit/);
      else await follow(page, () => page.locator('button.apply').click());
      assert.ok((await page.locator('.sheets > li').count()) > 0);
      // axe is a script itself.
      if (javaScript) await assertAccessible(page);
    });
  }

  check('a table stays a table on a phone, and scrolls in its own frame by keyboard', scripted({ width: 360, height: 740 }), async (page) => {
    await go(page, '/nl?vue=tableau');
    const frame = page.getByRole('region', { name: /Tabel/ });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.scroll.wide').scrollLeft > 0);
    assert.equal(await page.locator('thead').evaluate((head) => head.getBoundingClientRect().height > 10), true);
    await assertAccessible(page);
  });

  check('the header stays in sight on a wide screen', {}, async (page) => {
    await go(page, '/fr');
    await page.evaluate(() => scrollTo(0, 2_500));
    const { top } = await page.locator('thead').evaluate((head) => head.getBoundingClientRect());
    assert.equal(Math.round(top), 0);
  });
});

describe('journeys', () => {
  for (const javaScript of [false, true]) {
    const how = javaScript ? 'with script' : 'without script';
    check(`a social worker looks for a free Diogenes training on their premises (${how})`, { javaScript }, async (page) => {
      await go(page, '/fr');
      const arrive = (action) => (javaScript ? action().then(() => page.locator('a.title').first().waitFor()) : follow(page, action));
      await follow(page, () => page.locator('.quick').getByRole('link', { name: /Diogène/ }).click());
      assert.match(await heading(page), /^2 dispositifs/);
      // A training, free, on their premises: each is ticked, and the page says each time how many there are.
      for (const [name, value] of [['type', 'formation'], ['sur-site', 'oui'], ['cout', 'gratuit']]) {
        const facet = page.locator(`.facet[data-facet="${name}"]`);
        if (!(await filter(page, name, value).isVisible())) await facet.locator('summary').press('Enter');
        await filter(page, name, value).press('Space');
        if (javaScript) await page.waitForURL((url) => url.searchParams.get(name) === value);
      }
      if (!javaScript) await follow(page, () => page.locator('button.apply').click());
      // There is none: the page says which one thing to leave out, and how many that gives.
      await page.locator('h1', { hasText: /^Aucun dispositif/ }).waitFor();
      const way = page.locator('.ways li').first();
      if (await way.count() === 0) {
        // Nor when any one thing is left out: it leads back to everything.
        await arrive(() => page.getByRole('link', { name: 'Voir tous les dispositifs' }).click());
      } else {
        const promised = /\d+/u.exec(await way.locator('.gives').innerText())[0];
        await arrive(() => way.locator('a').click());
        await page.locator('h1', { hasText: new RegExp(`^${promised} dispositif`, 'u') }).waitFor();
      }
      await follow(page, () => page.locator('a.title').first().click());
      await page.getByRole('heading', { name: /peut-on venir chez vous/ }).waitFor();
      assert.ok((await page.locator('#inscription + .actions a').count()) > 0, 'something to do next');
    });
  }

  check('a Dutch speaker looks for an intervision, by keyboard alone', scripted(), async (page) => {
    await go(page, '/nl');
    for (let at = 0; at < 30 && (await page.evaluate(() => document.activeElement.id)) !== 'q'; at += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('intervisie');
    await page.keyboard.press('Enter');
    await settled(page, '?q=intervisie');
    const language = filter(page, 'langue', 'nl');
    for (let at = 0; at < 150 && !(await language.evaluate((box) => box === document.activeElement)); at += 1) {
      const opens = await page.evaluate(() => document.activeElement.matches('.facet[data-facet=langue]:not([open]) > summary'));
      await page.keyboard.press(opens ? 'Enter' : 'Tab');
    }
    await page.keyboard.press('Space');
    await settled(page, '?q=intervisie&langue=nl');
    assert.ok((await page.locator('a.title').count()) > 0);
    assert.match(await page.locator('tbody tr').first().innerText(), /Nederlands/);
  });
});

describe('a shortlist', () => {
  check('someone on a phone keeps schemes of several lists, compares and shares them', scripted({ width: 360, height: 740 }), async (page) => {
    await go(page, '/fr?q=deuil');
    assert.equal(await page.locator('#ma-selection').isVisible(), false);
    await page.locator('.keep input').first().check();
    // Kept through a list that is renewed, and on other pages.
    await page.locator('#q').fill('intervision');
    await page.locator('#q').press('Enter');
    await settled(page, '?q=intervision');
    await page.locator('.keep input').nth(1).check();
    await follow(page, () => page.locator('a.title').first().click());
    await page.locator('.keep input').check();
    assert.match(await page.locator('#ma-selection').innerText(), /3/);
    await follow(page, () => page.getByRole('button', { name: 'Voir ma sélection' }).click());
    const { pathname, searchParams } = new URL(page.url());
    assert.deepEqual([pathname, searchParams.getAll('id').length], ['/fr/selection', 3]);
    await assertAccessible(page);
    // What is taken away is gone everywhere.
    const gone = searchParams.getAll('id')[0];
    await follow(page, () => page.locator(`a.remove[data-id="${gone}"]`).filter({ visible: true }).click());
    await go(page, '/fr?q=deuil');
    assert.equal(await page.locator('.keep input').first().isChecked(), false);
    assert.match(await page.locator('#ma-selection').innerText(), /2/);
    // The address alone is enough for somebody else.
    await withPage(browser, server.origin, {}, async (other) => {
      await go(other, `/nl/selection?${searchParams}`);
      assert.equal(await other.locator('#selection').isVisible(), true);
    });
  });

  // Both run inside the page, before its scripts.
  const refusals = {
    'is forbidden': () => {
      const get = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
      Object.defineProperty(window, 'localStorage', { get });
    },
    'is full': () => {
      // What it held before can still be read.
      localStorage.setItem('repertoire-selection', '["parti"]');
      Storage.prototype.setItem = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };
    },
  };
  for (const [how, refuse] of Object.entries(refusals)) {
    check(`where storage ${how}, schemes are kept as long as the page lasts`, scripted(), async (page) => {
      await page.addInitScript(refuse);
      await go(page, '/fr');
      const before = (await page.locator('#ma-selection').isVisible()) ? 1 : 0;
      const ids = [];
      for (const at of [0, 1]) {
        const box = page.locator('.keep input').nth(at);
        await box.check();
        ids.push(await box.inputValue());
      }
      await page.locator('.keep input').nth(2).check();
      await page.locator('.keep input').nth(2).uncheck();
      assert.equal(await page.locator('#ma-selection .chosen').innerText(), String(before + 2));
      assert.equal(await page.locator('#etat').textContent(), '', 'nothing is announced');
      // A list that is renewed, and schemes of both lists compared.
      await page.locator('#q').fill('diogène');
      await page.locator('#q').press('Enter');
      await settled(page, '?q=diog%C3%A8ne');
      assert.equal(await page.locator('#ma-selection .chosen').innerText(), String(before + 2));
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-labelledby')), 'titre', 'the heading is read as what has the focus');
      assert.equal(await page.locator('#etat').textContent(), '', 'and not once more');
      const third = page.locator('.keep input:not(:checked)').first();
      ids.push(await third.inputValue());
      await third.check();
      assert.equal(await page.locator('.failure, [role=alert]').count(), 0);
      await follow(page, () => page.getByRole('button', { name: 'Comparer ma sélection' }).click());
      assert.deepEqual(new URL(page.url()).searchParams.getAll('id').slice(before), ids);
      assert.equal(await page.locator('.as-table thead th:not(:first-child)').count(), 3);
      // Taken away by its link, as without script.
      await follow(page, () => page.locator(`a.remove[data-id="${ids[0]}"]`).filter({ visible: true }).click());
      assert.deepEqual(new URL(page.url()).searchParams.getAll('id').slice(before), ids.slice(1));
    });
  }

  check('without script, boxes and a button compare what is ticked on one page', {}, async (page) => {
    await go(page, '/en?q=grief');
    for (const at of [0, 1]) await page.locator('.keep input').nth(at).check();
    await follow(page, () => page.getByRole('button', { name: 'Compare my shortlist' }).click());
    assert.equal(new URL(page.url()).searchParams.getAll('id').length, 2);
  });
});

describe('on paper', () => {
  check('a list is printed with its criteria, date and address, and without what cannot be clicked', scripted(), async (page) => {
    await go(page, '/fr?theme=diogene');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.filters', '.search-box', '.menu', '.toolbar', '.keep', '.compare', '.pages']) {
      assert.equal(await page.locator(`${gone}:visible`).count(), 0, `${gone} on paper`);
    }
    assert.match(await page.locator('.printed').innerText(), /^Liste du \d+.* \d{4}\s: \/fr\?theme=diogene$/);
    const before = (selector, where) => page.locator(selector).first().evaluate((at, end) => getComputedStyle(at, end).content, where);
    assert.equal(await before('.printed .address', '::before'), `"${server.origin}"`, 'the address is whole');
    const after = await before('a.title', '::after');
    assert.ok(after.startsWith(`" (${server.origin}/fr/dispositifs/`), after);
    assert.match(await page.locator('.chips').innerText(), /Diogène/);
    const folder = await mkdtemp(path.join(tmpdir(), 'repertoire-print-'));
    try {
      const pdf = await page.pdf({ format: 'A4' });
      await writeFile(path.join(folder, 'liste.pdf'), pdf);
      assert.equal((await readFile(path.join(folder, 'liste.pdf'))).subarray(0, 5).toString(), '%PDF-');
      // Two rows fit on one sheet, or two at most: nothing is blown up, nothing lost.
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
      assert.ok(pages <= 2, `${pages} pages`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
