// The types of Standfirst's module. Those of the article are generated from its schema.

import type { Article } from './article.js';

export type * from './article.js';

/** What an article can be read from: text, bytes, or an already parsed value. */
export type Source = string | Uint8Array | object;

export interface Options {
  /** The format, where it is not to be detected. */
  from?: string;
  /** In a feed: which item, by its number from 1 or its id; else the first. */
  item?: number | string;
  /** The source's own address: its relative addresses are seen from there. */
  base?: string;
  /** The level of the article's title, 1 to 6. */
  headingLevel?: number;
  /** What every id starts with. */
  idPrefix?: string;
  /** Whether skip links stand before the article. */
  skipLinks?: boolean;
  /** Whether a list of headings stands before the story. */
  contents?: boolean;
  /** Whether CSS `::part()` reaches the title, the story, figures and captions; by itself in a shadow root. */
  parts?: boolean;
  /** Whether pictures, films and recordings wait until the reader asks for them. */
  media?: 'load' | 'ask';
  /** Whether blocks carry the number of their origin. */
  origins?: boolean;
  /** The article's language, where the source names none. */
  lang?: string;
  /** The article's direction, where the source names none. */
  dir?: 'ltr' | 'rtl' | 'auto';
}

export interface HtmlOptions extends Options {
  /** A complete page: its own address, its oEmbed answer's, and that of `standfirst.js`. */
  page?: { canonical?: string; oembed?: string; script?: string };
  /** The element around the article, which takes it over as it stands. */
  element?: { src?: string; isolated?: boolean; refresh?: number };
  /** The address of `standfirst.css`. */
  stylesheet?: string;
  /** The style itself, where there is no address. */
  style?: string;
}

export interface RenderOptions extends Options {
  /** Ends the work; nothing of an article that is still coming stays. */
  signal?: AbortSignal;
  /** Whether a long article too is read in the page, and comes into it in one go. */
  atOnce?: boolean;
}

/** What was left out or mended, where, why, and what a person still has to do. */
export interface Finding {
  rule: string;
  severity: 'advice' | 'warning' | 'error';
  message: string;
  fix: string;
  criterion?: string;
  /** The number that the block's element carries in `data-origin`, with the option `origins`. */
  origin?: number;
  place?: { pointer?: string; line?: number; column?: number };
  before?: string;
  after?: string;
  omitted?: string;
}

export interface Reading {
  format: string;
  reason: string;
  title: string;
  findings: Finding[];
}

export interface Inspection {
  format: string;
  confidence: number;
  reason: string;
  article: Article;
  findings: Finding[];
}

/**
 * Errors have a `code`. Of the network: `offline`, `network`, `timeout`, `cut-off`, `http`, `content-type`,
 * `too-large`. Of the module: `module`, `module-blocked`, `module-broken`, `module-unsupported`, `crashed`. Of the
 * source: `empty`, `not-utf8`, `bad-json`, `bad-value`, `unknown-format`, `wrong-format`, `withheld`, `too-large`.
 * Of `render()`: `replaced`.
 */
export interface StandfirstError extends Error {
  code: string;
}

/** How patient the page is with servers; change it at any time. Times in milliseconds. */
export const patience: { stall: number; tries: number; pause: number; longest: number; bytes: number };

/**
 * How a long article comes into the page; change it at any time. `worker`: the bytes of a source from which it is read
 * in a worker. `whole`: the characters from which an article comes in slices. `slice`: the milliseconds of one.
 */
export const pace: { worker: number; whole: number; slice: number };

/**
 * Renders an article into an element, in place of what it holds. Settles when all of it is there; a long one comes by
 * and by, its first screen first. Fails with the code `replaced` where a newer one takes its place. Needs a page.
 */
export function render(source: Source, target: Element | ShadowRoot, options?: RenderOptions): Promise<Reading>;

/** What a source is and says, without rendering it. */
export function inspect(source: Source, options?: Options): Promise<Inspection>;

/** Renders an article as HTML text: a fragment, in an element, or in a page. Needs no DOM. */
export function renderToHtml(source: Source, options?: HtmlOptions): Promise<string>;

export interface OembedAnswer {
  version: '1.0';
  type: 'rich';
  title: string;
  html: string;
  width: number;
  height: number;
  author_name?: string;
  author_url?: string;
  provider_name?: string;
  provider_url?: string;
  thumbnail_url?: string;
  thumbnail_width?: number;
  thumbnail_height?: number;
  cache_age?: number;
}

/** The oEmbed answer for an article. */
export function oembed(
  source: Source,
  embedding: { frame: string; width?: number; height?: number; cacheAge?: number },
  options?: Options,
): Promise<OembedAnswer>;

/** What an update has changed. */
export interface Change {
  added: number;
  changed: number;
  removed: number;
  /** How many new posts wait behind the button. */
  held: number;
  headline: boolean;
  corrections: number;
}

export interface StandfirstEventMap extends HTMLElementEventMap {
  'standfirst-load': CustomEvent<Reading & { adopted?: boolean }>;
  'standfirst-update': CustomEvent<Reading & { change: Change }>;
  'standfirst-error': CustomEvent<StandfirstError>;
  'standfirst-finding': CustomEvent<Finding>;
  'standfirst-pause': CustomEvent<{ paused: boolean }>;
}

/** `<standfirst-article>`. On a server there is no such class: there the value is `undefined`. */
export class StandfirstArticle extends HTMLElement {
  src: string;
  from: string;
  item: string;
  headingLevel: number;
  theme: string;
  isolated: boolean;
  loading: 'lazy' | 'eager';
  contents: boolean;
  skipLinks: boolean;
  media: 'load' | 'ask';
  refresh: number;
  sinceLastRead: boolean;
  /** Settles when the article on its way is there, or has failed. */
  readonly ready: Promise<void>;
  /** Shows a new version: what says the same is not touched. */
  update(source: Source): Promise<void>;
  addEventListener<K extends keyof StandfirstEventMap>(
    type: K,
    listener: (this: StandfirstArticle, event: StandfirstEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Defines the element; a name that is taken gets a number. Gives the name it has. */
export function define(name?: string): string;

/** The element's name in this page. */
export const tagName: string;

declare global {
  interface HTMLElementTagNameMap {
    'standfirst-article': StandfirstArticle;
  }
}
