import {html} from 'lit';
import * as api from '../core/api.js';
import {count} from '../core/text.js';
import {artistCard} from '../ui/cards.js';
import {Listing} from './listing.js';

const SORTS = [['name', 'By name'], ['-name', 'By name, from Z'], ['-added', 'Recently added']];

class Artists extends Listing {
  render() {
    const sort = this.query.get('sort') ?? 'name';
    const list = this.use(`artists:${sort}`, after => api.artists({sort, after, limit: 60}));
    return html`
      <header class="heading">
        <h1>Artists</h1><p class="soft">${list.total === undefined ? '' : count(list.total, 'artist')}</p>
        <span class="spring"></span>
        ${this.choice('Order', 'sort', SORTS, sort)}
      </header>
      ${this.cards(list, artistCard, 'Artists', 'No artists here')}`;
  }
}

customElements.define('p-artists', Artists);
