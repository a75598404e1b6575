// Applies filters as they change. Without this script the same form works by its button. A page is fetched whole, as a visitor
// without script would get it, and its parts take the place of those here: what the server says is the one truth.

/** From the last change to the request: several ticks in a row are one. */
const PAUSE_MS = 250;
/** When an answer is slow, and waiting for it shown. */
const SLOW_MS = 400;
const form = /** @type {HTMLFormElement} */ (document.querySelector('#recherche'));
const status = /** @type {HTMLElement} */ (document.querySelector('#etat'));
const list = new URL(form.action).pathname;
let asked = new AbortController();

/** @param {string} selector @param {ParentNode} within @returns {HTMLInputElement[]} */
const all = (selector, within = document) => [.../** @type {NodeListOf<HTMLInputElement>} */ (within.querySelectorAll(selector))];
/** @param {string} text */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What the form asks for, without empty fields; any change begins at the first page. */
function addressOfForm() {
  const pairs = [...new FormData(form)].map(([key, value]) => [key, String(value).trim()]).filter(([, value]) => value);
  return `${list}?${new URLSearchParams(pairs)}`;
}

/**
 * Shows the page of an address in place of this one. A later call makes an earlier one void at once, pause or not: its answer would
 * untick what was ticked since.
 * @param {string} address @param {{ push?: boolean, focus?: boolean, pause?: number }} how
 */
async function show(address, { push = true, focus = false, pause = 0 } = {}) {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  await new Promise((done) => setTimeout(done, pause));
  if (signal.aborted) return;
  all('.failure').forEach((told) => told.remove());
  const slow = setTimeout(() => busy(true), SLOW_MS);
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (signal.aborted) return;
    // The canonical address, so that the same list has the same address however it was come by.
    if (push) history.pushState(null, '', page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? address);
    replace(page);
    if (focus) all('.results')[0].focus({ preventScroll: true });
    if (focus && all('.results')[0].getBoundingClientRect().top < 0) all('.results')[0].scrollIntoView();
    status.textContent = document.querySelector('h1')?.textContent ?? '';
  } catch {
    if (!signal.aborted) failed(address, push);
  } finally {
    clearTimeout(slow);
    if (asked.signal === signal) busy(false);
  }
}

/** Takes over what depends on the selection; what has the focus stays where it is. @param {Document} page */
function replace(page) {
  document.title = page.title;
  for (const part of ['meta[name=robots]', 'link[rel=canonical]', 'link[hreflang]']) {
    all(part).forEach((element) => element.remove());
    document.head.append(...all(part, page));
  }
  for (const part of ['.results', '.languages', '.panel > summary']) all(part)[0].replaceWith(...all(part, page));
  for (const facet of all('.facet')) renew(facet, all(`.facet[data-facet="${facet.dataset.facet}"]`, page)[0]);
  all('#recherche > input[type=hidden]').forEach((input) => input.remove());
  form.append(...all('#recherche > input[type=hidden]', page));
  for (const field of all('[name=q], [name=cout-max]', form)) {
    if (field !== document.activeElement) field.value = all(`#recherche [name=${field.name}]`, page)[0].value;
  }
  dispatchEvent(new Event('liste'));
}

/** One facet: counts and ticks where the values are the same, else its list anew. @param {HTMLElement} facet @param {HTMLElement} fresh */
function renew(facet, fresh) {
  facet.hidden = fresh.hidden;
  all('a.none', facet)[0].replaceWith(...all('a.none', fresh));
  all('summary', facet)[0].replaceChildren(...all('summary', fresh)[0].childNodes);
  const [here, there] = [all('li input', facet), all('li input', fresh)];
  if (here.length !== there.length || here.some((box, at) => box.value !== there[at].value)) {
    all('ul', facet)[0].replaceWith(...all('ul', fresh));
    return;
  }
  here.forEach((box, at) => {
    box.checked = there[at].checked;
    const [label, told] = [box, there[at]].map((of) => /** @type {HTMLElement} */ (of.closest('label')));
    label.className = told.className;
    all('.count', label)[0].textContent = all('.count', told)[0].textContent;
  });
}

/** @param {boolean} on */
function busy(on) {
  all('.results')[0].setAttribute('aria-busy', String(on));
  if (on) status.textContent = form.dataset.busy ?? '';
}

/** Says so, and keeps the form as it is. @param {string} address @param {boolean} push */
function failed(address, push) {
  const told = Object.assign(document.createElement('p'), { className: 'failure', role: 'alert' });
  const again = Object.assign(document.createElement('button'), { type: 'button', textContent: form.dataset.retry });
  again.addEventListener('click', () => show(address, { push, focus: true }));
  told.append(`${form.dataset.failed} `, again);
  all('.results')[0].prepend(told);
}

form.addEventListener('change', (event) => {
  if (['', 'q'].includes(/** @type {HTMLInputElement} */ (event.target).name)) return;
  show(addressOfForm(), { pause: PAUSE_MS });
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  show(addressOfForm(), { focus: true });
});
// Links from one list to another: chips, order, pages, ways out.
document.addEventListener('click', (event) => {
  const link = /** @type {Element} */ (event.target).closest('a');
  const kept = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (kept || !link?.closest('.results, .filters') || link.pathname !== list || link.origin !== location.origin) return;
  event.preventDefault();
  show(link.href, { focus: !link.closest('.filters') });
});
addEventListener('popstate', () => location.hash || show(location.href, { push: false }));
// Inside one facet: a box to search in it, and a button that ticks what is seen.
for (const facet of all('.facet', form)) {
  const items = () => all('li', facet);
  for (const search of all('.facet-search, button.all', facet)) search.hidden = false;
  all('.facet-search', facet)[0]?.addEventListener('input', ({ target }) => {
    const wanted = fold(/** @type {HTMLInputElement} */ (target).value.trim());
    items().forEach((item) => { item.hidden = !fold(item.textContent ?? '').includes(wanted); });
  });
  all('button.all', facet)[0].addEventListener('click', () => {
    items().filter((item) => !item.hidden).forEach((item) => { all('input', item)[0].checked = true; });
    show(addressOfForm());
  });
}
