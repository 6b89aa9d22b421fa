import {html} from 'lit';
import {count} from '../core/text.js';
import {icon} from '../ui/icons.js';
import {genreLink} from '../ui/links.js';
import {startRadio} from '../ui/actions.js';
import {GENRE_NAMES} from './genre-names.js';
import {Listing} from './listing.js';

class Genres extends Listing {
  render() {
    const list = this.use(...GENRE_NAMES);
    return html`
      <header class="heading"><h1>Genres</h1><p class="soft">${list.total === undefined ? '' : count(list.total, 'genre')}</p></header>
      <div class="genres">${this.cards(list, genreTile, 'Genres', 'No genres here')}</div>`;
  }
}

function genreTile(genre, index) {
  return html`
    <article class="genre" style="--hue:${(index * 47 + 12) % 360}">
      <a href=${genreLink(genre.name)}><b>${genre.name}</b><small>${count(genre.albumCount, 'album')} · ${count(genre.trackCount, 'track')}</small></a>
      <button class="plain" aria-label="Radio of ${genre.name}" @click=${() => startRadio(`genre:${genre.name}`, genre.name)}>${icon('radio')}</button>
    </article>`;
}

customElements.define('p-genres', Genres);
