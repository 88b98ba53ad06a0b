// The module: loaded once, lazily, and asked for renderings.

import { compile } from './compile.js';
import { failure } from './patience.js';
import * as first from './standfirst_core.js';
import { tapeReader } from './tape.js';
import { learn, wordsFile } from './words.js';

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
/** The glue of the instance in use. */
let core = first;
/** The compiled program, of which there may have to be more than one instance. */
let program;
let memory;
let instances = 0;
let crashes = 0;

/** Loads the module once; a failed load is forgotten, so that it can be tried again. */
function load() {
  loading ??= begin().catch((cause) => {
    loading = undefined;
    if (typeof cause.code === 'string') throw cause;
    throw failure('module', `the article could not be shown: the renderer did not load (${cause.message})`, cause);
  });
  return loading;
}

async function begin() {
  // The glue keeps its instance for good: a new instance needs a glue of its own.
  if (crashes > 0) core = await import(`./standfirst_core.js?instance=${crashes}`);
  program ??= await sourced();
  const module = await core.default({ module_or_path: program });
  memory = module.memory;
  learn(core.words());
  return typeof document === 'undefined' ? withoutPage : tapeReader(core.vocabulary());
}

/** The program from where it comes: compiled, where it has to be fetched for a page. */
async function sourced() {
  const from = await source();
  return from instanceof URL && typeof document !== 'undefined' ? compile(from) : from;
}

/**
 * Does `work` with the module. Where it stops in the middle, its memory can't be trusted any more: what stands in
 * the page is kept, and the next work gets a new instance.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
function guarded(work) {
  try {
    return work();
  } catch (error) {
    const stopped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    if (!stopped) throw error;
    crashes += 1;
    loading = undefined;
    throw failure('crashed', 'the article could not be shown: the renderer stopped, and is started anew for the next one', error);
  }
}

function withoutPage() {
  throw failure('no-page', 'there is no page to render into: use `renderToHtml`');
}

/**
 * Reads a source, gets the words that its language needs, and writes it.
 * @template T
 * @param {unknown} source
 * @param {Options} options
 * @param {(rendering: any, words: string | undefined) => T} write
 * @returns {Promise<T>}
 */
async function written(source, options, write) {
  const rendering = guarded(() => core.render(source, options));
  try {
    const words = await wordsFile(rendering.words);
    return guarded(() => write(rendering, words));
  } finally {
    // The memory of an instance that has stopped goes as a whole.
    if (loading) rendering.free();
  }
}

/**
 * Renders an article as DOM, attached nowhere yet.
 * @param {unknown} source a string, bytes, or an already parsed value
 * @param {Options} [options]
 */
export async function renderToFragment(source, options = {}) {
  const read = await load();
  const here = memory;
  return written(source, { idPrefix: `sf${++instances}-`, ...options }, (rendering, words) => {
    rendering.write(words);
    const fragment = document.createDocumentFragment();
    // The text first: where memory grows for it, a view of the ops made before is one of nothing.
    const text = rendering.takeText();
    read(new Uint32Array(here.buffer, rendering.opsAddress, rendering.opsLength), text, fragment);
    const { format, reason, title, findings, words: language } = rendering;
    return { fragment, language, reading: { format, reason, title, findings } };
  });
}

/**
 * What a source is and says, without rendering it.
 * @param {unknown} source
 * @param {Options} [options]
 */
export async function inspect(source, options = {}) {
  await load();
  return guarded(() => core.inspect(source, options));
}

/**
 * Renders an article as HTML text: a fragment, in an element (`element`), or in a page (`page`).
 * @param {unknown} source
 * @param {Options & HtmlOptions} [options]
 * @returns {Promise<string>}
 */
export async function renderToHtml(source, options = {}) {
  await load();
  return written(source, options, (rendering, words) => rendering.html(words));
}

/**
 * The oEmbed answer for an article.
 * @param {unknown} source
 * @param {{ frame: string, width?: number, height?: number, cacheAge?: number }} embedding
 * @param {Options} [options]
 */
export async function oembed(source, embedding, options = {}) {
  await load();
  return guarded(() => core.oembed(source, embedding, options));
}
