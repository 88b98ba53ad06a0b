// A server for dist/ under the product's own policy.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const dist = new URL('../../dist/', import.meta.url).pathname;
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.md': 'text/markdown; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json',
};
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src * data:; media-src *; " +
  "frame-src 'self' https:; connect-src *; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

/** The reader page registers a service worker, for which browsers want a policy of its own; nothing else needs one. */
const readerPolicy = policy.replace("trusted-types 'none'", 'trusted-types standfirst');

/** Serves dist/ and `extra`: by path, [type, body] or what answers a request itself. */
export function serve(extra = {}) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const headers = { 'Content-Security-Policy': /^\/(index\.html)?$/.test(path) ? readerPolicy : policy };
    if (typeof extra[path] === 'function') return extra[path](request, response, headers);
    if (extra[path]) {
      const [type, body] = extra[path];
      return response.writeHead(200, { ...headers, 'Content-Type': type }).end(body);
    }
    const file = join(dist, normalize(path.endsWith('/') ? `${path}index.html` : path));
    try {
      const body = await readFile(file);
      response.writeHead(200, { ...headers, 'Content-Type': types[extname(file)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404, headers).end('not found');
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() });
    });
  });
}
