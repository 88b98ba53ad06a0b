// Articles that change while they are read.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launch, open, serve } from './harness.mjs';

const text = (words) => [{ type: 'text', text: words }];
const paragraph = (words, id) => ({ type: 'paragraph', id, content: text(words) });
const post = (id, words) => ({ type: 'livePost', id, title: text(`Post ${id}`), published: '2026-11-24T08:30:00Z', content: [paragraph(words)] });
const story = (headline, body, more = {}) => ({ headline: text(headline), body, ...more });
const live = (...posts) => story('Live', posts, { live: { active: true } });

const page = (body) => ['text/html; charset=utf-8', `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><script type="module" src="/standfirst.js"></script></head><body><h1>Host</h1>${body}</body></html>`];

let server;
let browser;
/** What the server answers with, and what it was asked. */
let now;
let status;
let asked;
let streams;
beforeEach(() => {
  [now, status, asked, streams] = [live(post('one', 'First.')), 200, [], []];
});
// A page that a failed test left open would go on asking.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
before(async () => {
  server = await serve({
    '/live.html': page('<standfirst-article src="/live.json" refresh="1"></standfirst-article>'),
    '/live.json': (request, response, headers) => {
      const body = JSON.stringify(now);
      const etag = `"${body.length}-${body.charCodeAt(body.length >> 1)}"`;
      asked.push({ at: Date.now(), match: request.headers['if-none-match'] });
      if (status !== 200) return response.writeHead(status, headers).end();
      if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
      response.writeHead(200, { ...headers, 'Content-Type': 'application/json', ETag: etag }).end(body);
    },
    '/stream.html': page('<standfirst-article src="/stream"></standfirst-article>'),
    '/stream': (request, response, headers) => {
      asked.push({ id: request.headers['last-event-id'] });
      response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
      response.write(`retry: 50\nid: ${asked.length}\ndata: ${JSON.stringify(now)}\n\n`);
      streams.push(response);
    },
    '/read.html': page('<standfirst-article src="/live.json" since-last-read></standfirst-article>'),
    '/update.html': page('<standfirst-article></standfirst-article>'),
  });
  browser = await launch();
});
after(async () => {
  for (const stream of streams) stream.destroy();
  await browser?.close();
  server?.close();
});

const ready = (tab) => tab.waitForFunction(() => document.querySelector('standfirst-article').matches(':state(ready)'));

/** A page that shows `first`, then `second` by `update()`, with the objects of `first` remembered by their texts. */
async function updated(first, second, { before = () => {}, isolated = false } = {}) {
  const { page: tab, faults } = await open(browser, `${server.address}/update.html`);
  await tab.evaluate(async ({ first, isolated }) => {
    const element = document.querySelector('standfirst-article');
    element.isolated = isolated;
    await customElements.whenDefined('standfirst-article');
    await element.update(first);
    globalThis.root = element.isolated ? element.shadowRoot : element;
    globalThis.nodes = [...root.querySelectorAll('.standfirst *')].map((node) => [node, node.outerHTML]);
    globalThis.records = new MutationObserver(() => {});
    records.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
  }, { first, isolated });
  await tab.evaluate(before);
  await tab.evaluate((second) => document.querySelector('standfirst-article').update(second), second);
  return { tab, faults };
}

test('an update that says the same changes nothing', async () => {
  const same = story('Same', [paragraph('One.'), { type: 'heading', level: 2, content: text('Two') }, paragraph('Three.')]);
  for (const isolated of [false, true]) {
    const { tab, faults } = await updated(same, same, { isolated });
    assert.equal(await tab.evaluate(() => records.takeRecords().length), 0);
    assert.deepEqual(faults, []);
    await tab.close();
  }
});

test('what says the same stays the same object, wherever it goes', async () => {
  const first = story('Story', [paragraph('A.', 'a'), paragraph('B.'), paragraph('C.'), { type: 'table', rows: [] }, paragraph('D.')]);
  const second = story('Story', [paragraph('New at the top.'), paragraph('A, changed.', 'a'), paragraph('C.'), paragraph('B.'), paragraph('D.'), paragraph('New at the end.')]);
  const { tab } = await updated(first, second);
  const seen = await tab.evaluate(() => {
    const old = new Map(nodes.map(([node]) => [node, true]));
    return [...root.querySelectorAll('.sf-body > *')].map((node) => [node.textContent, old.has(node), node.getAttribute('data-changed')]);
  });
  assert.deepEqual(seen, [
    ['New at the top.', false, 'Added'], ['A, changed.', true, 'Changed'], ['C.', true, null], ['B.', true, null], ['D.', true, null], ['New at the end.', false, 'Added'],
  ]);
  await tab.close();
});

