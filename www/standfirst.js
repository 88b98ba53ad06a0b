// Standfirst for pages: render(), inspect(), renderToHtml() and <standfirst-article>.

import start, * as core from './standfirst_core.js';
import { tapeReader } from './tape.js';

/**
 * @typedef {object} Options
 * @property {string} [from] the format, where it is not to be detected
 * @property {number} [item] in a feed: which item, counted from 0
 * @property {number} [headingLevel] the level of the article's title, 1 to 6
 * @property {string} [idPrefix] what every id starts with
 * @property {boolean} [skipLinks] whether skip links stand before the article
 * @property {boolean} [contents] whether a list of headings stands before the story
 * @property {boolean} [origins] whether blocks carry the number of their origin
 */

/** @type {Promise<ReturnType<typeof tapeReader>> | undefined} */
let loading;
let memory;
let instances = 0;

/** Loads the module once; a failed load is forgotten, so that it can be tried again. */
function load() {
  loading ??= start({ module_or_path: new URL('standfirst_core_bg.wasm', import.meta.url) }).then(
    (module) => {
      memory = module.memory;
      return tapeReader(core.vocabulary());
    },
    (cause) => {
      loading = undefined;
      throw Object.assign(new Error(`the article could not be shown: the renderer did not load (${cause.message})`, { cause }), { code: 'module' });
    },
  );
  return loading;
}

/**
 * Renders an article into an element, in place of what it holds.
 * @param {unknown} source a string, bytes, or an already parsed value
 * @param {Element | ShadowRoot} target
 * @param {Options} [options]
 */
export async function render(source, target, options = {}) {
  const read = await load();
  const rendering = core.render(source, { idPrefix: `sf${++instances}-`, ...options });
  try {
    const fragment = document.createDocumentFragment();
    read(new Uint32Array(memory.buffer, rendering.opsAddress, rendering.opsLength), rendering.text, fragment);
    const { format, reason, title, findings } = rendering;
    target.replaceChildren(fragment);
    enliven(target);
    return { format, reason, title, findings };
  } finally {
    rendering.free();
  }
}

/**
 * What a source is and says, without rendering it.
 * @param {unknown} source
 * @param {Options} [options]
 */
export async function inspect(source, options = {}) {
  await load();
  return core.inspect(source, options);
}

/**
 * Renders an article as HTML text.
 * @param {unknown} source
 * @param {Options} [options]
 * @returns {Promise<string>}
 */
export async function renderToHtml(source, options = {}) {
  await load();
  return core.renderToHtml(source, options);
}

/** In-page links that move keyboard focus, boxes that scroll by keyboard, frames that load when asked. */
function enliven(target) {
  for (const box of target.querySelectorAll('[data-scroll]')) {
    // A box that does not scroll is no stop for the Tab key.
    new ResizeObserver(() => {
      if (box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0');
      else box.removeAttribute('tabindex');
    }).observe(box);
  }
  const article = target.querySelector('.standfirst');
  article?.addEventListener('click', (event) => {
    const clicked = /** @type {Element} */ (event.target);
    const link = clicked.closest('a[href^="#"]');
    if (link) follow(event, link, target);
    const button = clicked.closest('[data-embed] button');
    if (button) showFrame(button);
  });
}

/** Moves focus to an in-page link's target, in a shadow root too, where the browser does not. */
function follow(event, link, target) {
  const root = /** @type {Document | ShadowRoot} */ (target.getRootNode());
  const goal = root.getElementById?.(decodeURIComponent(link.getAttribute('href').slice(1)));
  if (!goal) return;
  if (root instanceof ShadowRoot) event.preventDefault();
  if (!goal.hasAttribute('tabindex')) {
    goal.setAttribute('tabindex', '-1');
    goal.addEventListener('blur', () => goal.removeAttribute('tabindex'), { once: true });
  }
  goal.focus();
  goal.scrollIntoView();
}

/** Shows what another site has, now that the reader has asked for it. */
function showFrame(button) {
  const box = button.closest('[data-embed]');
  const frame = document.createElement('iframe');
  frame.title = box.closest('figure')?.querySelector('.sf-embed-title')?.textContent ?? button.textContent;
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation');
  frame.setAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
  frame.setAttribute('allow', 'fullscreen');
  frame.width = box.getAttribute('data-width') ?? '640';
  frame.height = box.getAttribute('data-height') ?? '360';
  frame.src = box.getAttribute('data-frame');
  button.replaceWith(frame);
  box.querySelector('.sf-embed-notice')?.remove();
  frame.focus();
}

/** The style, fetched once for all shadow roots of the page. */
let style;
function sheet() {
  style ??= fetch(new URL('standfirst.css', import.meta.url)).then(async (answer) => {
    const made = new CSSStyleSheet();
    await made.replace(answer.ok ? await answer.text() : '');
    return made;
  });
  return style;
}

/** Fetches a source; an error says what went wrong, in words. */
async function fetchSource(address, signal) {
  let answer;
  try {
    answer = await fetch(address, { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw Object.assign(new Error('the article could not be loaded: the network or the other site refused', { cause }), { code: 'network' });
  }
  if (!answer.ok) throw Object.assign(new Error(`the article could not be loaded: the server answered ${answer.status}`), { code: 'http' });
  const type = answer.headers.get('content-type') ?? '';
  if (/^(image|video|audio|font)\//.test(type)) {
    throw Object.assign(new Error(`the article could not be shown: the server sent ${type}`), { code: 'content-type' });
  }
  return new Uint8Array(await answer.arrayBuffer());
}

/** `<standfirst-article src="…">`: an article in any page. What stands between its tags stays until the article is there. */
export class StandfirstArticle extends HTMLElement {
  static observedAttributes = ['src', 'from', 'heading-level'];
  #aborter = new AbortController();

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    this.#aborter.abort();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  get src() {
    return this.getAttribute('src') ?? '';
  }

  set src(address) {
    this.setAttribute('src', address);
  }

  async #show() {
    this.#aborter.abort();
    const { signal } = (this.#aborter = new AbortController());
    if (!this.src) return;
    try {
      const source = await fetchSource(this.src, signal);
      const sheets = await sheet();
      if (signal.aborted) return;
      const isolated = this.hasAttribute('isolated');
      const target = isolated ? (this.shadowRoot ?? this.attachShadow({ mode: 'open' })) : this;
      const root = isolated ? this.shadowRoot : /** @type {Document | ShadowRoot} */ (this.getRootNode());
      if (!root.adoptedStyleSheets.includes(sheets)) root.adoptedStyleSheets.push(sheets);
      const headingLevel = Number(this.getAttribute('heading-level')) || 2;
      const from = this.getAttribute('from') ?? undefined;
      const reading = await render(source, target, { from, headingLevel });
      this.dispatchEvent(new CustomEvent('standfirst-load', { bubbles: true, detail: reading }));
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Says what went wrong, with a link to the source. What already stands is kept. */
  #fail(error) {
    const root = this.shadowRoot ?? this;
    root.querySelector(':scope > .sf-error')?.remove();
    const message = document.createElement('p');
    message.className = 'sf-error';
    message.append(`${error.message}. `);
    const link = document.createElement('a');
    const address = new URL(this.src, document.baseURI);
    if (/^https?:$/.test(address.protocol)) link.href = address.href;
    link.textContent = 'Open the source';
    message.append(link);
    root.prepend(message);
    this.dispatchEvent(new CustomEvent('standfirst-error', { bubbles: true, detail: error }));
  }
}

if (!customElements.get('standfirst-article')) customElements.define('standfirst-article', StandfirstArticle);
