// The reader page as an application: it works offline after the first visit, and
// takes files and what other applications share.

import { vouched } from './vouched.js';

/**
 * @param {(load: () => Promise<string | Uint8Array>) => void} show shows what comes
 * @param {Promise<void>} first over when the first article is shown, and so all that showing one takes is loaded
 */
export function install(show, first) {
  void keepForOffline(first);
  const launches = /** @type {any} */ (globalThis).launchQueue;
  launches?.setConsumer(async ({ files }) => {
    if (files?.length) show(async () => new Uint8Array(await (await files[0].getFile()).arrayBuffer()));
  });
}

/** Where what was shared from another application can be had, if something was. */
export function sharedAddress() {
  return new URLSearchParams(location.search).has('shared') ? 'shared' : undefined;
}

/**
 * Starts the worker, and tells it what was loaded without it. What the page
 * asked for before the worker had hold of it passes it by even where the
 * answer comes later, so the list is made when the last answer is there.
 */
async function keepForOffline(first) {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(vouched('service-worker.js'));
    const registration = await navigator.serviceWorker.ready;
    await controlled();
    await Promise.all([first, loadedWhole()]);
    // An article that is opened offline may be of any format.
    const formats = new URL('standfirst_formats.wasm', import.meta.url).href;
    const loaded = [location.href.split(/[?#]/)[0], formats, ...performance.getEntriesByType('resource').map(({ name }) => name)];
    const channel = new MessageChannel();
    channel.port1.onmessage = () => document.documentElement.toggleAttribute('data-offline-ready', true);
    registration.active?.postMessage({ loaded: [...new Set(loaded)] }, [channel.port2]);
  } catch {
    // Without a worker the page does all it did before, but not offline.
  }
}

/** Until the worker sees what the page asks for; after a reload past all caches it never does. */
async function controlled() {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return;
  await new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    setTimeout(resolve, 3000);
  });
}

async function loadedWhole() {
  if (document.readyState === 'complete') return;
  await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
}
