// The libraries as a page would load them: each in one bundle, minified, built for production.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What gets its parts from `dist/` as it stands. */
const OURS = ['floor.mjs', 'standfirst.mjs'];

export async function bundle(from, to) {
  const entries = readdirSync(from).filter((name) => name.endsWith('.mjs') && !OURS.includes(name));
  await build({
    entryPoints: entries.map((name) => join(from, name)), outdir: to, bundle: true, minify: true, format: 'esm', target: 'es2022',
    loader: { '.wasm': 'file' }, define: { 'process.env.NODE_ENV': '"production"' }, conditions: ['production', 'browser'],
    external: ['node:*', 'fs', 'path'], legalComments: 'none', logLevel: 'error',
  });
}
