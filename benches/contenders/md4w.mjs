import { initWasm, mdToHtml } from '../node_modules/md4w/js/md4w.js';
import program from '../node_modules/md4w/js/md4w-fast.wasm';

export const name = 'md4w';
export const ready = async () => {
  initWasm(await WebAssembly.compileStreaming(fetch(new URL(program, import.meta.url))));
};
export const show = (source, element) => {
  element.innerHTML = mdToHtml(source);
};
