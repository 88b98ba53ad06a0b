// The element in pages that are not ours: its place, its data, its isolation, its life.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, open, serve } from './harness.mjs';

const page = (body, head = '<script type="module" src="/standfirst.js"></script>') =>
  ['text/html; charset=utf-8', `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`];
const hostile = `* { all: revert !important; color: red !important; font: 3px/1 cursive !important; display: inline !important; float: left !important; position: static !important }
html { font-size: 62.5% } body { text-transform: uppercase; letter-spacing: .5em; direction: ltr; visibility: visible }
standfirst-article { display: inline !important; columns: 4 !important; text-indent: 5em !important }`;
const hostileLight = 'html { font-size: 62.5% } * { all: revert }';
const filler = '<p>Filler</p>'.repeat(200);

const article = (words, level = '') => `<standfirst-article ${level}><script type="text/markdown"># ${words}

A line of text.

## A heading of the story

More text.
</script></standfirst-article>`;

let server;
let browser;
let fetched = [];
before(async () => {
  server = await serve({
    '/hostile.css': ['text/css', hostile],
    '/hostile-light.css': ['text/css', hostileLight],
    '/isolated.html': page('<h1>Host</h1><standfirst-article isolated src="/samples/harbour.md"></standfirst-article>', '<link rel="stylesheet" href="/hostile.css"><script type="module" src="/standfirst.js"></script>'),
    '/light.html': page('<h1>Host</h1><standfirst-article src="/samples/harbour.md"></standfirst-article>', '<link rel="stylesheet" href="/hostile-light.css"><script type="module" src="/standfirst.js"></script>'),
    '/levels.html': page(
      `<h1>Host</h1>${article('under one')}<section><h2>Two</h2><div>${article('under two')}</div></section>
       <aside><h4>Elsewhere</h4></aside>${article('under one again')}<div role="heading" aria-level="3">Three</div>
       <nav><h5>Menu</h5></nav><p>${article('under three')}${article('fixed', 'heading-level="5"')}`,
    ),
    '/inline.html': page(`
      <standfirst-article id="json"><script type="application/json">{"headline":[{"type":"text","text":"From JSON"}],"body":[{"type":"paragraph","content":[{"type":"text","text":"One."}]}]}</script></standfirst-article>
      <standfirst-article id="ld"><script type="application/ld+json">{"headline":[{"type":"text","text":"From data"}],"body":[{"type":"paragraph","content":[{"type":"text","text":"One."}]}]}</script></standfirst-article>
      <standfirst-article id="template" dir="rtl" lang="ar"><template><h1>From HTML</h1><p>One <em>word</em>.</p></template></standfirst-article>
      <standfirst-article id="md"><script type="text/markdown">
        # From Markdown

        One.
      </script></standfirst-article>`),
    '/life.html': page('<div id="a"><standfirst-article src="/counted.md">Before</standfirst-article></div><div id="b"></div><dialog><standfirst-article src="/samples/bridge.txt"></standfirst-article></dialog><div id="c"></div>'),
    '/counted.md': (request, response, headers) => {
      fetched.push(request.url);
      response.writeHead(200, { ...headers, 'Content-Type': 'text/markdown' }).end('# Counted\n\nText.');
    },
    '/encodings.html': page('<standfirst-article src="/latin.xml"></standfirst-article><standfirst-article src="/cyrillic.md"></standfirst-article>'),
    '/latin.xml': ['text/xml', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><item><title>Été</title><description>Voilà la plage.</description></item></channel></rss>', 'latin1')],
    // "Мост", as Russian servers of old have it.
    '/cyrillic.md': ['text/markdown; charset=windows-1251', Buffer.from([0x23, 0x20, 0xcc, 0xee, 0xf1, 0xf2])],
    '/lazy.html': page(`<h1>Host</h1>${Array.from({ length: 50 }, (_, at) => `<standfirst-article loading="lazy" src="/counted.md?${at}"></standfirst-article>${filler}`).join('')}`),
    '/taken.html': page(
      '<standfirst-article src="/samples/bridge.txt">theirs</standfirst-article><standfirst-article-2 src="/samples/bridge.txt"></standfirst-article-2>',
      '<script src="/taken.js"></script><script type="module" src="/standfirst.js"></script>',
    ),
    '/taken.js': ['text/javascript', 'customElements.define("standfirst-article", class extends HTMLElement {})'],
    '/shift.html': page('<p>Before</p><standfirst-article src="/pictures.json"></standfirst-article>'),
    '/pictures.json': ['application/json', JSON.stringify({
      headline: [{ type: 'text', text: 'Pictures' }],
      body: [{ width: 800, height: 500 }, {}, { width: 300, height: 900 }].flatMap((size, at) => [
        { type: 'figure', image: { url: `/slow.svg?${size.width ?? 640}x${size.height ?? 480}`, alt: `Picture ${at}`, ...size }, caption: [{ type: 'text', text: 'A caption' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'Words between pictures. '.repeat(20) }] },
      ]),
    })],
    '/ask.html': page('<standfirst-article media="ask" src="/pictures.json"></standfirst-article>'),
    '/slow.svg': (request, response, headers) => {
      const [width, height] = request.url.split('?')[1].split('x');
      const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="teal"/></svg>`;
      setTimeout(() => response.writeHead(200, { ...headers, 'Content-Type': 'image/svg+xml' }).end(picture), 600);
    },
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const ready = (tab, selector = 'standfirst-article') => tab.waitForFunction((selector) => [...document.querySelectorAll(selector)].every((one) => one.matches(':state(ready)')), selector);

test('a title stands one level below the heading that speaks for its place', async () => {
  const { page: tab, faults } = await open(browser, `${server.address}/levels.html`);
  await ready(tab);
  const levels = await tab.evaluate(() => Object.fromEntries([...document.querySelectorAll('.sf-headline')].map((title) => [title.textContent, title.localName])));
  assert.deepEqual(levels, { 'under one': 'h2', 'under two': 'h3', 'under one again': 'h2', 'under three': 'h4', fixed: 'h5' });
  assert.equal(await tab.locator('.standfirst h5 ~ .sf-body h6, .standfirst h6').count(), 1);
  assert.deepEqual(faults, []);
  await tab.close();
});

test('inside another shadow root, the heading above the host counts', async () => {
  const { page: tab } = await open(browser, `${server.address}/levels.html`);
  await ready(tab);
  const level = await tab.evaluate(async () => {
    const host = document.createElement('div');
    document.querySelector('section').append(host);
    const root = host.attachShadow({ mode: 'open' });
    const element = document.createElement('standfirst-article');
    element.src = '/samples/harbour.md';
    root.append(element);
    await new Promise((resolve) => element.addEventListener('standfirst-load', resolve));
    root.querySelector('a[role=doc-noteref]').click();
    return [element.querySelector('.sf-headline').localName, root.activeElement?.getAttribute('id')?.endsWith('note-1'), getComputedStyle(element.querySelector('.sf-caption, .sf-byline')).fontFamily.includes('system-ui')];
  });
  assert.deepEqual(level, ['h3', true, true]);
  await tab.close();
});

test('inline data of every kind is shown, and shown anew when it changes', async () => {
  const { page: tab, faults } = await open(browser, `${server.address}/inline.html`);
  await ready(tab);
  const headlines = () => tab.evaluate(() => [...document.querySelectorAll('standfirst-article')].map((one) => one.querySelector('.sf-headline')?.textContent));
  assert.deepEqual(await headlines(), ['From JSON', 'From data', 'From HTML', 'From Markdown']);
  assert.equal(await tab.locator('#md pre').count(), 0, 'the indentation of the page is not code');
  assert.deepEqual(await tab.locator('#template > .standfirst').evaluate((one) => [one.lang, one.dir]), ['ar', 'rtl']);
  assert.deepEqual(faults, []);
  await tab.evaluate(() => {
    document.querySelector('#md script').firstChild.nodeValue = '# Changed Markdown\n\nTwo.';
    document.querySelector('#template template').content.querySelector('h1').textContent = 'Changed HTML';
    const script = document.createElement('script');
    script.type = 'text/markdown';
    script.append(document.createTextNode('# Another script'));
    document.querySelector('#json script').replaceWith(script);
  });
  await tab.waitForFunction(() => document.querySelector('#md .sf-headline')?.textContent === 'Changed Markdown');
  await tab.waitForFunction(() => document.querySelector('#template .sf-headline')?.textContent === 'Changed HTML');
  await tab.waitForFunction(() => document.querySelector('#json .sf-headline')?.textContent === 'Another script');
  assert.equal(await tab.locator('#json script').count(), 1, 'the data stays');
  await tab.close();
});

test('an isolated article is untouched by a hostile page', async () => {
  const { page: tab, faults } = await open(browser, `${server.address}/isolated.html`);
  await ready(tab);
  const look = await tab.evaluate(() => {
    const root = document.querySelector('standfirst-article').shadowRoot;
    const style = (selector) => getComputedStyle(root.querySelector(selector));
    const host = getComputedStyle(root.host);
    const text = style('.sf-body p');
    return {
      display: host.display, columns: host.columnCount, size: text.fontSize, transform: text.textTransform, spacing: text.letterSpacing,
      color: text.color, float: text.float, hidden: style('.sf-hidden').position, title: Number.parseFloat(style('.sf-headline').fontSize) > 28, indent: text.textIndent,
    };
  });
  assert.deepEqual(look, {
    display: 'block', columns: 'auto', size: '18px', transform: 'none', spacing: 'normal',
    color: 'rgb(26, 26, 26)', float: 'none', hidden: 'absolute', title: true, indent: '0px',
  });
  assert.deepEqual(faults, []);
  await tab.close();
});

test('in a page that reverts everything, an article in its tree stays readable', async () => {
  const { page: tab } = await open(browser, `${server.address}/light.html`);
  await ready(tab);
  const text = await tab.locator('.sf-body p').first().evaluate((one) => [getComputedStyle(one).display, getComputedStyle(one).visibility, one.getBoundingClientRect().width > 200]);
  assert.deepEqual(text, ['block', 'visible', true]);
  await tab.close();
});

test('no global name is made, and no style but in our layer', async () => {
  const { page: tab } = await open(browser, `${server.address}/life.html`);
  await ready(tab, '#a standfirst-article');
  const names = await tab.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const clean = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    const named = new Set([...document.querySelectorAll('[id]')].map((one) => one.id));
    return Object.getOwnPropertyNames(window).filter((name) => !clean.has(name) && !named.has(name) && !/^\d+$|playwright|__pw|^\$?__/.test(name));
  });
  assert.deepEqual(names, []);
  const rules = await tab.evaluate(() => document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => `${rule.constructor.name} ${rule.name ?? ''}`));
  assert.deepEqual(rules, ['CSSLayerBlockRule standfirst']);
  await tab.close();
});

test('nothing of the page around an article changes, not even to say something', async () => {
  const { page: tab, faults } = await open(browser, `${server.address}/life.html`);
  await ready(tab, '#a standfirst-article');
  const around = () => tab.evaluate(() => {
    const copy = document.documentElement.cloneNode(true);
    for (const ours of copy.querySelectorAll('standfirst-article, #c > *')) ours.remove();
    return copy.outerHTML;
  });
  const before = await around();
  const said = await tab.evaluate(async () => {
    const { render } = await import('/standfirst.js');
    const target = document.getElementById('c').appendChild(document.createElement('div'));
    await render('# One\n\nText.', target);
    const silent = target.querySelectorAll('[aria-live]').length;
    await render('---\nbreaking: First\n---\n# One\n\nText.', target);
    await render('---\nbreaking: Second\n---\n# One\n\nText.', target);
    return { silent, regions: target.querySelectorAll(':scope > [role=status]').length };
  });
  assert.deepEqual(said, { silent: 0, regions: 2 }, 'an article that can say nothing new has no regions; one that can has them beside it');
  await tab.waitForFunction(() => [...document.querySelectorAll('#c [role=status]')].some((one) => one.textContent === 'Second'));
  assert.equal(await around(), before);
  assert.deepEqual(faults, []);
  await tab.close();
});

test('an element that is moved, or taken away and put back, keeps its article and asks for nothing', async () => {
  fetched = [];
  const { page: tab, faults } = await open(browser, `${server.address}/life.html`);
  await ready(tab, '#a standfirst-article');
  const kept = await tab.evaluate(async () => {
    const element = document.querySelector('#a standfirst-article');
    const article = element.querySelector('.sf-article');
    let loads = 0;
    element.addEventListener('standfirst-load', () => (loads += 1));
    document.querySelector('#b').append(element);
    await new Promise((resolve) => setTimeout(resolve, 50));
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.querySelector('#a').append(element);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return [element.querySelector('.sf-article') === article, loads];
  });
  assert.deepEqual(kept, [true, 0]);
  assert.equal(fetched.length, 1);
  assert.deepEqual(faults, []);
  await tab.close();
});

test('in a dialog, an article is there when it opens, and its skip links stay inside', async () => {
  const { page: tab } = await open(browser, `${server.address}/life.html`);
  await ready(tab);
  await tab.evaluate(() => document.querySelector('dialog').showModal());
  await tab.keyboard.press('Enter');
  assert.equal(await tab.evaluate(() => document.activeElement.closest('dialog') !== null), true);
  assert.match(await tab.evaluate(() => document.activeElement.textContent), /River Bridge/);
  await tab.close();
});

test('of fifty lazy elements only those near the window are fetched, all by one module', async () => {
  fetched = [];
  const { page: tab, faults } = await open(browser, `${server.address}/lazy.html`);
  const modules = [];
  tab.on('request', (request) => request.url().endsWith('.wasm') && modules.push(request.url()));
  await tab.waitForSelector('.sf-article');
  await tab.waitForTimeout(300);
  const first = fetched.length;
  assert.ok(first >= 1 && first <= 3, `${first} were fetched`);
  await tab.evaluate(() => document.querySelectorAll('standfirst-article')[40].scrollIntoView());
  await tab.waitForFunction(() => document.querySelectorAll('standfirst-article')[40].matches(':state(ready)'));
  assert.ok(fetched.length < 12, `${fetched.length} were fetched`);
  assert.ok(modules.length <= 1, 'the module was loaded once');
  assert.deepEqual(faults, []);
  await tab.close();
});

test('with the hashes of the build a browser loads these files, and no others', async () => {
  const hashes = JSON.parse(await readFile(new URL('../../dist/integrity.json', import.meta.url), 'utf8'));
  const modules = Object.entries(hashes).filter(([name]) => name.endsWith('.js'));
  const host = (changed) => {
    const integrity = Object.fromEntries(modules.map(([name, hash]) => [`/${name}`, name === changed ? hashes['loader.js'] : hash]));
    const [type, body] = page(article('held to its hashes'), `<script type="importmap">${JSON.stringify({ integrity })}</script><script type="module" src="/standfirst.js"></script>`);
    return (request, response) => response.writeHead(200, { 'Content-Type': type }).end(body);
  };
  const held = await serve({ '/right.html': host(), '/wrong.html': host('standfirst.js'), '/late.html': host('engine.js') });
  const right = await open(browser, `${held.address}/right.html`);
  await ready(right.page);
  assert.deepEqual(right.faults, []);
  const wrong = await open(browser, `${held.address}/wrong.html`);
  await wrong.page.waitForLoadState('networkidle');
  assert.equal(await wrong.page.evaluate(() => customElements.get('standfirst-article') === undefined), true);
  assert.match(wrong.faults.join(), /integrity/);
  // What is loaded when there is something to render is held to its hash too.
  const late = await open(browser, `${held.address}/late.html`);
  assert.match(await late.page.locator('.sf-error').innerText(), /the renderer did not load/);
  assert.match(late.faults.join(), /integrity/);
  await right.page.close();
  await wrong.page.close();
  await late.page.close();
  held.close();
});

test('what a page asks for ahead is what its element uses, and is asked for once', async () => {
  const asked = [];
  const hints = ['engine.js', 'standfirst_core.js'].map((name) => `<link rel="modulepreload" href="/${name}">`).join('') + ['standfirst_core_bg.wasm', 'samples/harbour.md'].map((name) => `<link rel="preload" as="fetch" crossorigin href="/${name}">`).join('');
  const hinted = await serve({ '/hinted.html': page('<standfirst-article src="/samples/harbour.md"></standfirst-article>', `${hints}<script type="module" src="/standfirst.js"></script>`) });
  const tab = await browser.newPage();
  tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await tab.goto(`${hinted.address}/hinted.html`);
  await ready(tab);
  for (const path of ['/engine.js', '/standfirst_core.js', '/standfirst_core_bg.wasm', '/samples/harbour.md']) assert.equal(asked.filter((one) => one === path).length, 1, path);
  await tab.close();
  hinted.close();
});

test('a taken name gets a number', async () => {
  const { page: tab, faults } = await open(browser, `${server.address}/taken.html`);
  await ready(tab, 'standfirst-article-2');
  assert.equal(await tab.evaluate(async () => (await import('/standfirst.js')).tagName), 'standfirst-article-2');
  assert.equal(await tab.locator('standfirst-article').innerText(), 'theirs');
  assert.deepEqual(faults, []);
  await tab.close();
});

test('pictures of any kind shift nothing when they come', async () => {
  const { page: tab } = await open(browser, 'about:blank', { viewport: { width: 900, height: 3000 } });
  await tab.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName}.${node?.className}: ${previousRect.top} to ${currentRect.top}`).join(', ')))).observe({ type: 'layout-shift', buffered: true });
  });
  await tab.goto(`${server.address}/shift.html`);
  await ready(tab);
  await tab.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth));
  await tab.waitForTimeout(200);
  assert.deepEqual(await tab.evaluate(() => window.shifts), []);
  const planted = await tab.evaluate(async () => {
    document.body.prepend(Object.assign(document.createElement('div'), { textContent: 'planted' }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    return window.shifts.length;
  });
  assert.ok(planted > 0, 'the check works');
  await tab.close();
});

