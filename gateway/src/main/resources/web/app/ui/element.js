import {LitElement} from 'lit';

/** A part of the page: no shadow, so that the one style sheet reaches it; drawn again when a watched signal changes. */
export class Part extends LitElement {
  #signals = [];
  #stops = [];

  createRenderRoot() {
    return this;
  }

  /** Before it is connected, in the constructor. */
  watch(...signals) {
    this.#signals.push(...signals);
  }

  /** Calls the ending function when this leaves the page. */
  until(stop) {
    this.#stops.push(stop);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stops.push(...this.#signals.map(signal => signal.listen(() => this.requestUpdate())));
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stops.forEach(stop => stop());
    this.#stops = [];
  }
}
