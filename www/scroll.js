// Wide tables and code scroll in boxes of their own.

/**
 * A box that scrolls can be reached with the Tab key; one that does not scroll is no stop for it.
 * @param {Element | ShadowRoot} target what holds the article
 */
export function watchScrollBoxes(target) {
  for (const box of target.querySelectorAll('[data-scroll]')) {
    new ResizeObserver(() => {
      if (box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0');
      else box.removeAttribute('tabindex');
    }).observe(box);
  }
}
