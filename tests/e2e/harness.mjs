// The server of dist/, and a browser to open it in.

import { existsSync } from 'node:fs';
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
