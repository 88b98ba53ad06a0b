import { escapeHTML, toHTML } from '@portabletext/to-html';

export const name = '@portabletext/to-html';
// It writes no picture without a component for it: here the smallest one that writes the same as the others.
const components = {
  types: {
    image: ({ value }) =>
      `<figure><img src="${escapeHTML(value.url)}" alt="${escapeHTML(value.alt)}"><figcaption>${escapeHTML(value.caption)}</figcaption></figure>`,
  },
};
export const show = (source, element) => {
  element.innerHTML = toHTML(JSON.parse(source), { components });
};