test('with media="ask" nothing is loaded before the reader asks', async () => {
  const tab = await browser.newPage();
  const pictures = [];
  tab.on('request', (request) => request.url().includes('/slow.svg') && pictures.push(request.url()));
  await tab.goto(`${server.address}/ask.html`);
  await ready(tab);
  await tab.waitForTimeout(200);
  assert.deepEqual(pictures, []);
  await tab.locator('[data-media]').press('Enter');
  await tab.waitForFunction(() => document.images[0].complete && document.images[0].naturalWidth > 0);
  assert.ok(pictures.length > 0);
  assert.equal(await tab.evaluate(() => document.activeElement.localName), 'figure');
  assert.equal(await tab.locator('[data-media]').count(), 0);
  await tab.evaluate(() => document.querySelector('standfirst-article').update({ headline: [{ type: 'text', text: 'New' }], body: [{ type: 'figure', image: { url: '/slow.svg?1x1', alt: 'One' } }] }));
  assert.equal(await tab.locator('[data-src]').count(), 0, 'who has asked need not ask again');
  await tab.close();
});

test('the custom elements manifest names every attribute, member and property, and no others', async () => {
  const product = (name) => readFile(new URL(`../../dist/${name}`, import.meta.url), 'utf8');
  const manifest = JSON.parse(await product('custom-elements.json'));
  const [declaration] = manifest.modules[0].declarations;
  const { page: tab } = await open(browser, `${server.address}/light.html`);
  await ready(tab);
  const [attributes, members] = await tab.evaluate(
    ({ members }) => {
      const kind = customElements.get('standfirst-article');
      return [kind.observedAttributes, members.filter((name) => !(name in kind.prototype))];
    },
    { members: [...declaration.members.map(({ name }) => name), ...declaration.attributes.flatMap(({ fieldName }) => fieldName ?? [])] },
  );
  assert.deepEqual(members, []);
  const named = declaration.attributes.map(({ name }) => name).filter((name) => name !== 'theme');
  assert.deepEqual(named.filter((name) => !attributes.includes(name)), []);
  assert.deepEqual(attributes.filter((name) => !named.includes(name)), []);
  const css = await product('standfirst.css');
  const properties = [...new Set(css.match(/--standfirst-[a-z-]+/g))].sort();
  assert.deepEqual(declaration.cssProperties.map(({ name }) => name).sort(), properties);
  await tab.close();
});

