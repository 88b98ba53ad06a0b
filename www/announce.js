// What changes on a page is said by a screen reader: politely, once, and never at load.

/** Two regions in turn: a text that stands already would not be said again. */
let regions;
let turn = 0;

/** Puts the empty regions into the page: they must be there before anything is said. */
export function listen() {
  regions ??= [0, 1].map(() => {
    const region = document.createElement('div');
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    region.setAttribute('aria-atomic', 'true');
    Object.assign(region.style, { position: 'absolute', inlineSize: '1px', blockSize: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
    document.body.append(region);
    return region;
  });
}

/**
 * Says `text`, in the language of the page or in `language`.
 * @param {string} text
 * @param {string} [language]
 */
export function announce(text, language = '') {
  listen();
  const region = regions[(turn = 1 - turn)];
  regions[1 - turn].textContent = '';
  if (language) region.lang = language;
  // A moment later, so that the change is one for every screen reader.
  setTimeout(() => (region.textContent = text), 100);
  setTimeout(() => region.textContent === text && (region.textContent = ''), 10_000);
}
