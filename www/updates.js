// New versions of an article that somebody is reading: what is there is patched,
// new posts wait until the reader asks for them, and what changed is marked.

import { announce, listen, newsIn } from './announce.js';
import { digests, itemsOf, versionOf } from './blocks.js';
import { enliven } from './enliven.js';
import { keep, patch } from './patch.js';
import { speak, spoken, word } from './words.js';

/** @typedef {{ added: number, changed: number, removed: number, held: number, headline: boolean, corrections: number }} Change */

export class Updates {
  #target;
  #release;
  #bar;
  #button;
  #pause;
  paused = false;
  /** The language of the words beside the article. */
  language = 'en';
  /** How many new posts wait. */
  held = 0;

  /**
   * @param {Element | ShadowRoot} target what holds the article
   * @param {() => Promise<unknown>} release shows the version that has been held back
   */
  constructor(target, release) {
    this.#target = target;
    this.#release = release;
  }

  /** The article's outermost element. */
  get root() {
    return /** @type {HTMLElement | undefined} */ ([...this.#target.children].find((child) => child.classList.contains('standfirst')));
  }

  #word(name, value) {
    return word(name, value, this.language);
  }

  #announce(name, value) {
    announce(this.#target, this.#word(name, value), spoken(this.language));
  }

  /** What the ids of the standing article start with: a new version must have the same. */
  get prefix() {
    return this.root?.querySelector('.sf-article')?.getAttribute('aria-labelledby')?.replace(/title$/, '') ?? 'sf-';
  }

  /**
   * Brings the article up to a new version.
   * @param {import('./tape.js').Walk} walk the new version, at its start
   * @param {boolean} hold whether new posts wait
   * @returns {Change}
   */
  take(walk, hold) {
    const root = this.root;
    const blocks = blocksOf(root);
    const { fragment, kept } = versionOf(walk, root);
    const next = /** @type {Element} */ (fragment.firstElementChild);
    const posts = postsOf(root);
    const held = hold && posts.size > 0 ? holdBack(posts, next) : 0;
    const before = new Map(blocks.map((block) => [block, kept.has(block) ? '' : block.textContent]));
    const headline = root.querySelector('.sf-headline')?.textContent ?? '';
    const corrections = root.querySelectorAll('.sf-correction').length;
    const news = newsIn(root);
    patch(root, next);
    enliven(this.#target);
    const change = this.#mark(before, kept, root);
    change.held = held;
    change.headline = this.#markHeadline(headline);
    change.corrections = Math.max(root.querySelectorAll('.sf-correction').length - corrections, 0);
    this.held = held;
    this.#say(change, newsIn(root) === news ? '' : newsIn(root));
    return change;
  }

  /** Shows the controls: the pause button where updates come by themselves. */
  controls(pausable) {
    const root = this.root;
    if (!root) return;
    if (!this.#bar?.isConnected) {
      this.#bar = keep(document.createElement('div'));
      this.#bar.className = 'sf-live-bar';
      this.#bar.setAttribute('part', 'live-bar');
      speak(this.#bar, this.language, root);
      this.#button = button('sf-button sf-new-updates', () => this.#showHeld());
      this.#button.hidden = true;
      this.#pause = button('sf-button sf-pause', () => this.#togglePause());
      this.#bar.append(this.#button, this.#pause);
      listen(this.#target);
      root.insertBefore(this.#bar, root.querySelector(':scope > .sf-article'));
    }
    this.#pause.hidden = !pausable;
    this.#pause.textContent = this.#word(this.paused ? 'resumeUpdates' : 'pauseUpdates');
  }

  #togglePause() {
    this.paused = !this.paused;
    this.#pause.textContent = this.#word(this.paused ? 'resumeUpdates' : 'pauseUpdates');
    if (this.paused) this.#announce('updatesPaused');
    this.#bar.dispatchEvent(new CustomEvent('standfirst-pause', { bubbles: true, composed: true, detail: { paused: this.paused } }));
  }

  /**
   * Does `show`, at once or when the reader ends the pause; of several only the last.
   * @param {() => unknown} show
   * @param {AbortSignal} signal
   */
  async whenRunning(show, signal) {
    if (!this.paused) return show();
    const first = !this.#waiting;
    this.#waiting = show;
    if (!first) return;
    signal.addEventListener('abort', () => (this.#waiting = undefined));
    this.#target.addEventListener(
      'standfirst-pause',
      () => {
        const last = this.#waiting;
        this.#waiting = undefined;
        if (!signal.aborted) last?.();
      },
      { once: true, signal },
    );
  }
  /** @type {(() => unknown) | undefined} */
  #waiting;

  /** The reader wants the new posts: shows them, and goes to the first. */
  async #showHeld() {
    const known = postsOf(this.root);
    await this.#release();
    this.#button.hidden = true;
    const first = [...postsOf(this.root)].find(([name]) => !known.has(name))?.[1];
    const heading = first?.querySelector('.sf-post-title') ?? first;
    if (!heading) return;
    if (!heading.hasAttribute('tabindex')) heading.setAttribute('tabindex', '-1');
    /** @type {HTMLElement} */ (heading).focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  }

  #say({ held, headline, corrections, added, changed, removed }, news) {
    if (held > 0) this.controls(this.#pause ? !this.#pause.hidden : false);
    if (this.#button) {
      this.#button.hidden = held === 0;
      this.#button.textContent = this.#word('newUpdates', held);
    }
    if (news) announce(this.#target, news, this.root?.querySelector('.sf-article')?.getAttribute('lang') ?? '');
    else if (held > 0 && held !== this.#told) this.#announce('newUpdates', held);
    else if (corrections > 0) this.#announce('correctionAdded');
    else if (headline || (held === 0 && added + changed + removed > 0)) this.#announce('articleChanged');
    this.#told = held;
  }
  /** How many waiting posts the reader has been told of. */
  #told = 0;

  /** Marks what is new or says something else than before. */
  #mark(before, kept, root) {
    const change = { added: 0, changed: 0, removed: 0, held: 0, headline: false, corrections: 0 };
    const now = blocksOf(root);
    for (const block of now) {
      if (kept.has(block)) continue;
      const text = before.get(block);
      if (text === block.textContent) continue;
      if (text === undefined) change.added += 1;
      else change.changed += 1;
      block.setAttribute('data-changed', this.#word(text === undefined ? 'added' : 'changed'));
    }
    change.removed = before.size - (now.length - change.added);
    return change;
  }

  #markHeadline(before) {
    const headline = this.root?.querySelector('.sf-headline');
    if (!headline || headline.textContent === before) return false;
    headline.parentElement?.querySelector('.sf-headline-changed')?.remove();
    const note = keep(document.createElement('p'));
    note.className = 'sf-headline-changed';
    speak(note, this.language, this.root);
    note.textContent = this.#word('headlineChanged', before);
    headline.after(note);
    return true;
  }
}

function button(name, clicked) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = name;
  made.addEventListener('click', clicked);
  return made;
}

/** What an article is made of, as far as changes are told: its posts and the blocks of its story. */
export function blocksOf(root) {
  const inBody = [...root.querySelectorAll('.sf-body')].flatMap((body) =>
    itemsOf(body).flatMap((item) => (item instanceof Element && item.classList.contains('sf-group') ? itemsOf(item) : [item])),
  );
  const blocks = [...inBody, ...root.querySelectorAll('.sf-corrections > .sf-correction')];
  return /** @type {Element[]} */ (blocks.filter((block) => block instanceof Element && block.localName !== 'nav'));
}

/** The posts of live coverage by what they are called. */
function postsOf(root) {
  const posts = new Map();
  for (const post of root?.querySelectorAll('.sf-post') ?? []) {
    posts.set(post.id || (post.querySelector('.sf-post-title')?.textContent ?? ''), post);
  }
  return posts;
}

/** Takes the posts that are not yet known out of a new version, with the links to them. */
function holdBack(known, next) {
  let held = 0;
  for (const [name, post] of postsOf(next)) {
    if (known.has(name)) continue;
    held += 1;
    for (const target of [post, ...post.querySelectorAll('[id]')]) {
      if (!target.id) continue;
      for (const link of next.querySelectorAll(`.sf-contents a[href="#${CSS.escape(target.id)}"]`)) takeOut(link.closest('li'));
    }
    takeOut(post);
  }
  return held;
}

/** What is left of the blocks around it is not what their digests are of. */
function takeOut(element) {
  for (let around = element?.parentElement; around; around = around.parentElement) digests.delete(around);
  element?.remove();
}
