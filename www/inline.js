// Article data that stands in the page itself, between the element's tags.

const DATA = 'script[type="application/json"], script[type="application/ld+json"], script[type="text/markdown"], template';

/** What each kind is, where the element's `from` does not say. */
const FORMATS = { 'text/markdown': 'markdown', template: 'html' };

/**
 * Whether a node is data for the element, and not what it shows.
 * @param {Node} node
 */
export function isData(node) {
  return node instanceof Element && node.matches(DATA);
}

/**
 * The element's inline data and its format, where that is known; undefined where there is none.
 * @param {Element} element
 */
export function inlineData(element) {
  const data = [...element.children].find(isData);
  if (!data) return undefined;
  const kind = data instanceof HTMLTemplateElement ? 'template' : (data.getAttribute('type') ?? '');
  const text = data instanceof HTMLTemplateElement ? data.innerHTML : (data.textContent ?? '');
  if (!text.trim()) return undefined;
  return { text: kind === 'text/markdown' ? outdented(text) : text.trim(), format: FORMATS[kind] };
}

/** Markdown without the indentation that it shares with the page around it. */
function outdented(text) {
  const lines = text.replace(/^\s*\n/, '').trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least)).join('\n');
}

/**
 * Calls `changed` whenever the element's inline data changes, comes or goes.
 * @param {Element} element
 * @param {() => void} changed
 */
export function watchData(element, changed) {
  const inside = new MutationObserver(changed);
  const watchInside = () => {
    inside.disconnect();
    for (const data of element.children) {
      if (!isData(data)) continue;
      const content = data instanceof HTMLTemplateElement ? data.content : data;
      inside.observe(content, { childList: true, characterData: true, subtree: true, attributes: true });
    }
  };
  const children = new MutationObserver((records) => {
    if (!records.some(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes].some(isData))) return;
    watchInside();
    changed();
  });
  children.observe(element, { childList: true });
  watchInside();
  return () => {
    inside.disconnect();
    children.disconnect();
  };
}
