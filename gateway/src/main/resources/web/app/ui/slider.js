import {html} from 'lit';
import {Part} from './element.js';

/**
 * A slider. Fires 'slide' while it is dragged and 'set' when it was let go; both tell the value as detail.
 */
class Slider extends Part {
  static properties = {
    value: {type: Number},
    max: {type: Number},
    /** How much is ready, drawn fainter. */
    ready: {type: Number},
    step: {type: Number},
    label: {type: String},
    /** The value in words. */
    said: {type: String},
    dragging: {state: true},
  };

  constructor() {
    super();
    this.value = 0;
    this.max = 1;
    this.ready = 0;
    this.step = 0.05;
    this.dragging = null;
  }

  render() {
    const value = this.dragging ?? this.value;
    const part = of => `${this.max > 0 ? Math.min(100, of / this.max * 100) : 0}%`;
    return html`
      <div class="slider ${this.dragging === null ? '' : 'dragging'}" role="slider" tabindex="0" data-arrows
          aria-label=${this.label} aria-valuemin="0" aria-valuemax=${Math.round(this.max * 100) / 100}
          aria-valuenow=${Math.round(value * 100) / 100} aria-valuetext=${this.said ?? ''}
          style="--at:${part(value)};--ready:${part(this.ready)}"
          @pointerdown=${this.#pressed} @pointermove=${this.#dragged} @pointerup=${this.#released}
          @pointercancel=${() => (this.dragging = null)} @keydown=${this.#stepped}>
        <span class="rail"><span class="ready"></span><span class="done"></span></span><span class="knob"></span>
      </div>`;
  }

  #pressed(event) {
    if (event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
      this.#slide(event);
    }
  }

  #dragged(event) {
    if (this.dragging !== null) {
      this.#slide(event);
    }
  }

  #released(event) {
    if (this.dragging !== null) {
      this.#slide(event);
      const value = this.dragging;
      this.dragging = null;
      this.#tell('set', value);
    }
  }

  #slide(event) {
    const box = this.querySelector('.rail').getBoundingClientRect();
    this.dragging = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * this.max;
    this.#tell('slide', this.dragging);
  }

  #stepped(event) {
    const by = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 4, PageDown: -4}[event.key];
    const to = {Home: 0, End: this.max}[event.key] ?? (by && this.value + by * this.step);
    if (to !== undefined) {
      event.preventDefault();
      this.#tell('set', Math.min(this.max, Math.max(0, to)));
    }
  }

  #tell(name, value) {
    this.dispatchEvent(new CustomEvent(name, {detail: value}));
  }
}

customElements.define('p-slider', Slider);
