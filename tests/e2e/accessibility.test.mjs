// Every checker, every way of showing an article, every scheme and width; and
// what no checker sees: keyboard, focus, reflow and spacing.
//
// axe-core runs over the whole matrix; the slower checkers over each article as
// it is rendered ahead, since markup is the same in all of them. The Nu HTML
// checker needs Java and is not part of this suite.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { renderToHtml } from '../../dist/node.js';
import { alfa, axe, codeSniffer, htmlValidate, ibm } from './checkers.mjs';
import { launch, open, serve } from './harness.mjs';

const root = new URL('../../', import.meta.url);
/** Articles that have each thing an article can have, in several languages. */
const ARTICLES = {
  harbour: 'www/samples/harbour.md',
  bridge: 'www/samples/bridge.txt',
  live: 'tests/fixtures/simorgh/live.json',
  report: 'tests/fixtures/simorgh/bridge.json',
  apple: 'tests/fixtures/apple-news/lighthouse.json',
  ferry: 'tests/fixtures/ans/ferry.json',
  orchard: 'tests/fixtures/wordpress/orchard.json',
};

/** What a checker says although it is as it should be, and where that is written down. */
const ALLOWED = [
  // DPUB-ARIA 1.1 dropped doc-endnote as a required child: https://github.com/w3c/dpub-aria/issues/22
  /^sia-r68: .*doc-endnotes/s,
  // A heading with nothing under it is the source's; Standfirst's own finding is heading-alone.
  /^sia-r78: .*(sf-days|sf-what-comes-next)/s,
];

const html = 'text/html; charset=utf-8';
const head = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Host</title><link rel="icon" href="data:,">';
const host = (body) => `${head}<script type="module" src="/standfirst.js"></script></head><body><main><h1>Host page</h1>${body}</main></body></html>`;
let server;
let browser;

before(async () => {
  const extra = {};
  for (const [name, file] of Object.entries(ARTICLES)) {
    const source = await readFile(new URL(file, root), 'utf8');
    extra[`/article/${name}`] = ['text/plain; charset=utf-8', source];
    extra[`/ahead/${name}`] = [html, await renderToHtml(source, { page: {}, stylesheet: '/standfirst.css' })];
    extra[`/light/${name}`] = [html, host(`<standfirst-article src="/article/${name}"></standfirst-article>`)];
    extra[`/shadow/${name}`] = [html, host(`<standfirst-article isolated src="/article/${name}"></standfirst-article>`)];
  }
  extra['/faults'] = [html, `${head}</head><body><main><h1>Faults</h1><img src="data:,"><h4>Skipped</h4><p lang="xx-nonsense"><a href="/"></a></p><table><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></table><p id="a"><button></button></p><p id="a">Twice</p></main></body></html>`];
  server = await serve(extra);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const found = (list) => list.filter((one) => !ALLOWED.some((allowed) => allowed.test(one)));
const shown = (page) => page.waitForFunction(() => (document.querySelector('standfirst-article')?.shadowRoot ?? document).querySelector('.sf-article'), null, { timeout: 90_000 });

for (const way of ['light', 'shadow', 'ahead']) {
  test(`axe finds nothing in any article, ${way}, in any scheme, at any width`, async () => {
    const { page } = await open(browser, 'about:blank');
    for (const name of Object.keys(ARTICLES)) {
      await page.goto(`${server.address}/${way}/${name}`);
      await shown(page);
      for (const [colorScheme, forcedColors] of [['light', 'none'], ['dark', 'none'], ['dark', 'active']]) {
        for (const width of [1280, 320]) {
          await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
          await page.setViewportSize({ width, height: 800 });
          const forced = forcedColors === 'active';
          assert.deepEqual(found(await axe(page, forced)), [], `${name}, ${colorScheme}, forced ${forcedColors}, ${width}`);
          const needed = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(needed <= width, `${name} needs ${needed} of ${width} pixels (1.4.10)`);
        }
      }
    }
    await page.close();
  });
}

for (const [name, check] of Object.entries({ ibm, codeSniffer, alfa, htmlValidate })) {
  test(`${name} finds nothing in any article rendered ahead`, async () => {
    const { page } = await open(browser, 'about:blank');
    for (const article of Object.keys(ARTICLES)) {
      await page.goto(`${server.address}/ahead/${article}`);
      assert.deepEqual(found(await check(page)), [], article);
    }
    await page.close();
  });
}

test('every checker finds the planted faults', async () => {
  for (const check of [axe, ibm, codeSniffer, alfa, htmlValidate]) {
    const { page } = await open(browser, `${server.address}/faults`);
    assert.ok(found(await check(page)).length > 1, `${check.name} finds faults`);
    await page.close();
  }
});

test('the Tab key goes through the article in order, is always seen, and comes out again', async () => {
  for (const way of ['light/ferry', 'shadow/ferry', 'light/harbour']) {
    const { page } = await open(browser, `${server.address}/${way}`);
    await shown(page);
    const stops = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        if (!active || active === document.body) return null;
        const scope = /** @type {Document | ShadowRoot} */ (active.getRootNode());
        const order = [...scope.querySelectorAll('*')].indexOf(active);
        const { outlineStyle, outlineWidth } = getComputedStyle(active);
        const { width, height, left, right } = active.getBoundingClientRect();
        // A link in a sentence is as high as the sentence; one that stands alone is a target (2.5.8).
        const around = active.closest('p, li, dd, td, figcaption');
        const words = (list) => list.map((one) => one.textContent.trim()).join('').length;
        const inline = getComputedStyle(active).display === 'inline' && around && words([around]) > words([...around.querySelectorAll('a')]) + 4;
        return {
          order,
          what: active.outerHTML.slice(0, 120),
          // A player's own buttons are the browser's: it draws their focus.
          seen: active.matches('video, audio') || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2), inline, width, height, inside: right > 0 && left < innerWidth };
      });
      if (!stop) break;
      stops.push(stop);
      assert.ok(stops.length < 200, 'the Tab key comes out of the article');
    }
    assert.ok(stops.length > 5, `${stops.length} stops`);
    for (const [index, stop] of stops.entries()) {
      assert.ok(index === 0 || stop.order >= stops[index - 1].order, `out of order: ${stop.what}`);
      assert.ok(stop.seen, `focus is not seen on ${stop.what}`);
      assert.ok(stop.inside, `focus is off the window on ${stop.what}`);
      assert.ok(stop.inline || (stop.height >= 24 && stop.width >= 24), `too small a target: ${stop.what}, ${stop.width} × ${stop.height}`);
    }
    await page.close();
  }
});

