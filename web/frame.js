// Inside an embed: tells the page around it how tall it is, so that there is one scroll bar and not two. Without this script the frame
// keeps the height that it was given. Who may frame this page is settled by its headers; a height is no secret.
const PROTOCOL = 'repertoire-1';
/** What is suggested lies over the page, and may reach below a short one. */
const over = document.querySelector('#suggestions');
const height = () => Math.ceil(Math.max(document.documentElement.getBoundingClientRect().height, (over?.getBoundingClientRect().bottom ?? 0) + scrollY));
/** The page around, once it has said that it wants to know what is asked for. */
let follower = '';

/** @param {Record<string, unknown>} said @param {string} to */
const tell = (said, to = '*') => parent !== self && parent.postMessage({ protocol: PROTOCOL, ...said }, to);
const tellHeight = () => tell({ height: height() });
// What people search for, and in which language, goes to who asked for it, and to nobody else.
const tellQuery = () => follower && document.querySelector('.search-page') && tell({ query: location.search, lang: document.documentElement.lang }, follower);

const sizes = new ResizeObserver(tellHeight);
sizes.observe(document.documentElement);
if (over) sizes.observe(over);
addEventListener('pageshow', tellHeight);
addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || data?.protocol !== PROTOCOL) return;
  if (data.follow === true) follower = origin;
  tellHeight();
  tellQuery();
});
// A list that was renewed, and where it begins once it has the focus: after a step to the next page that may be out of sight.
addEventListener('liste', tellQuery);
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element && target.matches('.results')) tell({ top: Math.round(target.getBoundingClientRect().top) });
});
