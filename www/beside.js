// Long sources are read beside the page, by a worker with the same module, so that the page is not held
// up. Where there can be no worker (the script is another site's or part of a bundle, or the page's policy
// forbids it) the page reads them itself.

import { failure } from './patience.js';
import { vouched } from './vouched.js';

/** How long a worker has to come to life, and how long it waits for the next article, in milliseconds. */
const START = 5000;
const IDLE = 30_000;
/** How many work at the same time. */
const MOST = 2;

let impossible = false;
/** A worker without work. @type {Worker | undefined} */
let idle;
let idleTimer;
let working = 0;
/** @type {(() => void)[]} */
const queue = [];

/**
 * What a worker asks for: the programs, and the words of languages.
 * @typedef {object} Supplies
 * @property {() => unknown} program
 * @property {() => Promise<WebAssembly.Module>} formats
 * @property {(language: string) => Promise<string | undefined> | undefined} words
 */

/**
 * Renders in a worker.
 * @param {{ source: string | Uint8Array, options: object }} job
 * @param {Supplies} supplies
 * @param {AbortSignal} [signal] ends the work, and its worker with it
 * @returns {Promise<import('./engine.js').Tape | undefined>} nothing where there can be no worker
 */
export async function renderInWorker(job, supplies, signal) {
  if (working >= MOST) await new Promise((resolve) => queue.push(() => resolve(undefined)));
  working += 1;
  try {
    signal?.throwIfAborted();
    const worker = impossible ? undefined : taken();
    return worker && (await done(worker, job, supplies, signal));
  } finally {
    working -= 1;
    queue.shift()?.();
  }
}

/** @returns {Worker | undefined} */
function taken() {
  const worker = idle;
  idle = undefined;
  clearTimeout(idleTimer);
  return worker ?? started();
}

function started() {
  const { origin, href } = new URL(import.meta.url);
  // A worker must be of the page's own site; and in a bundle this file has no neighbours.
  const address = href.replace(/beside\.js(?=$|[?#])/, 'worker.js');
  if (origin !== location.origin || address === href || isHeldToHashes()) return none();
  try {
    return new Worker(vouched('worker.js', address.replace(/[?#].*/, '')), { type: 'module', name: 'standfirst' });
  } catch {
    return none();
  }
}

/** Whether the page lets its modules run by their hashes only: browsers don't hold a worker's to them. */
function isHeldToHashes() {
  return [...document.querySelectorAll('script[type="importmap"]')].some((map) => map.textContent?.includes('"integrity"'));
}

/** From now on the page does it itself. */
function none() {
  impossible = true;
  return undefined;
}

/** @returns {Promise<import('./engine.js').Tape | undefined>} */
function done(worker, job, supplies, signal) {
  return new Promise((resolve, reject) => {
    let alive = false;
    const over = new AbortController();
    const end = (settle, value, keep = false) => {
      clearTimeout(late);
      over.abort();
      if (keep && !idle) rest(worker);
      else worker.terminate();
      settle(value);
    };
    const missing = () => (alive ? end(reject, failure('crashed', 'the article could not be shown: the renderer stopped, and is started anew for the next one')) : end(resolve, none()));
    const late = setTimeout(() => alive || missing(), START);
    const listen = (target, type, listener) => target.addEventListener(type, listener, { signal: over.signal });
    listen(worker, 'error', (event) => {
      event.preventDefault();
      missing();
    });
    listen(worker, 'messageerror', missing);
    if (signal) listen(signal, 'abort', () => end(reject, signal.reason));
    listen(worker, 'message', ({ data }) => {
      alive = true;
      if (data.tape) end(resolve, data.tape, true);
      else if (data.failed) end(reject, failure(data.failed.code, data.failed.message), data.failed.code !== 'crashed');
      else if (data.asks) void answer(worker, data, supplies);
    });
    try {
      worker.postMessage({ job });
    } catch {
      // What can't be told to another thread is for the page itself.
      end(resolve, undefined, true);
    }
  });
}

async function answer(worker, { asks, name, id }, supplies) {
  try {
    worker.postMessage({ id, answer: await supplies[asks](name) });
  } catch (error) {
    worker.postMessage({ id, failed: { code: error.code, message: error.message } });
  }
}

/** Keeps a worker for the next article, for a while. */
function rest(worker) {
  idle = worker;
  idleTimer = setTimeout(() => {
    idle = undefined;
    worker.terminate();
  }, IDLE);
}
