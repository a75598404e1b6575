// HTML that any program can read: each page and state, in the three languages, against the rules of the standard.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { HtmlValidate } from 'html-validate';

import { LANGUAGES, STATES } from './pages.mjs';
import { startServer } from './server.mjs';

const TEST_MS_MAX = 120_000;

let server;
before(async () => {
  server = await startServer();
}, { timeout: TEST_MS_MAX });
after(() => server?.stop());

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

test('a page that is not valid is found out', async () => {
  const report = await validator.validateString('<!doctype html><html lang="fr"><head><title>x</title></head><body><p><div></div></p></body></html>');
  assert.equal(report.valid, false);
});

for (const { name, address, status = 200 } of STATES) {
  test(name, { timeout: TEST_MS_MAX }, async () => {
    for (const lang of LANGUAGES) {
      const answer = await fetch(`${server.origin}${address(lang)}`);
      assert.equal(answer.status, status);
      const report = await validator.validateString(await answer.text());
      const told = report.results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `line ${line}, ${ruleId}: ${message}`));
      assert.deepEqual(told, [], address(lang));
    }
  });
}
