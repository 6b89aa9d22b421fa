import {html} from 'lit';
import * as api from '../core/api.js';
import {listOf} from '../core/lists.js';
import {count} from '../core/text.js';
import {player} from '../player/player.js';
import {startRadio} from '../ui/actions.js';
import {albumCard} from '../ui/cards.js';
import {icon} from '../ui/icons.js';
import {trackRow} from '../ui/track-row.js';
import '../ui/shelf.js';
import {Listing} from './listing.js';

class Genre extends Listing {
  static properties = {name: {type: String}};

  #albums = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#albums = null;
  }

  render() {
    const genre = this.name;
    const tracks = this.use(`genre-tracks:${genre}`, after => api.tracks({genre, sort: 'album', after, limit: 100}));
    if (!this.#albums) {
      this.#albums = listOf(`albums:-added:${genre}`, after => api.albums({genre, sort: '-added', after, limit: 60}));
      this.until(this.#albums.changed.listen(() => this.requestUpdate()));
    }
    const all = `/albums?genre=${encodeURIComponent(genre)}`;
    return html`
      <header class="heading">
        <h1>${genre}</h1><p class="soft">${tracks.total === undefined ? '' : count(tracks.total, 'track')}</p>
        <span class="spring"></span>
        <button class="primary" @click=${() => startRadio(`genre:${genre}`, genre)}>${icon('radio')} Radio</button>
      </header>
      ${this.#albums.items.length ? html`<p-shelf heading="Albums" more=${all} .items=${this.#albums.items.slice(0, 20)} .draw=${albumCard}></p-shelf>` : ''}
      <h2>Tracks</h2>
      ${this.lines(tracks, (track, i) => trackRow(track, {play: () => player.playAll(tracks.items, i)}), 'Tracks', 'No tracks here')}`;
  }
}

customElements.define('p-genre', Genre);
