// Pages rendered ahead, by Node, and taken over by the element as they stand.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { inspect, oembed, renderToHtml } from '../../dist/node.js';
import { launch, open, serve } from './harness.mjs';

const sample = (name) => readFile(new URL(`../../www/samples/${name}`, import.meta.url), 'utf8');
const html = 'text/html; charset=utf-8';
/** Remembers the article's nodes and watches them, from before the module runs. */
const watcher = `document.addEventListener('DOMContentLoaded', () => {
  const element = document.querySelector('standfirst-article');
  const root = element.shadowRoot ?? element;
  globalThis.was = [...root.querySelectorAll('*')];
  globalThis.records = [];
  new MutationObserver((list) => records.push(...list.map(({ type, target, attributeName }) => type + ' ' + target.nodeName + ' ' + attributeName))).observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
});
addEventListener('standfirst-load', (event) => (globalThis.loaded = event.detail));`;

let server;
let browser;
let asked;
before(async () => {
  const source = await sample('harbour.md');
  const page = { script: '/watched.js', canonical: 'https://example.org/harbour', oembed: '/harbour.oembed.json' };
  const element = { src: '/harbour.md' };
  const changed = source.replace(/^title: .*/m, 'title: Another headline');
  const pages = {
    light: await renderToHtml(source, { page, element, stylesheet: '/standfirst.css', headingLevel: 1 }),
    shadow: await renderToHtml(source, { page, element: { ...element, isolated: true }, stylesheet: '/standfirst.css' }),
    live: await renderToHtml(source, { page, element: { ...element, src: '/changed.md', refresh: 1 }, stylesheet: '/standfirst.css' }),
    plain: await renderToHtml(source, { page: { canonical: page.canonical } }),
  };
  server = await serve({
    ...Object.fromEntries(Object.entries(pages).map(([name, text]) => [`/${name}.html`, [html, text]])),
    // The watcher must run before the module, which waits for the document.
    '/watched.js': ['text/javascript', `${watcher}\nimport('/standfirst.js');`],
    '/harbour.md': (request, response, headers) => {
      asked.push(request.url);
      response.writeHead(200, { ...headers, 'Content-Type': 'text/markdown' }).end(source);
    },
    '/changed.md': ['text/markdown', changed],
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const name of ['light', 'shadow']) {
  test(`the element takes over what stands in the ${name} tree: the same nodes, no mutation, no request`, async () => {
    asked = [];
    const modules = [];
    const tab = await browser.newPage();
    const faults = [];
    tab.on('pageerror', (error) => faults.push(String(error)));
    tab.on('console', (message) => {
      // These pages name no icon.
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) faults.push(message.text());
    });
    tab.on('request', (request) => /\.wasm$|\/(engine|standfirst_core|tape|words)\.js$/.test(request.url()) && modules.push(request.url()));
    await tab.goto(`${server.address}/${name}.html`);
    await tab.waitForFunction(() => globalThis.loaded);
    await tab.waitForTimeout(300);
    const seen = await tab.evaluate(() => {
      const element = document.querySelector('standfirst-article');
      const root = element.shadowRoot ?? element;
      const now = [...root.querySelectorAll('*')];
      return { adopted: loaded.adopted, title: loaded.title, same: now.length === was.length && now.every((node, at) => node === was[at]), records };
    });
    assert.equal(seen.adopted, true);
    assert.match(seen.title, /harbour/);
    assert.equal(seen.same, true);
    assert.deepEqual(seen.records, []);
    assert.deepEqual([asked, modules], [[], []], 'neither the source nor the module, nor what runs it, is needed');
    assert.deepEqual(faults, []);
    // It lives: a note's link moves focus.
    await tab.locator('[role=doc-noteref]').press('Enter');
    assert.match(await tab.evaluate(() => (document.activeElement.shadowRoot ?? document).activeElement.id), /note-1$/);
    await tab.close();
  });
}

test('without script a page rendered ahead is complete and styled', async () => {
  const tab = await browser.newPage({ javaScriptEnabled: false });
  for (const name of ['light', 'shadow', 'plain']) {
    await tab.goto(`${server.address}/${name}.html`);
    assert.equal(await tab.locator('main h1.sf-headline').count(), 1, name);
    assert.ok((await tab.locator('.sf-body p').first().innerText()).length > 20, name);
    if (name === 'plain') continue;
    const style = await tab.locator('.sf-body p').first().evaluate((one) => getComputedStyle(one).fontSize);
    assert.equal(style, '18px', name);
  }
  await tab.close();
});

test('what was taken over is patched when its source changes', async () => {
  const { page: tab } = await open(browser, `${server.address}/live.html`);
  await tab.waitForFunction(() => document.querySelector('.sf-headline').textContent === 'Another headline');
  const kept = await tab.evaluate(() => {
    const old = new Set(was);
    return [...document.querySelectorAll('.sf-body > *, .sf-headline, .sf-article')].every((node) => old.has(node));
  });
  assert.equal(kept, true);
  await tab.close();
});

test('the place of the live controls is kept: nothing shifts when they come', async () => {
  const tab = await browser.newPage();
  await tab.addInitScript(() => {
    globalThis.shifts = 0;
    new PerformanceObserver((list) => (globalThis.shifts += list.getEntries().length)).observe({ type: 'layout-shift', buffered: true });
  });
  await tab.goto(`${server.address}/live.html`);
  await tab.waitForSelector('.sf-live-bar');
  await tab.waitForTimeout(200);
  assert.equal(await tab.evaluate(() => globalThis.shifts), 0);
  await tab.close();
});

test('a page rendered ahead says in its head what others read', async () => {
  const { page: tab } = await open(browser, `${server.address}/light.html`);
  const head = await tab.evaluate(() => ({
    data: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent),
    canonical: document.querySelector('link[rel=canonical]').href,
    oembed: document.querySelector('link[type="application/json+oembed"]').getAttribute('href'),
    og: document.querySelector('meta[property="og:title"]').content,
  }));
  assert.equal(head.data['@type'], 'NewsArticle');
  assert.ok(head.data.accessibilityFeature.includes('structuralNavigation'));
  assert.equal(head.canonical, 'https://example.org/harbour');
  assert.equal(head.oembed, '/harbour.oembed.json');
  assert.equal(head.og, head.data.headline);
  await tab.close();
});

test('in Node the module reads, renders and answers without a DOM', async () => {
  const source = await sample('harbour.md');
  const inspection = await inspect(source);
  assert.equal(inspection.format, 'markdown');
  assert.match(await renderToHtml(source, { headingLevel: 3 }), /<h3 [^>]*class="sf-headline"/);
  assert.match(await renderToHtml(new TextEncoder().encode(source)), /sf-article/);
  const isolated = await renderToHtml(source, { element: { isolated: true } });
  assert.match(isolated, /<template shadowrootmode="open">\s*<style>[^<]*@layer standfirst/);
  const answer = await oembed(source, { frame: 'https://example.org/embed.html?src=harbour.md' });
  assert.equal(answer.type, 'rich');
  assert.equal(answer.width, 640);
  await assert.rejects(renderToHtml('', {}), (error) => typeof error.code === 'string');
  await assert.rejects(renderToHtml('# A', { from: 'nonsense' }), { code: 'unknown-format' });
});

test('options that hold themselves, or are none, are refused and nothing stops', async () => {
  const cyclic = { page: {} };
  cyclic.page.again = cyclic;
  for (const options of [cyclic, [], 'none', 7, { headingLevel: 1n }, () => {}]) {
    await assert.rejects(renderToHtml('# A', options), { code: 'bad-options' });
  }
  assert.match(await renderToHtml('# A', { headingLevel: 2, contents: undefined }), /<h2 /);
});
