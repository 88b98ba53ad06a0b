import { marked } from 'marked';

export const name = 'marked';
export const show = (source, element) => {
  element.innerHTML = marked.parse(source);
};
