// Applies filters as they change. Without this script the same form works by its button. A page is fetched whole, as a visitor
// without script would get it, and its parts take the place of those here: what the server says is the one truth.
/** From the last change to the request, as several ticks in a row are one; and when an answer is slow, and waiting for it shown. */
const [PAUSE_MS, SLOW_MS] = [250, 400];
const form = /** @type {HTMLFormElement} */ (document.querySelector('#recherche'));
const status = /** @type {HTMLElement} */ (document.querySelector('#etat'));
const list = new URL(form.action).pathname;
const here = () => location.pathname + location.search;
/** The address of what is seen, and the way to call off what is asked for. */
let [seen, asked] = [here(), new AbortController()];
/** @param {string} selector @param {ParentNode} within @returns {HTMLInputElement[]} */
const all = (selector, within = document) => [.../** @type {NodeListOf<HTMLInputElement>} */ (within.querySelectorAll(selector))];
const fold = (/** @type {string} */ text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What the form asks for, without empty fields; any change begins at the first page. */
function addressOfForm() {
  const pairs = [...new FormData(form)].map(([key, value]) => [key, String(value).trim()]).filter(([, value]) => value);
  return `${list}?${new URLSearchParams(pairs)}`;
}

/** Shows the page of an address in place of this one. A later call makes an earlier one void at once, pause or not: its answer would
 * untick what was ticked since. @param {string} address @param {{ push?: boolean, focus?: boolean, pause?: number }} how */
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
    // The canonical path, so that the same list has the same address however it was come by, on whatever host it is read.
    const { pathname, search } = new URL(all('link[rel=canonical]', page)[0].getAttribute('href') ?? address, location.href);
    if (push && pathname + search !== here()) history.pushState(null, '', pathname + search);
    seen = here();
    replace(page, push);
    // What takes the focus is read aloud by its name, which is the heading.
    if (focus) lead();
    else status.textContent = all('h1')[0].textContent;
  } catch {
    if (!signal.aborted) failed(address, push);
  } finally {
    clearTimeout(slow);
    if (asked.signal === signal) busy(false);
  }
}

/** To the results: into sight, if they are not. */
function lead() {
  all('.panel').forEach((panel) => panel.removeAttribute('open'));
  all('.results')[0].focus({ preventScroll: true });
  const { top } = all('h1')[0].getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) all('.results')[0].scrollIntoView();
}

/** Takes over what depends on the selection. A text being written stays. @param {Document} page @param {boolean} writing */
function replace(page, writing) {
  document.title = page.title;
  for (const part of ['meta[name=robots]', 'link[rel=canonical]', 'link[rel=alternate]']) {
    all(part).forEach((element) => element.remove());
    document.head.append(...all(part, page));
  }
  for (const part of ['.results', '.languages', '.panel > summary', '.filters .actions']) {
    all(part).forEach((element, at) => element.replaceWith(all(part, page)[at]));
  }
  for (const part of ['.intro', '.quick']) all(part).forEach((element) => { element.hidden = !all(part, page)[0]; });
  live();
  for (const facet of all('.facet')) renew(facet, all(`.facet[data-facet="${facet.dataset.facet}"]`, page)[0]);
  all('#recherche > input[type=hidden]').forEach((input) => input.remove());
  form.append(...all('#recherche > input[type=hidden]', page));
  const fields = all('[name=q], [name=cout-max]', form).filter((field) => !writing || field !== document.activeElement);
  fields.forEach((field) => { field.value = all(`#recherche [name=${field.name}]`, page)[0].value; });
  dispatchEvent(new Event('liste'));
}

/** One facet: counts and ticks where the values are the same, else its list anew. @param {HTMLElement} facet @param {HTMLElement} fresh */
function renew(facet, fresh) {
  facet.hidden = fresh.hidden;
  all('a.none', facet)[0].replaceWith(...all('a.none', fresh));
  all('summary', facet)[0].replaceChildren(...all('summary', fresh)[0].childNodes);
  const [ours, theirs] = [all('li input', facet), all('li input', fresh)];
  if (ours.length !== theirs.length || ours.some((box, at) => box.value !== theirs[at].value)) {
    all('ul', facet)[0].replaceWith(...all('ul', fresh));
    return void all('.facet-search', facet)[0]?.dispatchEvent(new Event('input'));
  }
  ours.forEach((box, at) => {
    box.checked = theirs[at].checked;
    const [label, told] = [box, theirs[at]].map((of) => /** @type {HTMLElement} */ (of.closest('label')));
    label.className = told.className;
    all('.count', label)[0].textContent = all('.count', told)[0].textContent;
  });
}
/** Words that are otherwise where filters apply by themselves. */
const live = () => all('[data-live]').forEach((element) => { element.textContent = element.dataset.live ?? ''; });

function busy(/** @type {boolean} */ on) {
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

form.addEventListener('change', ({ target }) => {
  if (!['', 'q'].includes(/** @type {HTMLInputElement} */ (target).name)) show(addressOfForm(), { pause: PAUSE_MS });
});
form.addEventListener('submit', (event) => { event.preventDefault(); show(addressOfForm(), { focus: true }); });
// Links from one list to another: chips, order, pages, ways out.
document.addEventListener('click', (event) => {
  const link = /** @type {Element} */ (event.target).closest('a');
  const kept = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (kept || !link?.closest('.results, .filters') || link.pathname !== list || link.origin !== location.origin) return;
  event.preventDefault();
  show(link.href, { focus: !link.closest('.filters') });
});
addEventListener('popstate', () => here() === seen || show(location.href, { push: false }));
// Inside one facet: a box to search in it, and a button that ticks what is seen.
for (const facet of all('.facet', form)) {
  const left = () => all('li:not([hidden])', facet);
  for (const search of all('.facet-search, button.all', facet)) search.hidden = false;
  all('.facet-search', facet)[0]?.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  all('.facet-search', facet)[0]?.addEventListener('input', ({ target }) => {
    const wanted = fold(/** @type {HTMLInputElement} */ (target).value.trim());
    all('li', facet).forEach((item) => { item.hidden = !fold(item.textContent ?? '').includes(wanted); });
    const [told, count] = [all('.left', facet)[0], left().length];
    told.textContent = wanted && ([told.dataset.none, told.dataset.one][count] ?? told.dataset.many ?? '').replace('#', `${count}`);
  });
  all('button.all', facet)[0].addEventListener('click', () => {
    left().forEach((item) => { all('input', item)[0].checked = true; });
    show(addressOfForm());
  });
}
live();
