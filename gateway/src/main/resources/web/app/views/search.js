import {html} from 'lit';
import * as api from '../core/api.js';
import {speak} from '../core/notices.js';
import {stars} from '../core/stars.js';
import {player} from '../player/player.js';
import {albumCard, artistCard} from '../ui/cards.js';
import {Part} from '../ui/element.js';
import {icon} from '../ui/icons.js';
import {genreLink} from '../ui/links.js';
import {trackRow} from '../ui/track-row.js';
import '../ui/shelf.js';
import {sorry} from './fetched.js';
import {genreNames} from './genre-names.js';

const HITS = 24;

/** What was found, in groups. Arrow keys go from hit to hit. */
class Results extends Part {
  static properties = {q: {type: String}, found: {state: true}, problem: {state: true}};

  #asking = null;
  #asked = '';

  constructor() {
    super();
    this.q = '';
    this.found = null;
    this.watch(stars, player.now, player.state);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#asking?.abort();
  }

  willUpdate(changed) {
    if (changed.has('q') && this.q !== this.#asked) {
      this.#ask();
    }
  }

  updated() {
    this.querySelectorAll('.card .title, .row .lead').forEach(hit => (hit.dataset.hit = ''));
  }

  async #ask() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const {signal} = this.#asking;
    const q = this.#asked = this.q;
    this.problem = null;
    if (!q) {
      this.found = null;
      return;
    }
    try {
      const found = await api.search(q, HITS, signal);
      if (!signal.aborted) {
        this.found = found;
        speak(`${found.artists.length} artists, ${found.albums.length} albums and ${found.tracks.length} tracks found`);
      }
    } catch (problem) {
      if (!signal.aborted) {
        this.problem = problem;
      }
    }
  }

  render() {
    if (this.problem) {
      return sorry(this.problem, () => this.#ask());
    }
    if (!this.q || !this.found) {
      return this.#beginning();
    }
    const {artists, albums, tracks} = this.found;
    if (!artists.length && !albums.length && !tracks.length) {
      return html`<div class="empty">${icon('search')}<h2>Nothing found for “${this.q}”</h2><p>Small typos are forgiven; try fewer words.</p></div>`;
    }
    return html`
      <h1 class="unseen">Results for ${this.q}</h1>
      <div class="results" @keydown=${this.#moved}>
        ${tracks.length ? html`
          <section><h2>Tracks</h2><ul class="lines">
            ${tracks.slice(0, 6).map((track, i) => html`<li>${trackRow(track, {play: () => player.playAll(tracks, i)})}</li>`)}
          </ul></section>` : ''}
        ${artists.length ? html`<p-shelf heading="Artists" .items=${artists} .draw=${artistCard} .version=${{}}></p-shelf>` : ''}
        ${albums.length ? html`<p-shelf heading="Albums" .items=${albums} .draw=${albumCard} .version=${{}}></p-shelf>` : ''}
        ${tracks.length > 6 ? html`
          <section><h2>More tracks</h2><ul class="lines">
            ${tracks.slice(6).map((track, i) => html`<li>${trackRow(track, {play: () => player.playAll(tracks, i + 6)})}</li>`)}
          </ul></section>` : ''}
      </div>`;
  }

  #beginning() {
    const genres = genreNames().items.slice(0, 24);
    return html`
      <div class="empty">${icon('search')}<h1>What do you want to hear?</h1><p>Names, titles, the beginning of a word.</p></div>
      <div class="tags">${genres.map(({name}) => html`<a class="tag" href=${genreLink(name)}>${name}</a>`)}</div>`;
  }

  #moved(event) {
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!by || event.target.closest('[role=menu]')) {
      return;
    }
    event.preventDefault();
    const hits = [...this.querySelectorAll('[data-hit]')];
    const at = hits.indexOf(event.target) + by;
    (hits[at] ?? (at < 0 ? document.querySelector('.search input') : null))?.focus();
  }
}

customElements.define('p-results', Results);
