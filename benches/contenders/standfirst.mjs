// What this project's users call. It is not bundled: the browser gets what is published.
export const name = 'Standfirst';
const { render } = await import('/dist/standfirst.js');
export const ready = () => render('', document.createElement('div')).catch(() => {});
export const show = (source, element) => render(source, element);
