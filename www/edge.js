// Standfirst for edge runtimes: articles as HTML text. The module is given, since
// each runtime has its own way to load one.

import { provide } from './engine.js';
import { provideWords } from './words.js';

export { inspect, oembed, renderToHtml } from './engine.js';
export { render, StandfirstArticle, define, tagName } from './without-page.js';

/**
 * Gives the module; to be called once, before anything else.
 * @param {Given} module `standfirst_core_bg.wasm`
 * @param {Given} [formats] `standfirst_formats.wasm`: without it only Markdown, fragments of HTML, text and native JSON are read
 * @param {(language: string) => Promise<string>} [words] the text of `messages/LANGUAGE.json`: without it what Standfirst adds is said in English
 */
export function init(module, formats, words) {
  provide(
    () => module,
    () => formats ?? Promise.reject(new Error('`init` was not given `standfirst_formats.wasm`')),
  );
  if (words) provideWords(words);
}

/** @typedef {WebAssembly.Module | BufferSource | Response | Promise<WebAssembly.Module | BufferSource | Response>} Given */
