// An article goes where it belongs in the page: at once, or, where it is long, in slices.

import { enliven } from './enliven.js';
import { failure } from './patience.js';

/**
 * Puts an article where it goes.
 * @param {Element | ShadowRoot} target what holds it
 * @param {import('./tape.js').Walk} walk at its start
 * @param {boolean} long
 * @param {(article: Node) => void} place
 * @param {AbortSignal} [signal]
 * @param {() => boolean} [current] whether it is still asked for
 */
export async function settle(target, walk, long, place, signal, current = () => true) {
  const slices = long ? await import('./slices.js') : undefined;
  signal?.throwIfAborted();
  if (!current()) throw failure('replaced', 'the article gave way to a newer one before it was there');
  if (slices) {
    stopping = slices.stop;
    return slices.comeInSlices(target, walk, place, signal);
  }
  stop(target);
  place(walk.all());
  enliven(target);
}

/** Ends the coming of a long article: there is none before the first. @type {((target: Node) => void) | undefined} */
let stopping;

/**
 * Ends the coming of a long article, if one is coming to `target`.
 * @param {Node} target
 */
export function stop(target) {
  stopping?.(target);
}
