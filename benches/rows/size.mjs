// What one page with the element fetches of ours, compressed by brotli.

import { open } from '../browser.mjs';

export async function size({ browser, server }) {
  server.pages['/size'] = '<!DOCTYPE html><html lang="en"><head><title>Size</title><link rel="icon" href="data:,"><script type="module" src="/dist/standfirst.js"></script></head><body><standfirst-article src="/sources/5kb.md"></standfirst-article></body></html>';
  server.sent.clear();
  const page = await open(browser, `${server.address}/size`);
  await page.waitForFunction(() => document.querySelector('standfirst-article').matches(':state(ready)'));
  await page.close();
  const ours = [...server.sent].filter(([path]) => path.startsWith('/dist/'));
  const answer = {
    all: ours.reduce((sum, [, bytes]) => sum + bytes, 0),
    module: ours.filter(([path]) => path.endsWith('.wasm')).reduce((sum, [, bytes]) => sum + bytes, 0),
    files: ours.length,
  };
  console.log(`\na page fetches ${(answer.all / 1000).toFixed(0)} KB in ${answer.files} files, ${(answer.module / 1000).toFixed(0)} KB of it the module`);
  return answer;
}
