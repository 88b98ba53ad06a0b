// The reader of the op tape (src/render/tape.rs): numbers and one string become DOM.
// Nothing here parses HTML: elements and attributes come from the module's closed vocabulary.

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/**
 * What begins walks over tapes of one vocabulary.
 * @param {string} vocabulary as the module's `vocabulary()` gives it
 * @returns {(ops: Uint32Array, text: string, parent: Node) => Walk}
 */
export function tapeReader(vocabulary) {
  const [html, math, attributes] = vocabulary.split('\n').map((names) => names.split(' '));
  const templates = [
    ...html.map((name) => document.createElement(name)),
    ...math.map((name) => document.createElementNS(MATHML, name)),
  ];
  return (ops, text, parent) => new Walk(templates, attributes, ops, text, parent);
}

/** A walk over a tape: all of it, or a part at a time. */
export class Walk {
  /** The elements that are open, without the innermost. @type {Node[]} */
  open = [];
  /** The next op. */
  next = 0;
  /** Where its text begins. */
  at = 0;

  /**
   * @param {Element[]} templates
   * @param {string[]} attributes
   * @param {Uint32Array} ops
   * @param {string} text
   * @param {Node} parent what the article becomes part of
   */
  constructor(templates, attributes, ops, text, parent) {
    this.templates = templates;
    this.attributes = attributes;
    this.ops = ops;
    this.text = text;
    this.parent = parent;
    /** The innermost open element. */
    this.current = parent;
  }

  get done() {
    return this.next >= this.ops.length;
  }

  /** Walks to the end. */
  all() {
    this.to(this.ops.length);
    return this.parent;
  }

  /**
   * Walks up to the op `end`.
   * @param {number} end
   */
  to(end) {
    const { templates, attributes, ops, text, open } = this;
    let { current, at } = this;
    for (let next = this.next; next < end; next++) {
      const op = ops[next];
      const row = (op >> 3) & 127;
      const length = op >>> 10;
      switch (op & 7) {
        case 0: // text
          current.appendChild(document.createTextNode(text.substring(at, (at += length))));
          break;
        case 1: { // an element starts
          const element = templates[row].cloneNode(false);
          current.appendChild(element);
          open.push(current);
          current = element;
          break;
        }
        case 2: // it ends
          current = /** @type {Node} */ (open.pop());
          break;
        case 3: // an attribute
          /** @type {Element} */ (current).setAttribute(attributes[row], text.substring(at, (at += length)));
          break;
        case 4: { // an element of one text
          const element = templates[row].cloneNode(false);
          element.textContent = text.substring(at, (at += length));
          current.appendChild(element);
          break;
        }
        case 5: // an empty element
          current.appendChild(templates[row].cloneNode(false));
          break;
        case 6: // one text, and the element ends
          current.textContent = text.substring(at, (at += length));
          current = /** @type {Node} */ (open.pop());
          break;
      }
    }
    this.current = current;
    this.at = at;
    this.next = end;
  }
}
