// The pages, libraries and articles that are measured, from this machine; and a count of what was sent.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.wasm': 'application/wasm', '.md': 'text/markdown; charset=utf-8', '.json': 'application/json',
};
/** Clocks of five microseconds are only for pages that share their process with no other site. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Resource-Policy': 'same-origin' };

/**
 * @param {Record<string, string>} folders the first part of a path, and the folder it stands for
 * @param {Record<string, string>} pages whole pages, by path
 */
export async function serve(folders, pages = {}) {
  const packed = new Map();
  const sent = new Map();
  const bodyOf = async (path) => {
    if (pages[path] !== undefined) return Buffer.from(pages[path]);
    const [, first, ...rest] = normalize(path).split('/');
    if (!folders[first]) throw new Error('there is no such folder');
    return readFile(join(folders[first], ...rest));
  };
  const packedOf = async (path) => {
    if (!packed.has(path)) {
      const body = await bodyOf(path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
      packed.set(path, brotliCompressSync(body, { params }));
    }
    return packed.get(path);
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    try {
      // Text and programs travel compressed, as they do from any server that is set up with care.
      const body = await packedOf(path);
      sent.set(path, body.length);
      response.writeHead(200, { ...ISOLATED, 'Content-Type': TYPES[extname(path) || '.html'], 'Content-Encoding': 'br', 'Cache-Control': 'no-store' });
      response.end(body);
    } catch {
      response.writeHead(404, ISOLATED).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, pages, sent, close: () => server.close() };
}
