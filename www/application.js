// The reader page as an application: it works offline after the first visit, and
// takes files and what other applications share.

/**
 * @param {(load: () => Promise<string | Uint8Array>) => void} show shows what comes
 */
export function install(show) {
  void keepForOffline();
  const launches = /** @type {any} */ (globalThis).launchQueue;
  launches?.setConsumer(async ({ files }) => {
    if (files?.length) show(async () => new Uint8Array(await (await files[0].getFile()).arrayBuffer()));
  });
}

/** Where what was shared from another application can be had, if something was. */
export function sharedAddress() {
  return new URLSearchParams(location.search).has('shared') ? 'shared' : undefined;
}

/** Starts the worker, and tells it what was loaded before it ran. */
async function keepForOffline() {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register(ownAddress('service-worker.js'));
    await navigator.serviceWorker.ready;
    const loaded = [location.href.split(/[?#]/)[0], ...performance.getEntriesByType('resource').map(({ name }) => name)];
    const channel = new MessageChannel();
    channel.port1.onmessage = () => document.documentElement.toggleAttribute('data-offline-ready', true);
    registration.active?.postMessage({ loaded: [...new Set(loaded)] }, [channel.port2]);
  } catch {
    // Without a worker the page does all it did before, but not offline.
  }
}

/** An address of this page's own that the browser may run: under Trusted Types it must be vouched for. */
function ownAddress(name) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return name;
  const allowed = (address) => {
    if (address !== 'service-worker.js') throw new TypeError(`${address} is not a script of this page`);
    return address;
  };
  return types.createPolicy('standfirst', { createScriptURL: allowed }).createScriptURL(name);
}
