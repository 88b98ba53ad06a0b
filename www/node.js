// Standfirst for Node and Deno: articles as HTML text, without a DOM.

import { readFile } from 'node:fs/promises';
import { provide, renderToHtml as render_ } from './engine.js';
import { provideWords } from './words.js';

const beside = (name) => readFile(new URL(name, import.meta.url));
provide(
  () => beside('standfirst_core_bg.wasm'),
  () => beside('standfirst_formats.wasm'),
);
provideWords(async (language) => (await beside(`messages/${language}.json`)).toString());

export { inspect, oembed } from './engine.js';
export { render, StandfirstArticle, define, tagName } from './without-page.js';

/**
 * Renders an article as HTML text. A page, and an isolated element, carry the
 * style itself where no `stylesheet` is named.
 * @param {unknown} source a string, bytes, or an already parsed value
 * @param {import('./engine.js').Options & import('./engine.js').HtmlOptions} [options]
 * @returns {Promise<string>}
 */
export async function renderToHtml(source, options = {}) {
  const carries = (options.page || options.element?.isolated) && !options.stylesheet && !options.style;
  const style = carries ? await beside('standfirst.css') : '';
  return render_(source, carries ? { ...options, style: style.toString() } : options);
}
