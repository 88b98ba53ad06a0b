// What this project's users call. It is not bundled: the browser gets what is published.
export const name = 'Standfirst';
const { render } = await import('/dist/standfirst.js');
export const ready = () => render('', document.createElement('div')).catch(() => {});
// The work itself is measured in one piece: what of it the page does when is another row's.
export const show = (source, element) => render(source, element, { atOnce: true });
/** As a page has it. */
export const arrive = (source, element) => render(source, element);
