// The style, fetched once for all documents and shadow roots of the page.

/** @type {Promise<CSSStyleSheet> | undefined} */
let style;

/** The article's style sheet, to be adopted. */
export function sheet() {
  style ??= fetch(new URL('standfirst.css', import.meta.url)).then(async (answer) => {
    const made = new CSSStyleSheet();
    await made.replace(answer.ok ? await answer.text() : '');
    return made;
  });
  return style;
}
