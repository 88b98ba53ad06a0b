// What a rendered article needs of script: in-page links that move keyboard
// focus, boxes that scroll by keyboard, frames that load when asked.

import { arrive, follow } from './focus.js';
import { showFrame } from './frame.js';
import { loadMedia } from './media.js';
import { watchScrollBoxes } from './scroll.js';

/** Articles that have theirs. */
const alive = new WeakSet();

/**
 * Gives a rendered article its behaviour; once, however often it is asked.
 * @param {Element | ShadowRoot} target what holds the article
 */
export function enliven(target) {
  watchScrollBoxes(target);
  const root = target.querySelector('.standfirst');
  if (!root || alive.has(root)) return;
  alive.add(root);
  arrive(target);
  root.addEventListener('click', (event) => {
    const clicked = /** @type {Element} */ (event.target);
    const link = clicked.closest('a[href^="#"]');
    if (link) follow(/** @type {MouseEvent} */ (event), link, target);
    const button = clicked.closest('[data-embed] button');
    if (button) showFrame(button);
    const asked = clicked.closest('[data-media]');
    if (asked) loadMedia(asked);
  });
}
