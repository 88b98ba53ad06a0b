// The module's program, fetched and compiled. What a server or a policy does to
// it has a code of its own, for those who set up the page.

import { ask, failure } from './patience.js';

/**
 * Compiles the program at `address`.
 * @param {URL} address
 * @param {string} what what is to be said where that fails
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(address, what) {
  if (typeof WebAssembly === 'undefined') throw failure('module-unsupported', `${what}: this browser has no WebAssembly`);
  try {
    return await ask(address, {
      what,
      async take(answer, whole) {
        // Browsers compile what still arrives only where the server names its type.
        const streams = /^application\/wasm\b/.test(answer.headers.get('content-type') ?? '');
        return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await whole());
      },
    });
  } catch (error) {
    throw told(error, what);
  }
}

/** The failure in words, where it is the program's. */
function told(error, what) {
  const cause = error.cause ?? error;
  if (cause instanceof WebAssembly.CompileError) {
    return /Content Security Policy|unsafe-eval/i.test(cause.message)
      ? failure('module-blocked', `${what}: the page's policy does not allow WebAssembly (it must have \`'wasm-unsafe-eval'\`)`, cause)
      : failure('module-broken', `${what}: its file is incomplete or another one`, cause);
  }
  return failure('module', error.message, cause);
}
