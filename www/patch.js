// Bringing an article that stands in a page up to its new version, with as few
// changes as can be: what says the same stays the same object, so that focus,
// selection, scroll position and playing media survive.

import { digests, holderOf, isPart, itemsOf, standing } from './blocks.js';

/** Attributes that readers and the shell change in a standing article; a new version does not take them back. */
const OURS = new Set(['tabindex', 'open', 'style', 'data-changed']);

/** Of these an article has one each, beside each other. */
const SOLE = ['sf-article', 'sf-body', 'sf-notes'];

/** Nodes that the shell has put into a standing article: no version knows them. */
const own = new WeakSet();

/**
 * Marks a node as the shell's own, so that no new version takes it away.
 * @template {Node} T
 * @param {T} node
 */
export function keep(node) {
  own.add(node);
  return node;
}

/**
 * Makes `live` say what `next` says. `next` is used up.
 * @param {Element} live
 * @param {Element} next the same kind of element
 */
export function patch(live, next) {
  const root = /** @type {Document | ShadowRoot} */ (live.getRootNode());
  const focused = root.activeElement;
  patchElement(live, next);
  if (focused && focused !== root.activeElement && focused.isConnected && focused !== document.body) {
    /** @type {HTMLElement} */ (focused).focus({ preventScroll: true });
  }
}

function patchElement(live, next) {
  for (const { name, value } of [...next.attributes]) {
    if (live.getAttribute(name) !== value && !(OURS.has(name) && live.hasAttribute(name))) {
      if (name !== 'tabindex' || !live.hasAttribute('data-scroll')) live.setAttribute(name, value);
    }
  }
  for (const { name } of [...live.attributes]) {
    if (!next.hasAttribute(name) && !OURS.has(name)) live.removeAttribute(name);
  }
  // What was loaded because a reader asked for it stays loaded.
  if (live.hasAttribute('data-embed') && live.querySelector('iframe')) return;
  patchChildren(live, next);
}

function patchChildren(live, next) {
  let old = itemsOf(live).filter((node) => !own.has(node));
  let fresh = [...next.childNodes].map((node) => {
    const stands = standing.get(node);
    // What stands elsewhere in the page is not what goes here.
    return stands && holderOf(stands.node) !== live ? stands.made() : node;
  });
  let start = 0;
  while (start < old.length && start < fresh.length && isSame(old[start], fresh[start])) start++;
  let end = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (end < most && isSame(old[old.length - 1 - end], fresh[fresh.length - 1 - end])) end++;
  /** What stands after the changed part. */
  const after = old[old.length - end] ?? null;
  old = old.slice(start, old.length - end);
  fresh = fresh.slice(start, fresh.length - end);
  if (old.length === 0 && fresh.length === 0) return;

  const partners = match(old, fresh);
  const used = new Set(partners.values());
  for (const node of old) if (!used.has(node)) remove(live, node);
  const place = new Map(old.map((node, at) => [node, at]));
  const resting = longestRise(fresh.map((node) => place.get(partners.get(node)) ?? -1));
  // From the last to the first, so that each one's neighbour already stands.
  let neighbour = after ?? ownTail(live);
  for (let at = fresh.length - 1; at >= 0; at--) {
    const node = fresh[at];
    const partner = partners.get(node);
    // In an article of many parts, a block goes into that of its neighbour.
    const last = live.lastChild;
    const home = neighbour?.parentNode ?? (isPart(last) ? last : live);
    if (!partner) home.insertBefore(node, neighbour);
    else if (!resting.has(at)) move(home, partner, neighbour);
    neighbour = partner ?? node;
    if (partner) settle(partner, node);
  }
}

/** Whether a node that stands is what a new version has there; if so, it is that version's from now on. */
function isSame(live, next) {
  const stands = standing.get(next);
  if (stands) return stands.node === live;
  if (!live.isEqualNode(next)) return false;
  pass(live, next);
  return true;
}

/** A node that takes the place of one of a new version is known by that one's digest. */
function pass(live, next) {
  const digest = digests.get(next);
  if (digest === undefined) digests.delete(live);
  else digests.set(live, digest);
}

/** Where the changed part ends, if nothing of the article stands after it: before the shell's own nodes at the end. */
function ownTail(live) {
  let tail = null;
  for (let node = live.lastChild; node && own.has(node); node = node.previousSibling) tail = node;
  return tail;
}

function settle(live, next) {
  if (isSame(live, next)) return;
  pass(live, next);
  if (live instanceof Element) patchElement(live, /** @type {Element} */ (next));
  else patchText(/** @type {Text} */ (live), next.nodeValue ?? '');
}

