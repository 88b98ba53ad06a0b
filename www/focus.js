// In-page links move keyboard focus, in a shadow root too, where the browser does not.

/**
 * Moves focus to an in-page link's target.
 * @param {Event} event
 * @param {Element} link
 * @param {Element | ShadowRoot} target what holds the article
 */
export function follow(event, link, target) {
  const root = /** @type {Document | ShadowRoot} */ (target.getRootNode());
  const goal = root.getElementById?.(decodeURIComponent(link.getAttribute('href').slice(1)));
  if (!goal) return;
  if (root instanceof ShadowRoot) event.preventDefault();
  if (!goal.hasAttribute('tabindex')) {
    goal.setAttribute('tabindex', '-1');
    goal.addEventListener('blur', () => goal.removeAttribute('tabindex'), { once: true });
  }
  goal.focus();
  goal.scrollIntoView();
}
