// HTML as one line that two renderings of the same article share.

import { parseFragment } from 'parse5';

const attribute = (node, name) => node.attrs?.find((one) => one.name === name)?.value;
const has = (node, name) => (attribute(node, 'class') ?? '').split(' ').includes(name);
const is = (node, ...names) => names.includes(node.tagName);

/** What both sides have in other words: raw HTML's names for the same, and addresses in full. */
const names = { b: 'strong', i: 'em', s: 'del', strike: 'del', h1: 'h', h2: 'h', h3: 'h', h4: 'h', h5: 'h', h6: 'h' };
const address = (value) => {
  try {
    return decodeURI(new URL(value, 'https://base.example/a/').href);
  } catch {
    return value;
  }
};

const inline = ['a', 'em', 'strong', 'code', 'del', 'img', 'br', '#text'];

/** The tree of a rendered fragment, without what a renderer adds for readers. */
export function rendered(html) {
  const root = parseFragment(html);
  const found = (node, name) => {
    if (has(node, name)) return node;
    for (const child of node.childNodes ?? []) {
      const inner = found(child, name);
      if (inner) return inner;
    }
    return undefined;
  };
  return line((found(root, 'sf-body')?.childNodes ?? []).flatMap(plain));
}

/**
 * The tree of the specification's HTML, as far as an article has such things:
 * frames without a meaning (`div`, elements HTML does not know) are opened, and
 * text that stands in no block is a paragraph.
 */
export const expected = (html) => line(paragraphs(parseFragment(html).childNodes.flatMap(opened)));

const known = ['a', 'b', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'li', 'ol', 'p', 'pre', 'strong', 'table', 'tbody', 'td', 'thead', 'th', 'tr', 'ul'];

function opened(node) {
  if (is(node, 'script', 'style', 'textarea')) return [];
  if (!node.tagName) return [node];
  const childNodes = node.childNodes.flatMap(opened);
  // A link without words leads nobody anywhere, and one without an address is none.
  const isEmptyLink = is(node, 'a') && (!attribute(node, 'href') || !childNodes.length);
  const isEmpty = is(node, 'p', 'strong') && !childNodes.length;
  if (isEmptyLink || isEmpty || !is(node, ...known)) return childNodes;
  return [{ ...node, childNodes: is(node, 'blockquote') ? paragraphs(childNodes) : childNodes }];
}

const isBlock = (node) => Boolean(node.tagName) && !is(node, 'a', 'b', 'br', 'code', 'del', 'em', 'i', 'img', 'strong');

/** Wraps what stands in no block. */
function paragraphs(nodes) {
  const out = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (isBlock(node)) out.push(node);
    else if (last?.isRun) last.childNodes.push(node);
    else out.push({ nodeName: 'p', tagName: 'p', attrs: [], childNodes: [node], isRun: true });
  }
  return out.filter((node) => !node.isRun || text(node).trim() || node.childNodes.some((inner) => is(inner, 'img')));
}

const added = ['sf-hidden', 'sf-skip-link', 'sf-after', 'sf-to-do', 'sf-done'];

/** A node as the source has it: labels for screen readers, scroll boxes and figures' frames taken off. */
function plain(node) {
  if (added.some((name) => has(node, name))) return [];
  // Words in another script are marked with their language.
  if (is(node, 'span')) return node.childNodes.flatMap(plain);
  if (has(node, 'sf-table') || has(node, 'sf-scroll')) return node.childNodes.flatMap(plain);
  if (has(node, 'sf-figure')) {
    const all = (node) => [node, ...(node.childNodes ?? []).flatMap(all)];
    const nodes = all(node);
    const picture = nodes.find((inner) => is(inner, 'img'));
    if (!picture) return node.childNodes.flatMap(plain);
    const around = nodes.find((inner) => is(inner, 'a'));
    const caption = nodes.find((inner) => has(inner, 'sf-caption-text'));
    const title = caption ? [{ name: 'title', value: text(caption) }] : [];
    const image = { ...picture, attrs: [...picture.attrs.filter((one) => one.name !== 'title'), ...title] };
    return [{ nodeName: 'p', tagName: 'p', attrs: [], childNodes: [around ? { ...around, childNodes: [image] } : image] }];
  }
  return node.childNodes ? [{ ...node, childNodes: node.childNodes.flatMap(plain) }] : [node];
}

const text = (node) => node.value ?? (node.childNodes ?? []).map(text).join('');

/** Nodes as one string: white space as it is shown, blocks without the space around them. */
function line(nodes, preformatted = false) {
  let out = '';
  for (const node of nodes) {
    if (node.nodeName === '#text') out += preformatted ? JSON.stringify(node.value) : node.value.replace(/[ \t\n\r]+/g, ' ');
    if (!node.tagName) continue;
    if (is(node, 'tbody', 'thead')) {
      out += line(node.childNodes);
      continue;
    }
    const name = names[node.tagName] ?? node.tagName;
    let open = name;
    if (name === 'a') open += ` href=${address(attribute(node, 'href'))}`;
    if (name === 'img') open += ` src=${address(attribute(node, 'src'))} alt=${attribute(node, 'alt') ?? ''}`;
    if (is(node, 'a', 'img') && attribute(node, 'title')) open += ` title=${attribute(node, 'title')}`;
    if (is(node, 'ol') && (attribute(node, 'start') ?? '1') !== '1') open += ` start=${attribute(node, 'start')}`;
    if (is(node, 'code')) {
      const syntax = attribute(node, 'data-syntax') ?? /(?:^| )language-(\S+)/.exec(attribute(node, 'class') ?? '')?.[1];
      if (syntax) open += ` syntax=${syntax}`;
    }
    const inner = line(node.childNodes, preformatted || is(node, 'pre'));
    if (name === 'br') out = out.trimEnd();
    const isBlock = !inline.includes(name);
    out = isBlock ? `${out.trimEnd()}<${open}>${inner.trim()}</${name}>` : `${out}<${open}>${inner}</${name}>`;
  }
  return out.replace(/ {2,}/g, ' ').replace(/(<\/?(?:br|p|h|ul|ol|li|blockquote|pre|hr|table|tr|td|th)\b[^>]*>) /g, '$1').trim();
}
