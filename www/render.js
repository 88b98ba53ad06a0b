// From a source to an article in an element of the page.

import { renderToFragment } from './engine.js';
import { enliven } from './enliven.js';

/**
 * Renders an article into an element, in place of what it holds.
 * @param {unknown} source a string, bytes, or an already parsed value
 * @param {Element | ShadowRoot} target
 * @param {import('./engine.js').Options} [options]
 */
export async function render(source, target, options = {}) {
  const { fragment, reading } = await renderToFragment(source, options);
  target.replaceChildren(fragment);
  enliven(target);
  return reading;
}
