// Fetching a source; an error says what went wrong, in words, and has a code.

import { ask, failure } from './patience.js';

/** @typedef {{ etag: string | null, modified: string | null, digest: number }} Version */

/**
 * What is at an address: its bytes, or a stream of events that each hold a version.
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<{ bytes?: Uint8Array, version?: Version, stream?: ReadableStream<Uint8Array> }>}
 */
export function fetchSource(address, signal) {
  const what = 'the article could not be loaded';
  return ask(address, {
    signal,
    what,
    async take(answer, whole) {
      const type = answer.headers.get('content-type') ?? '';
      if (/^((image|video|audio|font)\/|application\/(pdf|zip|wasm))/.test(type)) {
        throw failure('content-type', `the article could not be shown: the server sent ${type}`);
      }
      if (type.startsWith('text/event-stream') && answer.body) return { stream: answer.body };
      const bytes = await whole();
      return { bytes: inUtf8(bytes, type), version: versionOf(answer, bytes) };
    },
  });
}

/**
 * Bytes that their server says are in another encoding, in UTF-8. What a source says itself is read with it.
 * @param {Uint8Array} bytes
 * @param {string} type as in `Content-Type`
 */
export function inUtf8(bytes, type) {
  const label = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1];
  if (!label || /^utf-?8$/i.test(label)) return bytes;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return bytes;
  } catch {
    try {
      return new TextEncoder().encode(new TextDecoder(label).decode(bytes));
    } catch {
      return bytes;
    }
  }
}

/**
 * What tells a version of a source from others.
 * @param {Response} answer
 * @param {Uint8Array} bytes
 * @returns {Version}
 */
export function versionOf(answer, bytes) {
  let digest = bytes.length;
  for (const byte of bytes) digest = (Math.imul(digest, 31) + byte) | 0;
  return { etag: answer.headers.get('etag'), modified: answer.headers.get('last-modified'), digest };
}
