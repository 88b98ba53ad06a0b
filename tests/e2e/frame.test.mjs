// The frame kit, and the reader page as an application.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, open, serve } from './harness.mjs';

const html = 'text/html; charset=utf-8';
let server;
let other;
let browser;
before(async () => {
  // The site that serves the frame, and the page that shows it, are two origins.
  server = await serve({
    '/private.md': ['text/markdown', '# Private'],
    '/source.json': ['application/json', JSON.stringify({ headline: [{ type: 'text', text: 'Cross' }], body: [{ type: 'paragraph', content: [{ type: 'link', url: 'https://example.org/', content: [{ type: 'text', text: 'A link' }] }] }] })],
  });
  const host = `<!DOCTYPE html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><script type="module" src="${server.address}/loader.js"></script>
    <p>Before</p><a data-standfirst-embed href="${server.address}/embed.html?src=samples/harbour.md&onload=alert(1)">A harbour town</a><p>After</p>`;
  const plain = (text) => (request, response) => response.writeHead(200, { 'Content-Type': html }).end(text);
  other = await serve({
    '/host.html': plain(host),
    '/liar.html': plain('<script>parent.postMessage({ type: "standfirst-size", height: 9999 }, "*")</script>'),
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
  other?.close();
});

/** Module scripts of another origin need its leave. */
const withLeave = async (tab) =>
  tab.route('**/loader.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), 'access-control-allow-origin': '*' } });
  });

test('a link becomes a frame with its title, in a sandbox, as high as its article', async () => {
  const tab = await browser.newPage();
  await withLeave(tab);
  await tab.goto(`${other.address}/host.html`);
  const frame = tab.frameLocator('iframe');
  await frame.locator('.sf-article').waitFor();
  await tab.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 1000);
  const seen = await tab.locator('iframe').evaluate((one) => [one.title, one.sandbox.contains('allow-scripts'), one.sandbox.contains('allow-top-navigation')]);
  assert.deepEqual(seen, ['A harbour town', true, false]);
  const [needed, there] = await frame.locator('html').evaluate((one) => [one.scrollHeight, one.clientHeight]);
  assert.ok(needed <= there + 1, `nothing scrolls inside: ${needed} of ${there}`);
  assert.equal(await frame.locator('h1.sf-headline').count(), 1);
  assert.equal(await frame.locator('standfirst-article').getAttribute('onload'), null, 'only what it knows is passed on');
  await tab.close();
});

test('nobody but the frame itself says how high it is', async () => {
  const tab = await browser.newPage();
  await withLeave(tab);
  await tab.goto(`${other.address}/host.html`);
  await tab.frameLocator('iframe').locator('.sf-article').waitFor();
  await tab.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 1000);
  const before = await tab.locator('iframe').evaluate((one) => one.style.blockSize);
  await tab.evaluate(async (address) => {
    const liar = document.createElement('iframe');
    liar.src = '/liar.html';
    document.body.append(liar);
    postMessage({ type: 'standfirst-size', height: 9999 }, '*');
    await new Promise((resolve) => setTimeout(resolve, 400));
  });
  assert.equal(await tab.locator('iframe').first().evaluate((one) => one.style.blockSize), before);
  await tab.close();
});

test('a frame without an address says what it lacks', async () => {
  const { page: tab, faults } = await open(browser, `${server.address}/embed.html`);
  await tab.waitForFunction(() => document.body.innerText.includes('lacks `?src=`'));
  assert.deepEqual(faults, []);
  await tab.close();
});

test('links in a frame lead the whole page on', async () => {
  const { page: tab } = await open(browser, `${server.address}/embed.html?src=source.json`);
  await tab.waitForSelector('.sf-body a');
  await tab.evaluate(() => {
    addEventListener('click', (event) => event.preventDefault());
    document.querySelector('.sf-body a').click();
  });
  assert.equal(await tab.locator('.sf-body a').getAttribute('target'), '_top');
  await tab.close();
});

test('an article of another origin that gives no leave is explained', async () => {
  const { page: tab } = await open(browser, `${other.address}/?src=${server.address}/private.md`);
  await tab.waitForSelector('.reader-status.failed');
  const words = await tab.locator('#status').innerText();
  assert.match(words, /Access-Control-Allow-Origin/);
  assert.match(words, new RegExp(new URL(server.address).host));
  await tab.close();
});

test('after the first visit the reader page works without a network', async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const faults = [];
  tab.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await tab.goto(`${server.address}/`);
  await tab.waitForSelector('.sf-article');
  await tab.waitForSelector('html[data-offline-ready]');
  assert.deepEqual(faults, []);
  const scope = await tab.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  assert.equal(scope, `${server.address}/`);
  await context.setOffline(true);
  await tab.reload();
  await tab.waitForSelector('.sf-article');
  assert.match(await tab.locator('.sf-headline').innerText(), /harbour/i);
  await tab.goto(`${server.address}/?src=samples/harbour.md`);
  await tab.waitForSelector('.sf-article');
  await context.close();
});

test('what comes later than the worker is there without a network too', async () => {
  const sample = await readFile(new URL('../../dist/samples/harbour.md', import.meta.url));
  const slow = await serve({
    '/samples/harbour.md': (request, response, headers) =>
      setTimeout(() => response.writeHead(200, { ...headers, 'Content-Type': 'text/markdown' }).end(sample), 1500),
  });
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${slow.address}/?src=samples/harbour.md`);
  await tab.waitForSelector('html[data-offline-ready]');
  await context.setOffline(true);
  await tab.reload();
  await tab.waitForSelector('.sf-article');
  await context.close();
  slow.close();
});

test('what another application shares is shown', async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${server.address}/`);
  await tab.waitForSelector('html[data-offline-ready]');
  const address = await tab.evaluate(async () => {
    const form = new FormData();
    form.set('file', new File(['# Shared file\n\nWords.'], 'a.md', { type: 'text/markdown' }));
    return (await fetch('share', { method: 'POST', body: form })).url;
  });
  assert.equal(address, `${server.address}/?shared`);
  await tab.goto(address);
  await tab.waitForFunction(() => document.querySelector('.sf-headline')?.textContent === 'Shared file');
  const linked = await tab.evaluate(async () => {
    const form = new FormData();
    form.set('text', 'https://example.org/story?a=1');
    return (await fetch('share', { method: 'POST', body: form })).url;
  });
  assert.equal(linked, `${server.address}/?src=${encodeURIComponent('https://example.org/story?a=1')}`);
  await context.close();
});

test('the manifest names what the page can open', async () => {
  const manifest = await (await fetch(`${server.address}/manifest.webmanifest`)).json();
  assert.equal(manifest.scope, './');
  assert.ok(manifest.file_handlers[0].accept['text/markdown'].includes('.md'));
  assert.equal(manifest.share_target.method, 'POST');
  assert.equal((await fetch(new URL(manifest.icons[0].src, `${server.address}/`))).status, 200);
});
