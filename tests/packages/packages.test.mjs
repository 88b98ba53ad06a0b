// The package as others get it: packed, checked, built by each stack, and opened.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { existsSync } from 'node:fs';
import { LATER, showsLater } from './later.mjs';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const examples = fileURLToPath(new URL('../../www/examples/', import.meta.url));
const work = join(here, 'work');
const installed = join(here, 'node_modules/standfirst');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.md': 'text/markdown', '.json': 'application/json' };

let tarball;
let browser;
let server;
before(async () => {
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', work, '--ignore-scripts'], { cwd: dist });
  tarball = join(work, JSON.parse(stdout)[0].filename);
  await rm(installed, { recursive: true, force: true });
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const name of await readdir(examples)) {
    await cp(join(examples, name), join(work, name), { recursive: true });
    if (!name.includes('.')) await cp(join(examples, 'article.md'), join(work, name, 'article.md'));
  }
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = pathname.startsWith('/standfirst/') ? join(installed, pathname.slice(12)) : join(work, pathname);
    try {
      const body = await readFile(path.endsWith('/') ? `${path}index.html` : path);
      response.writeHead(200, { 'Content-Type': types[extname(path) || '.html'] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a built page and waits for its article. */
async function opens(path, { told = true } = {}) {
  const tab = await browser.newPage();
  const faults = [];
  tab.on('pageerror', (error) => faults.push(String(error)));
  tab.on('console', (message) => message.type() === 'error' && faults.push(`${message.text()} ${message.location().url}`));
  await tab.goto(`http://127.0.0.1:${server.address().port}/${path}`);
  await tab.waitForSelector('.sf-article').catch(() => {});
  assert.deepEqual(faults, []);
  assert.equal(await tab.locator('.sf-headline').innerText(), 'A small article');
  assert.equal(await tab.locator('.sf-headline').evaluate((title) => title.localName), 'h2');
  if (told) await tab.waitForFunction(() => document.getElementById('title').textContent === 'A small article');
  const size = await tab.locator('.sf-body p').first().evaluate((one) => getComputedStyle(one).fontSize);
  assert.equal(size, '18px', 'the style is there');
  await showsLater(tab);
  assert.deepEqual(faults, []);
  await tab.close();
}

test('publint finds nothing to mend', async () => {
  const { publint } = await import('publint');
  const { messages } = await publint({ pkgDir: dist, strict: true });
  assert.deepEqual(messages.filter(({ type }) => type !== 'suggestion'), []);
});

test('its types resolve for every kind of import that it has', async () => {
  const tool = join(here, 'node_modules/.bin/attw');
  const { stdout } = await run(tool, [tarball, '--profile', 'esm-only', '--format', 'json', '--exclude-entrypoints', './standfirst.css', './standfirst_core_bg.wasm', './standfirst_formats.wasm', './article.schema.json', './custom-elements.json'], { cwd: here });
  const { problems } = JSON.parse(stdout);
  const counted = Object.entries(problems ?? {}).flatMap(([kind, list]) => list.map(({ resolutionKind, entrypoint }) => `${kind} ${entrypoint} ${resolutionKind}`));
  // CommonJS and TypeScript's oldest resolution are not served, on purpose.
  assert.deepEqual(counted.filter((problem) => !/node10|node16-cjs/.test(problem)), []);
});

test('its types say what is right, and refuse what is wrong', async () => {
  await run(join(here, 'node_modules/.bin/tsc'), ['-p', here]);
});

test('the package holds what a page needs, and no more', async () => {
  const names = await readdir(installed);
  for (const name of ['standfirst.js', 'standfirst.d.ts', 'article.d.ts', 'node.js', 'edge.js', 'standfirst.css', 'standfirst_core_bg.wasm', 'standfirst_formats.wasm', 'custom-elements.json', 'article.schema.json', 'README.md', 'LICENSE-MIT', 'package.json']) {
    assert.ok(names.includes(name), name);
  }
  for (const name of ['reader.js', 'samples', 'examples', 'index.html']) assert.ok(!names.includes(name), name);
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  assert.notEqual(version, '0.0.0');
});

test('without a build, from a folder', () => opens('plain/', { told: false }));

for (const name of ['react', 'vue', 'svelte']) {
  test(`built by Vite, with ${name}`, async () => {
    const { build } = await import('vite');
    const root = join(work, name);
    await build({ root, configFile: join(root, 'vite.config.js'), base: './', logLevel: 'error' });
    await cp(join(root, 'article.md'), join(root, 'dist/article.md'));
    await opens(`${name}/dist/`);
  });
}

test('built by webpack', async () => {
  const { default: webpack } = await import('webpack');
  const { default: config } = await import(join(work, 'webpack/webpack.config.js'));
  const stats = await new Promise((resolve, reject) => webpack(config, (error, stats) => (error ? reject(error) : resolve(stats))));
  assert.deepEqual(stats.toJson({ all: false, errors: true }).errors, []);
  for (const name of ['index.html', 'article.md']) await cp(join(work, 'webpack', name), join(work, 'webpack/dist', name));
  await opens('webpack/dist/');
});

test('built by esbuild', async () => {
  await run('node', [join(work, 'esbuild/build.js')]);
  for (const name of ['index.html', 'article.md']) await cp(join(work, 'esbuild', name), join(work, 'esbuild/dist', name));
  await opens('esbuild/dist/');
});

test('rendered by Node, taken over in the page', async () => {
  await run('node', [join(work, 'node/render.js'), join(work, 'node/index.html')]);
  const tab = await browser.newPage();
  await tab.addInitScript(() => addEventListener('standfirst-load', (event) => (globalThis.adopted = event.detail.adopted)));
  await tab.goto(`http://127.0.0.1:${server.address().port}/node/`);
  await tab.waitForFunction(() => globalThis.adopted === true);
  await tab.close();
});

test('in an edge runtime, with the module given', async () => {
  const script = `
    import { readFile } from 'node:fs/promises';
    import { init, renderToHtml, render } from 'standfirst/edge';
    const given = async (name) => WebAssembly.compile(await readFile(${JSON.stringify(installed)} + '/' + name));
    const text = async (language) => readFile(${JSON.stringify(installed)} + '/messages/' + language + '.json', 'utf8');
    init(given('standfirst_core_bg.wasm'), given('standfirst_formats.wasm'), text);
    process.stdout.write(await renderToHtml('# From the edge'));
    process.stdout.write(await renderToHtml('<rss version="2.0"><channel><item><title>A feed</title><description>News</description></item></channel></rss>'));
    process.stdout.write(await renderToHtml(${JSON.stringify(LATER)}));
    await render('# A', undefined).catch((error) => process.stdout.write(error.code));`;
  await writeFile(join(work, 'edge.mjs'), script);
  const { stdout } = await run('node', [join(work, 'edge.mjs')]);
  assert.match(stdout, /From the edge.*A feed.*Zum Artikel springen.*Aus dem zweiten Modul.*no-page$/s);
});
