// With marked from here in place of the network, and without the parts that it loads for code and formulas.
import { Marked } from 'marked';
import ZeroMd, { STYLES } from 'zero-md';

export const name = 'zero-md';
export const slow = true;

const nothing = async () => () => ({});
class Element extends ZeroMd {
  async load() {
    await super.load({
      marked: async () => new Marked({ async: true }),
      markedBaseUrl: nothing,
      markedHighlight: nothing,
      markedGfmHeadingId: nothing,
      markedAlert: nothing,
      hljs: async () => ({}),
      mermaid: async () => ({}),
      katex: async () => ({}),
    });
    this.template = STYLES.HOST;
  }
}
export const ready = () => customElements.define('zero-md', Element);
export const show = async (source, element) => {
  const viewer = document.createElement('zero-md');
  const script = document.createElement('script');
  viewer.setAttribute('no-auto', '');
  script.type = 'text/markdown';
  script.text = source;
  viewer.append(script);
  const loaded = new Promise((resolve) => viewer.addEventListener('zero-md-ready', resolve, { once: true }));
  element.append(viewer);
  await loaded;
  await viewer.render();
};
