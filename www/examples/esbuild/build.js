import { copyFile, cp, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = process.argv[2] ?? here('dist');

await build({ entryPoints: [here('main.js')], bundle: true, format: 'esm', minify: true, outfile: `${out}/bundle.js` });
// esbuild leaves `new URL('…', import.meta.url)` alone: what it names must stand beside the bundle.
await mkdir(out, { recursive: true });
for (const name of ['standfirst_core_bg.wasm', 'standfirst_formats.wasm', 'standfirst.css']) {
  await copyFile(fileURLToPath(import.meta.resolve(`standfirst/${name}`)), `${out}/${name}`);
}
// The words of each language.
await cp(fileURLToPath(new URL('messages', import.meta.resolve('standfirst/standfirst.css'))), `${out}/messages`, { recursive: true });
