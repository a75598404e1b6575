// The public pages and what can be seen on them: one list for the browser tests and for the recorded checks of accessibility
// (accessibility.mjs). A new kind of page is added here.

import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from './server.mjs';

export const LANGUAGES = ['fr', 'nl', 'en'];

/** How people see a page who magnify it, or have it in colours of their own: a window of 1280 × 1024 px in each. */
export const MODES = [
  { name: 'magnified two times', width: 640, height: 512, scale: 2 },
  { name: 'magnified four times', width: 320, height: 256, scale: 4 },
  { name: 'in colours of the reader', width: 1280, height: 1024, forcedColors: true },
];

/** The records of a CSV text, as they are written, its header included: a line break between quotes ends none. */
export function records(text) {
  return (text.match(/(?:[^"\n]|"[^"]*")+/gu) ?? []).filter((record) => record.trim() !== '');
}

/** The scheme that says most has the fullest page. */
async function fullestScheme() {
  const [, ...rows] = records(await readFile(path.join(ROOT, 'data', 'catalogue.csv'), 'utf8'));
  const fullest = rows.reduce((one, other) => (other.length > one.length ? other : one));
  return fullest.split(',', 1)[0];
}

const scheme = await fullestScheme();

/**
 * One state of a page: its name, the route that it answers as the router writes it (none where nothing is there), its address in a
 * language, and what else holds of it.
 *
 * @typedef {{ name: string, route?: string, address: (lang: string) => string, status?: number, part: string }} State
 */

/** @type {State[]} */
export const STATES = [
  { part: 'search', name: 'start page', route: '/{lang}', address: (lang) => `/${lang}` },
  { part: 'search', name: 'results with filters', route: '/{lang}', address: (lang) => `/${lang}?q=formation&cout=gratuit&langue=fr` },
  {
    part: 'search',
    name: 'how a text was read',
    route: '/{lang}',
    address: (lang) => `/${lang}?q=supervision+suicde+en+n%C3%A9erlandais+-alcool`,
  },
  { part: 'search', name: 'one found', route: '/{lang}', address: (lang) => `/${lang}?type=formation&cout=gratuit&sur-site=oui` },
  { part: 'search', name: 'nothing found', route: '/{lang}', address: (lang) => `/${lang}?q=zzzz&theme=deuil` },
  { part: 'search', name: 'no such page', address: (lang) => `/${lang}/nexiste-pas`, status: 404 },
  { part: 'search', name: 'scheme', route: '/{lang}/dispositifs/{id}', address: (lang) => `/${lang}/dispositifs/${scheme}` },
  { part: 'places', name: 'organisers', route: '/{lang}/organisateurs', address: (lang) => `/${lang}/organisateurs` },
  {
    part: 'places',
    name: 'organisers of a letter, with something not understood',
    route: '/{lang}/organisateurs',
    address: (lang) => `/${lang}/organisateurs?q=e&lettre=s&theme=deuil&page=9`,
  },
  { part: 'places', name: 'no organiser found', route: '/{lang}/organisateurs', address: (lang) => `/${lang}/organisateurs?q=zzzz` },
  {
    part: 'places',
    name: 'organiser',
    route: '/{lang}/organisateurs/{slug}',
    address: (lang) => `/${lang}/organisateurs/ligue-bruxelloise-pour-la-sante-mentale`,
  },
  { part: 'places', name: 'no such organiser', address: (lang) => `/${lang}/organisateurs/personne`, status: 404 },
  { part: 'places', name: 'map by objective', route: '/{lang}/carte', address: (lang) => `/${lang}/carte` },
  { part: 'places', name: 'map by audience', route: '/{lang}/carte', address: (lang) => `/${lang}/carte?par=public` },
  { part: 'places', name: 'map by cost', route: '/{lang}/carte', address: (lang) => `/${lang}/carte?par=cout` },
  { part: 'places', name: 'about', route: '/{lang}/a-propos', address: (lang) => `/${lang}/a-propos` },
  { part: 'places', name: 'documentation of the API', route: '/{lang}/api', address: (lang) => `/${lang}/api` },
  { part: 'places', name: 'accessibility', route: '/{lang}/accessibilite', address: (lang) => `/${lang}/accessibilite` },
  { part: 'places', name: 'privacy', route: '/{lang}/confidentialite', address: (lang) => `/${lang}/confidentialite` },
  {
    part: 'places',
    name: 'what to put on one\'s site, with something not understood',
    route: '/{lang}/integrer',
    address: (lang) => `/${lang}/integrer?code=a&filtres=chats&couleur=%23ffff00`,
  },
  { part: 'places', name: 'guide for partners', route: '/{lang}/integrer/guide', address: (lang) => `/${lang}/integrer/guide` },
  { part: 'search', name: 'embed', route: '/embed/{partner}/{lang}', address: (lang) => `/embed/_-c05621/${lang}` },
  {
    part: 'search',
    name: 'scheme in an embed',
    route: '/embed/{partner}/{lang}/dispositifs/{id}',
    address: (lang) => `/embed/_/${lang}/dispositifs/${scheme}`,
  },
  { part: 'choice', name: 'guided choice, first question', route: '/{lang}/orientation', address: (lang) => `/${lang}/orientation` },
  {
    part: 'choice',
    name: 'guided choice, second question',
    route: '/{lang}/orientation',
    address: (lang) => `/${lang}/orientation?besoin=deposer`,
  },
  {
    part: 'choice',
    name: 'guided choice, third question',
    route: '/{lang}/orientation',
    address: (lang) => `/${lang}/orientation?besoin=apprendre&theme=deuil`,
  },
  {
    part: 'choice',
    name: 'guided choice, fourth question',
    route: '/{lang}/orientation',
    address: (lang) => `/${lang}/orientation?besoin=apprendre&theme=deuil&cadre=moi`,
  },
  {
    part: 'choice',
    name: 'guided choice, results',
    route: '/{lang}/orientation',
    address: (lang) => `/${lang}/orientation?besoin=apprendre&theme=diogene&cadre=passer&budget=gratuit&langue=fr`,
  },
  { part: 'choice', name: 'nothing to compare', route: '/{lang}/selection', address: (lang) => `/${lang}/selection` },
  {
    part: 'choice',
    name: 'schemes side by side',
    route: '/{lang}/selection',
    address: (lang) => `/${lang}/selection?id=${scheme}&id=smes-intervisions-connect&id=nexiste-pas`,
  },
  { part: 'search', name: 'cards with all columns', route: '/{lang}', address: (lang) => `/${lang}?vue=cartes&colonne=date&colonne=duree&colonne=format` },
];

/** The states of one part of the site. */
export const statesOf = (part) => STATES.filter((state) => state.part === part);
