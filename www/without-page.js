// What stands for the page's own functions where there is no page, so that code
// that is built for both sides can name them.

/** Needs a page. */
export async function render() {
  throw Object.assign(new Error('there is no page to render into: use `renderToHtml`'), { code: 'no-page' });
}

/** Needs a page: without one there is no such class. */
export const StandfirstArticle = undefined;

/**
 * Defines nothing where there is no page.
 * @param {string} [name]
 */
export function define(name = 'standfirst-article') {
  return name;
}

export const tagName = 'standfirst-article';
