import DOMPurify from 'dompurify';

export const name = 'DOMPurify, text between';
export const safe = true;
export const show = (source, element) => {
  element.innerHTML = DOMPurify.sanitize(source);
};
