import {html} from 'lit';
import * as api from '../core/api.js';
import {byOffset} from '../core/lists.js';
import {player} from '../player/player.js';
import {albumCard, artistCard} from '../ui/cards.js';
import {icon} from '../ui/icons.js';
import {trackRow} from '../ui/track-row.js';
import {Listing} from './listing.js';

const KINDS = [['track', 'Tracks'], ['album', 'Albums'], ['artist', 'Artists']];

class Starred extends Listing {
  render() {
    const kind = KINDS.some(([id]) => id === this.query.get('kind')) ? this.query.get('kind') : 'track';
    const list = this.use(`starred:${kind}`, byOffset(page => api.ranked(kind, 'starred', page), 100));
    const none = 'Nothing starred yet: the star is on every track, album and artist';
    return html`
      <header class="heading">
        <h1>Starred</h1><span class="spring"></span>
        ${kind === 'track' && list.items.length ? html`
          <button class="primary" @click=${() => player.playAll(list.items)}>${icon('play')} Play</button>
          <button class="quiet" @click=${() => player.playShuffled(list.items)}>${icon('shuffle')} Shuffle</button>` : ''}
      </header>
      <div class="tabs">${KINDS.map(([id, name]) => html`
        <a href="/starred${id === 'track' ? '' : `?kind=${id}`}" aria-current=${id === kind ? 'page' : 'false'}>${name}</a>`)}</div>
      ${kind === 'track'
        ? this.lines(list, (track, i) => trackRow(track, {play: () => player.playAll(list.items, i)}), 'Starred tracks', none)
        : this.cards(list, kind === 'album' ? albumCard : artistCard, `Starred ${kind}s`, none)}`;
  }
}

customElements.define('p-starred', Starred);