test('an article in another encoding than UTF-8 is read, where it or its server says which', async () => {
  const { page: tab, faults } = await open(browser, `${server.address}/encodings.html`);
  await ready(tab);
  assert.deepEqual(await tab.locator('.sf-headline').allInnerTexts(), ['Été', 'Мост']);
  assert.deepEqual(faults, []);
  await tab.close();
});

test('properties and attributes say the same', async () => {
  const { page: tab } = await open(browser, `${server.address}/life.html`);
  await ready(tab, '#a standfirst-article');
  const said = await tab.evaluate(() => {
    const element = document.createElement('standfirst-article');
    Object.assign(element, { src: 'a.md', from: 'markdown', headingLevel: 3, theme: 'dark', isolated: true, loading: 'lazy', contents: true, skipLinks: false, refresh: 30, media: 'ask' });
    const { src, from, headingLevel, theme, isolated, loading, contents, skipLinks, refresh, media } = element;
    return [element.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`).join(' '), [src, from, headingLevel, theme, isolated, loading, contents, skipLinks, refresh, media]];
  });
  assert.equal(said[0], 'src=a.md from=markdown heading-level=3 theme=dark isolated= loading=lazy contents= skip-links=off refresh=30 media=ask');
  assert.deepEqual(said[1], ['a.md', 'markdown', 3, 'dark', true, 'lazy', true, false, 30, 'ask']);
  await tab.close();
});
