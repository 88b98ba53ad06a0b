// Wide tables and code scroll in boxes of their own.

/** @type {ResizeObserver | undefined} */
let observer;

/**
 * A box that scrolls can be reached with the Tab key; one that does not scroll is no stop for it.
 * @param {Element | ShadowRoot} target what holds the article
 */
export function watchScrollBoxes(target) {
  observer ??= new ResizeObserver((entries) => {
    for (const { target: box } of entries) {
      const scrolls = box.scrollWidth > box.clientWidth;
      if (scrolls === box.hasAttribute('tabindex')) continue;
      if (scrolls) box.setAttribute('tabindex', '0');
      else box.removeAttribute('tabindex');
    }
  });
  for (const box of target.querySelectorAll('[data-scroll]')) observer.observe(box);
}
