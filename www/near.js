// When an element comes near the window: one observer for all elements of the page.

/** @type {IntersectionObserver | undefined} */
let observer;
/** @type {WeakMap<Element, () => void>} */
const waiting = new WeakMap();

/**
 * Calls `came` once, when `element` is within one window's height of being seen.
 * @param {Element} element
 * @param {() => void} came
 */
export function whenNear(element, came) {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        const call = waiting.get(target);
        forget(target);
        call?.();
      }
    },
    { rootMargin: '100% 0px' },
  );
  waiting.set(element, came);
  observer.observe(element);
}

/**
 * Waits for the element no longer.
 * @param {Element} element
 */
export function forget(element) {
  waiting.delete(element);
  observer?.unobserve(element);
}
