// What a reader does, in the engines that are not Chromium's: the whole product, in Firefox and in WebKit.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { By, Key, until } from 'selenium-webdriver';
import { renderToHtml } from '../../dist/node.js';
import { serve } from '../e2e/server.mjs';
import { launch } from './drivers.mjs';

const wait = 20_000;
const SAMPLES = ['harbour.md', 'bridge.txt', 'lighthouse.json', 'storm.json', 'orchard.ar.md'];
const text = (words) => [{ type: 'text', text: words }];
const paragraph = (words, id) => ({ type: 'paragraph', id, content: text(words) });
const story = JSON.stringify({
  language: 'en',
  headline: text('A story with everything'),
  published: '2026-11-24T08:30:00Z',
  lead: { type: 'figure', image: { url: '/picture.svg', alt: 'A green square', width: 400, height: 300 }, caption: text('The square, in green') },
  body: [
    { type: 'heading', level: 2, content: text('A film') },
    { type: 'embed', provider: 'YouTube', url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', frame: 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ', title: 'A film about a square' },
    paragraph('What comes after the film.', 'last'),
  ],
});
const head = '<link rel="icon" href="data:,"><script src="/watch.js"></script><script type="module" src="/standfirst.js"></script>';
const page = (body) => ['text/html; charset=utf-8', `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${head}</head><body><h1>Host</h1>${body}</body></html>`];
/** Remembers what goes wrong, and what stood before the module ran. */
const watch = `globalThis.faults = [];
for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, (event) => faults.push(kind + ' ' + (event.reason ?? event.message)));
document.addEventListener('securitypolicyviolation', (event) => faults.push('policy ' + event.violatedDirective + ' ' + event.blockedURI));
document.addEventListener('DOMContentLoaded', () => (globalThis.was = [...document.querySelectorAll('standfirst-article *')]));
addEventListener('standfirst-load', (event) => (globalThis.loaded = event.detail));`;

