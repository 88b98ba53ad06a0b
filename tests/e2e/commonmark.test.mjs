// CommonMark's own examples, rendered through the article model and compared
// as trees with the HTML that the specification expects. What the model shows
// otherwise on purpose stands in commonmark.differences.json with its reason.
// Other examples can be tried too: STANDFIRST_EXAMPLES=FILE.json node --test commonmark.test.mjs

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import spec from 'commonmark-spec';
import { initSync, renderToHtml } from '../../dist/standfirst_core.js';
import { expected, rendered } from './tree.mjs';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
initSync({ module: readFileSync(new URL('../../dist/standfirst_core_bg.wasm', import.meta.url)) });

const same = ({ markdown, html }) => {
  // With a title of its own, the article's first heading stays in its body.
  const source = `---\ntitle: Example\n---\n${markdown.replaceAll('→', '\t')}`;
  const shown = renderToHtml(source, { from: 'markdown', fragment: true });
  const [wanted, got] = [expected(html.replaceAll('→', '\t')), rendered(shown)];
  return { same: wanted === got, wanted, got };
};

const more = process.env.STANDFIRST_EXAMPLES;
if (more) {
  test(`the examples of ${more}`, () => {
    const examples = JSON.parse(readFileSync(more, 'utf8'));
    const other = examples.map((example) => ({ ...example, ...same(example) })).filter((example) => !example.same);
    for (const { example, markdown, wanted, got } of other) console.log(`\n${example} ${JSON.stringify(markdown)}\nwanted ${wanted}\ngot    ${got}`);
    console.log(`${examples.length - other.length} of ${examples.length} are equal`);
  });
}

test('CommonMark reads as its specification says, except where a reason is given', () => {
  const reasons = read('commonmark.differences.json');
  const excused = new Map(Object.values(reasons).flatMap((numbers) => numbers.map((number) => [number, true])));
  let equal = 0;
  for (const example of spec.tests) {
    const { same: is, wanted, got } = same(example);
    const about = `example ${example.number} (${example.section}): ${JSON.stringify(example.markdown)}`;
    if (excused.has(example.number)) assert.ok(!is, `${about} is equal now: take it off the list`);
    else assert.equal(got, wanted, about);
    equal += is;
  }
  assert.equal(equal + excused.size, spec.tests.length);
  assert.ok(equal / spec.tests.length >= 0.95, `${equal} of ${spec.tests.length} are equal`);
});

test('the comparison sees a lost word, a wrong element, a wrong address and a wrong order', () => {
  const page = (body) => rendered(`<div class="sf-body">${body}</div>`);
  for (const [right, wrong] of [
    ['<p>a b</p>', '<p>a</p>'],
    ['<p><em>a</em></p>', '<p><strong>a</strong></p>'],
    ['<p><a href="/a">x</a></p>', '<p><a href="/b">x</a></p>'],
    ['<p>a</p><p>b</p>', '<p>b</p><p>a</p>'],
    ['<pre><code>a\n b</code></pre>', '<pre><code>a b</code></pre>'],
  ]) {
    assert.equal(page(right), expected(right));
    assert.notEqual(page(wrong), expected(right));
  }
});
