// Where an element stands in its page: below which heading.

const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
/** Parts of a page whose headings speak for them alone (HTML standard, "Sections"). */
const APART = 'article, aside, nav, section, dialog, [role="dialog"]';

/**
 * The level for the title of an article that stands at `element`: one below the
 * nearest heading that speaks for the place, 2 where there is none.
 * @param {Element} element
 */
export function headingLevelAt(element) {
  const heading = headingAbove(element);
  return heading ? Math.min(levelOf(heading) + 1, 6) : 2;
}

/** The last heading before `element` that is not shut in a part of its own. */
function headingAbove(element) {
  let place = element;
  while (place) {
    for (let before = place.previousElementSibling; before; before = before.previousElementSibling) {
      const heading = lastHeadingIn(before);
      if (heading) return heading;
    }
    const parent = place.parentNode;
    place = parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
    if (place?.matches(HEADING)) return place;
  }
  return null;
}

function lastHeadingIn(element) {
  if (element.matches(HEADING)) return element;
  if (element.matches(APART) || isArticle(element)) return null;
  const headings = element.querySelectorAll(HEADING);
  for (let at = headings.length - 1; at >= 0; at--) {
    let apart = headings[at].parentElement;
    while (apart && apart !== element && !apart.matches(APART) && !isArticle(apart)) apart = apart.parentElement;
    if (apart === element) return headings[at];
  }
  return null;
}

/** Another article of ours: its headings are its own. */
function isArticle(element) {
  return element.classList.contains('standfirst') || element.localName.startsWith('standfirst-article');
}

function levelOf(heading) {
  return Number(heading.getAttribute('aria-level')) || Number(heading.localName.slice(1)) || 2;
}
