import {html} from 'lit';
import * as api from '../core/api.js';
import {count} from '../core/text.js';
import {albumCard} from '../ui/cards.js';
import {Listing} from './listing.js';
import {genreNames} from './genre-names.js';

const SORTS = [
  ['title', 'By title'],
  ['artist', 'By artist'],
  ['-year', 'Newest first'],
  ['year', 'Oldest first'],
  ['-added', 'Recently added'],
  ['random', 'Shuffled'],
];
/** Another shuffle each time the page is loaded, the same one while it is looked at. */
const SEED = Math.floor(Math.random() * 1e9);

class Albums extends Listing {
  #genres = genreNames();

  connectedCallback() {
    super.connectedCallback();
    this.until(this.#genres.changed.listen(() => this.requestUpdate()));
  }

  render() {
    const sort = this.query.get('sort') ?? 'title';
    const genre = this.query.get('genre') ?? '';
    const seed = sort === 'random' ? SEED : undefined;
    const list = this.use(`albums:${sort}:${genre}`,
      after => api.albums({sort, genre, seed, after, limit: 60}));
    return html`
      <header class="heading">
        <h1>Albums</h1><p class="soft">${list.total === undefined ? '' : count(list.total, 'album')}</p>
        <span class="spring"></span>
        ${this.choice('Genre', 'genre', [['', 'All genres'], ...this.#genres.items.map(({name}) => [name, name])], genre)}
        ${this.choice('Order', 'sort', SORTS, sort)}
      </header>
      ${this.cards(list, albumCard, 'Albums', 'No albums here')}`;
  }
}

customElements.define('p-albums', Albums);
