import DOMPurify from 'dompurify';

export const name = 'DOMPurify';
export const safe = true;
export const show = (source, element) => {
  element.replaceChildren(DOMPurify.sanitize(source, { RETURN_DOM_FRAGMENT: true }));
};
