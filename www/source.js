// Fetching a source; an error says what went wrong, in words, and has a code.

/**
 * The bytes at an address.
 * @param {string} address
 * @param {AbortSignal} signal
 */
export async function fetchSource(address, signal) {
  let answer;
  try {
    answer = await fetch(address, { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw Object.assign(new Error('the article could not be loaded: the network or the other site refused', { cause }), { code: 'network' });
  }
  if (!answer.ok) throw Object.assign(new Error(`the article could not be loaded: the server answered ${answer.status}`), { code: 'http' });
  const type = answer.headers.get('content-type') ?? '';
  if (/^(image|video|audio|font)\//.test(type)) {
    throw Object.assign(new Error(`the article could not be shown: the server sent ${type}`), { code: 'content-type' });
  }
  return new Uint8Array(await answer.arrayBuffer());
}
