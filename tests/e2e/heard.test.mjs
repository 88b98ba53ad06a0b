// What is heard: Chromium's own accessibility tree, and what a screen reader
// would say going down the page, of four articles. Both are kept in heard/,
// so that a change of what is heard is seen in review like a change of what is
// shown. UPDATE=1 writes them anew.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { renderToHtml } from '../../dist/node.js';
import { launch, open, serve } from './harness.mjs';

const root = new URL('../../', import.meta.url);
/** Notes, a table, code and a quotation; a report with film, sound and a gallery; live coverage; an article from right to left. */
const ARTICLES = {
  harbour: 'www/samples/harbour.md',
  report: 'tests/fixtures/simorgh/bridge.json',
  live: 'tests/fixtures/simorgh/live.json',
  arabic: 'tests/fixtures/languages/ar.md',
};

let server;
let browser;

before(async () => {
  const extra = {};
  for (const [name, file] of Object.entries(ARTICLES)) {
    const page = await renderToHtml(await readFile(new URL(file, root), 'utf8'), { page: {}, stylesheet: '/standfirst.css' });
    extra[`/${name}`] = ['text/html; charset=utf-8', page];
  }
  // Pictures and films of the samples live nowhere, and nothing here asks a network for them.
  server = await serve(extra);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const visit = async (name) => {
  const { page } = await open(browser, 'about:blank', { bypassCSP: true });
  await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort());
  await page.goto(`${server.address}/${name}`);
  return page;
};

/** Compares what is heard with what was reviewed. */
async function reviewed(file, heard) {
  const place = new URL(`heard/${file}`, import.meta.url);
  const text = `${heard.join('\n')}\n`;
  if (process.env.UPDATE) {
    await mkdir(new URL('.', place), { recursive: true });
    await writeFile(place, text);
  }
  assert.equal(text, await readFile(place, 'utf8'), `tests/e2e/heard/${file} is not what is heard; UPDATE=1 writes it anew`);
}

/** Roles that say nothing, and text that its own parent has said. */
const SILENT = ['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker'];
const SHOWN = ['level', 'hasPopup', 'expanded', 'live', 'hidden'];

for (const name of Object.keys(ARTICLES)) {
  test(`the accessibility tree of ${name} is as reviewed`, async () => {
    const page = await visit(name);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const lines = [];
    const write = (node, depth, said) => {
      const role = node.role?.value;
      const words = node.name?.value ?? '';
      const skipped = node.ignored || SILENT.includes(role) || (role === 'StaticText' && words === said);
      if (!skipped) {
        const states = (node.properties ?? []).filter((one) => SHOWN.includes(one.name)).map((one) => ` ${one.name}=${one.value.value}`);
        const described = node.description?.value ? ` described "${node.description.value}"` : '';
        lines.push(`${'  '.repeat(depth)}${role}${words ? ` "${words}"` : ''}${states.join('')}${described}`);
      }
      // A text's own boxes, and a player's own buttons, are the browser's.
      if (['StaticText', 'Video', 'Audio'].includes(role)) return;
      for (const id of node.childIds ?? []) if (byId.has(id)) write(byId.get(id), skipped ? depth : depth + 1, skipped ? said : words);
    };
    write(nodes[0], 0, '');
    assert.ok(lines.length > 40, `${lines.length} lines`);
    await reviewed(`${name}.tree.txt`, lines);
    await page.close();
  });

  test(`what a screen reader says of ${name} is as reviewed`, async () => {
    const page = await visit(name);
    const module = createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader').replace(/lib\/.*$/, 'lib/esm/index.browser.js');
    const script = `data:text/javascript;base64,${(await readFile(module)).toString('base64')}`;
    const phrases = await page.evaluate(async (script) => {
      const { virtual } = await import(script);
      await virtual.start({ container: document.body });
      for (let steps = 0; steps < 2000 && (await virtual.lastSpokenPhrase()) !== 'end of document'; steps += 1) await virtual.next();
      const phrases = await virtual.spokenPhraseLog();
      await virtual.stop();
      return phrases;
    }, script);
    assert.equal(phrases.at(-1), 'end of document', 'the reader comes to the end');
    await reviewed(`${name}.spoken.txt`, phrases);
    await page.close();
  });
}
