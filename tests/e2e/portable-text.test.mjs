// Portable Text's own cases, rendered through the article model and compared
// as trees with the HTML that its makers expect.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { renderToHtml } from '../../dist/node.js';
import { expected, rendered } from './tree.mjs';

const require = createRequire(import.meta.url);

/** What the article model shows otherwise on purpose. */
const reasons = {
  'a reference names a picture, not its address, which needs the project and dataset that only the publisher knows': ['012', '022', '024', '025', '051'],
  'a picture without alternative text gets an honest name': ['013'],
  'a mark that is called a highlight is one': ['018', '052'],
  'code keeps its language': ['050'],
  'an empty line parts paragraphs': ['023'],
};

test('Portable Text reads as its makers expect, except where a reason is given', async () => {
  const folder = new URL('node_modules/@sanity/block-content-tests/fixtures/', import.meta.url);
  const names = readdirSync(folder).sort();
  assert.ok(names.length > 30, 'the cases are there');
  for (const name of names) {
    const { input, output } = require(new URL(name, folder).pathname);
    // One case says only that it is to be read at all.
    if (output === undefined) {
      assert.ok(rendered(await renderToHtml(JSON.stringify(input), { fragment: true })), name);
      continue;
    }
    const blocks = Array.isArray(input) ? input : [input];
    const shown = blocks.length ? await renderToHtml(JSON.stringify({ _type: 'article', title: 'Example', body: blocks }), { from: 'portable-text', fragment: true }) : '';
    const [wanted, got] = [expected(output), rendered(shown)];
    const isExcused = Object.values(reasons).flat().includes(name.slice(0, 3));
    if (isExcused) assert.notEqual(got, wanted, `${name} is equal now: take it off the list`);
    else assert.equal(got, wanted, name);
  }
});