/** Changes no more of a text than has changed, so that a selection before or after it stays. */
function patchText(live, text) {
  const before = live.data;
  let start = 0;
  const most = Math.min(before.length, text.length);
  while (start < most && before[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end++;
  live.replaceData(start, before.length - start - end, text.slice(start, text.length - end));
}

/** Which standing node each new node continues: the one that says the same, else the one of its name, else of its kind. */
function match(old, fresh) {
  const partners = new Map();
  const taken = new Set();
  const kindOf = (node) => (node instanceof Element ? node.localName : `#${node.nodeType}`);
  const idOf = (node) => (node instanceof Element ? node.id : '');
  const textOf = (node) => node.textContent ?? '';
  for (const node of fresh) {
    const partner = standing.get(node)?.node;
    if (!partner) continue;
    partners.set(node, partner);
    taken.add(partner);
  }
  // What there is one of, and what holds the whole story, is itself without a look at all its text.
  const soleOf = (nodes) => new Map(nodes.filter((node) => node instanceof Element && SOLE.includes(node.className)).map((node) => [node.className, node]));
  const sole = soleOf(old);
  for (const [name, node] of soleOf(fresh)) {
    const partner = sole.get(name);
    if (!partner) continue;
    partners.set(node, partner);
    taken.add(partner);
  }
  const ways = [
    (node) => `${kindOf(node)}\n${idOf(node)}\n${textOf(node)}`,
    (node) => (textOf(node).trim() ? `${kindOf(node)}\n${textOf(node)}` : undefined),
    (node) => (idOf(node) ? `${kindOf(node)}\n${idOf(node)}` : undefined),
  ];
  for (const way of ways) {
    const known = new Map();
    for (const node of old) {
      const key = taken.has(node) ? undefined : way(node);
      if (key === undefined) continue;
      if (known.has(key)) known.get(key).push(node);
      else known.set(key, [node]);
    }
    for (const queue of known.values()) queue.reverse();
    for (const node of fresh) {
      const key = partners.has(node) ? undefined : way(node);
      const partner = key === undefined ? undefined : known.get(key)?.pop();
      if (!partner) continue;
      partners.set(node, partner);
      taken.add(partner);
    }
  }
  // Of the rest, a node continues the one that stood beside the same neighbour,
  // else the next one of its kind and class.
  const classOf = (node) => `${kindOf(node)}.${node instanceof Element ? node.className : ''}${idOf(node) ? '#' : ''}`;
  const place = new Map(old.map((node, at) => [node, at]));
  const pair = (node, partner) => {
    if (!partner || taken.has(partner) || isNamed(node) || isNamed(partner) || classOf(node) !== classOf(partner)) return;
    partners.set(node, partner);
    taken.add(partner);
  };
  for (const step of [1, -1]) {
    const order = step === 1 ? [...fresh.keys()] : [...fresh.keys()].reverse();
    for (const at of order) {
      const beside = partners.get(fresh[at - step]);
      if (!partners.has(fresh[at]) && beside) pair(fresh[at], old[place.get(beside) + step]);
    }
  }
  const rest = new Map();
  for (const node of old) {
    if (taken.has(node)) continue;
    if (rest.has(classOf(node))) rest.get(classOf(node)).push(node);
    else rest.set(classOf(node), [node]);
  }
  for (const queue of rest.values()) queue.reverse();
  for (const node of fresh) if (!partners.has(node)) pair(node, rest.get(classOf(node))?.pop());
  return partners;
}

/** A post of live coverage is itself, and never turns into another. */
function isNamed(node) {
  return node instanceof Element && node.id !== '' && node.classList.contains('sf-post');
}

/** The places in `numbers` that form its longest rise; -1 stands for none. */
function longestRise(numbers) {
  const ends = [];
  const before = new Array(numbers.length).fill(-1);
  numbers.forEach((number, at) => {
    if (number < 0) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]] < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? ends[low - 1] : -1;
    ends[low] = at;
  });
  const rise = new Set();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]) rise.add(at);
  return rise;
}

function move(parent, node, neighbour) {
  // Keeps focus, frames and playing media, where there is such a move.
  if ('moveBefore' in parent) parent.moveBefore(node, neighbour);
  else parent.insertBefore(node, neighbour);
}

/** Takes a node away; focus that was in it goes to what stands around it, not to the top of the page. */
function remove(parent, node) {
  const root = parent.getRootNode();
  const focused = root.activeElement;
  if (focused && node.contains(focused) && parent instanceof HTMLElement) {
    const added = !parent.hasAttribute('tabindex');
    if (added) {
      parent.setAttribute('tabindex', '-1');
      parent.addEventListener('blur', () => parent.removeAttribute('tabindex'), { once: true });
    }
    parent.focus({ preventScroll: true });
  }
  node.remove();
}
