// Pictures, films and recordings that wait until the reader asks for them.

const WAITING = { 'data-src': 'src', 'data-srcset': 'srcset', 'data-poster': 'poster' };

/**
 * Loads what waits in the article around `button`, and takes the button away.
 * @param {Element} button
 */
export function loadMedia(button) {
  const article = button.closest('.standfirst');
  const first = article?.querySelector('[data-src], [data-poster]');
  for (const [waiting, name] of Object.entries(WAITING)) {
    for (const element of article?.querySelectorAll(`[${waiting}]`) ?? []) {
      element.setAttribute(name, element.getAttribute(waiting) ?? '');
      element.removeAttribute(waiting);
    }
  }
  for (const player of article?.querySelectorAll('video, audio') ?? []) /** @type {HTMLMediaElement} */ (player).load();
  button.dispatchEvent(new CustomEvent('standfirst-media', { bubbles: true, composed: true }));
  // Focus must not be lost with the button: it goes on to what was asked for.
  const goal = /** @type {HTMLElement | null | undefined} */ (first?.closest('figure') ?? first);
  button.parentElement?.remove();
  if (!goal) return;
  goal.setAttribute('tabindex', '-1');
  goal.addEventListener('blur', () => goal.removeAttribute('tabindex'), { once: true });
  goal.focus({ preventScroll: true });
}