test('code keeps its lines and its spaces, and stands within 320 pixels', async () => {
  const row = `a${' '.repeat(60)}b`;
  const source = `---\nlang: en\n---\n# Rain\n\n\`\`\`\n${row}\nsecond\n\`\`\`\n`;
  const { page } = await open(browser, 'about:blank', { viewport: { width: 320, height: 640 } });
  await page.setContent(await renderToHtml(source, { page: {} }));
  await page.addStyleTag({ path: new URL('www/standfirst.css', root).pathname });
  const { text, right, inside, height, line } = await page.locator('.sf-code code').evaluate((code) => {
    const range = document.createRange();
    range.selectNodeContents(code);
    const boxes = [...range.getClientRects()];
    return {
      text: code.textContent,
      right: Math.max(...boxes.map((box) => box.right)),
      inside: code.closest('pre').getBoundingClientRect().right,
      height: code.closest('pre').clientHeight,
      line: parseFloat(getComputedStyle(code).lineHeight),
    };
  });
  assert.ok(text.startsWith(`${row}\nsecond`), 'nothing of it is folded together');
  assert.ok(right <= inside, `it reaches ${right}, and its box ${inside}`);
  assert.ok(height > 3 * line, 'a long line wraps');
  await page.close();
});

test('text may be spaced out as WCAG 1.4.12 says, and nothing is cut off', async () => {
  for (const name of Object.keys(ARTICLES)) {
    const { page } = await open(browser, `${server.address}/ahead/${name}`, { viewport: { width: 320, height: 640 }, bypassCSP: true });
    await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }' });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.standfirst *')]
        .filter((one) => {
          const { overflow, clipPath } = getComputedStyle(one);
          return clipPath === 'none' && /hidden|clip/.test(overflow) && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
        })
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(cut, [], name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), `${name} scrolls sideways`);
    await page.close();
  }
});

