import {html} from 'lit';
import * as api from '../core/api.js';
import {isStarred, stars, toggleStar} from '../core/stars.js';
import {count} from '../core/text.js';
import {player} from '../player/player.js';
import {artistMenu, playArtist, startRadio} from '../ui/actions.js';
import {albumCard, waitingCards} from '../ui/cards.js';
import {icon} from '../ui/icons.js';
import {openMenu} from '../ui/menu.js';
import {trackRow} from '../ui/track-row.js';
import '../ui/virtual-grid.js';
import {Fetched} from './fetched.js';
import {hero, waitingHero} from './hero.js';

const LOOSE = 30;

class Artist extends Fetched {
  static properties = {tracks: {state: true}};

  constructor() {
    super();
    this.tracks = [];
    this.watch(stars, player.now, player.state);
  }

  async fetch() {
    const [artist, tracks] = await Promise.all([
      api.artist(this.thingId),
      api.tracks({artist: this.thingId, sort: '-added', limit: LOOSE}).catch(() => ({items: []})),
    ]);
    this.tracks = tracks.items;
    return artist;
  }

  render() {
    if (this.problem) {
      return this.renderProblem();
    }
    const artist = this.thing;
    if (!artist) {
      return html`${waitingHero()}${waitingCards(6)}`;
    }
    const shown = [...this.tracks].sort((one, other) => (other.playCount ?? 0) - (one.playCount ?? 0)).slice(0, 8);
    return html`
      ${hero({
        thing: pictured(artist), kind: 'Artist', title: artist.name, round: true, actions: this.#actions(artist),
        facts: html`<span>${count(artist.albumCount, 'album')}</span><span>${count(artist.trackCount, 'track')}</span>`,
      })}
      ${shown.length ? html`<h2>${shown[0].playCount ? 'What you play most' : 'Tracks'}</h2>
        <ul class="lines">${shown.map((track, i) => html`<li>${trackRow(track, {play: () => player.playAll(shown, i)})}</li>`)}</ul>` : ''}
      ${artist.albums.length ? html`<h2>Albums</h2>
        <p-virtual .items=${artist.albums} .draw=${albumCard} label="Albums" .version=${{}}></p-virtual>` : ''}`;
  }

  #actions(artist) {
    const starred = isStarred(artist);
    return html`
      <button class="primary" @click=${() => playArtist(artist.id)}>${icon('play')} Play</button>
      <button class="quiet" @click=${() => playArtist(artist.id, true)}>${icon('shuffle')} Shuffle</button>
      <button class="quiet" @click=${() => startRadio(`artist:${artist.id}`, artist.name)}>${icon('radio')} Radio</button>
      <button class="plain star ${starred ? 'on' : ''}" aria-pressed=${starred} aria-label="Star this artist"
        @click=${() => toggleStar('artist', artist)}>${icon(starred ? 'starred' : 'star')}</button>
      <button class="plain" aria-haspopup="menu" aria-label="More about this artist" @click=${event => openMenu(event, artistMenu(artist))}>${icon('more')}</button>`;
  }
}

/** With a picture of an album where the artist has none. */
function pictured(artist) {
  return {...artist, artworkId: artist.artworkId ?? artist.albums.find(album => album.artworkId)?.artworkId};
}

customElements.define('p-artist', Artist);
