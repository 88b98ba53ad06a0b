// Standfirst for pages: render(), inspect(), renderToHtml() and <standfirst-article>.

import { StandfirstArticle } from './element.js';

export { inspect, renderToHtml } from './engine.js';
export { render } from './render.js';
export { StandfirstArticle };

if (!customElements.get('standfirst-article')) customElements.define('standfirst-article', StandfirstArticle);
