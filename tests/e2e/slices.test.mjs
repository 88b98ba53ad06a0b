// Long articles: they come into the page in slices, and are read in a worker where there can be one.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import { launch, open, planted, serve } from './harness.mjs';

const dist = new URL('../../dist/', import.meta.url);
const SENTENCE = 'The ferry left an hour late, with eleven people and a piano on board, and nobody on the quay could say why. ';

/** An article of every kind of block that can be long, with `paragraphs` of them. */
function long(title, paragraphs) {
  const blocks = Array.from({ length: paragraphs }, (_, at) => {
    if (at % 13 === 6) return `## Part ${at}`;
    if (at % 13 === 8) return `- One of ${at}\n- *Another* of ${at}`;
    if (at % 13 === 10) return `> Said ${at}.`;
    if (at % 13 === 12) return `| a | b |\n| - | - |\n| ${at} | cell |`;
    return `Paragraph ${at}. ${SENTENCE}[A link](https://example.org/${at}) and a note.[^${at % 20}]`;
  });
  const notes = Array.from({ length: 20 }, (_, at) => `[^${at}]: Note ${at}.`);
  return `# ${title}\n\n${blocks.join('\n\n')}\n\nThe last words of all.\n\n${notes.join('\n')}\n`;
}
const LONG = long('Long', 700);
const LAST_PART = 'part-695';

