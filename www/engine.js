// The module: loaded once, lazily, and asked for renderings.

import { compile } from './compile.js';
import { pace } from './pace.js';
import { failure } from './patience.js';
import { programHere, UNLOADED } from './program.js';
import * as first from './standfirst_core.js';
import { tapeReader } from './tape.js';
import { learn, wordsFile } from './words.js';

/**
 * @typedef {object} Options
 * @property {string} [from] the format, where it is not to be detected
 * @property {number | string} [item] in a feed: which item, by its number from 1 or its id; else the first
 * @property {string} [base] the source's own address: its relative addresses are seen from there
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
 * @typedef {object} PageOptions
 * @property {AbortSignal} [signal] ends the work
 * @property {boolean} [atOnce] whether a long article too is read in the page, and comes into it in one go
 */

/**
 * A rendering for the page, before it is DOM.
 * @typedef {object} Tape
 * @property {Uint32Array} ops
 * @property {string} text
 * @property {string} language that of the words beside the article
 * @property {{ format: string, reason: string, title: string, findings: object[] }} reading
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
let source = () => /** @type {unknown} */ (programHere());
/** And the second one, which reads the formats that people don't write by hand. */
let formatsSource = () => /** @type {unknown} */ (new URL('standfirst_formats.wasm', import.meta.url));

/**
 * Takes the modules from somewhere else: for surroundings that can't fetch them.
 * @param {() => unknown} from the first one's bytes, its address, a response or a `WebAssembly.Module`; or a promise of one
 * @param {() => unknown} formatsFrom the second one's, asked for when a source needs it
 */
export function provide(from, formatsFrom) {
  source = from;
  formatsSource = formatsFrom;
}

/**
 * The module at work. Several pieces of work share one, until it stops.
 * @typedef {object} Instance
 * @property {typeof first} core its glue
 * @property {any} exports
 * @property {Promise<void>} [formats] over when the second module is part of it
 * @property {boolean} [stopped]
 */

const FORMATS_UNLOADED = 'the article could not be shown: the part of the renderer that reads its format did not load';

/** @type {Promise<Instance> | undefined} */
let loading;
/** The compiled programs, of which there may have to be more than one instance. */
let program;
/** @type {Promise<WebAssembly.Module> | undefined} */
let formatsProgram;
let instances = 0;
let crashes = 0;

/** Loads the module once; a failed load is forgotten, so that it can be tried again. */
function load() {
  loading ??= begin().catch((cause) => {
    loading = undefined;
    throw unloaded(cause, UNLOADED);
  });
  return loading;
}

/** Loads the module ahead of a rendering, while the source is still on its way. */
export async function ready() {
  await load();
}

/** @returns {Promise<Instance>} */
async function begin() {
  // The glue keeps its instance for good: a new instance needs a glue of its own.
  const core = crashes > 0 ? await import(`./standfirst_core.js?instance=${crashes}`) : first;
  program ??= await source();
  const exports = await core.default({ module_or_path: program });
  learn(core.words());
  return { core, exports };
}

/**
 * Makes the second module part of `instance`, once; a failed load is forgotten here too.
 * @param {Instance} instance
 */
function loadFormats(instance) {
  instance.formats ??= joined(instance).catch((cause) => {
    instance.formats = undefined;
    throw unloaded(cause, FORMATS_UNLOADED);
  });
  return instance.formats;
}

async function joined({ exports }) {
  await WebAssembly.instantiate(await formatsCompiled(), { 1: exports });
}

function formatsCompiled() {
  formatsProgram ??= compiled(formatsSource).catch((cause) => {
    formatsProgram = undefined;
    throw cause;
  });
  return formatsProgram;
}

/** @returns {Promise<WebAssembly.Module>} */
async function compiled(source) {
  const from = await source();
  if (from instanceof WebAssembly.Module) return from;
  if (from instanceof URL) return compile(from, FORMATS_UNLOADED);
  return WebAssembly.compile(from instanceof Response ? await from.arrayBuffer() : from);
}

/** What a failed load is said to be. The system's own codes (`ENOENT`) say nothing to a page. */
function unloaded(cause, what) {
  if (typeof cause.code === 'string' && !/^E[A-Z]/.test(cause.code)) return cause;
  return failure('module', `${what} (${cause.message})`, cause);
}

/**
 * Does `work` with an instance. Where it stops in the middle, its memory can't be trusted any more: what stands in
 * the page is kept, and the next work gets a new instance.
 * @template T
 * @param {Instance} instance
 * @param {() => T} work
 * @returns {T}
 */
