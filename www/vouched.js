// Scripts of ours that run beside the page: under Trusted Types their addresses must be vouched for.

/** What may be run. */
const SCRIPTS = ['service-worker.js', 'worker.js'];

let policy;

/**
 * The address of a script of ours, as the browser takes it. Fails where the page's policy allows no policy called
 * `standfirst`.
 * @param {string} name a file beside this one
 * @param {string} [address] where that is, as seen from the page
 */
export function vouched(name, address = name) {
  if (!SCRIPTS.includes(name) || !address.endsWith(name)) throw new TypeError(`${name} is not a script of ours`);
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return address;
  policy ??= types.createPolicy('standfirst', { createScriptURL: (address) => address });
  return policy.createScriptURL(address);
}
