// Asking a server that may be slow, broken or far away: how long, how often, and
// what to say where it was in vain.

/** How patient a page is; a page may change it. Times in milliseconds. */
export const patience = {
  /** How long a server may say nothing at all. */
  stall: 20_000,
  /** How often it is asked, where another time may help. */
  tries: 3,
  /** How long the first pause is; each later one is twice as long. */
  pause: 500,
  /** The longest pause, whatever the server asks for. */
  longest: 10_000,
  /** The most bytes that are read. */
  bytes: 33_554_432,
};

/**
 * An error with a code, in words for readers.
 * @param {string} code
 * @param {string} message
 * @param {unknown} [cause]
 * @param {object} [more]
 */
export function failure(code, message, cause, more) {
  return Object.assign(new Error(message, { cause }), { code, ...more });
}

/**
 * Fetches `address` and hands its answer to `take`; again, after a pause, where that may help.
 * `take` gets the answer and a function that reads its bytes.
 * @template T
 * @param {string | URL} address
 * @param {{ signal?: AbortSignal, what: string, take: (answer: Response, whole: () => Promise<Uint8Array>) => Promise<T> | T }} how
 * @returns {Promise<T>}
 */
export async function ask(address, how) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(address, how);
    } catch (error) {
      if (how.signal?.aborted || !error.passing || attempt >= patience.tries) throw error;
      const pause = patience.pause * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
      await rest(Math.min(Math.max(pause, error.least ?? 0), patience.longest), how.signal);
      if (how.signal?.aborted) throw error;
    }
  }
}

async function once(address, { signal, what, take }) {
  const stalled = new AbortController();
  let timer;
  let answer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stalled.abort(), patience.stall);
  };
  wait();
  try {
    answer = await fetch(address, { signal: signal ? AbortSignal.any([signal, stalled.signal]) : stalled.signal });
    if (!answer.ok) throw refused(answer, what);
    return await take(answer, () => whole(answer, wait, what));
  } catch (cause) {
    // What says its reason in words is passed on; a browser's own errors have numbers for codes.
    if (signal?.aborted || typeof cause.code === 'string') throw cause;
    const passing = { passing: true };
    if (stalled.signal.aborted) throw failure('timeout', `${what}: the server stopped answering`, cause, passing);
    if (navigator.onLine === false) throw failure('offline', `${what}: there is no connection to the network`, cause);
    if (answer) throw failure('cut-off', `${what}: it arrived incomplete or damaged`, cause, passing);
    throw failure('network', `${what}: ${unreachable(address)}`, cause, passing);
  } finally {
    clearTimeout(timer);
  }
}

/** All bytes of an answer, unless it stalls or goes on for too long. */
async function whole(answer, wait, what) {
  if (!answer.body) return new Uint8Array();
  const reader = answer.body.getReader();
  const pieces = [];
  let length = 0;
  for (;;) {
    wait();
    const { value, done } = await reader.read();
    if (done) break;
    pieces.push(value);
    length += value.length;
    if (length > patience.bytes) {
      reader.cancel().catch(() => {});
      throw failure('too-large', `${what}: it has more than ${patience.bytes} bytes`);
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A refusal by number; some pass (RFC 9110, section 15). */
function refused(answer, what) {
  const passing = answer.status >= 500 || [408, 425, 429].includes(answer.status);
  const seconds = Number(answer.headers.get('retry-after'));
  const least = seconds > 0 ? seconds * 1000 : 0;
  return failure('http', `${what}: the server answered ${answer.status}`, undefined, { passing, least, status: answer.status });
}

function unreachable(address) {
  const { origin, host } = new URL(address, document.baseURI);
  if (origin === location.origin) return 'the network failed';
  return `${host} did not answer, or does not let other sites read it (it must send \`Access-Control-Allow-Origin\`)`;
}

function rest(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}
