'use client';

import { useEffect } from 'react';

/** The element; its module is for browsers, so it is loaded in an effect. */
export function Article({ html, src }) {
  useEffect(() => {
    void import('standfirst');
  }, []);
  // The HTML is the renderer's own: text is text in it, and addresses are checked.
  return <standfirst-article src={src} heading-level="2" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}
