// How a long article comes into the page.

/** From when an article counts as long, and how long the page is held up at most; a page may change it. */
export const pace = {
  /** The bytes of a source from which it is read beside the page, in a worker. */
  worker: 200_000,
  /** The characters from which an article comes in slices: its first screen first. */
  whole: 50_000,
  /** How many milliseconds a slice takes, its layout included. */
  slice: 8,
};