test('in forced colours, boxes keep their borders', async () => {
  const { page } = await open(browser, 'about:blank');
  await page.emulateMedia({ forcedColors: 'active' });
  const seen = new Set();
  for (const name of Object.keys(ARTICLES)) {
    await page.goto(`${server.address}/ahead/${name}`);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('.sf-aside, .sf-code, .sf-breaking, .sf-embed, .sf-transcript, .sf-correction, blockquote')]
        .filter((box) => !box.closest('.sf-pull-quote'))
        .map((box) => {
          // The line that tells it from the text around: a quotation's is at its start.
          const { borderInlineStartStyle, borderInlineStartWidth, borderInlineStartColor } = getComputedStyle(box);
          const drawn = borderInlineStartStyle === 'solid' && parseFloat(borderInlineStartWidth) >= 1 && !/^rgba.*, 0\)$/.test(borderInlineStartColor);
          return { kind: box.classList[0] ?? box.localName, drawn };
        }),
    );
    for (const { kind, drawn } of boxes) {
      seen.add(kind);
      assert.ok(drawn, `${kind} of ${name} has no border`);
    }
  }
  for (const kind of ['sf-code', 'sf-aside', 'blockquote', 'sf-transcript']) assert.ok(seen.has(kind), `${kind} is in no article`);
  await page.close();
});

test('nothing moves by itself', async () => {
  const { page } = await open(browser, `${server.address}/light/ferry`, { reducedMotion: 'reduce' });
  await shown(page);
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  assert.equal(await page.locator('[autoplay]').count(), 0);
  await page.close();
});

for (const way of ['light', 'shadow']) {
  test(`in-page links move focus by click and Enter, Back returns, and an address with a fragment arrives, ${way}`, async () => {
    const { page, faults } = await open(browser, `${server.address}/${way}/harbour`);
    await shown(page);
    const active = () =>
      page.evaluate(() => {
        const host = document.querySelector('standfirst-article');
        const one = host.shadowRoot ? host.shadowRoot.activeElement : document.activeElement;
        return one?.id || one?.getAttribute('href') || one?.localName;
      });
    const reference = page.locator('[role=doc-noteref]').first();
    const from = await reference.getAttribute('id');
    await reference.click();
    assert.match(await active(), /note-1$/);
    await page.goBack();
    await page.waitForTimeout(100);
    assert.equal(await active(), from, 'Back returns to the reference');
    // What can't be focused by itself can be only while the link has put focus on it.
    const note = page.locator('li[id$="-note-1"]');
    await note.evaluate((one) => one.removeAttribute('tabindex'));
    await reference.click();
    assert.match(await active(), /note-1$/);
    await page.goBack();
    await page.waitForTimeout(100);
    assert.equal(await note.getAttribute('tabindex'), null, 'the note keeps no tabindex');
    await reference.press('Enter');
    assert.match(await active(), /note-1$/);
    await page.locator('[role=doc-backlink]').first().press('Enter');
    assert.equal(await active(), from);
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await shown(page);
    await page.waitForTimeout(100);
    assert.equal(await active(), from, 'an address with a fragment leads there');
    assert.deepEqual(faults, []);
    await page.close();
  });
}

test('a table is a stop for the Tab key only while it scrolls', async () => {
  const { page } = await open(browser, `${server.address}/light/ferry`, { viewport: { width: 1280, height: 800 } });
  await shown(page);
  const stops = () => page.locator('.sf-scroll[tabindex="0"]').count();
  const wide = () => page.evaluate(() => [...document.querySelectorAll('.sf-scroll')].filter((box) => box.scrollWidth > box.clientWidth).length);
  await page.evaluate(() => (document.querySelector('.sf-scroll td').style.minWidth = '500px'));
  for (const [width, some] of [[1200, false], [300, true], [1280, false]]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(150);
    assert.equal(await stops(), await wide(), `at ${width}`);
    assert.equal((await wide()) > 0, some, `at ${width}`);
    if (!some) continue;
    // The stop says what it is, and the arrow keys move what it holds.
    const stop = page.locator('.sf-scroll[tabindex="0"]').first();
    await page.locator('.sf-table .sf-skip-link').first().focus();
    await page.keyboard.press('Tab');
    assert.ok(await stop.evaluate((box) => box === document.activeElement), 'the Tab key comes to it');
    const name = await stop.locator('caption').textContent();
    assert.match(await stop.ariaSnapshot(), /^- (region|group) "[^"]+"/);
    assert.ok((await stop.ariaSnapshot()).split('\n')[0].includes(`"${name.trim()}"`));
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement.scrollLeft > 0, null, { timeout: 5000 });
  }
  await page.close();
});

