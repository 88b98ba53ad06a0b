// The engine, loaded when there is an article to render: a page whose articles were rendered ahead has no need of it.

import { failure } from './patience.js';
import { programHere, UNLOADED } from './program.js';

/** @type {Promise<typeof import('./engine.js')> | undefined} */
let loading;

/** The engine, loaded once; a failed load is forgotten, so that it can be tried again. */
export function engine() {
  loading ??= load().catch((cause) => {
    loading = undefined;
    throw failure('module', `${UNLOADED} (${cause.message})`, cause);
  });
  return loading;
}

/** What the engine takes on the way comes at the same time, not after it. */
function load() {
  // What goes wrong here is said where it is needed.
  for (const part of [programHere(), import('./standfirst_core.js')]) part.catch(() => {});
  return import('./engine.js');
}

/**
 * What a source is and says, without rendering it.
 * @param {unknown} source
 * @param {import('./engine.js').Options} [options]
 */
export async function inspect(source, options) {
  return (await engine()).inspect(source, options);
}

/**
 * Renders an article as HTML text: a fragment, in an element (`element`), or in a page (`page`).
 * @param {unknown} source
 * @param {import('./engine.js').Options & import('./engine.js').HtmlOptions} [options]
 */
export async function renderToHtml(source, options) {
  return (await engine()).renderToHtml(source, options);
}

/**
 * The oEmbed answer for an article.
 * @param {unknown} source
 * @param {{ frame: string, width?: number, height?: number, cacheAge?: number }} embedding
 * @param {import('./engine.js').Options} [options]
 */
export async function oembed(source, embedding, options) {
  return (await engine()).oembed(source, embedding, options);
}
