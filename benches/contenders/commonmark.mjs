import { HtmlRenderer, Parser } from 'commonmark';

export const name = 'commonmark.js';
const parser = new Parser();
const writer = new HtmlRenderer();
export const show = (source, element) => {
  element.innerHTML = writer.render(parser.parse(source));
};
