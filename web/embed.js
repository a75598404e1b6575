// Répertoire in a page of yours: <script src="…/embed/v1/embed.js" data-partenaire="…" async></script> puts the list where it stands.
// data-langue, data-filtres, data-titre, data-hauteur are optional; data-adresse="name" keeps filters and language in the address of your
// page.
// Nothing is stored, nothing is loaded but the list.
(() => {
  const PROTOCOL = 'repertoire-1';
  const [HEIGHT_MIN, HEIGHT_MAX, HEIGHT] = [120, 30000, 700];
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { origin } = new URL(script.src);
  const { partenaire = '', langue = '', filtres = '', titre, hauteur, adresse } = script.dataset;
  const kept = adresse ? new URLSearchParams(location.search).get(adresse) : null;
  const asked = new URLSearchParams(kept ?? filtres);
  // The language that a visitor chose; without one, the usual one is that of the first page.
  const chosen = asked.get('lang')?.match(/^(fr|nl|en)$/)?.[0];
  /** @type {string | undefined} */
  let usual;
  asked.delete('lang');
  const path = ['embed', partenaire, chosen ?? langue].filter(Boolean).map(encodeURIComponent).join('/');
  const frame = document.createElement('iframe');
  frame.src = `${origin}/${path}?${asked}`;
  frame.title = titre ?? 'Répertoire';
  frame.loading = 'lazy';
  frame.allow = 'clipboard-write';
  frame.style.cssText = `display:block;width:100%;border:0;height:${Number(hauteur) || HEIGHT}px`;
  script.after(frame);

  const tell = () => frame.contentWindow?.postMessage({ protocol: PROTOCOL, follow: Boolean(adresse) }, origin);
  frame.addEventListener('load', tell);
  addEventListener('message', ({ source, origin: from, data }) => {
    // Other frames and other sites may say what they like.
    if (source !== frame.contentWindow || from !== origin || data?.protocol !== PROTOCOL) return;
    const { height, top, query, lang } = data;
    // A frame that is not shown has no height: it keeps the one it had.
    if (Number.isFinite(height) && height >= HEIGHT_MIN) frame.style.height = `${Math.min(height, HEIGHT_MAX)}px`;
    if (Number.isFinite(top)) {
      const at = frame.getBoundingClientRect().top + top;
      // What is in sight stays where it is.
      if (at < 0 || at > innerHeight) scrollBy({ top: at - 16 });
    }
    if (adresse && typeof query === 'string') {
      // A partner of one language answers in it whatever is asked.
      usual ??= lang === chosen ? langue : lang;
      const said = [query.slice(1), lang === usual ? '' : `lang=${lang}`].filter(Boolean).join('&');
      const url = new URL(location.href);
      // "No filter" is worth keeping too, where there were some to begin with.
      if (said || filtres) url.searchParams.set(adresse, said);
      else url.searchParams.delete(adresse);
      if (url.href !== location.href) history.replaceState(history.state, '', url);
    }
  });
})();
