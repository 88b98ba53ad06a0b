import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// Nothing special: webpack 5 follows `new URL('…', import.meta.url)` to the module and the style.
export default {
  mode: 'production',
  entry: here('main.js'),
  output: { path: here('dist'), filename: 'bundle.js' },
};
