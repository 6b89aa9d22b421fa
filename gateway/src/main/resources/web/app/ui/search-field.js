import {html} from 'lit';
import {go, route} from '../core/router.js';
import {Part} from './element.js';
import {icon} from './icons.js';

const WAIT_MS = 140;

/** Search as you type: every pause in typing moves to the results. */
class SearchField extends Part {
  #timer = 0;

  constructor() {
    super();
    this.watch(route);
  }

  render() {
    return html`
      <form class="search" role="search" @submit=${event => { event.preventDefault(); this.#look(); }}>
        ${icon('search')}
        <input type="search" placeholder="Search artists, albums, tracks" aria-label="Search" autocomplete="off" spellcheck="false"
          maxlength="200" @input=${this.#typed} @keydown=${this.#pressed}>
        <kbd aria-hidden="true">/</kbd>
      </form>`;
  }

  updated() {
    const input = this.querySelector('input');
    if (document.activeElement !== input) {
      input.value = route.value.screen === 'search' ? route.value.query.get('q') ?? '' : '';
    }
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), WAIT_MS);
  }

  #look() {
    clearTimeout(this.#timer);
    const q = this.querySelector('input').value.trim();
    const here = route.value.screen === 'search';
    if (q || here) {
      go(q ? `/search?q=${encodeURIComponent(q)}` : '/search', {replace: here});
    }
  }

  #pressed(event) {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector('main [data-hit]')?.focus();
    } else if (event.key === 'Escape') {
      event.target.value = '';
      event.target.blur();
    }
  }
}

customElements.define('p-search', SearchField);
