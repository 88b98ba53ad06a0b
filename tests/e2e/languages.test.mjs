// The interface's words and the dates, as a page shows them: words are fetched when an article needs them.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, open, serve } from './harness.mjs';

const dates = JSON.parse(await readFile(new URL('../fixtures/languages/dates.json', import.meta.url), 'utf8'));
const host = '<!DOCTYPE html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><main id="place"></main></html>';
const durations = JSON.parse(await readFile(new URL('../fixtures/languages/durations.json', import.meta.url), 'utf8'));
let server;
let browser;

before(async () => {
  server = await serve({ '/host.html': ['text/html; charset=utf-8', host] });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Renders an article of a language and a date in the page; answers with what readers see. */
const shown = (page, articles) =>
  page.evaluate(async (articles) => {
    const { render } = await import('./standfirst.js');
    const place = document.getElementById('place');
    const seen = [];
    for (const article of articles) {
      await render(article, place, { from: 'article' });
      seen.push({
        skip: place.querySelector('.sf-skip-link').textContent,
        foreign: place.querySelector('.sf-skip-links').lang,
        time: place.querySelector('time')?.textContent.replace(/[\u202f\u00a0]/g, ' '),
        duration: place.querySelector('.sf-duration')?.textContent.replace(/\u00a0/g, ' '),
        direction: place.querySelector('.sf-article').dir,
      });
    }
    return seen;
  }, articles);

const article = (language, published) => ({ language, headline: [{ type: 'text', text: 'Title' }], published, body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Text' }] }] });

// Where the browser's edition of CLDR writes a comma, a zero or a word of the day's half otherwise than ICU4X's.
const OTHERWISE = new Set(['es', 'hi', 'sr', 'sr-Latn', 'ur', 'vi', 'zh-Hant']);

test('every language has its words and its dates in the page as natively', async () => {
  const { page, faults } = await open(browser, `${server.address}/host.html`);
  for (const [moment, expected] of Object.entries(dates)) {
    const tags = Object.keys(expected);
    const seen = await shown(page, tags.map((tag) => article(tag, moment)));
    for (const [index, tag] of tags.entries()) {
      const words = JSON.parse(await readFile(new URL(`../../www/messages/${tag}.json`, import.meta.url), 'utf8'));
      assert.equal(seen[index].skip, words.skipToArticle, tag);
      assert.equal(seen[index].foreign, '', `${tag} is not foreign to itself`);
      assert.equal(seen[index].direction, words['@language'].direction, tag);
      if (OTHERWISE.has(tag)) assert.doesNotMatch(seen[index].time, /2026-|M\d\d/, tag);
      else assert.equal(seen[index].time, expected[tag], tag);
    }
  }
  assert.deepEqual(faults, []);
  await page.close();
});

test('every language says in the page how long a recording lasts as natively', async () => {
  const { page, faults } = await open(browser, `${server.address}/host.html`);
  for (const [datetime, expected] of Object.entries(durations)) {
    const [hours, minutes, seconds] = ['H', 'M', 'S'].map((unit) => Number(datetime.match(`(\\d+)${unit}`)?.[1] ?? 0));
    const recording = { type: 'audio', url: 'https://example.org/', duration: hours * 3600 + minutes * 60 + seconds };
    const tags = Object.keys(expected);
    const seen = await shown(page, tags.map((language) => ({ ...article(language), body: [recording] })));
    assert.deepEqual(Object.fromEntries(seen.map(({ duration }, index) => [tags[index], duration])), expected);
  }
  assert.deepEqual(faults, []);
  await page.close();
});

test('an article whose words cannot be had is shown with English ones, marked as English', async () => {
  const { page } = await open(browser, `${server.address}/host.html`);
  await page.route('**/messages/*.json', (route) => route.abort());
  const [seen] = await shown(page, [article('ar', '2026-11-24')]);
  assert.equal(seen.skip, 'Skip to the article');
  assert.equal(seen.foreign, 'en');
  assert.equal(seen.direction, 'rtl');
  await page.unroute('**/messages/*.json');
  const [again] = await shown(page, [article('ar', '2026-11-24')]);
  assert.equal(again.foreign, '', 'a failure is forgotten');
  await page.close();
});

test('a language without words of its own is served by the nearest, marked as what it is', async () => {
  const { page, faults } = await open(browser, `${server.address}/host.html`);
  const seen = await shown(page, ['sg', 'zh-TW', 'tlh', 'x-private'].map((tag) => article(tag, '2026-11-24')));
  assert.deepEqual(seen.map(({ foreign }) => foreign), ['fr', '', 'en', 'en']);
  assert.equal(seen[2].time, '2026-11-24');
  assert.deepEqual(faults, []);
  await page.close();
});
