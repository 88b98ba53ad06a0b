// Frames in other pages: turns each link <a data-standfirst-embed href="…/embed.html?src=…">
// into a frame as high as its article. Without script the link remains.

const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** Frames by the windows in them. */
const frames = new Map();

/**
 * Makes a frame of each such link in `root`.
 * @param {ParentNode} [root]
 */
export function load(root = document) {
  for (const link of root.querySelectorAll('a[data-standfirst-embed]')) {
    const frame = document.createElement('iframe');
    frame.src = link.href;
    frame.title = link.textContent.trim() || 'Article';
    frame.loading = 'lazy';
    frame.setAttribute('sandbox', SANDBOX);
    frame.setAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
    frame.style.setProperty('display', 'block');
    frame.style.setProperty('inline-size', '100%');
    frame.style.setProperty('block-size', link.dataset.height ? `${Number(link.dataset.height)}px` : '30rem');
    frame.style.setProperty('border', '0');
    link.replaceWith(frame);
    frames.set(frame.contentWindow, frame);
  }
}

addEventListener('message', (event) => {
  const frame = frames.get(event.source);
  // The window must be one of our frames, and still at the address that it was made for.
  if (!frame || event.origin !== new URL(frame.src).origin) return;
  const { type, height } = event.data ?? {};
  if (type !== 'standfirst-size' || !Number.isFinite(height) || height < 1 || height > 1_000_000) return;
  frame.style.setProperty('block-size', `${height}px`);
});

load();
