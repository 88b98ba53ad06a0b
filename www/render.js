// From a source to an article in an element of the page.

import { announce, listen, newsIn } from './announce.js';
import { engine } from './lazy.js';
import { settle } from './settle.js';

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
  const { walk, long, reading } = await (await engine()).renderToWalk(source, { parts, ...options });
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
