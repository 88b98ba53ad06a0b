// The types for edge runtimes, where the module is given.

export * from './standfirst.js';

/** A module, or what it is compiled from. */
export type Given =
  | WebAssembly.Module
  | BufferSource
  | Response
  | Promise<WebAssembly.Module | BufferSource | Response>;

/**
 * Gives the module; to be called once, before anything else.
 * @param module `standfirst_core_bg.wasm`
 * @param formats `standfirst_formats.wasm`: without it only Markdown, fragments of HTML, text and native JSON are read
 * @param words the text of `messages/LANGUAGE.json`: without it what Standfirst adds is said in English
 */
export function init(module: Given, formats?: Given, words?: (language: string) => Promise<string>): void;