test('focus, selection, scroll position and a playing film survive', async () => {
  const film = { type: 'video', id: 'film', title: 'A film', sources: [{ url: '/film.mp4' }] };
  const link = { type: 'paragraph', content: [{ type: 'link', url: 'https://example.org/', content: text('A link to keep') }] };
  const many = Array.from({ length: 60 }, (_, at) => paragraph(`Paragraph ${at}. `.repeat(20)));
  const first = story('Story', [...many, link, film, paragraph('Selected words.'), paragraph('End.')]);
  const second = story('Story, again', [paragraph('A long new beginning. '.repeat(200)), ...many, link, film, paragraph('Selected words. And more.'), paragraph('End.')]);
  const { tab } = await updated(first, second, {
    before: () => {
      const link = root.querySelector('.sf-body a');
      link.focus();
      link.scrollIntoView({ block: 'center' });
      const words = [...root.querySelectorAll('.sf-body > p')].at(-2).firstChild;
      getSelection().setBaseAndExtent(words, 0, words, 8);
      globalThis.film = root.querySelector('video');
      globalThis.place = link.getBoundingClientRect().top;
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
  });
  await tab.waitForTimeout(200);
  const kept = await tab.evaluate(() => [
    document.activeElement.textContent, String(getSelection()), root.querySelector('video') === globalThis.film,
    records.takeRecords().filter(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes].includes(globalThis.film)).length,
    Math.abs(root.querySelector('.sf-body a').getBoundingClientRect().top - globalThis.place) < 2,
  ]);
  assert.deepEqual(kept, ['A link to keep', 'Selected', true, 0, true]);
  await tab.close();
});

test('focus in something that goes away does not fall back to the top of the page', async () => {
  const link = { type: 'paragraph', content: [{ type: 'link', url: 'https://example.org/', content: text('Gone') }] };
  const { tab } = await updated(story('Story', [link, paragraph('Stays.')]), story('Story', [paragraph('Stays.')]), {
    before: () => root.querySelector('.sf-body a').focus(),
  });
  assert.equal(await tab.evaluate(() => document.activeElement.closest('.sf-body') !== null), true);
  await tab.close();
});

test('a frame that was loaded on demand stays when the text beside it changes', async () => {
  const embed = { type: 'embed', provider: 'Example', frame: 'https://www.youtube-nocookie.com/embed/abc', url: 'https://www.youtube.com/watch?v=abc', fallback: [] };
  const { tab } = await updated(story('Story', [embed, paragraph('One.')]), story('Story', [paragraph('New.'), embed, paragraph('Two.')]), {
    before: () => {
      root.querySelector('[data-embed] button')?.click();
      globalThis.frame = root.querySelector('iframe');
    },
  });
  assert.equal(await tab.evaluate(() => globalThis.frame instanceof HTMLIFrameElement && root.querySelector('iframe') === globalThis.frame), true);
  await tab.close();
});

test('a changed headline and a new correction are marked and told', async () => {
  const first = story('Old headline', [paragraph('One.')]);
  const second = story('New headline', [paragraph('One.')], { corrections: [{ content: [paragraph('It was Tuesday.')] }] });
  const { page: tab } = await open(browser, `${server.address}/update.html`);
  const change = await tab.evaluate(async ([first, second]) => {
    const element = document.querySelector('standfirst-article');
    await customElements.whenDefined('standfirst-article');
    await element.update(first);
    const told = new Promise((resolve) => element.addEventListener('standfirst-update', (event) => resolve(event.detail.change)));
    await element.update(second);
    return told;
  }, [first, second]);
  assert.equal(change.headline, true);
  assert.equal(change.corrections, 1);
  assert.equal(await tab.locator('.sf-headline-changed').innerText(), 'The headline has changed. It was: Old headline');
  assert.equal(await tab.locator('.sf-correction').getAttribute('data-changed'), 'Added');
  await tab.close();
});

test('new posts wait behind a button, are announced politely, and take focus when asked for', async () => {
  const { page: tab, faults } = await open(browser, `${server.address}/live.html`);
  await ready(tab);
  now = live(post('three', 'Third.'), post('two', 'Second.'), post('one', 'First, changed.'));
  await tab.waitForSelector('.sf-new-updates:not([hidden])');
  assert.equal(await tab.locator('.sf-new-updates').innerText(), '2 new updates');
  assert.equal(await tab.locator('.sf-post').count(), 1, 'they wait');
  assert.match(await tab.locator('.sf-post').innerText(), /First, changed\./, 'what stands is brought up to date');
  await tab.waitForFunction(() => [...document.querySelectorAll('[role=status][aria-live=polite]')].some((one) => one.textContent === '2 new updates'));
  assert.equal(await tab.evaluate(() => document.activeElement === document.body), true, 'focus is not touched');
  now = live(post('four', 'Fourth.'), post('three', 'Third.'), post('two', 'Second.'), post('one', 'First, changed.'));
  await tab.waitForFunction(() => document.querySelector('.sf-new-updates').textContent === '3 new updates');
  await tab.locator('.sf-new-updates').press('Enter');
  await tab.waitForFunction(() => document.querySelectorAll('.sf-post').length === 4);
  await tab.waitForFunction(() => document.activeElement.textContent.includes('Post four'));
  assert.equal(await tab.locator('.sf-new-updates').isVisible(), false);
  assert.deepEqual(faults, []);
  await tab.close();
});

