// Standfirst for pages: render(), inspect(), renderToHtml() and <standfirst-article>.

// What the modules below import, named here too: so all are asked for at once, not level by level.
import './announce.js';
import './compile.js';
import './enliven.js';
import './failure.js';
import './focus.js';
import './frame.js';
import './inline.js';
import './media.js';
import './near.js';
import './place.js';
import './program.js';
import './scroll.js';
import './settle.js';
import './source.js';
import './style.js';
import { StandfirstArticle, define } from './element.js';

export { inspect, oembed, renderToHtml } from './lazy.js';
export { pace } from './pace.js';
export { patience } from './patience.js';
export { render } from './render.js';
export { StandfirstArticle, define };

/** The element's name in this page: `standfirst-article`, with a number where that name was taken. */
export const tagName = define();
