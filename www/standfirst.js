// Standfirst for pages: render(), inspect(), renderToHtml() and <standfirst-article>.

import { StandfirstArticle, define } from './element.js';

export { inspect, oembed, renderToHtml } from './lazy.js';
export { pace } from './pace.js';
export { patience } from './patience.js';
export { render } from './render.js';
export { StandfirstArticle, define };

/** The element's name in this page: `standfirst-article`, with a number where that name was taken. */
export const tagName = define();
