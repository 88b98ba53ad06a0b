// <standfirst-article>: an article in any page.

import { enliven } from './enliven.js';
import { failureMessage } from './failure.js';
import { inlineData, isData, watchData } from './inline.js';
import { engine } from './lazy.js';
import { forget, whenNear } from './near.js';
import { headingLevelAt } from './place.js';
import { settle, stop } from './settle.js';
import { fetchSource } from './source.js';
import { sheet } from './style.js';

/** Attributes that say what is shown, and how. */
const CONTENT = ['src', 'from', 'item', 'heading-level', 'lang', 'dir', 'isolated', 'contents', 'skip-links', 'media'];

/** What is shown where it is not what was asked for: it is no article rendered ahead, and gives way to the next. */
const STALE = 'stale';

/**
 * An article in any page. What stands between its tags stays until the article
 * is there; an article that was rendered ahead is taken over as it stands.
 *
 * @fires standfirst-load when the article is there
 * @fires standfirst-update when it has changed
 * @fires standfirst-error when it can't be shown
 * @fires standfirst-finding for each thing that was left out or mended
 */
export class StandfirstArticle extends HTMLElement {
  static observedAttributes = [...CONTENT, 'loading', 'refresh', 'since-last-read'];

  #internals = this.attachInternals();
  #aborter = new AbortController();
  /** What is shown, or on its way: the inputs, as one string. */
  #shown = '';
  /** A source that was given by script; it wins over the page's data and the address. */
  #given;
  #scheduled = false;
  #near = false;
  /** Whether the reader has asked for what waits. */
  #mediaLoaded = false;
  #stopWatching;
  /** Stops the looking for updates. */
  #live = new AbortController();
  #liveAt = '';
  /** @type {import('./updates.js').Updates | undefined} */
  #updates;
  /** The language of the words that the article was written with. */
  #language = 'en';
  /** The newest version, while its new posts wait. */
  #newest;

