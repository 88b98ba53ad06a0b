// What another site shows, in a frame that loads only when it is asked for.

/**
 * Shows what another site has, now that the reader has asked for it.
 * @param {Element} button
 */
export function showFrame(button) {
  const box = button.closest('[data-embed]');
  const frame = document.createElement('iframe');
  frame.title = box.closest('.sf-embed')?.querySelector('.sf-embed-title')?.textContent ?? button.textContent;
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation');
  frame.setAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
  frame.setAttribute('allow', 'fullscreen');
  frame.width = box.getAttribute('data-width') ?? '640';
  frame.height = box.getAttribute('data-height') ?? '360';
  frame.src = box.getAttribute('data-frame');
  button.replaceWith(frame);
  box.querySelector('.sf-embed-notice')?.remove();
  frame.focus();
}
