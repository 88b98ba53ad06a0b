// Bundles the shell: `www/` has a file for each thing, a page loads as few as it needs at a time. `cargo xtask build`
// calls it with the folder of the packages that it needs, the glue that wasm-bindgen wrote, and the folder to write to.
//
//   node xtask/bundle.mjs PACKAGES GLUE DIST

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const [packages, glue, dist] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const { rollup } = require('rollup');
const { transform } = require('esbuild');
const www = new URL('../www/', import.meta.url).pathname;
const source = (name) => join(www, `${name}.js`);

/** What an instance that stopped is replaced by loads it again (`engine.js`), so it stays a file of its own. */
const GLUE = 'standfirst_core.js';

/**
 * Where there is a page, what it loads at once is one file, and what it loads when there is something to render is
 * another. The rest comes in parts as it is asked for.
 */
const PAGE = {
  entries: ['standfirst', 'embed', 'loader', 'preferences', 'reader', 'service-worker'],
  groups: { standfirst: source('standfirst'), engine: source('engine') },
};

/** Where there is none, nothing of the page's may be touched: the engine comes without the element. */
const PAGELESS = { entries: ['edge', 'node', 'worker'], groups: { pageless: source('engine') } };

/** What a page loads before its first article stands: `xtask/src/size.rs` counts these. */
const FIRST = { 'standfirst.js': [], 'engine.js': ['standfirst.js', GLUE] };

const minified = {
  name: 'minified',
  renderChunk: (code, { fileName }) => transform(code, { minify: true, format: 'esm', target: 'es2022', sourcemap: true, sourcefile: fileName }),
};

/** All that a module imports at once, and what that imports. */
function closure(id, infoOf, seen = new Set()) {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const imported of infoOf(id).importedIds) closure(imported, infoOf, seen);
  return seen;
}

async function bundled({ entries, groups }) {
  const input = Object.fromEntries(entries.map((name) => [name, source(name)]));
  // Every file of the shell is imported for what it does, whatever package.json says of those beside it.
  const bundle = await rollup({
    input,
    external: (id) => id.startsWith('node:') || basename(id) === GLUE,
    makeAbsoluteExternalsRelative: false,
    preserveEntrySignatures: 'allow-extension',
    treeshake: { moduleSideEffects: true },
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const groupOf = new Map();
  const { output } = await bundle.write({
    dir: dist,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    hoistTransitiveImports: false,
    sourcemap: true,
    plugins: [minified],
    manualChunks(id, { getModuleInfo }) {
      if (groupOf.size === 0) {
        for (const [group, from] of Object.entries(groups)) {
          for (const module of closure(from, getModuleInfo)) if (!groupOf.has(module)) groupOf.set(module, group);
        }
      }
      return groupOf.get(id);
    },
  });
  await bundle.close();
  return output.filter(({ type }) => type === 'chunk');
}

const chunks = [...(await bundled(PAGE)), ...(await bundled(PAGELESS))];
const written = chunks.map(({ fileName }) => fileName);
const twice = written.find((name, at) => written.indexOf(name) !== at);
if (twice) throw new Error(`two bundles would be called ${twice}: give one of them a group of another name`);
for (const [name, expected] of Object.entries(FIRST)) {
  const imports = chunks.find(({ fileName }) => fileName === name)?.imports.map((path) => basename(path)).sort();
  if (String(imports) !== String(expected)) throw new Error(`${name} imports ${imports}, not ${expected}: pages would wait for one file after the other`);
}

// The glue keeps its names: they are what the engine calls.
const { code } = await transform(await readFile(join(glue, GLUE), 'utf8'), { minifyWhitespace: true, minifySyntax: true, format: 'esm', target: 'es2022' });
await writeFile(join(dist, GLUE), code);
