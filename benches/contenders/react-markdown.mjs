import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import Markdown from 'react-markdown';

export const name = 'react-markdown';
export const safe = true;
export const slow = true;
let root;
export const show = (source, element) => {
  root = createRoot(element);
  flushSync(() => root.render(createElement(Markdown, null, source)));
};
export const clear = () => flushSync(() => root.unmount());
