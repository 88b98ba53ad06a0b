// What changes in an article is said by a screen reader: politely, once, and never at load.

/**
 * Two regions in turn for each place: a text that stands already would not be
 * said again. They stand beside the article, since what lies outside an open
 * dialog is not said, and since the page around is not ours.
 * @type {WeakMap<ParentNode, { regions: HTMLElement[], turn: number }>}
 */
const places = new WeakMap();

/**
 * Puts the empty regions beside an article that may change: where they are
 * there before anything is said, every screen reader says it.
 * @param {Element | ShadowRoot} target what holds the article
 */
export function listen(target) {
  let place = places.get(target);
  if (!place) places.set(target, (place = { regions: [region(), region()], turn: 0 }));
  const fresh = place.regions.some((one) => one.parentNode !== target);
  if (fresh) target.append(...place.regions);
  return { place, fresh };
}

/**
 * Says `text`, in the language of the page or in `language`.
 * @param {Element | ShadowRoot} target what holds the article
 * @param {string} text
 * @param {string} [language]
 */
export function announce(target, text, language = '') {
  const { place, fresh } = listen(target);
  const now = place.regions[(place.turn = 1 - place.turn)];
  place.regions[1 - place.turn].textContent = '';
  if (language) now.lang = language;
  // A moment later, so that the change is one for every screen reader; longer where it has yet to find the region.
  setTimeout(() => (now.textContent = text), fresh ? 500 : 100);
  setTimeout(() => now.textContent === text && (now.textContent = ''), 10_000);
}

function region() {
  const made = document.createElement('div');
  made.setAttribute('role', 'status');
  made.setAttribute('aria-live', 'polite');
  made.setAttribute('aria-atomic', 'true');
  Object.assign(made.style, { position: 'absolute', inlineSize: '1px', blockSize: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
  return made;
}

/**
 * The breaking news that stands in `target`.
 * @param {ParentNode} target
 */
export function newsIn(target) {
  // It stands before the story: that is not looked through.
  for (const part of target.querySelector('.sf-article')?.children ?? []) {
    if (!part.matches('.sf-header, .sf-breaking')) continue;
    const news = part.querySelector('.sf-breaking-notice, p.sf-breaking-label');
    if (news) return news.textContent.trim();
  }
  return '';
}
