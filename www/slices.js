// Long articles come into the page in slices: what the first screen shows is painted first, the rest
// follows in steps that are too short to be felt.

import { Blocks, digests, isPart, PART } from './blocks.js';
import { enliven } from './enliven.js';
import { awaitPlaces, moveTo, placeOf } from './focus.js';
import { pace } from './pace.js';
import { failure } from './patience.js';
import { watchScrollBoxes } from './scroll.js';

/** How many ops the first slice has, and any slice at least: of text, a few blocks. */
const FIRST = 32;
const LEAST = 32;
/** How many blocks stand together in a part, and at most, where none of them begins a new one well. */
const BLOCKS = 40;
const MOST = 160;
/** Containers that have parts. */
const PARTED = ['sf-body', 'sf-group'];

/** Articles that are still coming, by what holds them. @type {WeakMap<Node, Arrival>} */
const coming = new WeakMap();

/**
 * Brings a long article into the page.
 * @param {Element | ShadowRoot} target what holds it
 * @param {import('./tape.js').Walk} walk at its start
 * @param {(first: Node) => void} place puts the article's beginning into `target`, in place of what was there
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>} over when all of it is there; fails where another article, or none, has taken its place
 */
export function comeInSlices(target, walk, place, signal) {
  stop(target);
  const arrival = new Arrival(target, walk, place);
  coming.set(target, arrival);
  signal?.addEventListener('abort', () => arrival.stop(), { once: true });
  return arrival.all.catch((error) => {
    signal?.throwIfAborted();
    throw error;
  });
}

/**
 * Ends the coming of an article, if one is coming: what is there of it is taken away.
 * @param {Node} target
 */
export function stop(target) {
  coming.get(target)?.stop();
}

/** An article on its way into the page. */
class Arrival {
  #target;
  #walk;
  #blocks;
  /** The block that the walk is at, or in. @type {import('./blocks.js').Block | undefined} */
  #block;
  /** The article's outermost element. @type {HTMLElement} */
  #root;
  /** Containers that stand in the page, and what is collected for them. @type {{ element: Node, rest: DocumentFragment }[]} */
  #open = [];
  /** How many ops the next slice has. */
  #size = FIRST;
  /** The place that a link or the page's address leads to, until it is there. */
  #goal = '';
  /** Whether paragraphs have no margin above them, as in our own style. */
  #flat = false;
  #over = new AbortController();

