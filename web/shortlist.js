// Keeps the reader's shortlist on their own device, and shows what takes a script: copying a link, printing, writing a mail.
// Without this script, boxes and the button of their form do the same for one page.
/** As many as the page that compares them reads; those that it does not show it counts. */
const [KEY, IDS_MAX] = ['repertoire-selection', 200];
/** What is kept, from the storage of this device or, where that is forbidden, for as long as the page lasts. @type {string[]} */
let kept = [];
let stored = true;

function read() {
  // A storage that is full can still be read: what it holds is older than what was ticked since.
  if (stored) try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    kept = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch { /* forbidden, or not ours: what is known stays */ }
  show();
}

function keep(/** @type {string[]} */ ids) {
  kept = ids.slice(0, IDS_MAX);
  try { localStorage.setItem(KEY, JSON.stringify(kept)); stored = true; } catch { stored = false; /* full, or forbidden */ }
  show();
}
const query = () => new URLSearchParams(kept.map((id) => ['id', id]));

/** Ticks what is kept, and tells how much that is. */
function show() {
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name=id][form=comparer]'))) {
    box.checked = kept.includes(box.value);
  }
  const entry = /** @type {HTMLElement} */ (document.querySelector('#ma-selection'));
  const [link, count] = [/** @type {HTMLAnchorElement} */ (entry.querySelector('a')), entry.querySelector('.chosen')];
  entry.hidden = kept.length === 0;
  link.search = query().toString();
  if (count) count.textContent = String(kept.length);
}

document.addEventListener('change', ({ target }) => {
  const box = /** @type {HTMLInputElement} */ (target);
  if (box.matches('[name=id][form=comparer]')) keep(kept.filter((id) => id !== box.value).concat(box.checked ? box.value : []));
});
// What was kept on other pages goes along. The boxes of the form are called `id`, and so is what `form.id` would be.
document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches('#comparer') || !kept.length) return;
  event.preventDefault();
  location.assign(`${form.action}?${query()}`);
});
document.addEventListener('click', async ({ target }) => {
  const at = /** @type {HTMLElement} */ (/** @type {Element} */ (target).closest('a.remove, a.empty, a.drop-gone, button'));
  if (at instanceof HTMLAnchorElement) {
    // What stands in this address and not in that of the link goes; what was kept elsewhere stays.
    const [here, left] = [location, at].map(({ search }) => new URLSearchParams(search).getAll('id'));
    keep(kept.filter((id) => left.includes(id) || !here.includes(id)));
  }
  else if (at?.matches('.print')) print();
  else if (at?.matches('.mail')) {
    location.href = `mailto:?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(location.href)}`;
  } else if (at?.matches('.copy')) {
    await navigator.clipboard.writeText(location.href);
    for (const told of [at.lastChild, document.querySelector('#etat')]) if (told) told.textContent = at.dataset.done ?? '';
  }
});
['liste', 'pageshow', 'storage'].forEach((event) => addEventListener(event, read));
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('button.copy, button.print, button.mail'))) {
  // There is no clipboard where the connection is not secure.
  button.hidden = button.matches('.copy') && !navigator.clipboard;
}
// Paper cannot be clicked: addresses are whole there.
document.documentElement.style.setProperty('--origin', `"${location.origin}"`);
read();
