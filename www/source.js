// Fetching a source; an error says what went wrong, in words, and has a code.

/** @typedef {{ etag: string | null, modified: string | null, digest: number }} Version */

/**
 * What is at an address: its bytes, or a stream of events that each hold a version.
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<{ bytes?: Uint8Array, version?: Version, stream?: ReadableStream<Uint8Array> }>}
 */
export async function fetchSource(address, signal) {
  let answer;
  try {
    answer = await fetch(address, { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    const { origin, host } = new URL(address, document.baseURI);
    const why =
      origin === location.origin ? 'the network failed' : `${host} did not answer, or does not let other sites read it (it must send \`Access-Control-Allow-Origin\`)`;
    throw Object.assign(new Error(`the article could not be loaded: ${why}`, { cause }), { code: 'network' });
  }
  if (!answer.ok) throw Object.assign(new Error(`the article could not be loaded: the server answered ${answer.status}`), { code: 'http' });
  const type = answer.headers.get('content-type') ?? '';
  if (/^(image|video|audio|font)\//.test(type)) {
    throw Object.assign(new Error(`the article could not be shown: the server sent ${type}`), { code: 'content-type' });
  }
  if (type.startsWith('text/event-stream') && answer.body) return { stream: answer.body };
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { bytes, version: versionOf(answer, bytes) };
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
