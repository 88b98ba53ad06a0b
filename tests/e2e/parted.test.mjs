// The module comes in two parts: the second reads the formats that people don't write by hand, and is only loaded for them.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, open, serve } from './harness.mjs';

const dist = new URL('../../dist/', import.meta.url);
const fixtures = new URL('../fixtures/', import.meta.url);
const compiled = async (name) => WebAssembly.compile(await readFile(new URL(name, dist)));
/** What needs no second part: whole pages of HTML do. */
const FIRST = ['article', 'markdown', 'html', 'text'];
const isFirst = (format, source) => FIRST.includes(format) && !/<html/i.test(source);

/** Every fixture of each format. */
async function* sources() {
  for (const format of await readdir(fixtures)) {
    if (format === 'languages') continue;
    for (const name of await readdir(new URL(`${format}/`, fixtures))) {
      yield { format, name, source: await readFile(new URL(`${format}/${name}`, fixtures), 'utf8') };
    }
  }
}

test('the first part recognises every format, reads its own, and names what is missing for the others', async () => {
  const { init, inspect, renderToHtml } = await import(new URL('edge.js?first', dist).href);
  init(await compiled('standfirst_core_bg.wasm'));
  for await (const { format, name, source } of sources()) {
    if (isFirst(format, source)) {
      assert.equal((await inspect(source)).format, format, name);
      assert.match(await renderToHtml(source), /<article /, name);
    } else {
      await assert.rejects(renderToHtml(source), { code: 'module', message: /did not load.*`init` was not given `standfirst_formats.wasm`/ }, `${format}/${name}`);
    }
  }
});

test('both parts together read every format, found or named', async () => {
  const { inspect, renderToHtml } = await import(new URL('node.js', dist).href);
  const seen = new Set();
  for await (const { format, name, source } of sources()) {
    seen.add(format);
    const reading = await inspect(source);
    assert.equal(reading.format, format, name);
    assert.equal((await inspect(source, { from: format })).format, format, name);
    assert.match(await renderToHtml(source), /<article /, name);
  }
  assert.ok(seen.size > 20, 'the formats are there');
});

let server;
let browser;
let asked = [];
/** How the second part is served: a test may change it. */
let way;
const ninjs = JSON.stringify({ uri: 'urn:example:1', type: 'text', headline: 'Tide tables', body_xhtml: '<p>The tide is <em>early</em> today.</p>' });

before(async () => {
  const bytes = await readFile(new URL('standfirst_formats.wasm', dist));
  const page = (source) => (_, response, headers) => {
    const element = source ? `<standfirst-article src="${source}"><p>What stood before.</p></standfirst-article>` : '';
    response.writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!DOCTYPE html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"><script type="module" src="/patience.mjs"></script></head><body>${element}</body></html>`);
  };
  server = await serve({
    '/markdown.html': page('/story.md'),
    '/ninjs.html': page('/story.json'),
    '/patience.mjs': ['text/javascript', "import { patience } from './standfirst.js'; Object.assign(patience, { stall: 400, pause: 20 });"],
    '/story.md': ['text/markdown', '# Tide tables\n\nThe tide is early today.'],
    '/story.json': ['application/json', ninjs],
    '/standfirst_formats.wasm': (_, response) => {
      asked.push('formats');
      (way ?? ((to) => to.writeHead(200, { 'Content-Type': 'application/wasm' }).end(bytes)))(response, asked.length, bytes);
    },
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function shown(path, served) {
  asked = [];
  way = served;
  const { page, faults } = await open(browser, `${server.address}/${path}`);
  await page.waitForSelector('.sf-headline, .sf-error', { timeout: 10_000 });
  return { page, faults };
}

test('a page with Markdown never loads the second part', async () => {
  const { page, faults } = await shown('markdown.html');
  assert.equal(await page.locator('.sf-headline').innerText(), 'Tide tables');
  assert.deepEqual([asked, faults], [[], []]);
  await page.close();
});

test('a page with another format loads the second part once, however many articles need it', async () => {
  const { page, faults } = await shown('ninjs.html');
  assert.equal(await page.locator('.sf-headline').innerText(), 'Tide tables');
  const formats = await page.evaluate(async (source) => {
    const { inspect, renderToHtml } = await import('/standfirst.js');
    const [one, , other] = await Promise.all([inspect(source), renderToHtml(source, { from: 'ninjs' }), inspect('# A')]);
    return [one.format, other.format];
  }, ninjs);
  assert.deepEqual(formats, ['ninjs', 'markdown']);
  assert.deepEqual([asked, faults], [['formats'], []]);
  await page.close();
});

test('a second part that is missing is said, what stood is kept, and another try finds it', async () => {
  const { page } = await shown('ninjs.html', (response) => response.writeHead(404).end());
  assert.match(await page.locator('.sf-error').innerText(), /the part of the renderer that reads its format did not load: the server answered 404/);
  assert.match(await page.locator('standfirst-article').innerText(), /What stood before/);
  way = undefined;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForSelector('.sf-headline:text-is("Tide tables")');
  await page.close();
});

test('a second part that is cut short is told from one that is missing', async () => {
  const { page } = await shown('ninjs.html', (response, _, bytes) => response.writeHead(200, { 'Content-Type': 'application/wasm' }).end(bytes.subarray(0, bytes.length / 2)));
  assert.match(await page.locator('.sf-error').innerText(), /reads its format did not load: its file is incomplete or another one/);
  await page.close();
});

test('a second part that fails once is asked for again', async () => {
  const { page } = await shown('ninjs.html', (response, count, bytes) => (count < 2 ? response.writeHead(502).end() : response.writeHead(200, { 'Content-Type': 'application/wasm' }).end(bytes)));
  assert.equal(await page.locator('.sf-headline').innerText(), 'Tide tables');
  assert.equal(asked.length, 2);
  await page.close();
});
