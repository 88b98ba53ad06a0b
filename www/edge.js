// Standfirst for edge runtimes: articles as HTML text. The module is given, since
// each runtime has its own way to load one.

import { provide } from './engine.js';

export { inspect, oembed, renderToHtml } from './engine.js';
export { render, StandfirstArticle, define, tagName } from './without-page.js';

/**
 * Gives the module; to be called once, before anything else.
 * @param {WebAssembly.Module | BufferSource | Response | Promise<WebAssembly.Module | BufferSource | Response>} module
 */
export function init(module) {
  provide(() => module);
}
