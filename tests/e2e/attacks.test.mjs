// No article runs anything, takes anything or leads anywhere: every attack of attacks.mjs in three places, in a real
// browser, under the product's own policy. The planted attack shows that the watch works.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { attacks } from './attacks.mjs';
import { launch, serve } from './harness.mjs';

/** Elements that an article may be made of, beside MathML's. */
const FORBIDDEN = 'script, style, link, meta, base, iframe, object, embed, form, input, select, textarea, svg, template, frame, frameset, dialog, map, area, [style], [target], [srcdoc], [ping], [popover], [autofocus], [contenteditable], [accesskey], [formaction], [usemap], [download]';

let server;
let browser;
let prerendered = '';
before(async () => {
  const page = (body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/standfirst.css"></head><body><h1>Host</h1><div id="place">${body}</div></body></html>`;
  server = await serve({
    '/host.html': ['text/html; charset=utf-8', page('')],
    // Part of a bundle, where no test reaches it.
    '/tape.js': ['text/javascript', await readFile(new URL('../../www/tape.js', import.meta.url), 'utf8')],
    '/ahead.html': (_, response, headers) => response.writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' }).end(page(prerendered)),
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** A page that notes whatever it should never see. */
async function watched(path) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const seen = [];
  context.on('page', (popup) => seen.push(`popup ${popup.url()}`) && popup.close());
  page.on('dialog', (dialog) => seen.push('dialog') && dialog.dismiss());
  page.on('pageerror', (error) => seen.push(`error ${error.message}`));
  page.on('framenavigated', (frame) => frame === page.mainFrame() && !frame.url().startsWith(`${server.address}${path}`) && seen.push(`navigation ${frame.url()}`));
  await context.route('**/*', (route, request) => {
    const own = request.url().startsWith(server.address);
    // Pictures, films and recordings are the article's own; anything else from elsewhere is not asked for.
    if (!own && !['image', 'media'].includes(request.resourceType())) seen.push(`request ${request.resourceType()} ${request.url()}`);
    return own ? route.continue() : route.abort();
  });
  await page.addInitScript(() => {
    globalThis.hits = [];
    globalThis.hit = (...what) => hits.push(`hit ${what}`);
    addEventListener('securitypolicyviolation', (event) => {
      const own = ['img-src', 'media-src'].includes(event.effectiveDirective);
      if (!own) hits.push(`policy ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.goto(`${server.address}${path}`);
  return { page, seen, close: () => context.close() };
}

/** In the page: tries everything that stands in `root`, and says what should not be. */
function inspect([forbidden, shadow]) {
  const place = document.querySelector('#place');
  const root = shadow ? place.shadowRoot : place;
  const found = hits.splice(0);
  const names = new Set();
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`attribute ${name}`);
      if (/^\s*(javascript|vbscript|blob|filesystem):/i.test(value) && ['href', 'src', 'cite', 'poster', 'srcset', 'data-frame'].includes(name)) found.push(`address ${value}`);
      if (/^data:/i.test(value) && ['href', 'src', 'poster', 'data-frame'].includes(name)) found.push(`address ${value}`);
      if (name === 'id' || name === 'name') names.add(value);
    }
    for (const type of ['pointerenter', 'mouseover', 'focus', 'click']) {
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
    }
  }
  for (const name of names) {
    if (!/^sf\d*-/.test(name)) found.push(`name ${name}`);
    else if (Object.hasOwn(Object.prototype, name) || name in document.implementation.createHTMLDocument()) found.push(`name ${name}`);
  }
  for (const element of root.querySelectorAll(forbidden)) found.push(`element ${element.outerHTML.slice(0, 120)}`);
  if (document.title !== 'Host' || document.body.firstElementChild.outerHTML !== '<h1>Host</h1>') found.push('the host page has changed');
  if ({}.hit !== undefined) found.push('the prototype has changed');
  return [...found, ...hits.splice(0)];
}

/** Renders every attack in one page, one after the other, and collects what was seen. */
async function tryAll(place, list) {
  const { page, seen, close } = await watched('/host.html');
  // A click on a link would leave; that it could is the link's right. Where it leads is looked at instead.
  await page.evaluate(() => addEventListener('click', (event) => event.preventDefault(), { capture: true }));
  const faults = [];
  for (const [kind, from, source] of list) {
    const outcome = await page.evaluate(
      async ([source, from, place]) => {
        const { render } = await import('/standfirst.js');
        const host = document.querySelector('#place');
        const target = place === 'shadow' ? (host.shadowRoot ?? host.attachShadow({ mode: 'open' })) : host;
        target.replaceChildren();
        try {
          await render(source, target, { from });
        } catch (error) {
          if (!error.code) return [`${error}`];
        }
        await new Promise((resolve) => setTimeout(resolve, 0));
        return [];
      },
      [source, from, place],
    );
    const found = [...outcome, ...(await page.evaluate(inspect, [FORBIDDEN, place === 'shadow'])), ...seen.splice(0)];
    if (found.length > 0) faults.push({ kind, from, source, found });
  }
  await page.waitForTimeout(200);
  faults.push(...seen, ...(await page.evaluate(() => hits)));
  await close();
  return faults;
}

test(`none of ${attacks.length} attacks does anything in an element`, async () => {
  assert.deepEqual(await tryAll('light', attacks), []);
});

test('none does anything in a shadow root', async () => {
  assert.deepEqual(await tryAll('shadow', attacks), []);
});

test('none does anything in a page that was rendered ahead', async () => {
  const { page, close } = await watched('/host.html');
  const pieces = await page.evaluate(async (attacks) => {
    const { renderToHtml } = await import('/standfirst.js');
    const pieces = [];
    for (const [index, [, from, source]] of attacks.entries()) {
      pieces.push(await renderToHtml(source, { from, idPrefix: `sf${index}-` }).catch((error) => (error.code ? '' : Promise.reject(error))));
    }
    return pieces;
  }, attacks);
  await close();
  prerendered = pieces.join('\n');
  const ahead = await watched('/ahead.html');
  await ahead.page.evaluate(() => addEventListener('click', (event) => event.preventDefault(), { capture: true }));
  await ahead.page.waitForTimeout(500);
  const found = [...(await ahead.page.evaluate(inspect, [FORBIDDEN, false])), ...ahead.seen];
  await ahead.close();
  assert.deepEqual(found, []);
});

test('the watch sees a planted attack', async () => {
  const { page, seen, close } = await watched('/host.html');
  await page.evaluate(() => {
    const place = document.querySelector('#place');
    const link = document.createElement('a');
    link.setAttribute('href', 'javascript:hit()');
    link.id = 'cookie';
    const frame = document.createElement('iframe');
    frame.setAttribute('src', 'https://attack.invalid/');
    place.append(link, frame);
    hit('planted');
  });
  await page.waitForTimeout(200);
  const found = [...(await page.evaluate(inspect, [FORBIDDEN, false])), ...seen].join('\n');
  for (const expected of ['address javascript:hit()', 'name cookie', 'element <iframe', 'hit planted', 'request document https://attack.invalid/']) {
    assert.ok(found.includes(expected), `${expected} in ${found}`);
  }
  await close();
});

test('a tape that is broken makes nothing but listed elements, or stops in words', async () => {
  const { page, seen, close } = await watched('/host.html');
  const strange = await page.evaluate(async () => {
    const [{ tapeReader }, core] = await Promise.all([import('/tape.js'), import('/standfirst_core.js')]);
    const { renderToHtml } = await import('/standfirst.js');
    await renderToHtml('# Load the module');
    const vocabulary = core.vocabulary();
    const [html, math] = vocabulary.split('\n').map((names) => names.split(' '));
    const listed = new Set([...html, ...math]);
    const read = tapeReader(vocabulary);
    const strange = [];
    let seed = 1;
    // Numbers that look like chance and are the same each time (Park and Miller).
    const next = () => (seed = (seed * 48271) % 2147483647);
    for (let round = 0; round < 2000; round += 1) {
      const ops = Uint32Array.from({ length: 1 + (next() % 30) }, () => (round % 2 ? (next() * 3) >>> 0 : (next() % 7) | ((next() % 120) << 3) | ((next() % 40) << 10)));
      const fragment = document.createDocumentFragment();
      try {
        read(ops, 'javascript:hit() onclick', fragment).all();
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof DOMException)) strange.push(String(error));
      }
      for (const element of fragment.querySelectorAll('*')) {
        if (!listed.has(element.localName)) strange.push(element.localName);
        for (const { name } of element.attributes) if (name.startsWith('on') || name === 'style' || name === 'srcdoc') strange.push(name);
      }
    }
    return strange;
  });
  assert.deepEqual(strange, []);
  assert.deepEqual(seen, []);
  await close();
});