let server;
before(async () => {
  const harbour = await readFile(new URL('../../www/samples/harbour.md', import.meta.url), 'utf8');
  const ahead = { page: { script: '/watched.js' }, element: { src: '/samples/harbour.md' }, stylesheet: '/standfirst.css' };
  server = await serve({
    '/watch.js': ['text/javascript', watch],
    '/watched.js': ['text/javascript', `${watch}\nimport('/standfirst.js');`],
    '/light.html': page('<a href="#x" id="before">Before</a><standfirst-article src="/samples/harbour.md"></standfirst-article><a href="#x" id="after">After</a>'),
    '/isolated.html': page('<standfirst-article isolated src="/samples/harbour.md"></standfirst-article>'),
    '/story.html': page('<standfirst-article src="/story.json"></standfirst-article>'),
    '/story.json': ['application/json', story],
    '/arabic.html': page('<standfirst-article src="/samples/orchard.ar.md"></standfirst-article>'),
    '/missing.html': page('<standfirst-article src="/nowhere.md">An article about nothing</standfirst-article>'),
    // Under no policy, so that the page may parse what is compared.
    '/free.html': (request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!DOCTYPE html><title>Free</title>'),
    '/ahead.html': ['text/html; charset=utf-8', await renderToHtml(harbour, ahead)],
    '/picture.svg': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="green"/></svg>'],
  });
});
after(() => server?.close());

for (const engine of ['firefox', 'webkit']) {
  describe(engine, () => {
    let driver;
    let stop;
    before(async () => {
      ({ driver, stop } = await launch(engine));
    });
    after(() => stop?.());

    const inPage = (work, ...values) => driver.executeScript(work, ...values);
    /** Opens a page and waits for its article. */
    async function open(path, ready = () => document.querySelector('standfirst-article')?.matches(':state(ready)')) {
      await driver.get(`${server.address}${path}`);
      await driver.wait(() => inPage(ready), wait, `${path} shows no article`);
    }
    const faults = () => inPage(() => globalThis.faults);
    const press = (...keys) => driver.actions().sendKeys(...keys).perform();

    test('an article stands below its host, whole, under the strictest policy', async () => {
      await open('/light.html');
      const seen = await inPage(() => {
        const article = document.querySelector('.sf-article');
        return {
          titles: document.querySelectorAll('h1').length,
          title: article.querySelector('.sf-headline').localName,
          named: document.getElementById(article.getAttribute('aria-labelledby'))?.textContent,
          table: [...article.querySelectorAll('th')].every((cell) => cell.scope),
          size: getComputedStyle(article.querySelector('.sf-body p')).fontSize,
          date: article.querySelector('time').textContent,
        };
      });
      assert.deepEqual(
        { ...seen, date: /October/.test(seen.date) },
        { titles: 1, title: 'h2', named: 'The harbour that counts its tides by hand', table: true, size: '18px', date: true },
      );
      assert.deepEqual(await faults(), []);
    });

    test('the skip links work by keyboard alone', async () => {
      await open('/light.html');
      await inPage(() => document.getElementById('before').focus());
      await press(Key.TAB);
      assert.equal(await inPage(() => document.activeElement.textContent), 'Skip to the article');
      assert.ok(await inPage(() => document.activeElement.getBoundingClientRect().height > 20), 'the link can be seen');
      await press(Key.ENTER);
      assert.equal(await inPage(() => document.activeElement.className), 'sf-headline');
    });

    test('in a shadow root, notes and their way back move focus', async () => {
      await open('/isolated.html');
      const active = () => inPage(() => document.querySelector('standfirst-article').shadowRoot.activeElement?.id);
      const follow = (role) =>
        inPage((role) => document.querySelector('standfirst-article').shadowRoot.querySelector(`[role=${role}]`).focus(), role).then(() => press(Key.ENTER));
      await follow('doc-noteref');
      assert.match(await active(), /note-1$/);
      await follow('doc-backlink');
      assert.match(await active(), /ref-1-1$/);
      assert.deepEqual(await faults(), []);
    });

    test('nothing is asked of another site before the reader asks', async () => {
      await open('/story.html');
      assert.equal(await inPage(() => document.querySelectorAll('iframe').length), 0);
      const foreign = () => inPage(() => performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith(location.origin)));
      assert.deepEqual(await foreign(), []);
      const button = await driver.findElement(By.css('[data-embed] button'));
      await inPage((button) => button.focus(), button);
      await press(Key.ENTER);
      const frame = await driver.wait(until.elementLocated(By.css('.sf-embed iframe')), wait);
      assert.match(await frame.getAttribute('title'), /A film about a square/);
      assert.ok(await frame.getAttribute('sandbox'));
    });

    test('an update leaves what has not changed, and focus, where they are', async () => {
      await open('/story.html');
      const kept = await inPage(async (json) => {
        const changed = JSON.parse(json);
        changed.body.unshift({ type: 'paragraph', content: [{ type: 'text', text: 'New at the top.' }] });
        const last = [...document.querySelectorAll('.sf-body p')].at(-1);
        const title = document.querySelector('.sf-headline');
        title.focus();
        await document.querySelector('standfirst-article').update(changed);
        return {
          same: [...document.querySelectorAll('.sf-body p')].at(-1) === last && document.querySelector('.sf-headline') === title,
          focus: document.activeElement === title,
          text: document.querySelector('.sf-body p').textContent,
        };
      }, story);
      assert.deepEqual(kept, { same: true, focus: true, text: 'New at the top.' });
      assert.deepEqual(await faults(), []);
    });

    test('a page rendered ahead is taken over as it stands', async () => {
      await open('/ahead.html', () => globalThis.loaded);
      const seen = await inPage(() => {
        const now = [...document.querySelectorAll('standfirst-article *')];
        return { adopted: globalThis.loaded.adopted, same: now.length > 20 && now.length === globalThis.was.length && now.every((node, at) => node === globalThis.was[at]) };
      });
      assert.deepEqual(seen, { adopted: true, same: true });
      assert.deepEqual(await faults(), []);
    });

    test('an article in Arabic reads from the right', async () => {
      await open('/arabic.html');
      const seen = await inPage(() => {
        const article = document.querySelector('.sf-article');
        return { lang: article.lang, direction: getComputedStyle(article).direction, skip: document.querySelector('.sf-skip-link').textContent };
      });
      assert.deepEqual({ ...seen, skip: /[\u0600-\u06ff]/.test(seen.skip) }, { lang: 'ar', direction: 'rtl', skip: true });
    });

    test('a missing article says so, links to its source, and keeps what stands', async () => {
      await open('/missing.html', () => document.querySelector('.sf-error'));
      const said = await inPage(() => document.querySelector('standfirst-article').innerText);
      assert.match(said, /the server answered 404/);
      assert.match(said, /An article about nothing/);
    });

    test('the DOM that is made is the tree that the HTML parses to', async () => {
      await open('/free.html', () => document.readyState === 'complete');
      for (const name of SAMPLES) {
        const [built, parsed] = await inPage(async (name) => {
          const { render, renderToHtml } = await import('/standfirst.js');
          const source = await (await fetch(`/samples/${name}`)).text();
          const target = document.createElement('div');
          await render(source, target, { idPrefix: 'x' });
          const html = await renderToHtml(source, { idPrefix: 'x' });
          return [target.firstElementChild.outerHTML, new DOMParser().parseFromString(html, 'text/html').body.innerHTML];
        }, name);
        assert.ok(built.length > 500, name);
        assert.equal(built, parsed, name);
      }
    });

    test('reading preferences are applied and kept', async () => {
      await open('/?src=samples/harbour.md', () => document.querySelector('.sf-article'));
      const size = () => inPage(() => parseFloat(getComputedStyle(document.querySelector('.sf-body p')).fontSize));
      const normal = await size();
      await inPage(() => document.getElementById('preferences-open').focus());
      await press(Key.ENTER);
      assert.equal(await inPage(() => document.activeElement.closest('dialog')?.id), 'preferences');
      await inPage(() => {
        const choice = document.getElementById('set-size');
        choice.value = '200';
        choice.dispatchEvent(new Event('change', { bubbles: true }));
        choice.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await press(Key.ESCAPE);
      await open('/?src=samples/harbour.md', () => document.querySelector('.sf-article'));
      assert.equal(await size(), normal * 2);
      await inPage(() => localStorage.clear());
    });
  });
}