  constructor(target, walk, place) {
    this.#target = target;
    this.#walk = walk;
    this.#blocks = new Blocks(walk);
    this.#block = this.#blocks.to();
    this.#first(place);
    this.#expect();
    addEventListener('beforeprint', () => this.#finish(), { signal: this.#over.signal });
    this.all = this.#rest();
  }

  /** Ends it; of what is there nothing stays. */
  stop() {
    if (this.#over.signal.aborted) return;
    this.#end();
    this.#root.remove();
  }

  #end() {
    this.#over.abort();
    awaitPlaces(this.#target, undefined);
    if (coming.get(this.#target) === this) coming.delete(this.#target);
    this.#root.removeAttribute('aria-busy');
  }

  /** As much as the first screen shows, and at least something. */
  #first(place) {
    this.#make(this.#size);
    const fragment = /** @type {DocumentFragment} */ (this.#walk.parent);
    this.#root = /** @type {HTMLElement} */ (fragment.firstElementChild);
    this.#root.setAttribute('aria-busy', 'true');
    this.#attach(() => place(fragment));
    while (!this.#walk.done && this.#root.isConnected && !this.#fills()) {
      this.#size *= 2;
      this.#make(this.#size);
      this.#attach();
    }
    const paragraph = this.#root.querySelector('.sf-body > p');
    this.#flat = paragraph !== null && getComputedStyle(paragraph).marginBlockStart === '0px';
    enliven(this.#target);
  }

  /** Whether the article goes on below the window, or begins there. */
  #fills() {
    const { bottom, height } = this.#root.getBoundingClientRect();
    return height === 0 || bottom > innerHeight;
  }

  async #rest() {
    if (this.#root.isConnected) await painted();
    while (!this.#over.signal.aborted && !this.#walk.done) {
      if (this.#root.parentNode !== this.#target) this.stop();
      else this.#slice();
      if (this.#goal) this.#go();
      if (!this.#walk.done) await turn();
    }
    if (this.#goal) this.#go();
    if (this.#over.signal.aborted && !this.#walk.done) throw failure('replaced', 'the article gave way before all of it was there');
    this.#end();
  }

  /** Takes note of where the reader wants to go in what is not there yet. */
  #expect() {
    const { signal } = this.#over;
    awaitPlaces(this.#target, (address) => (this.#goal = address));
    if (location.hash.length < 2 || placeOf(location.hash, this.#target) || document.activeElement !== document.body) return;
    this.#goal = location.hash;
    // A reader who is on the way to somewhere else is not called back.
    for (const act of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      addEventListener(act, () => (this.#goal = ''), { signal, once: true, passive: true, capture: true });
    }
  }

  #go() {
    const goal = placeOf(this.#goal, this.#target);
    if (!goal) return;
    this.#goal = '';
    moveTo(/** @type {HTMLElement} */ (goal));
  }

  #slice() {
    // Somebody waits for it: the steps are longer.
    const most = this.#goal ? pace.slice * 3 : pace.slice;
    const began = performance.now();
    this.#make(this.#size);
    this.#attach();
    // What the browser would do in the next frame belongs to this slice's time.
    if (this.#root.isConnected) void this.#root.offsetHeight;
    const spent = performance.now() - began;
    this.#size = Math.max(Math.round(this.#size * Math.min(Math.max((most * 0.8) / spent, 0.25), 1.5)), LEAST);
  }

  /** All that is missing, at once. */
  #finish() {
    if (this.#over.signal.aborted || this.#walk.done) return;
    this.#make(Infinity);
    this.#attach();
    this.#root.removeAttribute('aria-busy');
  }

  /** Makes the next blocks, of `most` ops together. */
  #make(most) {
    const walk = this.#walk;
    const end = walk.next + most;
    while (this.#block && walk.next < end) {
      walk.to(Math.min(this.#block.end, end));
      if (walk.next < this.#block.end) return;
      digests.set(/** @type {Node} */ (walk.current.lastChild), this.#blocks.digest(this.#block));
      this.#block = this.#blocks.to();
    }
  }

  /** Puts what is made into the page. A block that is still being made is held back. */
  #attach(place) {
    const walk = this.#walk;
    const chain = [...walk.open, walk.current];
    const depth = this.#blocks.containers.length;
    const unfinished = chain[depth + 1];
    unfinished?.parentNode?.removeChild(unfinished);
    for (const { element, rest } of this.#open) {
      watchScrollBoxes(rest);
      if (PARTED.includes(element.className)) addParts(element, rest, this.#flat);
      else element.appendChild(rest);
    }
    place?.();
    // What comes next is collected beside the page.
    this.#open = chain.slice(1, depth + 1).map((node) => {
      const known = this.#open.find(({ rest }) => rest === node);
      return known ?? { element: node, rest: document.createDocumentFragment() };
    });
    if (unfinished) this.#open.at(-1)?.rest.appendChild(unfinished);
    const now = chain.map((node, at) => this.#open[at - 1]?.rest ?? node);
    walk.current = now.pop();
    walk.open = now;
  }
}

/**
 * Adds blocks to a container in parts. The browser looks at all neighbours of what is added, again and again: in one
 * row of ten thousand blocks that takes longer than the blocks themselves. It looks at no part whose layout is
 * closed; that is done where no margins meet across the part's bounds, so that it can't be seen.
 */
function addParts(container, rest, flat) {
  let part = container.lastChild;
  for (let node; (node = rest.firstChild); ) {
    const count = isPart(part) ? part.childNodes.length : MOST;
    const paragraph = flat && node.localName === 'p';
    if (count >= MOST || (count >= BLOCKS && paragraph)) {
      if (paragraph && isPart(part) && part.firstChild?.localName === 'p') part.setAttribute('data-closed', '');
      part = document.createElement('div');
      part.className = PART;
      container.appendChild(part);
    }
    part.appendChild(node);
  }
}

/** After the next frame is painted; where no frame comes, a moment later. */
function painted() {
  if (document.visibilityState !== 'visible') return turn();
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 200);
    requestAnimationFrame(() => {
      clearTimeout(late);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  });
}

/**
 * Lets the page do what waits: a message comes after it. What `scheduler.yield()` continues comes before it: then the
 * page's timers, imports and answers would wait for the whole article.
 */
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
}
