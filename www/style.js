// The style, fetched once for all documents and shadow roots of the page.

import { ask } from './patience.js';

/** @type {Promise<CSSStyleSheet> | undefined} */
let style;

/** The article's style sheet, to be adopted. */
export function sheet() {
  style ??= made().catch(() => {
    // An article without its style is better than none; the next one asks again.
    style = undefined;
    return new CSSStyleSheet();
  });
  return style;
}

async function made() {
  const bytes = await ask(new URL('standfirst.css', import.meta.url), { what: 'the style could not be loaded', take: (_, whole) => whole() });
  return new CSSStyleSheet().replace(new TextDecoder().decode(bytes));
}
