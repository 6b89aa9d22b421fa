import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Part} from './element.js';
import {icon} from './icons.js';
import {moved, placesOf} from './motion.js';

/** A row of cards that scrolls sideways. When its items change, cards glide to their new places. */
class Shelf extends Part {
  static properties = {
    heading: {type: String},
    name: {type: String},
    more: {type: String},
    note: {type: String},
    items: {attribute: false},
    draw: {attribute: false},
    /** Anything; a change draws again. */
    version: {attribute: false},
  };

  #before = null;
  #drawn = '';

  constructor() {
    super();
    this.items = [];
  }

  willUpdate() {
    const next = this.items.map(item => item.id).join();
    this.#before = this.#drawn && this.#drawn !== next ? placesOf(this.#cards()) : null;
    this.#drawn = next;
  }

  updated() {
    if (this.#before) {
      moved(this.#cards(), this.#before);
      this.#before = null;
    }
  }

  render() {
    return html`
      <section class="shelf" aria-label=${this.heading} data-row=${this.name ?? ''}>
        <header>
          <h2>${this.more ? html`<a href=${this.more}>${this.heading}</a>` : this.heading}</h2>
          ${this.note ? html`<p class="soft">${this.note}</p>` : ''}
          <span class="spring"></span>
          <button class="plain arrow" aria-label="Scroll back" @click=${() => this.#scroll(-1)}>${icon('left')}</button>
          <button class="plain arrow" aria-label="Scroll on" @click=${() => this.#scroll(1)}>${icon('right')}</button>
        </header>
        <ul class="strip">
          ${repeat(this.items, item => item.id, (item, i) => html`<li data-id=${item.id}>${this.draw(item, i)}</li>`)}
        </ul>
      </section>`;
  }

  #cards() {
    return [...this.querySelectorAll('.strip > li')];
  }

  #scroll(direction) {
    const strip = this.querySelector('.strip');
    strip.scrollBy({left: direction * strip.clientWidth * 0.85, behavior: 'smooth'});
  }
}

customElements.define('p-shelf', Shelf);
