// <standfirst-article>: an article in any page.

import { failureMessage } from './failure.js';
import { render } from './render.js';
import { fetchSource } from './source.js';
import { sheet } from './style.js';

/** `<standfirst-article src="…">`: an article in any page. What stands between its tags stays until the article is there. */
export class StandfirstArticle extends HTMLElement {
  static observedAttributes = ['src', 'from', 'item', 'heading-level'];
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
      const item = this.getAttribute('item') ?? undefined;
      const reading = await render(source, target, { from, item, headingLevel });
      this.dispatchEvent(new CustomEvent('standfirst-load', { bubbles: true, detail: reading }));
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Says what went wrong. What already stands is kept. */
  #fail(error) {
    const root = this.shadowRoot ?? this;
    root.querySelector(':scope > .sf-error')?.remove();
    root.prepend(failureMessage(error, this.src));
    this.dispatchEvent(new CustomEvent('standfirst-error', { bubbles: true, detail: error }));
  }
}
