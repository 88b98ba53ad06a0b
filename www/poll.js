// Looking for a new version of a source, politely: conditional requests, longer
// waits after failures, and none at all while nobody looks.

import { inUtf8, versionOf } from './source.js';

const LONGEST = 600_000;

/**
 * Looks at `address` every so many seconds, until it is stopped.
 * @param {string} address
 * @param {object} how
 * @param {() => number} how.seconds how long to wait
 * @param {AbortSignal} how.signal stops it
 * @param {() => boolean} how.paused whether the reader has paused it
 * @param {import('./source.js').Version} [how.version] the version that is shown
 * @param {(bytes: Uint8Array) => unknown} how.changed takes a new version
 */
export async function poll(address, { seconds, signal, paused, version, changed }) {
  let known = version;
  let failures = 0;
  let least = 0;
  for (;;) {
    // Pages that came at one time don't ask at one time.
    const base = seconds() * 1000 * (0.9 + Math.random() * 0.2);
    await wait(Math.min(Math.max(base * 2 ** failures, least), Math.max(LONGEST, base)), signal);
    await whenSeen(signal);
    if (signal.aborted) return;
    least = 0;
    if (paused()) continue;
    try {
      const answer = await ask(address, known, signal);
      if (signal.aborted) return;
      if (answer.ok || answer.status === 304) failures = 0;
      else {
        failures += 1;
        least = retryAfter(answer.headers.get('retry-after'));
      }
      if (!answer.ok) continue;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (signal.aborted) return;
      const before = known;
      known = versionOf(answer, bytes);
      if (known.digest !== before?.digest) await changed(inUtf8(bytes, answer.headers.get('content-type') ?? ''));
    } catch {
      if (signal.aborted) return;
      failures += 1;
    }
  }
}

/** To another origin a conditional header would cost a second request each time; there the browser's cache asks. */
function ask(address, known, signal) {
  const headers = {};
  const own = new URL(address, document.baseURI).origin === location.origin;
  if (own && known?.etag) headers['If-None-Match'] = known.etag;
  else if (own && known?.modified) headers['If-Modified-Since'] = known.modified;
  return fetch(address, { signal, headers, cache: 'no-cache' });
}

/** How long a server asks to be left alone, in milliseconds (RFC 9110, section 10.2.3). */
function retryAfter(value) {
  if (!value) return 0;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return wait > 0 ? wait : 0;
}

export function wait(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve(undefined);
    }
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

/** Waits until the page is seen. */
export function whenSeen(signal) {
  if (!document.hidden || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    function done() {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', done);
      signal.removeEventListener('abort', done);
      resolve(undefined);
    }
    document.addEventListener('visibilitychange', done);
    signal.addEventListener('abort', done);
  });
}
