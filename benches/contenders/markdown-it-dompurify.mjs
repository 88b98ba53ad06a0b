import DOMPurify from 'dompurify';
import markdownIt from 'markdown-it';

export const name = 'markdown-it + DOMPurify';
export const safe = true;
const parser = markdownIt({ html: true });
export const show = (source, element) => {
  element.innerHTML = DOMPurify.sanitize(parser.render(source));
};
