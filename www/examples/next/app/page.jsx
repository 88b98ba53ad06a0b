// Rendered on the server, in Node; the element takes it over in the browser.
import { readFile } from 'node:fs/promises';
import { renderToHtml } from 'standfirst';
import { Article } from './article.jsx';
import './style.css';

export default async function Page() {
  const source = await readFile('public/article.md', 'utf8');
  const html = await renderToHtml(source, { headingLevel: 2 });
  return (
    <main>
      <h1>Our page</h1>
      <Article html={html} src="/article.md" />
    </main>
  );
}
