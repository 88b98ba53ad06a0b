// The first module's program: fetched and compiled while the engine that runs it is itself on its way.

import { compile } from './compile.js';

export const UNLOADED = 'the article could not be shown: the renderer did not load';

/** @type {Promise<WebAssembly.Module> | undefined} */
let program;

/** The program, asked for once; a failed load is forgotten, so that it can be tried again. */
export function programHere() {
  program ??= compile(new URL('standfirst_core_bg.wasm', import.meta.url), UNLOADED).catch((cause) => {
    program = undefined;
    throw cause;
  });
  return program;
}