test('a link round a picture is as large as the picture, and is no stop where pictures are hidden', async () => {
  const { page } = await open(browser, `${server.address}/light/harbour`);
  await shown(page);
  await page.evaluate(async () => {
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/standfirst.css' });
    await new Promise((done) => document.head.append(Object.assign(style, { onload: done })));
    const { render } = await import('/standfirst.js');
    const picture = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2290%22 height=%22120%22/%3E';
    const place = document.querySelector('main');
    await render(`# Boats\n\nOne [![A boat](/boat.svg)](https://example.org/a) of two.\n\n[![Two boats](/boat.svg)](https://example.org/b)\n`, place);
    for (const image of place.querySelectorAll('img')) await new Promise((done) => Object.assign(image, { onload: done, loading: 'eager', src: picture }));
  });
  const boxes = await page.evaluate(() => [...document.querySelectorAll('.sf-body a')].map((link) => [link, link.querySelector('img')].map((one) => one.getBoundingClientRect().height)));
  assert.equal(boxes.length, 2);
  for (const [link, picture] of boxes) assert.ok(picture >= 100 && link >= picture, `${link} of ${picture} pixels`);
  await page.evaluate(() => document.documentElement.style.setProperty('--standfirst-pictures', 'none'));
  await page.locator('.sf-body a').first().evaluate((link) => link.focus());
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'body', 'nothing is there to focus');
  await page.close();
});

test('breaking news is said when it changes, and not at load', async () => {
  const { page } = await open(browser, `${server.address}/?src=samples/bridge.txt`);
  await page.waitForSelector('.sf-article');
  const said = () => page.evaluate(() => [...document.querySelectorAll('#article > [role=status][aria-live=polite]')].map((one) => one.textContent).join(''));
  assert.equal(await said(), '');
  await page.evaluate(async () => {
    const { render } = await import('/standfirst.js');
    await render('---\nlang: en\nbreaking: The bridge is closed again\n---\n# Bridge\n\nText.', document.getElementById('article'));
  });
  await page.waitForFunction(() => document.querySelector('#article > [role=status]:not(:empty)'));
  assert.equal(await said(), 'The bridge is closed again');
  assert.notEqual(await page.evaluate(() => document.activeElement.localName), 'section', 'focus is left where it is');
  await page.locator('.sf-breaking summary').press('Enter');
  assert.equal(await page.locator('.sf-breaking-notice').isVisible(), false, 'the notice can be folded away');
  await page.close();
});

test('reading preferences are kept, applied, and worked by keyboard', async () => {
  const { page, faults } = await open(browser, `${server.address}/?src=samples/harbour.md`, { viewport: { width: 320, height: 640 } });
  await page.waitForSelector('.sf-article');
  const normal = await page.locator('.sf-body p').first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  await page.locator('#preferences-open').press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.closest('dialog')?.id), 'preferences');
  assert.deepEqual(found(await axe(page)), []);
  await page.selectOption('#set-theme', 'contrast');
  await page.selectOption('#set-size', '200');
  await page.selectOption('#set-letters', 'wider');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'preferences-open', 'focus returns to the button');
  await page.reload();
  await page.waitForSelector('.sf-article');
  const style = await page.locator('.sf-body p').first().evaluate((one) => {
    const { fontSize, color, letterSpacing } = getComputedStyle(one);
    return { fontSize: parseFloat(fontSize), color, letterSpacing };
  });
  assert.equal(style.fontSize, normal * 2);
  assert.equal(style.color, 'rgb(255, 255, 255)');
  assert.notEqual(style.letterSpacing, 'normal');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), 'twice the size still reflows');
  assert.deepEqual(found(await axe(page)), []);
  await page.locator('#preferences-open').press('Enter');
  await page.locator('#preferences-form [type=reset]').press('Enter');
  assert.equal(await page.locator('.sf-body p').first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize)), normal);
  assert.deepEqual(faults, []);
  await page.close();
});

test('the reader page keeps the rules, and a finding leads to its place', async () => {
  const source = '---\nlang: en\n---\n# Rain\n\nOne.\n\nFor rain, [click here](https://example.org/rain).\n';
  const { page } = await open(browser, `${server.address}/`);
  await page.waitForSelector('.sf-article');
  for (const check of [axe, ibm, codeSniffer, alfa]) assert.deepEqual(found(await check(page)), [], check.name);
  await page.locator('#file').setInputFiles({ name: 'rain.md', mimeType: 'text/markdown', buffer: Buffer.from(source) });
  await page.waitForFunction(() => document.querySelector('#findings li')?.textContent.includes('link-vague'));
  await page.locator('#findings button').first().press('Enter');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^For rain/);
  await page.close();
});
