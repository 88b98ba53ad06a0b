// The module: loaded once, lazily, and asked for renderings.

import start, * as core from './standfirst_core.js';
import { tapeReader } from './tape.js';
import { learn } from './words.js';

/**
 * @typedef {object} Options
 * @property {string} [from] the format, where it is not to be detected
 * @property {number | string} [item] in a feed: which item, by its number from 1 or its id; else the first
 * @property {number} [headingLevel] the level of the article's title, 1 to 6
 * @property {string} [idPrefix] what every id starts with
 * @property {boolean} [skipLinks] whether skip links stand before the article
 * @property {boolean} [contents] whether a list of headings stands before the story
 * @property {boolean} [parts] whether CSS `::part()` reaches the title, the story, figures and captions; by itself in a shadow root
 * @property {'load' | 'ask'} [media] whether pictures, films and recordings wait until the reader asks for them
 * @property {boolean} [origins] whether blocks carry the number of their origin
 * @property {{bytes?: number, depth?: number, blocks?: number, inlines?: number, cells?: number, url?: number}} [limits]
 *   what a source may ask for at most; beyond one the text before it is kept
 * @property {string} [lang] the article's language, where the source names none
 * @property {'ltr' | 'rtl' | 'auto'} [dir] the article's direction, where the source names none
 */

/**
 * @typedef {object} HtmlOptions
 * @property {{ canonical?: string, oembed?: string, script?: string }} [page] a complete page: its own address, its
 *   oEmbed answer's, and that of `standfirst.js`
 * @property {{ src?: string, isolated?: boolean, refresh?: number }} [element] the element around the article, which
 *   takes it over as it stands
 * @property {string} [stylesheet] the address of `standfirst.css`
 * @property {string} [style] the style itself, where there is no address
 */

/** Where the module comes from: beside this file, unless the surroundings have another way. */
let source = () => /** @type {unknown} */ (new URL('standfirst_core_bg.wasm', import.meta.url));

/**
 * Takes the module from somewhere else: for surroundings that can't fetch it.
 * @param {() => unknown} from its bytes, its address, a response or a `WebAssembly.Module`; or a promise of one
 */
export function provide(from) {
  source = from;
}

/** @type {Promise<ReturnType<typeof tapeReader>> | undefined} */
let loading;
let memory;
let instances = 0;

/** Loads the module once; a failed load is forgotten, so that it can be tried again. */
function load() {
  loading ??= start({ module_or_path: source() }).then(
    (module) => {
      memory = module.memory;
      learn(core.words());
      return typeof document === 'undefined' ? withoutPage : tapeReader(core.vocabulary());
    },
    (cause) => {
      loading = undefined;
      throw Object.assign(new Error(`the article could not be shown: the renderer did not load (${cause.message})`, { cause }), { code: 'module' });
    },
  );
  return loading;
}

function withoutPage() {
  throw Object.assign(new Error('there is no page to render into: use `renderToHtml`'), { code: 'no-page' });
}

/**
 * Renders an article as DOM, attached nowhere yet.
 * @param {unknown} source a string, bytes, or an already parsed value
 * @param {Options} [options]
 */
export async function renderToFragment(source, options = {}) {
  const read = await load();
  const rendering = core.render(source, { idPrefix: `sf${++instances}-`, ...options });
  try {
    const fragment = document.createDocumentFragment();
    read(new Uint32Array(memory.buffer, rendering.opsAddress, rendering.opsLength), rendering.text, fragment);
    const { format, reason, title, findings } = rendering;
    return { fragment, reading: { format, reason, title, findings } };
  } finally {
    rendering.free();
  }
}

/**
 * What a source is and says, without rendering it.
 * @param {unknown} source
 * @param {Options} [options]
 */
export async function inspect(source, options = {}) {
  await load();
  return core.inspect(source, options);
}

/**
 * Renders an article as HTML text: a fragment, in an element (`element`), or in a page (`page`).
 * @param {unknown} source
 * @param {Options & HtmlOptions} [options]
 * @returns {Promise<string>}
 */
export async function renderToHtml(source, options = {}) {
  await load();
  return core.renderToHtml(source, options);
}

/**
 * The oEmbed answer for an article.
 * @param {unknown} source
 * @param {{ frame: string, width?: number, height?: number, cacheAge?: number }} embedding
 * @param {Options} [options]
 */
export async function oembed(source, embedding, options = {}) {
  await load();
  return core.oembed(source, embedding, options);
}
