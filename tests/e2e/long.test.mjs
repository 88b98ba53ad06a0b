// Articles so long that the module's memory has to grow while they are rendered.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, serve } from './harness.mjs';

let server;
let browser;
before(async () => {
  const host = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Long</title><link rel="icon" href="data:,"></head><body><main></main></body></html>';
  server = await serve({ '/long.html': ['text/html; charset=utf-8', host] });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test('an article of any length arrives whole, wherever memory grows', async () => {
  // A new instance for each length: each time memory is full at another step of the way.
  for (let paragraphs = 280; paragraphs < 480; paragraphs = Math.ceil(paragraphs * 1.12)) {
    const { page, faults } = await open(browser, `${server.address}/long.html`);
    const found = await page.evaluate(async (paragraphs) => {
      const { render } = await import('/standfirst.js');
      const target = document.createElement('div');
      await render(`# Long\n\n${'A paragraph of *several* words, of which there are many more than the [link](https://example.org/) has.\n\n'.repeat(paragraphs)}`, target);
      return target.querySelectorAll('em').length;
    }, paragraphs);
    assert.equal(found, paragraphs);
    assert.deepEqual(faults, []);
    await page.close();
  }
});
