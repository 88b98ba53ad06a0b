// The floor: HTML that Standfirst wrote before the clock started, given to the browser's own parser.
export const name = 'innerHTML of the ready HTML (nothing parsed)';
const { renderToHtml } = await import('/dist/standfirst.js');
export const prepare = (source) => renderToHtml(source);
export const show = (html, element) => {
  element.innerHTML = html;
};
