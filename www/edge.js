// Standfirst for edge runtimes: articles as HTML text. The module is given, since
// each runtime has its own way to load one.

import { provide } from './engine.js';

export { inspect, oembed, renderToHtml } from './engine.js';
export { render, StandfirstArticle, define, tagName } from './without-page.js';

/**
 * Gives the module; to be called once, before anything else.
 * @param {Given} module `standfirst_core_bg.wasm`
 * @param {Given} [formats] `standfirst_formats.wasm`: without it only Markdown, fragments of HTML, text and native JSON are read
 */
export function init(module, formats) {
  provide(
    () => module,
    () => formats ?? Promise.reject(new Error('`init` was not given `standfirst_formats.wasm`')),
  );
}

/** @typedef {WebAssembly.Module | BufferSource | Response | Promise<WebAssembly.Module | BufferSource | Response>} Given */
