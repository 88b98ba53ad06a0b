// The types for edge runtimes, where the module is given.

export * from './standfirst.js';

/** Gives the module; to be called once, before anything else. */
export function init(
  module:
    | WebAssembly.Module
    | BufferSource
    | Response
    | Promise<WebAssembly.Module | BufferSource | Response>,
): void;