function guarded(instance, work) {
  try {
    return work();
  } catch (error) {
    const stopped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    if (!stopped) throw error;
    if (!instance.stopped) {
      instance.stopped = true;
      crashes += 1;
      loading = undefined;
    }
    throw failure('crashed', 'the article could not be shown: the renderer stopped, and is started anew for the next one', error);
  }
}

/** The formats that the first module reads itself. */
const FIRST = ['article', 'markdown', 'html', 'text'];

/**
 * Does `work` with the module, and with the second one where the source is of a format that needs it. Which that is
 * the first one finds out; where the caller says it, both are loaded at once.
 * @template T
 * @param {Options} options
 * @param {(instance: Instance) => T} work
 * @returns {Promise<T>}
 */
async function withModule({ from }, work) {
  // What goes wrong early is said when it is needed.
  if (from && !FIRST.includes(from)) formatsCompiled().catch(() => {});
  const instance = await load();
  try {
    return guarded(instance, () => work(instance));
  } catch (error) {
    if (error.code !== 'not-loaded') throw error;
  }
  await loadFormats(instance);
  return guarded(instance, () => work(instance));
}

/**
 * Reads a source, gets the words that its language needs, and writes it.
 * @template T
 * @param {unknown} source
 * @param {Options} options
 * @param {(rendering: any, words: string | undefined, instance: Instance) => T} write
 * @returns {Promise<T>}
 */
async function written(source, options, write) {
  const { rendering, instance } = await withModule(options, (instance) => ({ instance, rendering: instance.core.render(source, options) }));
  try {
    const words = await wordsFile(rendering.words);
    return guarded(instance, () => write(rendering, words, instance));
  } finally {
    // The memory of an instance that has stopped goes as a whole.
    if (!instance.stopped) rendering.free();
  }
}

/**
 * Renders an article for the page.
 * @param {unknown} source a string, bytes, or an already parsed value
 * @param {Options} options
 * @returns {Promise<Tape>}
 */
export function renderToTape(source, options) {
  return written(source, options, (rendering, words, { exports }) => {
    rendering.write(words);
    // The text first: where memory grows for it, a view of the ops made before is one of nothing.
    const text = rendering.takeText();
    const ops = new Uint32Array(exports.memory.buffer, rendering.opsAddress, rendering.opsLength).slice();
    const { format, reason, title, findings, words: language } = rendering;
    return { ops, text, language, reading: { format, reason, title, findings } };
  });
}

/** @type {ReturnType<typeof tapeReader> | undefined} */
let reader;

/**
 * Renders an article up to where it becomes DOM: a walk that is still at its start, under a fragment.
 * @param {unknown} source a string, bytes, or an already parsed value
 * @param {Options & PageOptions} [options]
 */
export async function renderToWalk(source, { signal, atOnce, ...options } = {}) {
  if (typeof document === 'undefined') throw failure('no-page', 'there is no page to render into: use `renderToHtml`');
  const asked = { idPrefix: `sf${++instances}-`, ...options };
  const beside = atOnce ? undefined : await besidePage(source, asked, signal);
  const { ops, text, language, reading } = beside ?? (await renderToTape(source, asked));
  signal?.throwIfAborted();
  const { core } = await load();
  reader ??= tapeReader(core.vocabulary());
  const long = !atOnce && text.length > pace.whole;
  return { walk: reader(ops, text, document.createDocumentFragment()), long, language, reading };
}

/**
 * A long source is read in a worker, where there can be one.
 * @returns {Promise<Tape | undefined>}
 */
async function besidePage(source, options, signal) {
  const long = (typeof source === 'string' || source instanceof Uint8Array) && source.length >= pace.worker;
  if (!long) return undefined;
  const [{ renderInWorker }] = await Promise.all([import('./beside.js'), load()]);
  if (!(program instanceof WebAssembly.Module)) return undefined;
  return renderInWorker({ source, options }, { program: () => program, formats: formatsCompiled, words: wordsFile }, signal);
}

/**
 * What a source is and says, without rendering it.
 * @param {unknown} source
 * @param {Options} [options]
 */
export async function inspect(source, options = {}) {
  return withModule(options, ({ core }) => core.inspect(source, options));
}

/**
 * Renders an article as HTML text: a fragment, in an element (`element`), or in a page (`page`).
 * @param {unknown} source
 * @param {Options & HtmlOptions} [options]
 * @returns {Promise<string>}
 */
export async function renderToHtml(source, options = {}) {
  return written(source, options, (rendering, words) => rendering.html(words));
}

/**
 * The oEmbed answer for an article.
 * @param {unknown} source
 * @param {{ frame: string, width?: number, height?: number, cacheAge?: number }} embedding
 * @param {Options} [options]
 */
export async function oembed(source, embedding, options = {}) {
  return withModule(options, ({ core }) => core.oembed(source, embedding, options));
}
