// Writes a page that is complete without script, and that the element takes over as it stands.
import { readFile, writeFile } from 'node:fs/promises';
import { renderToHtml } from 'standfirst';

const source = await readFile(new URL('article.md', import.meta.url), 'utf8');
const html = await renderToHtml(source, {
  page: { script: '/standfirst/standfirst.js', canonical: 'https://example.org/article' },
  element: { src: 'article.md' },
});
await writeFile(process.argv[2] ?? 'index.html', html);
