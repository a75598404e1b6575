// Completes what is typed into the search box: a combobox as the ARIA Authoring Practices describe it. Without this script
// the box is a plain one.
const PAUSE_MS = 150;
/** @typedef {{ texte: string, parametre: string, valeur: string, genre: string }} Suggestion */
const box = /** @type {HTMLInputElement} */ (document.querySelector('#q'));
const form = /** @type {HTMLFormElement} */ (box.form);
const status = /** @type {HTMLElement} */ (document.querySelector('#etat'));
const list = document.createElement('ul');
let [asked, pause] = [new AbortController(), 0];
/** @param {Element} element @param {Record<string, string>} attributes */
const set = (element, attributes) => Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
const options = () => /** @type {HTMLElement[]} */ ([...list.children]);
const pointed = () => options().findIndex((option) => option.ariaSelected === 'true');

function point(/** @type {number} -1 for none */ to) {
  options().forEach((option, at) => set(option, { 'aria-selected': String(at === to) }));
  set(box, { 'aria-activedescendant': options()[to]?.id ?? '' });
  options()[to]?.scrollIntoView({ block: 'nearest' });
}

function offer(/** @type {Suggestion[]} */ found) {
  list.replaceChildren(...found.map((suggestion, at) => {
    const option = document.createElement('li');
    set(option, { id: `suggestion-${at}`, role: 'option', 'aria-selected': 'false' });
    const kind = Object.assign(document.createElement('span'), { className: 'genre', textContent: suggestion.genre });
    option.append(suggestion.texte, ' ', kind);
    // The box keeps the focus: losing it would close the list before the click.
    option.addEventListener('pointerdown', (event) => event.preventDefault());
    option.addEventListener('click', () => take(suggestion));
    return option;
  }));
  list.hidden = found.length === 0;
  set(box, { 'aria-expanded': String(found.length > 0), 'aria-activedescendant': '' });
}

function close() {
  clearTimeout(pause);
  asked.abort();
  offer([]);
}

function take(/** @type {Suggestion} */ { parametre, valeur, texte }) {
  close();
  if (parametre === 'id') return location.assign(`${form.action}/dispositifs/${encodeURIComponent(valeur)}`);
  const filter = form.querySelector(`input[type=checkbox][name="${parametre}"][value="${CSS.escape(valeur)}"]`);
  if (filter instanceof HTMLInputElement) filter.checked = true;
  box.value = filter ? '' : texte;
  return form.requestSubmit();
}

async function ask() {
  const typed = box.value.trim();
  if (!typed) return close();
  // What is offered stays until there is something newer.
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  try {
    const answer = await fetch(`${box.dataset.from}?${new URLSearchParams({ q: typed, lang: box.dataset.lang ?? '' })}`, { signal });
    const found = /** @type {Suggestion[]} */ ((await answer.json()).suggestions);
    if (signal.aborted || document.activeElement !== box) return;
    offer(found);
    const told = [box.dataset.none, box.dataset.one][found.length] ?? box.dataset.many;
    status.textContent = (told ?? '').replace('#', String(found.length));
  } catch { /* the box goes on without suggestions */ }
}

set(list, { id: 'suggestions', role: 'listbox', 'aria-label': box.dataset.label ?? '' });
set(box, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'suggestions' });
box.after(list);
close();
box.addEventListener('input', () => { clearTimeout(pause); pause = window.setTimeout(ask, PAUSE_MS); });
box.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = pointed();
  if (step && list.hidden) ask();
  // One place more than there are options: the text itself.
  else if (step) point(((at + 1 + step + options().length + 1) % (options().length + 1)) - 1);
  else if (event.key === 'Enter' && at >= 0) options()[at].click();
  else if (event.key === 'Escape' && !list.hidden) close();
  else return;
  event.preventDefault();
});
box.addEventListener('blur', close);
form.addEventListener('submit', close);
