// What a rendered article needs of script: in-page links that move keyboard
// focus, boxes that scroll by keyboard, frames that load when asked.

import { follow } from './focus.js';
import { showFrame } from './frame.js';
import { watchScrollBoxes } from './scroll.js';

/**
 * Gives a rendered article its behaviour.
 * @param {Element | ShadowRoot} target what holds the article
 */
export function enliven(target) {
  watchScrollBoxes(target);
  target.querySelector('.standfirst')?.addEventListener('click', (event) => {
    const clicked = /** @type {Element} */ (event.target);
    const link = clicked.closest('a[href^="#"]');
    if (link) follow(event, link, target);
    const button = clicked.closest('[data-embed] button');
    if (button) showFrame(button);
  });
}
