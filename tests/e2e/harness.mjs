// The server of dist/, and a browser to open it in.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

export { serve } from './server.mjs';

export function launch() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args });
}

/** A page that remembers everything that went wrong in it. */
export async function open(browser, address, options = {}) {
  const page = await browser.newPage(options);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(address);
  return { page, faults };
}

/**
 * The module's glue with a fault planted where a rendering begins, as the server's answer to what asks for it.
 * @param {string} fault statements that may look at `source`, and at the instance as `wasm`
 */
export async function planted(fault) {
  const glue = await readFile(new URL('../../dist/standfirst_core.js', import.meta.url), 'utf8');
  const broken = glue.replace(/function render\((\w+)[^)]*\)\s*\{/, (start, source) => `${start} ${source === 'source' ? '' : `const source = ${source};`} ${fault}`);
  assert.notEqual(broken, glue, 'the fault is planted');
  return ['text/javascript', broken];
}