test('a source that has not changed is asked for by its tag, and answered without a body', async () => {
  const { page: tab } = await open(browser, `${server.address}/live.html`);
  await ready(tab);
  await tab.waitForTimeout(2600);
  assert.ok(asked.length >= 2, `${asked.length} requests`);
  assert.equal(asked[0].match, undefined);
  assert.ok(asked.slice(1).every(({ match }) => match), 'each later request is conditional');
  await tab.close();
});

test('after failures the waits grow', async () => {
  const { page: tab } = await open(browser, `${server.address}/live.html`);
  await ready(tab);
  status = 503;
  await tab.waitForTimeout(8200);
  const waits = asked.slice(1).map(({ at }, index) => at - asked[index].at);
  assert.ok(waits.length >= 2 && waits.length <= 4, `${waits}`);
  // A machine under load adds to each wait; the doubling still shows from the first to the last.
  assert.ok(waits.at(-1) > waits[0] * 1.5, `${waits}`);
  await tab.close();
});

test('the reader can pause it, and nothing is asked for while the page is hidden', async () => {
  const { page: tab } = await open(browser, `${server.address}/live.html`);
  await ready(tab);
  await tab.locator('.sf-pause').click();
  assert.equal(await tab.locator('.sf-pause').innerText(), 'Resume updates');
  await tab.waitForTimeout(300);
  const paused = asked.length;
  await tab.waitForTimeout(2400);
  assert.equal(asked.length, paused);
  await tab.locator('.sf-pause').click();
  await tab.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const hidden = asked.length;
  await tab.waitForTimeout(2400);
  assert.equal(asked.length, hidden);
  await tab.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await tab.waitForTimeout(1500);
  assert.ok(asked.length > hidden);
  await tab.close();
});

test('an element that is taken out of the page asks no more, and goes on when it is back', async () => {
  const { page: tab } = await open(browser, `${server.address}/live.html`);
  await ready(tab);
  await tab.evaluate(() => {
    globalThis.taken = document.querySelector('standfirst-article');
    taken.remove();
  });
  const gone = asked.length;
  await tab.waitForTimeout(1800);
  assert.equal(asked.length, gone);
  await tab.evaluate(() => document.body.append(globalThis.taken));
  await tab.waitForTimeout(1800);
  assert.ok(asked.length > gone);
  await tab.close();
});

test('a stream of events brings versions, and is taken up again where it breaks', async () => {
  const { page: tab, faults } = await open(browser, `${server.address}/stream.html`);
  await ready(tab);
  now = live(post('two', 'Second.'), post('one', 'First.'));
  streams[0].write(`id: x\r\ndata: ${JSON.stringify(now).slice(0, 20)}\r\ndata: ${JSON.stringify(now).slice(20)}\r\n\r\n`);
  await tab.waitForSelector('.sf-new-updates:not([hidden])');
  now = live(post('three', 'Third.'), post('two', 'Second.'), post('one', 'First.'));
  streams[0].end();
  await tab.waitForFunction(() => document.querySelector('.sf-new-updates').textContent === '2 new updates');
  assert.equal(asked[1].id, 'x');
  assert.deepEqual(faults, []);
  await tab.close();
});

test('what changed since the last visit is listed, word by word', async () => {
  const context = await browser.newContext();
  const visit = async () => {
    const tab = await context.newPage();
    await tab.goto(`${server.address}/read.html`);
    await ready(tab);
    await tab.waitForTimeout(200);
    return tab;
  };
  now = story('Story', [paragraph('It rained on Tuesday.'), paragraph('It stays.'), paragraph('It goes.')]);
  assert.equal(await (await visit()).locator('.sf-since').count(), 0, 'a first visit has nothing to tell');
  assert.equal(await (await visit()).locator('.sf-since').count(), 0, 'nor has one without a change');
  now = story('Story', [paragraph('It rained on Monday, again.'), paragraph('It stays.'), paragraph('New.')]);
  const tab = await visit();
  await tab.locator('.sf-since summary').click();
  const told = await tab.evaluate(() => [...document.querySelectorAll('.sf-since li')].map((item) => item.innerHTML.replace(/<span class="sf-hidden">.*?<\/span>/g, '')));
  assert.deepEqual(told, ['It rained on <del>Tuesday.</del><ins>Monday, again.</ins>', '<del>It goes.</del><ins>New.</ins>']);
  await context.close();
});

test('without since-last-read nothing is kept in the browser', async () => {
  const { page: tab } = await open(browser, `${server.address}/live.html`);
  await ready(tab);
  assert.equal(await tab.evaluate(() => localStorage.length), 0);
  await tab.close();
});
