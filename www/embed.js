// The page in a frame: shows the article that its address names, and says how high it is.

import { tagName } from './standfirst.js';

/** What the address may say; everything else stands as it is. */
const PASSED = ['src', 'from', 'item', 'heading-level', 'lang', 'dir', 'theme', 'contents', 'skip-links', 'refresh', 'media'];

const asked = new URLSearchParams(location.search);
const element = document.createElement(tagName);
for (const name of PASSED) {
  const value = asked.get(name);
  if (value !== null) element.setAttribute(name, value);
}
if (!asked.has('heading-level')) element.setAttribute('heading-level', '1');

const place = /** @type {HTMLElement} */ (document.getElementById('article'));
if (asked.has('src')) place.replaceChildren(element);
else place.firstElementChild.textContent = 'This frame shows no article: its address lacks `?src=`, the address of one.';

element.addEventListener('standfirst-load', ({ detail }) => {
  if (detail.title) document.title = detail.title;
  report();
});

// Links lead the whole page on, not the frame.
addEventListener('click', (event) => {
  const link = /** @type {Element} */ (event.target).closest?.('a[href]');
  if (link && !link.getAttribute('href').startsWith('#')) link.setAttribute('target', '_top');
}, true);

/** The height is no secret, so any page around may hear it; it checks who says so. */
function report() {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: 'standfirst-size', height, title: document.title }, '*');
  // Where frames size themselves by CSS (`frame-sizing`), they are asked to do so; a page in no frame may not ask.
  try {
    globalThis.requestResize?.();
  } catch {
    // The message has said it.
  }
}
new ResizeObserver(report).observe(document.documentElement);
