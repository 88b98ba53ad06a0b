import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, open, serve } from './harness.mjs';

const host = (body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><script type="module" src="/standfirst.js"></script></head><body><h1>Host page</h1>${body}</body></html>`;
let server;
let browser;
before(async () => {
  server = await serve({
    '/slow.md': (request, response, headers) => setTimeout(() => response.writeHead(200, { ...headers, 'Content-Type': 'text/markdown' }).end('# Slow'), 1200),
    '/host.html': ['text/html; charset=utf-8', host('<standfirst-article src="/samples/bridge.txt">An article about a bridge.</standfirst-article><p>After</p>')],
    '/isolated.html': ['text/html; charset=utf-8', host('<standfirst-article isolated src="/samples/harbour.md"></standfirst-article>')],
    '/missing.html': ['text/html; charset=utf-8', host('<standfirst-article src="/nowhere.md">An article about nothing.</standfirst-article>')],
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test('the plain dump shows every sentence once, the caption too', async () => {
  const { page, faults } = await open(browser, `${server.address}/?src=samples/bridge.txt`);
  await page.waitForSelector('.sf-article');
  const text = await page.locator('.sf-article').innerText();
  const source = await readFile(new URL('../../www/samples/bridge.txt', import.meta.url), 'utf8');
  const lines = [...new Set(source.split('\n').filter((line) => line && line !== 'Accessibility links'))];
  for (const line of lines) assert.equal(text.split(line).length - 1, 1, line);
  assert.equal(await page.locator('h1').count(), 1);
  assert.equal(await page.locator('#findings li').count(), 3);
  assert.deepEqual(faults, []);
  await page.close();
});

test('a sample is chosen by its name, its pictures come from where it is, and a reload shows it again', async () => {
  const { page, faults } = await open(browser, `${server.address}/`);
  await page.waitForSelector('.sf-article');
  assert.equal(await page.locator('#samples').inputValue(), 'samples/harbour.md');
  await page.selectOption('#samples', 'samples/lighthouse.json');
  await page.waitForFunction(() => document.querySelector('.sf-headline').textContent.includes('oil lamp'));
  await page.reload();
  await page.waitForFunction(() => document.querySelector('.sf-headline')?.textContent.includes('oil lamp'));
  assert.equal(await page.locator('#samples').inputValue(), 'samples/lighthouse.json');
  assert.equal(await page.locator('.sf-body img, .sf-lead img').first().evaluate((picture) => picture.decode().then(() => picture.naturalWidth)), 1200);
  assert.equal(await page.locator('#findings li').count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test('of two articles asked for, the later one is shown, whichever comes first', async () => {
  const { page } = await open(browser, `${server.address}/?src=slow.md`);
  await page.waitForFunction(() => document.getElementById('status').textContent === 'Loading the article…');
  await page.selectOption('#samples', 'samples/bridge.txt');
  await page.waitForSelector('.sf-article');
  await page.waitForTimeout(1500);
  assert.match(await page.locator('.sf-headline').innerText(), /Bridge/);
  await page.close();
});

test('the skip links work by keyboard alone', async () => {
  const { page } = await open(browser, `${server.address}/?src=samples/bridge.txt`);
  await page.waitForSelector('.sf-article');
  await page.locator('#preferences-open').focus();
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  assert.equal(await focused(), 'Skip to the article');
  const box = await page.locator('.sf-skip-link:focus').boundingBox();
  assert.ok(box.width > 100 && box.height > 20, 'the focused skip link can be seen');
  await page.keyboard.press('Enter');
  assert.equal(await focused(), 'River Bridge Reopens After Two Years of Repairs');
  await page.close();
});

test('the element shows an article in another page, below the page\'s own heading', async () => {
  const { page, faults } = await open(browser, `${server.address}/host.html`);
  await page.waitForSelector('standfirst-article .sf-article');
  assert.equal(await page.locator('h1').count(), 1);
  assert.equal(await page.locator('.sf-headline').evaluate((title) => title.localName), 'h2');
  assert.deepEqual(faults, []);
  await page.close();
});

test('in a shadow root, footnotes and their way back move focus', async () => {
  const { page, faults } = await open(browser, `${server.address}/isolated.html`);
  await page.waitForSelector('.sf-article');
  const active = () => page.evaluate(() => document.querySelector('standfirst-article').shadowRoot.activeElement?.id);
  await page.locator('[role=doc-noteref]').press('Enter');
  assert.match(await active(), /note-1$/);
  await page.locator('[role=doc-backlink]').press('Enter');
  assert.match(await active(), /ref-1-1$/);
  assert.deepEqual(faults, []);
  await page.close();
});

test('a missing article says so, links to the source, and keeps what stands', async () => {
  const { page } = await open(browser, `${server.address}/missing.html`);
  await page.waitForSelector('.sf-error');
  const text = await page.locator('standfirst-article').innerText();
  assert.match(text, /the server answered 404/);
  assert.match(text, /An article about nothing/);
  assert.equal(await page.locator('.sf-error a').getAttribute('href'), `${server.address}/nowhere.md`);
  await page.close();
});

test('axe finds nothing on any sample, and does find a planted fault', async () => {
  const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  for (const sample of ['harbour.md', 'bridge.txt', 'lighthouse.json', 'storm.json', 'orchard.ar.md']) {
    for (const width of [320, 1280]) {
      for (const colorScheme of ['light', 'dark']) {
        const { page } = await open(browser, `${server.address}/?src=samples/${sample}`, { viewport: { width, height: 800 }, colorScheme });
        await page.waitForSelector('.sf-article');
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => (await axe.run()).violations.map((one) => `${one.id}: ${one.nodes[0].html}`));
        assert.deepEqual(violations, [], `${sample} at ${width}, ${colorScheme}`);
        await page.evaluate(() => document.querySelector('.sf-body').append(document.createElement('img')));
        const planted = await page.evaluate(async () => (await axe.run()).violations.map((one) => one.id));
        assert.ok(planted.includes('image-alt'), 'the checker works');
        await page.close();
      }
    }
  }
});

test('nothing needs two-way scrolling at 320 pixels', async () => {
  const { page } = await open(browser, `${server.address}/?src=samples/harbour.md`, { viewport: { width: 320, height: 640 } });
  await page.waitForSelector('.sf-article');
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(needed <= there, `${needed} > ${there}`);
  await page.close();
});
