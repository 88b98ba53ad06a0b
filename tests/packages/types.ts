// What a page written in TypeScript may say; compiled, never run.
import { type Article, type Block, type Finding, StandfirstArticle, define, inspect, render, renderToHtml, tagName } from 'standfirst';
import { init } from 'standfirst/edge';

const block: Block = { type: 'paragraph', content: [{ type: 'text', text: 'Words' }] };
const article: Article = { language: 'en', headline: [{ type: 'text', text: 'A headline' }], body: [block] };

export async function use(target: HTMLElement): Promise<Finding[]> {
  const { findings, title } = await render(article, target, { headingLevel: 2, skipLinks: false });
  const { article: read } = await inspect(`# ${title}`);
  const first: Block | undefined = read.body?.[0];
  if (first?.type === 'heading') first.level.toFixed();
  const html: string = await renderToHtml('# A', { page: { script: '/standfirst.js' }, element: { isolated: true } });
  const element = document.createElement('standfirst-article');
  element.addEventListener('standfirst-update', (event) => event.detail.change.held.toFixed());
  element.refresh = 30;
  await element.update(html);
  if (element instanceof StandfirstArticle) await element.ready;
  define(tagName);
  init(fetch('/standfirst_core_bg.wasm'), fetch('/standfirst_formats.wasm'));
  // @ts-expect-error a block's type is one of the model's
  const wrong: Block = { type: 'script' };
  // @ts-expect-error a level is a number
  await render(article, target, { headingLevel: 'two' });
  return [...findings, ...(wrong ? [] : [])];
}
