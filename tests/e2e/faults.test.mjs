// What a reader sees when the network, a server or the module itself fails. docs/reliability.md lists these tests.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, planted, serve } from './harness.mjs';

const dist = new URL('../../dist/', import.meta.url);
const article = (title) => `# ${title}\n\nSome words.\n`;
const html = (policy) => (request, response, headers) => {
  const { searchParams } = new URL(request.url, 'http://localhost');
  const src = searchParams.get('src');
  response.writeHead(200, { ...headers, ...policy, 'Content-Type': 'text/html; charset=utf-8' });
  response.end(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><script type="module" src="/patience.mjs"></script></head>` +
      `<body><h1>Host</h1><standfirst-article ${src ? `src="${src}"` : ''}><p>What stood before.</p></standfirst-article></body></html>`,
  );
};

/** How often each address was asked for. */
const asked = new Map();
/** How the module's program is served: a test may change it. */
let program;
let server;
let browser;

/** A server's way to answer, which counts. */
const answers = (work) => (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  asked.set(path, (asked.get(path) ?? 0) + 1);
  work(response, asked.get(path), request);
};
const text = (response, body, headers = {}) => response.writeHead(200, { 'Content-Type': 'text/markdown', ...headers }).end(body);

before(async () => {
  server = await serve({
    '/host.html': html({}),
    '/no-wasm.html': html({ 'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'" }),
    '/patience.mjs': ['text/javascript', "import { patience } from './standfirst.js'; Object.assign(patience, { stall: 400, pause: 20 });"],
    // The instance's own memory is overwritten, so that its next work stops in the middle.
    '/standfirst_core.js': await planted('if (globalThis.plantFault) { globalThis.plantFault = false; new Uint8Array(wasm.memory.buffer).fill(255); }'),
    '/standfirst_core_bg.wasm': answers(async (response, count) => {
      const bytes = await readFile(new URL('standfirst_core_bg.wasm', dist));
      (program ?? ((to) => to.writeHead(200, { 'Content-Type': 'application/wasm' }).end(bytes)))(response, bytes, count);
    }),
    '/good.md': answers((response) => text(response, article('Good'))),
    '/missing.md': answers((response) => response.writeHead(404).end('no')),
    '/broken.md': answers((response) => response.writeHead(500).end('no')),
    '/broken-late.md': answers((response) => setTimeout(() => response.writeHead(500).end('no'), 300)),
    '/once-broken.md': answers((response, count) => (count < 2 ? response.writeHead(503).end('no') : text(response, article('Mended')))),
    '/refused.md': answers((response) => response.destroy()),
    '/cut-off.md': answers((response) => {
      response.writeHead(200, { 'Content-Type': 'text/markdown', 'Content-Length': '1000' });
      response.write(article('Cut'));
      setTimeout(() => response.destroy(), 20);
    }),
    '/not-gzip.md': answers((response) => text(response, 'this is no gzip', { 'Content-Encoding': 'gzip' })),
    '/stalled.md': answers((response) => response.writeHead(200, { 'Content-Type': 'text/markdown' }).write('# Half')),
    '/silent.md': answers(() => {}),
    '/slow.md': answers(async (response) => {
      response.writeHead(200, { 'Content-Type': 'text/markdown' });
      // Slower in all than the page is patient, but never silent for so long.
      for (const word of article('Slow but steady').split(' ')) {
        response.write(`${word} `);
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      response.end();
    }),
    '/late.md': answers((response) => setTimeout(() => text(response, article('Late')), 250)),
    '/moved.md': answers((response) => response.writeHead(302, { Location: '/good.md' }).end()),
    '/picture.md': answers((response) => text(response, 'x', { 'Content-Type': 'image/png' })),
    '/empty.md': answers((response) => text(response, '')),
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** A page with an element, and everything that went wrong in its scripts. */
async function host(src, page = 'host.html') {
  const tab = await browser.newPage();
  const faults = [];
  tab.on('pageerror', (error) => faults.push(String(error)));
  await tab.goto(`${server.address}/${page}${src ? `?src=${src}` : ''}`);
  return { tab, faults };
}

/** The element fails with `code`, in words, with a link to the source, and keeps what stood there. */
async function fails(src, code, words, page) {
  asked.clear();
  const { tab, faults } = await host(src, page);
  await tab.waitForSelector('.sf-error', { timeout: 10_000 });
  assert.match(await tab.locator('.sf-error').innerText(), words);
  assert.equal(await tab.locator('.sf-error a').getAttribute('href'), `${server.address}${src}`);
  assert.match(await tab.locator('standfirst-article').innerText(), /What stood before/);
  // The code is on the event; a second try fires it again.
  const event = tab.evaluate(() => new Promise((resolve) => addEventListener('standfirst-error', (event) => resolve(event.detail.code), { once: true })));
  await tab.getByRole('button', { name: 'Try again' }).click();
  assert.equal(await event, code);
  assert.deepEqual(faults, []);
  await tab.close();
}

async function shows(src, title, page) {
  const { tab, faults } = await host(src, page);
  await tab.waitForSelector(`.sf-headline:text-is("${title}")`, { timeout: 10_000 });
  assert.equal(await tab.locator('.sf-error').count(), 0);
  assert.deepEqual(faults, []);
  return tab;
}

test('an address that is not there is said with its number, and asked for once', async () => {
  await fails('/missing.md', 'http', /the server answered 404/);
  assert.equal(asked.get('/missing.md'), 2, 'once, and once more by the button');
});

test('a server that fails is asked again, and then given up', async () => {
  await fails('/broken.md', 'http', /the server answered 500/);
  assert.equal(asked.get('/broken.md'), 6, 'three times, and three times by the button');
});

test('a server that fails only once is forgiven', async () => {
  asked.clear();
  await (await shows('/once-broken.md', 'Mended')).close();
});

test('a connection that is refused is said in words', () => fails('/refused.md', 'network', /the network failed/));
test('an article that is cut off is not shown by halves', () => fails('/cut-off.md', 'cut-off', /incomplete or damaged/));
test('an article that is damaged on the way is not shown', () => fails('/not-gzip.md', 'cut-off', /incomplete or damaged/));
test('an article that stalls is given up', () => fails('/stalled.md', 'timeout', /stopped answering/));
test('a server that says nothing is given up', () => fails('/silent.md', 'timeout', /stopped answering/));
test('a picture in place of an article is refused', () => fails('/picture.md', 'content-type', /the server sent image\/png/));
test('an empty article is said to be empty', () => fails('/empty.md', 'empty', /empty/));

test('an article that is slow but keeps coming is waited for', async () => (await shows('/slow.md', 'Slow but steady')).close());
test('an article that has moved is found', async () => (await shows('/moved.md', 'Good')).close());

test('without a connection the reader is told, and the article comes when it is back', async () => {
  const { tab } = await host();
  await tab.waitForFunction(() => customElements.get('standfirst-article'));
  await tab.evaluate(() => import('/standfirst.js').then((module) => module.renderToHtml('# Warm')));
  await tab.context().setOffline(true);
  await tab.evaluate(() => document.querySelector('standfirst-article').setAttribute('src', '/good.md'));
  await tab.waitForSelector('.sf-error');
  assert.match(await tab.locator('.sf-error').innerText(), /no connection to the network/);
  await tab.context().setOffline(false);
  await tab.waitForSelector('.sf-headline:text-is("Good")');
  assert.equal(await tab.locator('.sf-error').count(), 0);
  await tab.close();
});

test('a second address wins over a first that still loads, with no flash of the loser', async () => {
  const { tab } = await host('/late.md');
  await tab.evaluate(() => {
    globalThis.seen = [];
    const element = document.querySelector('standfirst-article');
    new MutationObserver(() => seen.push(element.querySelector('.sf-headline')?.textContent)).observe(element, { childList: true, subtree: true });
    setTimeout(() => element.setAttribute('src', '/good.md'), 100);
  });
  await tab.waitForSelector('.sf-headline:text-is("Good")');
  await tab.waitForTimeout(400);
  assert.deepEqual(await tab.evaluate(() => [...new Set(seen.filter(Boolean))]), ['Good']);
  await tab.close();
});

test('an element that is removed while it loads asks for nothing more', async () => {
  asked.clear();
  const { tab, faults } = await host('/broken-late.md');
  await tab.evaluate(() => document.querySelector('standfirst-article').remove());
  const before = asked.get('/broken-late.md') ?? 0;
  await tab.waitForTimeout(800);
  assert.ok((asked.get('/broken-late.md') ?? 0) <= Math.max(before, 1), `${asked.get('/broken-late.md')} requests, ${before} before`);
  assert.deepEqual(faults, []);
  await tab.close();
});

test('a program that stops is said, what stands is kept, and the next article has a new one', async () => {
  const tab = await shows('/good.md', 'Good');
  const code = tab.evaluate(() => new Promise((resolve) => addEventListener('standfirst-error', (event) => resolve(event.detail.code), { once: true })));
  await tab.evaluate(() => {
    globalThis.plantFault = true;
    document.querySelector('standfirst-article').setAttribute('src', '/moved.md');
  });
  assert.equal(await code, 'crashed');
  assert.match(await tab.locator('.sf-error').innerText(), /the renderer stopped/);
  assert.equal(await tab.locator('.sf-headline').innerText(), 'Good');
  await tab.evaluate(() => document.querySelector('standfirst-article').setAttribute('src', '/late.md'));
  await tab.waitForSelector('.sf-headline:text-is("Late")');
  assert.equal(await tab.locator('.sf-error').count(), 0);
  await tab.close();
});

/** Serves the module's program by `way` while `work` runs. */
async function withProgram(way, work) {
  program = way;
  try {
    await work();
  } finally {
    program = undefined;
  }
}

test('a module that is missing leaves the page as it is, and says so', () =>
  withProgram((response) => response.writeHead(404).end(), () => fails('/good.md', 'module', /the renderer did not load: the server answered 404/)));

test('a module that is cut short is told from one that is missing', () =>
  withProgram(
    (response, bytes) => response.writeHead(200, { 'Content-Type': 'application/wasm' }).end(bytes.subarray(0, bytes.length / 2)),
    () => fails('/good.md', 'module-broken', /its file is incomplete or another one/),
  ));

test('a page in place of the module is told from it', () =>
  withProgram((response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Not found'), () => fails('/good.md', 'module-broken', /incomplete or another one/)));

test('a module of the wrong type is compiled once it is all there', () =>
  withProgram(
    (response, bytes) => response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(bytes),
    async () => (await shows('/good.md', 'Good')).close(),
  ));

test('a module that fails once is asked for again', () => {
  asked.clear();
  return withProgram(
    (response, bytes, count) => (count < 2 ? response.writeHead(502).end() : response.writeHead(200, { 'Content-Type': 'application/wasm' }).end(bytes)),
    async () => (await shows('/good.md', 'Good')).close(),
  );
});

test('a policy without WebAssembly is named', () => fails('/good.md', 'module-blocked', /wasm-unsafe-eval/, 'no-wasm.html'));
