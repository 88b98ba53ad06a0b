import DOMPurify from 'dompurify';

export const name = 'JSON.parse + DOMPurify of the body';
export const safe = true;
export const show = (source, element) => {
  element.innerHTML = DOMPurify.sanitize(JSON.parse(source).body_xhtml);
};
