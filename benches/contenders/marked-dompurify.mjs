import DOMPurify from 'dompurify';
import { marked } from 'marked';

export const name = 'marked + DOMPurify';
export const safe = true;
export const show = (source, element) => {
  element.innerHTML = DOMPurify.sanitize(marked.parse(source));
};
