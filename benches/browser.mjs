// The browser, the time of its main thread, and what is made of many times.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export function launch() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--js-flags=--expose-gc'];
  return chromium.launch({ executablePath, args });
}

/** A page that says on standard error what goes wrong in it. */
export async function open(context, address) {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`bench: in the page: ${error.message}`));
  await page.goto(address);
  return page;
}

/**
 * Does `work` under a trace.
 * @returns the answer, and the trace's events of these categories
 */
export async function traced(browser, page, categories, work) {
  await browser.startTracing(page, { categories });
  let answer;
  let events;
  try {
    answer = await work();
  } finally {
    events = JSON.parse((await browser.stopTracing()).toString()).traceEvents;
  }
  return [answer, events];
}

/** The main thread's own time in milliseconds at each mark of the page: what else the machine does is not in it. */
export function marks(events) {
  const times = new Map();
  for (const { cat, name, tts } of events) if (cat === 'blink.user_timing' && tts !== undefined) times.set(name, tts / 1000);
  return times;
}

export function median(numbers) {
  const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The list in another order each time. */
export function shuffled(list) {
  return list.map((item) => [Math.random(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);
}
