import {html} from 'lit';
import * as api from '../core/api.js';
import {count} from '../core/text.js';
import {player} from '../player/player.js';
import {icon} from '../ui/icons.js';
import {trackRow} from '../ui/track-row.js';
import {Listing} from './listing.js';

const SORTS = [
  ['title', 'By title'],
  ['album', 'By album'],
  ['-added', 'Recently added'],
  ['random', 'Shuffled'],
];
const SEED = Math.floor(Math.random() * 1e9);

class Tracks extends Listing {
  render() {
    const sort = this.query.get('sort') ?? 'title';
    const seed = sort === 'random' ? SEED : undefined;
    const list = this.use(`tracks:${sort}`, after => api.tracks({sort, seed, after, limit: 100}));
    return html`
      <header class="heading">
        <h1>Tracks</h1><p class="soft">${list.total === undefined ? '' : count(list.total, 'track')}</p>
        <span class="spring"></span>
        <button class="quiet" @click=${() => this.change('sort', 'random')}>${icon('shuffle')} Shuffle all</button>
        ${this.choice('Order', 'sort', SORTS, sort)}
      </header>
      ${this.lines(list, (track, i) => trackRow(track, {play: () => player.playAll(list.items, i)}), 'Tracks', 'No tracks here')}`;
  }
}

customElements.define('p-tracks', Tracks);
