// From a source to an article in an element of the page.

import { announce, listen } from './announce.js';
import { renderToWalk } from './engine.js';
import { enliven } from './enliven.js';
import { failure } from './patience.js';

/** How often an article was asked for, by what is to hold it: the newest wins. @type {WeakMap<Node, number>} */
const asked = new WeakMap();

/**
 * Renders an article into an element, in place of what it holds. Over when all of it is there; a long one comes into
 * the page by and by. Fails with the code `replaced` where a newer article, or none, has taken its place.
 * @param {unknown} source a string, bytes, or an already parsed value
 * @param {Element | ShadowRoot} target
 * @param {import('./engine.js').Options & import('./engine.js').PageOptions} [options]
 */
export async function render(source, target, options = {}) {
  const parts = target instanceof ShadowRoot;
  const turn = (asked.get(target) ?? 0) + 1;
  asked.set(target, turn);
  const { walk, long, reading } = await renderToWalk(source, { parts, ...options });
  const before = newsIn(target);
  const again = target.querySelector('.standfirst') !== null;
  const place = (article) => target.replaceChildren(article);
  const current = () => asked.get(target) === turn;
  await settle(target, walk, long, place, options.signal, current);
  const now = newsIn(target);
  // The notice that an article comes with is met by reading; one that changes while it is read is said.
  if (again && now && now !== before) announce(target, now, target.querySelector('.sf-article')?.getAttribute('lang') ?? '');
  else if (now) listen(target);
  return reading;
}

/**
 * Puts an article where it goes: at once, or, where it is long, in slices.
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

/**
 * The breaking news that stands in `target`.
 * @param {ParentNode} target
 */
export function newsIn(target) {
  // It stands before the story: that is not looked through.
  for (const part of target.querySelector('.sf-article')?.children ?? []) {
    if (!part.matches('.sf-header, .sf-breaking')) continue;
    const news = part.querySelector('.sf-breaking-notice, p.sf-breaking-label');
    if (news) return news.textContent.trim();
  }
  return '';
}
