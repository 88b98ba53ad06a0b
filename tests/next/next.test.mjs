// The package in a Next.js application: rendered on the server, taken over in the page.
// Apart from the other stacks, since the installation is large and the build slow.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { showsLater } from '../packages/later.mjs';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const next = join(here, 'node_modules/.bin/next');
const work = join(here, 'work');
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

test('a Next.js application renders an article on the server, and the element takes it over', async () => {
  await rm(work, { recursive: true, force: true });
  await cp(at('www/examples/next'), work, { recursive: true });
  await mkdir(join(work, 'public'));
  await cp(at('www/examples/article.md'), join(work, 'public/article.md'));
  const installed = join(here, 'node_modules/standfirst');
  await rm(installed, { recursive: true, force: true });
  await mkdir(installed);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', work, '--ignore-scripts'], { cwd: at('dist') });
  await run('tar', ['-xzf', join(work, JSON.parse(stdout)[0].filename), '-C', installed, '--strip-components=1']);
  await run(next, ['build'], { cwd: work, env });

  const server = spawn(process.execPath, [join(here, 'node_modules/next/dist/bin/next'), 'start', '-p', '0'], { cwd: work, env });
  let browser;
  try {
    const address = await new Promise((resolve, reject) => {
      let said = '';
      server.stdout.on('data', (data) => {
        said += data;
        const found = /http:\/\/localhost:(\d+)/.exec(said);
        if (found && said.includes('Ready')) resolve(`http://127.0.0.1:${found[1]}/`);
      });
      server.on('exit', () => reject(new Error(`the server ended: ${said}`)));
    });
    const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
    const html = await (await fetch(address)).text();
    assert.match(html, /<h2 id="sf-title"[^>]*>A small article<\/h2>/, 'the server has rendered it');
    const tab = await browser.newPage();
    const faults = [];
    tab.on('pageerror', (error) => faults.push(String(error)));
    tab.on('console', (message) => message.type() === 'error' && !message.location().url.endsWith('/favicon.ico') && faults.push(message.text()));
    await tab.addInitScript(() => addEventListener('standfirst-load', (event) => (globalThis.adopted = event.detail.adopted)));
    await tab.goto(address);
    await tab.waitForFunction(() => globalThis.adopted === true);
    assert.equal(await tab.locator('.sf-body p').first().evaluate((one) => getComputedStyle(one).fontSize), '18px');
    await tab.evaluate(() => document.querySelector('standfirst-article').update('# Updated\n\nText.'));
    assert.equal(await tab.locator('.sf-headline').innerText(), 'Updated');
    await showsLater(tab);
    assert.deepEqual(faults, []);
  } finally {
    await browser?.close();
    server.kill();
  }
});
