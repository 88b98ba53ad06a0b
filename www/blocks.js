// The blocks of a tape, one after the other: what stands right in the article, its body, a group or the
// notes. A long article comes into the page by them, and a new version is told from the old one by them.

/** Elements that are walked into: what they hold are blocks, they are none. */
const CONTAINERS = new Set(['standfirst', 'sf-article', 'sf-body', 'sf-group', 'sf-notes']);

/** Round some of the blocks of a long article that came in slices; it says nothing, and is no container. */
export const PART = 'sf-part';

/** @param {Node | null} node */
export function isPart(node) {
  return node instanceof Element && node.className === PART;
}

/**
 * What a container holds, also where it stands in parts.
 * @param {Node} container
 * @returns {ChildNode[]}
 */
export function itemsOf(container) {
  return [...container.childNodes].flatMap((node) => (isPart(node) ? [...node.childNodes] : [node]));
}

/**
 * What holds a block, whether or not it stands in a part.
 * @param {Node} block
 */
export function holderOf(block) {
  return isPart(block.parentNode) ? block.parentNode.parentNode : block.parentNode;
}

/** What the text of a block's tape comes to, by the block's element. @type {WeakMap<Node, number>} */
export const digests = new WeakMap();

/**
 * What comments in a new version stand for: a block that already stands in the page as it should. `made` makes it anew.
 * @type {WeakMap<Node, { node: Node, made: () => Node }>}
 */
export const standing = new WeakMap();

/**
 * @typedef {object} Block
 * @property {number} start its first op
 * @property {number} end the op after its last one
 * @property {number} at where its text begins
 * @property {number} until where its text ends
 */

/** The blocks that a walk comes to. */
export class Blocks {
  /** The containers that are open at the block, outermost first. @type {string[]} */
  containers = [];
  #next = 0;
  #at = 0;

  /** @param {import('./tape.js').Walk} walk at its start */
  constructor(walk) {
    this.walk = walk;
    this.classRow = walk.attributes.indexOf('class');
  }

  /**
   * Goes on to the next block: the walk stands before it, in the container that it is to be part of.
   * At the end, where there is none, the walk is done.
   * @returns {Block | undefined}
   */
  to() {
    const { ops } = this.walk;
    while (this.#next < ops.length) {
      const kind = ops[this.#next] & 7;
      if (kind === 1 && this.#enters()) continue;
      if (kind === 2 || kind === 6) {
        this.containers.pop();
        this.#step();
        continue;
      }
      const block = { start: this.#next, end: 0, at: this.#at, until: 0 };
      let depth = 0;
      do {
        const kind = ops[this.#next] & 7;
        if (kind === 1) depth++;
        else if (kind === 2 || kind === 6) depth--;
        this.#step();
      } while (depth > 0 && this.#next < ops.length);
      block.end = this.#next;
      block.until = this.#at;
      this.walk.to(block.start);
      return block;
    }
    this.walk.all();
    return undefined;
  }

  #step() {
    const op = this.walk.ops[this.#next++];
    const kind = op & 7;
    if (kind !== 1 && kind !== 2 && kind !== 5) this.#at += op >>> 10;
  }

  /** Steps into the element that starts here, if that is a container. */
  #enters() {
    const { ops, text, templates } = this.walk;
    let next = this.#next + 1;
    let at = this.#at;
    let name = '';
    for (; (ops[next] & 7) === 3; next++) {
      const length = ops[next] >>> 10;
      if (((ops[next] >> 3) & 127) === this.classRow) name = text.substring(at, at + length);
      at += length;
    }
    // The notes are the items of a list.
    if (this.containers.at(-1) === 'sf-notes' && templates[(ops[this.#next] >> 3) & 127].localName === 'ol') name = 'ol';
    else if (!CONTAINERS.has(name)) return false;
    this.containers.push(name);
    this.#next = next;
    this.#at = at;
    return true;
  }

  /**
   * A number for all that a block is: two blocks of the same number are the same.
   * @param {Block} block
   */
  digest({ start, end, at, until }) {
    const { ops, text } = this.walk;
    let one = 0x9dc5 ^ this.containers.length;
    let two = 0x1b3;
    for (let next = start; next < end; next++) {
      one = Math.imul(one ^ ops[next], 0x01000193);
      two = Math.imul(two, 31) + ops[next];
    }
    for (let next = at; next < until; next++) {
      const unit = text.charCodeAt(next);
      one = Math.imul(one ^ unit, 0x01000193);
      two = (Math.imul(two, 31) + unit) | 0;
    }
    return (one >>> 0) * 0x200000 + (two & 0x1fffff);
  }
}

/**
 * The article of a walk as a new version of one that stands: what stands as it should is only stood for.
 * @param {import('./tape.js').Walk} walk at its start
 * @param {Element} root what stands
 * @returns {{ fragment: DocumentFragment, kept: Set<Node> }} the version, and what stands as it should
 */
export function versionOf(walk, root) {
  /** @type {Map<number, Element[]>} */
  const known = new Map();
  for (const block of [...blocksIn(root)].reverse()) {
    const digest = digests.get(block);
    if (digest === undefined) continue;
    if (known.has(digest)) known.get(digest).push(block);
    else known.set(digest, [block]);
  }
  const kept = new Set();
  const blocks = new Blocks(walk);
  for (let block; (block = blocks.to()); ) {
    const digest = blocks.digest(block);
    const node = known.get(digest)?.pop();
    if (node) {
      kept.add(node);
      standing.set(walk.current.appendChild(document.createComment('')), { node, made: made(walk, block, digest) });
      walk.next = block.end;
      walk.at = block.until;
    } else {
      walk.to(block.end);
      digests.set(/** @type {Node} */ (walk.current.lastChild), digest);
    }
  }
  return { fragment: /** @type {DocumentFragment} */ (walk.parent), kept };
}

/** The blocks that stand in a container, in order. */
function* blocksIn(container) {
  for (const child of itemsOf(container)) {
    if (!(child instanceof Element)) continue;
    const holds = (child.localName === 'ol' && container.classList.contains('sf-notes')) || CONTAINERS.has(child.className);
    if (holds) yield* blocksIn(child);
    else yield child;
  }
}

/** Makes a block that was only stood for. */
function made(walk, block, digest) {
  return () => {
    const { current, open, next, at } = walk;
    const parent = document.createDocumentFragment();
    Object.assign(walk, { current: parent, open: [], next: block.start, at: block.at });
    walk.to(block.end);
    Object.assign(walk, { current, open, next, at });
    const node = /** @type {Node} */ (parent.firstChild);
    digests.set(node, digest);
    return node;
  };
}
