// What another site shows, in a frame that loads only when it is asked for.

/**
 * Shows what another site has, now that the reader has asked for it.
 * @param {Element} button
 */
export function showFrame(button) {
  const box = button.closest('[data-embed]');
  const address = URL.parse(box.getAttribute('data-frame'));
  // An article that was rendered ahead, and changed since, could hold any address.
  if (address?.protocol !== 'https:') return;
  const frame = document.createElement('iframe');
  frame.title = box.closest('.sf-embed')?.querySelector('.sf-embed-title')?.textContent ?? button.textContent;
  // A page of this very site could take its own sandbox away.
  const own = address.origin === location.origin ? '' : ' allow-same-origin';
  frame.setAttribute('sandbox', `allow-scripts allow-popups allow-presentation${own}`);
  // The other site learns which site shows it, as players ask for, but not which page.
  frame.setAttribute('referrerpolicy', 'strict-origin');
  frame.setAttribute('allow', 'fullscreen');
  frame.width = box.getAttribute('data-width') ?? '640';
  frame.height = box.getAttribute('data-height') ?? '360';
  frame.src = address.href;
  button.replaceWith(frame);
  box.querySelector('.sf-embed-notice')?.remove();
  frame.focus();
}
