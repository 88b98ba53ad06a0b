// From a source to an article in an element of the page.

import { announce, listen } from './announce.js';
import { renderToFragment } from './engine.js';
import { enliven } from './enliven.js';

/**
 * Renders an article into an element, in place of what it holds.
 * @param {unknown} source a string, bytes, or an already parsed value
 * @param {Element | ShadowRoot} target
 * @param {import('./engine.js').Options} [options]
 */
export async function render(source, target, options = {}) {
  const parts = target instanceof ShadowRoot;
  const { fragment, reading } = await renderToFragment(source, { parts, ...options });
  const before = newsIn(target);
  const again = target.querySelector('.standfirst') !== null;
  target.replaceChildren(fragment);
  enliven(target);
  const now = newsIn(target);
  // The notice that an article comes with is met by reading; one that changes while it is read is said.
  if (again && now && now !== before) announce(target, now, target.querySelector('.sf-article')?.getAttribute('lang') ?? '');
  else if (now) listen(target);
  return reading;
}

/**
 * The breaking news that stands in `target`.
 * @param {ParentNode} target
 */
export function newsIn(target) {
  return target.querySelector('.sf-breaking-notice, p.sf-breaking-label')?.textContent.trim() ?? '';
}
