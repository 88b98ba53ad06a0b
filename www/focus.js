// In-page links move keyboard focus: by click and Enter, on load from an
// address with a fragment, and back again by the browser's Back; in a shadow
// root too, where the browser does none of this.

/** The links that were followed, newest last, and the address that each left. */
const trail = [];

addEventListener('popstate', () => {
  const last = trail.at(-1);
  if (last?.from !== location.href) return;
  trail.pop();
  if (last.link.isConnected) last.link.focus();
});

/** What is told of places that are not there yet, by what holds the article. @type {WeakMap<Node, (address: string) => void>} */
const awaited = new WeakMap();

/**
 * Has links to places that are not there yet told to `wanted`, as long as the article is still coming.
 * @param {Element | ShadowRoot} target what holds the article
 * @param {((address: string) => void) | undefined} wanted
 */
export function awaitPlaces(target, wanted) {
  if (wanted) awaited.set(target, wanted);
  else awaited.delete(target);
}

/**
 * Follows an in-page link.
 * @param {MouseEvent} event
 * @param {Element} link
 * @param {Element | ShadowRoot} target what holds the article
 */
export function follow(event, link, target) {
  // A reader who asks for another tab gets one.
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const address = link.getAttribute('href');
  const goal = placeOf(address, target);
  if (!goal && !awaited.has(target)) return;
  if (location.hash !== address) {
    trail.push({ link, from: location.href });
    if (trail.length > 100) trail.shift();
  }
  // The browser goes on to change the address, unless the page around says no; in a shadow root it finds no place to scroll to.
  if (goal) moveTo(goal);
  else awaited.get(target)?.(address);
}

/**
 * Goes where the page's address leads, if that is in this article and the reader is nowhere else yet.
 * @param {Element | ShadowRoot} target what holds the article
 */
export function arrive(target) {
  const goal = location.hash.length > 1 && placeOf(location.hash, target);
  if (goal && (document.activeElement === document.body || !document.activeElement)) moveTo(goal);
}

/**
 * The element of the article that an in-page address leads to.
 * @param {string} address
 * @param {Element | ShadowRoot} target what holds the article
 */
export function placeOf(address, target) {
  const root = /** @type {Document | ShadowRoot} */ (target.getRootNode());
  const place = root.getElementById?.(decoded(address.slice(1)));
  return place && target.contains(place) ? place : null;
}

function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Moves focus to an element, which need not be a stop for the Tab key.
 * @param {HTMLElement} goal
 */
export function moveTo(goal) {
  if (!goal.hasAttribute('tabindex') && goal.tabIndex < 0) {
    goal.setAttribute('tabindex', '-1');
    goal.addEventListener('blur', () => goal.removeAttribute('tabindex'), { once: true });
  }
  goal.focus({ preventScroll: true });
  goal.scrollIntoView();
}
