// What changed in an article since its reader last saw it. Only for elements with
// `since-last-read`: the article's text is kept in this browser, and goes nowhere.

import { keep } from './patch.js';
import { blocksOf } from './updates.js';
import { speak, word } from './words.js';

const PREFIX = 'standfirst:read:';
/** How many articles are remembered, and how long a text may be, in UTF-16 units. */
const ARTICLES = 30;
const LONGEST = 150_000;
/** Longer blocks are shown as a whole, old and new: finding their changed words takes too long. */
const WORDS = 600;

/**
 * Shows what changed since `address` was last read here, and remembers how it stands now.
 * @param {HTMLElement} root the article's outermost element
 * @param {string} address
 * @param {string} [language] that of the words beside the article
 */
export function recall(root, address, language = 'en') {
  const blocks = blocksOf(root);
  const now = blocks.map((block) => [nameOf(block), wordsOf(block)]);
  const before = remembered(address);
  remember(address, now);
  root.querySelector(':scope > .sf-since')?.remove();
  if (!before) return 0;
  const changes = compare(before, now);
  if (changes.length > 0) root.insertBefore(list(changes, blocks, root, language), root.querySelector(':scope > .sf-article'));
  return changes.length;
}

/** A block's name, where its source gave it one that lasts. */
function nameOf(block) {
  return block.id && block.classList.contains('sf-post') ? block.id.replace(/^sf[^-]*-/, '') : '';
}

function wordsOf(block) {
  return block.textContent.replace(/\s+/g, ' ').trim();
}

function remembered(address) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + address) ?? 'null')?.blocks ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(address, blocks) {
  try {
    const text = JSON.stringify({ at: Date.now(), blocks });
    if (text.length > LONGEST) return;
    localStorage.setItem(PREFIX + address, text);
    const all = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    const oldestFirst = all.map((key) => [JSON.parse(localStorage.getItem(key) ?? '{}').at ?? 0, key]).sort(([a], [b]) => a - b);
    for (const [, key] of oldestFirst.slice(0, Math.max(all.length - ARTICLES, 0))) localStorage.removeItem(key);
  } catch {
    // A full or a closed store remembers nothing; the article is there all the same.
  }
}

/**
 * The changes from one list of blocks to the next, in the order of the article.
 * @param {[string, string][]} before
 * @param {[string, string][]} now
 * @returns {{ before?: string, now?: string, at: number }[]}
 */
export function compare(before, now) {
  const left = new Map();
  before.forEach(([name, text], at) => {
    const key = name || text;
    if (!left.has(key)) left.set(key, []);
    left.get(key).push(at);
  });
  for (const queue of left.values()) queue.reverse();
  const partner = now.map(([name, text]) => left.get(name || text)?.pop() ?? -1);
  const taken = new Set(partner);
  // A block that is like none before continues what stood after the same neighbour.
  partner.forEach((found, at) => {
    if (found >= 0 || now[at][0]) return;
    const beside = (at === 0 ? -1 : partner[at - 1]) + 1;
    if ((at > 0 && partner[at - 1] < 0) || beside >= before.length || taken.has(beside) || before[beside][0]) return;
    partner[at] = beside;
    taken.add(beside);
  });
  const changes = [];
  now.forEach(([, text], at) => {
    const old = before[partner[at]]?.[1];
    if (old !== text) changes.push({ before: old, now: text, at });
  });
  before.forEach(([, text], at) => {
    if (!taken.has(at) && text) changes.push({ before: text, at: now.length });
  });
  return changes;
}

function list(changes, blocks, root, language) {
  const details = keep(document.createElement('details'));
  details.className = 'sf-since sf-details';
  const summary = document.createElement('summary');
  summary.textContent = word('sinceLastRead', undefined, language);
  speak(summary, language, root);
  const items = document.createElement('ol');
  for (const { before, now, at } of changes) {
    const item = document.createElement('li');
    for (const [kind, text] of difference(before ?? '', now ?? '')) {
      if (kind === 'same') item.append(text);
      else item.append(marked(kind, text, root, language));
    }
    const link = blocks[at]?.id && document.createElement('a');
    if (link) {
      link.href = `#${blocks[at].id}`;
      link.textContent = '↓';
      link.setAttribute('aria-label', wordsOf(blocks[at]).slice(0, 60));
      item.append(' ', link);
    }
    items.append(item);
  }
  details.append(summary, items);
  return details;
}

/** Struck out or underlined, and said for those who see neither. */
function marked(kind, text, root, language) {
  const element = document.createElement(kind);
  const label = document.createElement('span');
  label.className = 'sf-hidden';
  label.textContent = `${word(kind === 'del' ? 'removed' : 'added', undefined, language)}: `;
  speak(label, language, root);
  element.append(label, text);
  return element;
}

/**
 * The words that stay, go and come from one text to the next.
 * @param {string} before
 * @param {string} now
 * @returns {['same' | 'del' | 'ins', string][]}
 */
export function difference(before, now) {
  const [a, b] = [before.split(/(?<=\s)/), now.split(/(?<=\s)/)].map((words) => words.filter(Boolean));
  if (a.length > WORDS || b.length > WORDS) return [['del', before], ['ins', now]].filter(([, text]) => text);
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[i].trim() === b[j].trim() ? longest[(i + 1) * width + j + 1] + 1 : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const runs = [];
  const add = (kind, text) => {
    if (runs.at(-1)?.[0] === kind) runs.at(-1)[1] += text;
    else runs.push([kind, text]);
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i].trim() === b[j].trim()) {
      add('same', b[j]);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) add('del', a[i++]);
    else add('ins', b[j++]);
  }
  return runs;
}
