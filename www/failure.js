// What a reader sees where an article can't be shown.

/**
 * A message that says what went wrong, with a link to the source and a way to try again.
 * @param {Error} error
 * @param {string} source the source's address
 * @param {() => void} again tries again
 */
export function failureMessage(error, source, again) {
  const message = document.createElement('p');
  message.className = 'sf-error';
  // These words are English, whatever the page's language is.
  message.lang = 'en';
  message.dir = 'ltr';
  message.append(`${error.message}. `);
  const address = URL.parse(source, document.baseURI);
  if (source && /^https?:$/.test(address?.protocol ?? '')) {
    const link = document.createElement('a');
    link.href = address.href;
    link.textContent = 'Open the source';
    message.append(link, ' ');
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'sf-button';
  button.textContent = 'Try again';
  button.addEventListener('click', again);
  message.append(button);
  return message;
}