const host = (body = '', policy) => (request, response, headers) => {
  response.writeHead(200, { ...headers, ...policy, 'Content-Type': 'text/html; charset=utf-8' });
  response.end(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/standfirst.css"></head><body><main></main>${body}</body></html>`);
};
/** A policy by which a page may run our worker. */
const vouching = { 'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types standfirst" };

let server;
let other;
let browser;
before(async () => {
  server = await serve({
    '/host.html': host(),
    '/free.html': host('', vouching),
    '/element.html': host('<script type="module" src="/standfirst.js"></script><standfirst-article></standfirst-article>'),
    '/from-elsewhere.html': host('', { 'Content-Security-Policy': '' }),
    // In a worker, a source that says so overwrites the instance's own memory, or never comes to an end.
    '/standfirst_core.js': await planted(`if (typeof document === 'undefined') {
      if (String(source).startsWith('# Stop here')) new Uint8Array(wasm.memory.buffer).fill(255);
      if (String(source).startsWith('# Never')) for (;;);
    }`),
    '/long.md': ['text/markdown; charset=utf-8', LONG],
    '/short.md': ['text/markdown; charset=utf-8', '# Short\n\nFew words.\n'],
    '/late.md': (request, response, headers) => setTimeout(() => response.writeHead(200, { ...headers, 'Content-Type': 'text/markdown' }).end('# Late\n\nFew words.\n'), 300),
  });
  // The same files from another site, as from a network of caches.
  const allowing = (name) => async (request, response) => {
    const type = name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' }).end(await readFile(new URL(name, dist)));
  };
  const files = (await readdir(dist)).filter((name) => /\.(js|wasm)$/.test(name));
  other = await serve(Object.fromEntries(files.map((name) => [`/${name}`, allowing(name)])));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
  other?.close();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

/** A page with the module at hand, where slices are as short as can be. */
async function prepared(path = '/host.html', { from = '', slice = 0.1, worker = Infinity } = {}) {
  const { page, faults } = await open(browser, `${server.address}${path}`, { viewport: { width: 900, height: 600 } });
  await page.evaluate(async ([from, slice, worker, long]) => {
    globalThis.standfirst = await import(`${from}/standfirst.js`);
    Object.assign(standfirst.pace, { slice, worker });
    globalThis.main = document.querySelector('main');
    globalThis.long = long;
    globalThis.workers = [];
    const native = globalThis.Worker;
    globalThis.Worker = class extends native {
      constructor(...given) {
        super(...given);
        workers.push(this);
      }
      terminate() {
        this.ended = true;
        super.terminate();
      }
    };
    /** When the first screen is there, and the rest is not. */
    globalThis.begun = (target = main) =>
      new Promise((resolve) => {
        const look = () => (target.querySelector('.standfirst[aria-busy]') ? resolve(undefined) : setTimeout(look, 1));
        look();
      });
  }, [from, slice, worker, LONG]);
  return { page, faults };
}

test('the first screen of a long article stands before the rest, and its promise waits for all of it', async () => {
  const { page, faults } = await prepared();
  const found = await page.evaluate(async () => {
    const done = standfirst.render(long, main);
    await begun();
    const words = () => main.textContent.includes('The last words of all.');
    const first = { words: words(), bottom: main.getBoundingClientRect().bottom > innerHeight, title: document.querySelector('.sf-headline').textContent };
    const reading = await done;
    return { first, words: words(), busy: main.querySelector('[aria-busy]') !== null, end: main.querySelector('.sf-end') !== null, title: reading.title };
  });
  assert.deepEqual(found, { first: { words: false, bottom: true, title: 'Long' }, words: true, busy: false, end: true, title: 'Long' });
  assert.deepEqual(faults, []);
});

test('what came in slices says and holds the same as what came at once, in the same order', async () => {
  const { page } = await prepared();
  const same = await page.evaluate(async () => {
    const target = document.createElement('div');
    await standfirst.render(long, main, { idPrefix: 'a-' });
    await standfirst.render(long, target, { idPrefix: 'a-', atOnce: true });
    const parts = main.querySelectorAll('.sf-part');
    for (const part of parts) part.replaceWith(...part.childNodes);
    // What the shell does to boxes that scroll is no part of it.
    for (const box of document.querySelectorAll('[data-scroll]')) box.removeAttribute('tabindex');
    for (const box of target.querySelectorAll('[data-scroll]')) box.removeAttribute('tabindex');
    return [parts.length > 3, main.firstElementChild.isEqualNode(target.firstElementChild), target.querySelectorAll('.sf-part').length];
  });
  assert.deepEqual(same, [true, true, 0]);
});

test('parts show nothing: a block stands where it would stand without them', async () => {
  const { page } = await prepared();
  const differences = await page.evaluate(async () => {
    const other = document.createElement('main');
    document.body.append(other);
    const prose = `# Prose\n\n${'Some words that take up a line or two.\n\n## And a heading\n\nMore words.\n\n- a list\n\n'.repeat(900)}`;
    await standfirst.render(prose, main);
    await standfirst.render(prose, other, { atOnce: true });
    const tops = (target) => {
      const { top } = target.getBoundingClientRect();
      return [...target.querySelectorAll('.sf-body :is(p, h2, ul)')].map((block) => block.getBoundingClientRect().top - top);
    };
    const [sliced, whole] = [tops(main), tops(other)];
    return [main.querySelectorAll('[data-closed]').length > 3, sliced.length === whole.length, sliced.filter((top, at) => Math.abs(top - whole[at]) > 0.5).length];
  });
  assert.deepEqual(differences, [true, true, 0]);
});

test('a short article comes in one piece', async () => {
  const { page } = await prepared();
  const records = await page.evaluate(async () => {
    const records = [];
    new MutationObserver((list) => records.push(list.map(({ addedNodes }) => addedNodes.length))).observe(main, { childList: true, subtree: true });
    await standfirst.render('# Short\n\nFew words.\n\nAnd *some* more.', main);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return records;
  });
  assert.deepEqual(records, [[1]]);
});

test('nothing shifts while the rest of a long article comes', async () => {
  const { page } = await prepared();
  const shift = await page.evaluate(async () => {
    let shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value))).observe({ type: 'layout-shift', buffered: true });
    await standfirst.render(long, main);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
    return shift;
  });
  assert.equal(shift, 0);
});

test('a link to a place that is not there yet moves focus when it is', async () => {
  const { page } = await prepared();
  const goal = await page.evaluate(async () => {
    const done = standfirst.render(long, main, { idPrefix: 'a-', contents: true });
    await begun();
    const link = [...main.querySelectorAll('.sf-contents a')].at(-1);
    const there = document.getElementById(link.hash.slice(1)) !== null;
    link.click();
    await done;
    const { id } = document.activeElement;
    return { there, id, hash: location.hash, seen: document.activeElement.getBoundingClientRect().top < innerHeight };
  });
  assert.deepEqual(goal, { there: false, id: `a-${LAST_PART}`, hash: `#a-${LAST_PART}`, seen: true });
});

test('the skip link past a long article works before its end is there', async () => {
  const { page } = await prepared();
  const text = await page.evaluate(async () => {
    const done = standfirst.render(long, main);
    await begun();
    [...main.querySelectorAll('.sf-skip-link')].at(-1).click();
    await done;
    return document.activeElement.className;
  });
  assert.equal(text, 'sf-end sf-hidden');
});

test('an address with a fragment leads into a long article, unless the reader went somewhere else', async () => {
  for (const moved of [false, true]) {
    const { page } = await prepared(`/host.html#a-${LAST_PART}`);
    const found = await page.evaluate(async (moved) => {
      const done = standfirst.render(long, main, { idPrefix: 'a-' });
      await begun();
      if (moved) dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
      await done;
      return [document.activeElement.id, scrollY > 1000];
    }, moved);
    assert.deepEqual(found, moved ? ['', false] : [`a-${LAST_PART}`, true]);
    await page.close();
  }
});

test('a page that is printed has all of the article', async () => {
  const { page } = await prepared();
  const found = await page.evaluate(async () => {
    const done = standfirst.render(long, main);
    await begun();
    const before = main.querySelectorAll('.sf-body p').length;
    dispatchEvent(new Event('beforeprint'));
    const now = main.querySelectorAll('.sf-body p').length;
    const busy = main.querySelector('[aria-busy]') !== null;
    await done;
    return [before < now, now === main.querySelectorAll('.sf-body p').length, busy];
  });
  assert.deepEqual(found, [true, true, false]);
});

test("the browser's search finds the last words", async () => {
  const { page } = await prepared();
  const found = await page.evaluate(async () => {
    await standfirst.render(long, main);
    return [globalThis.find('The last words of all.'), getSelection().anchorNode.parentElement.localName, scrollY > 1000];
  });
  assert.deepEqual(found, [true, 'p', true]);
});

test('focus and selection stay where they are while the rest comes', async () => {
  const { page } = await prepared();
  const stayed = await page.evaluate(async () => {
    const done = standfirst.render(long, main);
    await begun();
    const link = main.querySelector('.sf-body a');
    link.focus();
    getSelection().selectAllChildren(main.querySelector('.sf-body p'));
    const selected = getSelection().toString();
    const { scrollY: scrolled } = window;
    await done;
    return [document.activeElement === link, getSelection().toString() === selected, scrollY === scrolled];
  });
  assert.deepEqual(stayed, [true, true, true]);
});

test('a newer article takes the place of one that is still coming, of which nothing stays', async () => {
  const { page, faults } = await prepared();
  const found = await page.evaluate(async () => {
    // So long that it can't be all there before the newer one.
    const longest = `${long}\n\n${'More words.\n\n'.repeat(10_000)}`;
    const code = standfirst.render(longest, main).then(() => 'there', (error) => error.code);
    await begun();
    await standfirst.render('# Newer\n\nFew words.', main);
    const now = () => [main.children.length, main.querySelector('.sf-headline').textContent, main.textContent.includes('Paragraph')];
    const first = now();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return [first, now(), await code];
  });
  assert.deepEqual(found, [[1, 'Newer', false], [1, 'Newer', false], 'replaced']);
  assert.deepEqual(faults, []);
});

test('of two that are asked for, the newer one stands, whichever is there first', async () => {
  const { page } = await prepared();
  const found = await page.evaluate(async () => {
    const article = (title, lang) => JSON.stringify({ headline: [{ type: 'text', text: title }], language: lang, body: [] });
    // The words of another language are fetched first.
    const codes = [standfirst.render(article('Ältere', 'de'), main), standfirst.render(article('Newer', 'en'), main)].map((one) => one.then(() => 'there', (error) => error.code));
    return [await Promise.all(codes), main.querySelector('.sf-headline').textContent];
  });
  assert.deepEqual(found, [['replaced', 'there'], 'Newer']);
});

test('an article that the page takes away stops coming', async () => {
  const { page, faults } = await prepared();
  const found = await page.evaluate(async () => {
    const code = standfirst.render(long, main).then(() => 'there', (error) => error.code);
    await begun();
    main.replaceChildren('Something else');
    return [await code, main.textContent];
  });
  assert.deepEqual(found, ['replaced', 'Something else']);
  assert.deepEqual(faults, []);
});

test('a signal ends it, and nothing of it stays', async () => {
  const { page } = await prepared();
  const found = await page.evaluate(async () => {
    const stop = new AbortController();
    const over = standfirst.render(long, main, { signal: stop.signal }).then(() => 'there', (error) => error.name);
    await begun();
    stop.abort();
    return [await over, main.childNodes.length];
  });
  assert.deepEqual(found, ['AbortError', 0]);
});

/** An element, with what it says. */
async function element() {
  const { page, faults } = await prepared('/element.html');
  await page.evaluate(() => {
    globalThis.element = document.querySelector('standfirst-article');
    globalThis.events = [];
    for (const name of ['load', 'error', 'update']) element.addEventListener(`standfirst-${name}`, () => events.push([name, element.textContent.includes('The last words of all.')]));
  });
  return { page, faults };
}

test('an element is loading until all of its article is there', async () => {
  const { page, faults } = await element();
  const found = await page.evaluate(async () => {
    element.src = '/long.md';
    await begun(element);
    const loading = element.matches(':state(loading)');
    await element.ready;
    return [loading, element.matches(':state(loading)'), element.matches(':state(ready)'), events];
  });
  assert.deepEqual(found, [true, false, true, [['load', true]]]);
  assert.deepEqual(faults, []);
});

test('what a newer address replaces goes on coming until that one is there, and only the newer one is told', async () => {
  const { page } = await element();
  const found = await page.evaluate(async () => {
    element.src = '/long.md';
    await begun(element);
    element.src = '/late.md';
    await new Promise((resolve) => addEventListener('standfirst-load', resolve, { once: true }));
    const { length } = element.querySelectorAll('.standfirst');
    return [length, element.querySelector('.sf-headline').textContent, element.textContent.includes('Paragraph'), events.length];
  });
  assert.deepEqual(found, [1, 'Late', false, 1]);
});

test('an element that is taken away while its article comes has no half of it, and all of it when it is back', async () => {
  const { page, faults } = await element();
  const found = await page.evaluate(async () => {
    element.src = '/long.md';
    await begun(element);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const away = element.querySelectorAll('.standfirst').length;
    main.append(element);
    await new Promise((resolve) => element.addEventListener('standfirst-load', resolve, { once: true }));
    return [away, element.querySelectorAll('.standfirst').length, events];
  });
  assert.deepEqual(found, [0, 1, [['load', true]]]);
  assert.deepEqual(faults, []);
});

test('an update waits for the article that is coming, and touches only the block that changed', async () => {
  const { page } = await element();
  const found = await page.evaluate(async () => {
    element.src = '/long.md';
    await begun(element);
    const touched = [];
    const changed = long.replace('Paragraph 300.', 'Something new in paragraph 300.');
    await element.ready;
    new MutationObserver((records) => touched.push(...records.map(({ target }) => target))).observe(element.querySelector('.sf-body'), { childList: true, subtree: true, characterData: true, attributes: true });
    await element.update(changed);
    await Promise.resolve();
    const blocks = new Set(touched.map((node) => (node instanceof Element ? node : node.parentElement).closest('p')));
    return [blocks.size, [...blocks][0].textContent.startsWith('Something new'), element.querySelectorAll('[data-changed]').length];
  });
  assert.deepEqual(found, [1, true, 1]);
});

test('new blocks, gone blocks and moved blocks of a long article are where the new version has them', async () => {
  const { page } = await element();
  const found = await page.evaluate(async () => {
    element.src = '/long.md';
    await new Promise((resolve) => element.addEventListener('standfirst-load', resolve, { once: true }));
    const kept = [...element.querySelectorAll('.sf-body p')].find((one) => one.textContent.startsWith('Paragraph 401.'));
    const blocks = long.split('\n\n');
    const at = (words) => blocks.findIndex((block) => block.startsWith(words));
    blocks.splice(at('Paragraph 100.'), 1);
    blocks.splice(at('Paragraph 200.'), 0, 'A new paragraph.', '## A new heading');
    blocks.push(...blocks.splice(at('Paragraph 501.'), 1));
    const [moved] = blocks.splice(at('Paragraph 401.'), 1);
    blocks.splice(at('Paragraph 20.'), 0, moved);
    const next = blocks.join('\n\n');
    await element.update(next);
    const whole = document.createElement('div');
    await standfirst.render(next, whole, { idPrefix: element.querySelector('.sf-headline').id.replace('title', ''), headingLevel: element.headingLevel, atOnce: true });
    const words = (root) => [...root.querySelectorAll('.sf-body :is(p, h3, h2, li, td)')].map((one) => one.textContent);
    return [JSON.stringify(words(element)) === JSON.stringify(words(whole)), element.contains(kept), kept.parentElement.closest('.sf-body') !== null];
  });
  assert.deepEqual(found, [true, true, true]);
});

test('a long source is read in a worker, which the next one finds ready', async () => {
  const { page, faults } = await prepared('/free.html', { worker: 10_000, slice: 10 });
  const found = await page.evaluate(async () => {
    const reading = await standfirst.render(long, main);
    const all = main.textContent.includes('The last words of all.');
    await standfirst.render(new TextEncoder().encode(long.replace('# Long', '# Longer')), main);
    const now = main.querySelector('.sf-headline').textContent;
    await standfirst.render('# Short\n\nFew words.', main);
    return [reading.format, reading.title, reading.findings.length > 0, all, now, workers.length, main.querySelector('.sf-headline').textContent];
  });
  assert.deepEqual(found, ['markdown', 'Long', true, true, 'Longer', 1, 'Short']);
  assert.deepEqual(faults, []);
});

test('what a worker says is what the page itself would say, in any format and language', async () => {
  const { page, faults } = await prepared('/free.html', { worker: 10_000, slice: 10 });
  const same = await page.evaluate(async () => {
    const words = 'Nobody on the quay could say why. '.repeat(40);
    const ans = { version: '0.10.7', type: 'story', language: 'de', headlines: { basic: 'Nachricht' }, content_elements: Array.from({ length: 20 }, (_, at) => ({ type: 'text', _id: `a${at}`, content: words })) };
    const source = JSON.stringify(ans);
    const other = document.createElement('div');
    await standfirst.render(source, main, { idPrefix: 'a-' });
    const used = workers.length;
    standfirst.pace.worker = Infinity;
    await standfirst.render(source, other, { idPrefix: 'a-' });
    return [used, main.firstElementChild.isEqualNode(other.firstElementChild), main.querySelector('.sf-skip-link').textContent === other.querySelector('.sf-skip-link').textContent];
  });
  assert.deepEqual(same, [1, true, true]);
  assert.deepEqual(faults, []);
});

test('what a worker finds wrong is said with its code', async () => {
  const { page } = await prepared('/free.html', { worker: 1, slice: 10 });
  const codes = await page.evaluate(() => Promise.all(['  ', '{"a": '].map((source, at) => standfirst.render(source, document.createElement('div'), at ? { from: 'ans' } : {}).then(() => 'there', (error) => error.code))));
  assert.deepEqual(codes, ['empty', 'bad-json']);
});

test('a policy without scripts of ours, and a script of another site, have no worker and all articles', async () => {
  const bound = await prepared('/host.html', { worker: 10_000, slice: 10 });
  const found = (page) => page.evaluate(async () => {
    await standfirst.render(long, main);
    return [workers.length, main.textContent.includes('The last words of all.')];
  });
  assert.deepEqual(await found(bound.page), [0, true]);
  // Browsers tell the page's author of what the policy has refused; once is enough.
  await found(bound.page);
  assert.equal(bound.faults.length, 1);
  assert.match(bound.faults[0], /standfirst/);
  const elsewhere = await prepared('/from-elsewhere.html', { from: other.address, worker: 10_000, slice: 10 });
  assert.deepEqual(await found(elsewhere.page), [0, true]);
  assert.deepEqual(elsewhere.faults, []);
});

test('a worker that stops is said, and the next article has a new one', async () => {
  const { page } = await prepared('/free.html', { worker: 10_000, slice: 10 });
  const found = await page.evaluate(async () => {
    await standfirst.render('# First\n\nFew words.', main);
    const code = await standfirst.render(long.replace('# Long', '# Stop here'), main).then(() => 'there', (error) => error.code);
    const kept = main.querySelector('.sf-headline').textContent;
    await standfirst.render(long, main);
    return [code, kept, main.querySelector('.sf-headline').textContent, workers.length, workers[0].ended];
  });
  assert.deepEqual(found, ['crashed', 'First', 'Long', 2, true]);
});

test('a signal ends a worker in the middle of its work', async () => {
  const { page } = await prepared('/free.html', { worker: 10_000, slice: 10 });
  const found = await page.evaluate(async () => {
    const stop = new AbortController();
    const over = standfirst.render(long.replace('# Long', '# Never'), main, { signal: stop.signal }).then(() => 'there', (error) => error.name);
    while (workers.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 100));
    stop.abort();
    const name = await over;
    await standfirst.render(long, main);
    return [name, workers[0].ended, workers.length, main.querySelector('.sf-headline').textContent];
  });
  assert.deepEqual(found, ['AbortError', true, 2, 'Long']);
});