  constructor() {
    super();
    this.addEventListener('standfirst-media', () => (this.#mediaLoaded = true));
  }

  connectedCallback() {
    this.#stopWatching ??= watchData(this, () => this.#schedule());
    this.#schedule();
  }

  disconnectedCallback() {
    // An element that is only moved is back before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stopWatching?.();
      this.#stopWatching = undefined;
      forget(this);
      if (this.#state('loading')) this.#shown = STALE;
      this.#aborter.abort();
      stop(this.#root());
      this.#stopLive();
    });
  }

  /** Keeps everything as it is where the page moves the element by `moveBefore()`. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'src' || name === 'from') this.#given = undefined;
    this.#schedule();
  }

  get src() {
    return this.getAttribute('src') ?? '';
  }
  set src(address) {
    this.#reflect('src', address);
  }

  /** The format, where it is not to be detected. */
  get from() {
    return this.getAttribute('from') ?? '';
  }
  set from(format) {
    this.#reflect('from', format);
  }

  /** In a feed: which item, by its number from 1 or its id; else the first. */
  get item() {
    return this.getAttribute('item') ?? '';
  }
  set item(item) {
    this.#reflect('item', item);
  }

  /** The level of the article's title: the attribute's, or one below the heading above the element. */
  get headingLevel() {
    const level = Number.parseInt(this.getAttribute('heading-level') ?? '', 10);
    return level >= 1 && level <= 6 ? level : headingLevelAt(this);
  }
  set headingLevel(level) {
    this.#reflect('heading-level', level);
  }

  get theme() {
    return this.getAttribute('theme') ?? '';
  }
  set theme(theme) {
    this.#reflect('theme', theme);
  }

  get isolated() {
    return this.hasAttribute('isolated');
  }
  set isolated(isolated) {
    this.toggleAttribute('isolated', Boolean(isolated));
  }

  get loading() {
    return this.getAttribute('loading') === 'lazy' ? 'lazy' : 'eager';
  }
  set loading(loading) {
    this.#reflect('loading', loading);
  }

  get contents() {
    return this.hasAttribute('contents');
  }
  set contents(contents) {
    this.toggleAttribute('contents', Boolean(contents));
  }

  /** Whether skip links stand before the article: always, unless the attribute is `off`. */
  get skipLinks() {
    return this.getAttribute('skip-links') !== 'off';
  }
  set skipLinks(skipLinks) {
    this.#reflect('skip-links', skipLinks ? null : 'off');
  }

  get media() {
    return this.getAttribute('media') === 'ask' ? 'ask' : 'load';
  }
  set media(media) {
    this.#reflect('media', media);
  }

  /** How often, in seconds, updates are looked for; 0 for never. */
  get refresh() {
    const seconds = Number.parseFloat(this.getAttribute('refresh') ?? '');
    return seconds > 0 ? Math.max(seconds, 1) : 0;
  }
  set refresh(seconds) {
    this.#reflect('refresh', seconds || null);
  }

  /** Whether what changed since the reader was last here is listed. Its text is then kept in the browser. */
  get sinceLastRead() {
    return this.hasAttribute('since-last-read');
  }
  set sinceLastRead(sinceLastRead) {
    this.toggleAttribute('since-last-read', Boolean(sinceLastRead));
  }

  /** Settles when the article on its way is there, or has failed. */
  get ready() {
    return this.#work;
  }
  /** @type {Promise<void>} */
  #work = Promise.resolve();

  /**
   * Shows a new version of the article: what is there is patched, and what says the same is not touched.
   * @param {unknown} source a string, bytes, or an already parsed value
   */
  update(source) {
    const work = this.#work.then(() => this.#update(source, true));
    // A failure is the caller's to see, and holds nothing up.
    this.#work = work.then(
      () => {},
      () => {},
    );
    return work;
  }

  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#work = Promise.resolve().then(() => {
      this.#scheduled = false;
      return this.isConnected ? this.#settle() : undefined;
    });
  }

  /** Brings what is shown up to what is asked for. */
  async #settle() {
    await parsed(this);
    if (!this.isConnected) return;
    const source = this.#source();
    const wanted = JSON.stringify([source?.text, ...CONTENT.map((name) => this.getAttribute(name)), this.headingLevel]);
    if (source && wanted === this.#shown) this.#goLive();
    if (!source || wanted === this.#shown) return;
    if (!this.#shown && this.#adopt()) {
      this.#shown = wanted;
      this.#goLive();
      return;
    }
    if (this.loading === 'lazy' && !this.#near) {
      whenNear(this, () => {
        this.#near = true;
        this.#schedule();
      });
      return;
    }
    this.#shown = wanted;
    await this.#show(source);
  }

  /** Where the article comes from: script, the page, or an address. */
  #source() {
    if (this.#given !== undefined) return { value: this.#given, text: 'given' };
    return inlineData(this) ?? (this.src ? { text: '' } : undefined);
  }

  #options(source) {
    return {
      base: this.src && source.value === undefined && !source.text ? new URL(this.src, document.baseURI).href : undefined,
      from: this.getAttribute('from') ?? source.format,
      item: this.getAttribute('item') ?? undefined,
      headingLevel: this.headingLevel,
      contents: this.contents,
      skipLinks: this.skipLinks,
      parts: this.isolated,
      media: this.#mediaLoaded ? 'load' : this.media,
      lang: this.getAttribute('lang') ?? undefined,
      dir: this.getAttribute('dir') ?? undefined,
    };
  }

  async #show(source) {
    this.#aborter.abort();
    this.#stopLive();
    const { signal } = (this.#aborter = new AbortController());
    this.#state('loading', true);
    this.#state('error', false);
    try {
      const [data, style, { renderToWalk }] = await Promise.all([this.#fetched(source, signal), sheet(), begun()]);
      if (signal.aborted) return;
      const { walk, long, language, reading } = await renderToWalk(data.bytes, { ...this.#options(source), signal });
      if (signal.aborted) return;
      this.#language = language;
      const target = this.#target(style);
      // What a newer source replaces comes on until that one is there.
      await settle(target, walk, long, (article) => this.#place(target, article), undefined, () => !signal.aborted);
      if (signal.aborted) return;
      this.#goLive(data);
      this.#done('standfirst-load', reading);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** The source itself; of a stream, its first event. */
  async #fetched(source, signal) {
    if (source.value !== undefined || source.text) return { bytes: source.value ?? source.text };
    const answer = await fetchSource(this.src, signal);
    return answer.stream ? (await live()).firstOf(answer.stream) : answer;
  }

  /** The updates of what is shown now. */
  async #updatesHere() {
    const { Updates } = await live();
    this.#updates ??= new Updates(this.#root(), () => this.#update(this.#newest, false));
    this.#updates.language = this.#language;
    return this.#updates;
  }

  async #update(source, hold) {
    const updates = await this.#updatesHere();
    if (!updates.root) {
      this.#given = source;
      return this.#settle();
    }
    const { renderToWalk } = await engine();
    const { walk, language, reading } = await renderToWalk(source, { ...this.#options({}), idPrefix: updates.prefix });
    this.#language = updates.language = language;
    const change = updates.take(walk, hold);
    this.#newest = change.held > 0 ? source : undefined;
    this.#state('held', change.held > 0);
    this.#done('standfirst-update', { ...reading, change });
  }

  /** Begins to look for updates, where that is asked for and not yet done. */
  async #goLive(data = {}) {
    const at = data.stream ? 'stream' : this.refresh && this.src && !inlineData(this) && this.#given === undefined ? this.src : '';
    if (at === this.#liveAt) return;
    this.#stopLive();
    this.#liveAt = at;
    if (!at) return;
    const { signal } = (this.#live = new AbortController());
    this.#state('live', true);
    const { follow, poll } = await live();
    const updates = await this.#updatesHere();
    if (signal.aborted) return;
    updates.controls(true);
    const changed = (source) => {
      const work = this.#work.then(() => (signal.aborted ? undefined : this.#update(source, true)));
      this.#work = work.catch((error) => this.#emit('standfirst-error', error));
      return this.#work;
    };
    if (data.stream) follow(this.src, data, { updates, changed, signal });
    else poll(this.src, { seconds: () => this.refresh, signal, paused: () => updates.paused, version: data.version, changed });
  }

  #stopLive() {
    this.#live.abort();
    this.#liveAt = '';
    this.#state('live', false);
  }

  /** What holds the article. */
  #root() {
    return this.isolated && this.shadowRoot ? this.shadowRoot : this;
  }

  /** Where the article goes, with its style at hand. */
  #target(style) {
    if (this.isolated) {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      if (!root.adoptedStyleSheets.includes(style)) root.adoptedStyleSheets.push(style);
      return root;
    }
    this.shadowRoot?.replaceChildren(document.createElement('slot'));
    const root = this.getRootNode();
    if ((root instanceof Document || root instanceof ShadowRoot) && !root.adoptedStyleSheets.includes(style)) {
      root.adoptedStyleSheets.push(style);
    }
    return this;
  }

  /** Puts the article in place of what was shown; data stays. */
  #place(target, article) {
    for (const node of [...target.childNodes]) if (!isData(node)) node.remove();
    target.append(article);
    this.#updates = undefined;
    this.#newest = undefined;
  }

  /** Takes over an article that was rendered ahead, without a change to it. */
  #adopt() {
    const target = this.isolated ? this.shadowRoot : this;
    const root = target && [...target.children].find((child) => child.classList.contains('standfirst'));
    if (!root) return false;
    enliven(target);
    this.#done('standfirst-load', { adopted: true, title: root.querySelector('.sf-headline')?.textContent ?? '', findings: [] });
    return true;
  }

  #done(event, reading) {
    this.#state('loading', false);
    this.#state('ready', true);
    this.#emit(event, reading);
    for (const finding of reading.findings) this.#emit('standfirst-finding', finding);
    void this.#recall();
  }

  /** Shows what changed since the reader was last here, where the page asks for that. */
  async #recall() {
    if (!this.hasAttribute('since-last-read') || !this.src) return;
    const { recall } = await import('./recall.js');
    const root = this.#root().querySelector('.standfirst');
    if (root) recall(root, new URL(this.src, document.baseURI).href, this.#language);
  }

  /** Says what went wrong. What already stands is kept. */
  #fail(error) {
    this.#shown = STALE;
    this.#state('loading', false);
    this.#state('error', true);
    const root = this.#root();
    root.querySelector(':scope > .sf-error')?.remove();
    const again = () => this.#schedule();
    root.prepend(failureMessage(error, this.src, again));
    if (error.code === 'offline' || error.code === 'network') {
      addEventListener('online', again, { once: true, signal: this.#aborter.signal });
    }
    this.#emit('standfirst-error', error);
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** Asks for a state, or sets it: `:state(loading)`, `ready`, `error`, `live`, `held`. */
  #state(name, on) {
    const states = this.#internals.states;
    if (on === undefined) return states?.has(name) ?? false;
    if (on) states?.add(name);
    else states?.delete(name);
    if (name === 'loading') this.#internals.ariaBusy = String(on);
    return on;
  }
}

/** The engine with its module at work. */
async function begun() {
  const loaded = await engine();
  await loaded.ready();
  return loaded;
}

/** What only articles that change need; it is fetched for the first of them. */
function live() {
  return import('./live.js');
}

/** Waits until the parser has read to the element's end, where it is still reading. */
async function parsed(element) {
  if (document.readyState !== 'loading') return;
  for (let place = element; place; place = place.parentElement) if (place.nextSibling) return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

/**
 * Defines the element. A name that is taken, by another version or by something
 * else, gets a number: `standfirst-article-2`.
 * @param {string} [name]
 * @returns {string} the name it has
 */
export function define(name = 'standfirst-article') {
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (customElements.get(free)) continue;
    // A class can have one name only.
    customElements.define(free, count === 1 && name === 'standfirst-article' ? StandfirstArticle : class extends StandfirstArticle {});
    return free;
  }
}
