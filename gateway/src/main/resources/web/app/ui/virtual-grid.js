import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Part} from './element.js';

const MARGIN = 800;
const NEAR_END = 1_600;

/**
 * Draws only what can be seen of a long list, in rows of equal height: a grid of cards, or lines. Fires 'near-end' when more
 * should come.
 */
class VirtualGrid extends Part {
  static properties = {
    items: {attribute: false},
    /** (item, index) to a template */
    draw: {attribute: false},
    /** item to a string, unique together with its index */
    keyOf: {attribute: false},
    /** Height of a line; leave out for cards. */
    line: {type: Number},
    label: {type: String},
    /** Anything; a change draws again. */
    version: {attribute: false},
  };

  #frame = 0;
  #range = [0, 0];
  #shape = {columns: 1, rowHeight: 1};
  #look = () => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#measure();
    });
  };
  #resized = new ResizeObserver(this.#look);

  constructor() {
    super();
    this.items = [];
    this.keyOf = item => item.id;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('scroll', this.#look, {passive: true});
    this.#resized.observe(this);
    this.until(() => {
      removeEventListener('scroll', this.#look);
      this.#resized.disconnect();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    });
  }

  /** Which index is at that height of the window. */
  indexAt(y) {
    const row = Math.floor((y - this.getBoundingClientRect().top) / this.#shape.rowHeight);
    return Math.min(this.items.length - 1, Math.max(0, row * this.#shape.columns));
  }

  willUpdate() {
    this.#shape = this.#shapeNow();
    this.#range = this.#rangeNow();
  }

  updated() {
    this.#askForMore();
  }

  render() {
    const {columns, rowHeight} = this.#shape;
    const [first, last] = this.#range;
    const from = first * columns;
    const shown = this.items.slice(from, last * columns);
    const rows = Math.ceil(this.items.length / columns);
    return html`
      <div class="virtual" style="height:${rows * rowHeight}px">
        <ul class=${this.line ? 'lines' : 'cards'} aria-label=${this.label ?? ''}
            style="transform:translateY(${first * rowHeight}px);--columns:${columns}">
          ${repeat(shown, (item, i) => `${this.keyOf(item)}/${from + i}`, (item, i) => html`
            <li aria-setsize=${this.items.length} aria-posinset=${from + i + 1}
                style=${this.line ? `height:${this.line}px` : ''}>${this.draw(item, from + i)}</li>`)}
        </ul>
      </div>`;
  }

  #measure() {
    const shape = this.#shapeNow();
    const range = this.#rangeNow(shape);
    if (range.join() !== this.#range.join() || shape.columns !== this.#shape.columns
        || shape.rowHeight !== this.#shape.rowHeight) {
      this.requestUpdate();
    }
    this.#askForMore();
  }

  #askForMore() {
    if (this.getBoundingClientRect().bottom < innerHeight + NEAR_END) {
      this.dispatchEvent(new Event('near-end'));
    }
  }

  #shapeNow() {
    if (this.line) {
      return {columns: 1, rowHeight: this.line};
    }
    const style = getComputedStyle(this);
    const number = name => parseFloat(style.getPropertyValue(name));
    const width = this.clientWidth || innerWidth;
    const gap = number('--card-gap') || 24;
    const columns = Math.max(2, Math.floor((width + gap) / ((number('--card-min') || 180) + gap)));
    // Covers are square.
    const square = (width - gap * (columns - 1)) / columns;
    const card = number('--card-fixed') || square + (number('--card-text') || 54);
    return {columns, rowHeight: card + gap};
  }

  #rangeNow({columns, rowHeight} = this.#shape) {
    const top = this.getBoundingClientRect().top;
    const rows = Math.ceil(this.items.length / columns);
    const first = Math.max(0, Math.floor((-top - MARGIN) / rowHeight));
    const last = Math.min(rows, Math.ceil((innerHeight - top + MARGIN) / rowHeight));
    return [Math.min(first, Math.max(0, rows - 1)), Math.max(last, Math.min(rows, 1))];
  }
}

customElements.define('p-virtual', VirtualGrid);
