// Articles that change: what their elements need, in one.

import { events } from './events.js';
import { wait, whenSeen } from './poll.js';

export { poll } from './poll.js';
export { Updates } from './updates.js';

/** @typedef {{ data: string, id?: string, retry?: number }} Event */

/**
 * The first version that a stream brings, and the stream for the others.
 * @param {ReadableStream<Uint8Array>} body
 */
export async function firstOf(body) {
  const stream = events(body);
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw Object.assign(new Error('the article could not be loaded: the stream ended before it came'), { code: 'network' });
    if (value.data) return { bytes: value.data, stream, last: value };
  }
}

/**
 * Takes each event of a stream as a new version; comes back where the stream breaks.
 * @param {string} address
 * @param {{ stream: AsyncGenerator<Event>, last: Event }} from
 * @param {{ updates: import('./updates.js').Updates, changed: (source: string) => Promise<unknown>, signal: AbortSignal }} to
 */
export async function follow(address, { stream, last }, { updates, changed, signal }) {
  let pause = last.retry ?? 3000;
  let failures = 0;
  signal.addEventListener('abort', () => void stream.return(undefined));
  for (;;) {
    try {
      for (let event; (event = await stream.next()), !event.done && !signal.aborted; ) {
        failures = 0;
        pause = event.value.retry ?? pause;
        last = { ...last, ...event.value, id: event.value.id ?? last.id };
        if (event.value.data) await updates.whenRunning(() => changed(event.value.data), signal);
      }
    } catch {
      // A broken stream is taken up again, as an ended one is.
    }
    if (signal.aborted) return;
    await wait(Math.min(pause * 2 ** failures, 600_000), signal);
    await whenSeen(signal);
    if (signal.aborted) return;
    failures += 1;
    try {
      const headers = last.id ? { 'Last-Event-ID': last.id } : {};
      const answer = await fetch(address, { signal, headers, cache: 'no-store' });
      if (answer.ok && answer.body) stream = events(answer.body);
    } catch {
      // The next turn waits longer.
    }
  }
}
