// What a page loads only when an article needs it.

import assert from 'node:assert/strict';

/** An article that needs the second module, and the words of another language. */
export const LATER = {
  _type: 'post',
  title: 'Später',
  language: 'de',
  body: [{ _type: 'block', children: [{ _type: 'span', text: 'Aus dem zweiten Modul.' }] }],
};

/** Whether a page's element shows that article, all of it. */
export async function showsLater(tab) {
  const shown = await tab.evaluate(async (source) => {
    const element = document.querySelector('standfirst-article');
    await element.update(source);
    return [element.querySelector('.sf-body p').textContent, element.querySelector('.sf-skip-link').textContent];
  }, LATER);
  assert.deepEqual(shown, ['Aus dem zweiten Modul.', 'Zum Artikel springen']);
}
