// Sites of partners: pages on other origins of this machine that show the list, or try to.

import { createServer } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ROOT, startServer } from './server.mjs';

const HEADER = 'code,nom,actif,origines,langue,choix_langue,filtres,filtres_masques,affichage,colonnes,lignes,couleur,introduction';

/** Serves pages by their paths, at any name that leads to this machine. */
function startHost(pages) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host.example');
    const body = pages()[pathname];
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'referrer-policy': pathname.includes('silent') ? 'no-referrer' : 'origin' });
    response.end(body ? `<!doctype html><html lang="fr"><title>Partenaire</title><h1>Partenaire</h1>${body}` : '');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ port: server.address().port, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) }));
  });
}

/** Two sites and the server whose partners they are, or are not. */
export async function startPartners() {
  let site;
  const frame = (code, attributes = '') => `<iframe id="cadre" title="liste" width="100%" height="700" src="${site.origin}/embed/${code}" ${attributes}></iframe>`;
  const script = (code, attributes = '') => `<script src="${site.origin}/embed/v1/embed.js" data-partenaire="${code}" ${attributes} async></script>`;
  const tall = '<p style="height: 1500px">Au-dessus</p>';
  const pages = () => ({
    '/frame': frame('exact'),
    '/frame-wild': frame('wild'),
    '/frame-secure': frame('secure'),
    '/frame-nobody': frame('nobody'),
    '/frame-off': frame('off'),
    '/frame-neutral': frame('_/fr'),
    '/frame-tried': frame('_exact/fr'),
    '/frame-site': `<iframe id="cadre" title="site" src="${site.origin}/fr"></iframe>`,
    '/frame-sandboxed': frame('exact', 'sandbox="allow-scripts allow-forms"'),
    '/frame-silent': frame('exact', 'referrerpolicy="no-referrer"'),
    // The page around the frame is of no origin.
    '/frame-null': `<iframe id="dehors" title="dehors" sandbox="allow-scripts" width="100%" height="700" srcdoc='${frame('exact').replaceAll("'", '')}'></iframe>`,
    '/script': `${script('exact', 'data-titre="Nos appuis"')}<p id="apres">Après</p>`,
    '/script-below': `${tall}${script('exact')}`,
    '/script-filtered': `${script('exact', 'data-filtres="theme=deuil&amp;vue=cartes"')}`,
    '/script-address': script('exact', 'data-adresse="liste"'),
    '/script-address-other': script('deuil', 'data-adresse="liste" data-langue="nl"'),
    '/script-deuil': script('deuil'),
    '/script-address-filtered': script('exact', 'data-adresse="liste" data-filtres="theme=deuil"'),
    '/frame-gone': frame('exact/fr/dispositifs/nexiste-plus'),
    '/script-twice': `${script('exact')}${script('exact', 'data-filtres="theme=deuil"')}`,
    '/script-hidden': `<div id="onglet" hidden>${script('exact')}</div>`,
    '/script-forged': `${script('exact')}<iframe title="menteur" src="http://other.example:${other.port}/liar"></iframe>`,
    '/liar': `<script>
      for (const to of [parent, ...Array.from({ length: parent.length }, (_, at) => parent[at])]) {
        setInterval(() => to.postMessage({ protocol: 'repertoire-1', height: 9999, query: '?theme=crise', top: 9999, follow: true }, '*'), 50);
      }
    </script>`,
    '/local': `${script('local')}<p id="apres">Après</p>`,
  });
  const [host, other] = await Promise.all([startHost(pages), startHost(pages)]);
  const folder = await mkdtemp(path.join(tmpdir(), 'repertoire-partners-'));
  const file = path.join(folder, 'partenaires.csv');
  await writeFile(file, [
    HEADER,
    `exact,Exact,oui,http://partner.example:${host.port},fr,oui,,,,,,,Bienvenue.`,
    `deuil,Deuil,oui,http://partner.example:${host.port},fr,non,theme=deuil,organisateur,,,,,`,
    `wild,Wild,oui,http://*.partner.example:${host.port},fr,non,,,,,,,`,
    `secure,Secure,oui,https://partner.example:${host.port},fr,non,,,,,,,`,
    'nobody,Nobody,oui,,fr,non,,,,,,,',
    `off,Off,non,http://partner.example:${host.port},fr,non,,,,,,,`,
    `local,Local,oui,http://localhost:${host.port},fr,non,,,,,,,`,
  ].join('\n'));
  site = await startServer(['--catalogue', path.join(ROOT, 'data', 'catalogue.csv'), '--partners', file]);
  const stop = async () => {
    await Promise.all([host.stop(), other.stop(), site.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  return { site, host, other, stop };
}
