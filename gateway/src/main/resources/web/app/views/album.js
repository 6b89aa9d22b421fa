import {html} from 'lit';
import * as api from '../core/api.js';
import {isStarred, stars, toggleStar} from '../core/stars.js';
import {count, span} from '../core/text.js';
import {player} from '../player/player.js';
import {albumMenu, startRadio, tracksOfAlbum} from '../ui/actions.js';
import {albumCard} from '../ui/cards.js';
import {icon} from '../ui/icons.js';
import {artistLinks, genreLink} from '../ui/links.js';
import {openMenu} from '../ui/menu.js';
import {trackRow, waitingRows} from '../ui/track-row.js';
import {Fetched} from './fetched.js';
import {hero, waitingHero} from './hero.js';
import '../ui/shelf.js';

class Album extends Fetched {
  static properties = {others: {state: true}};

  constructor() {
    super();
    this.others = [];
    this.watch(stars, player.now, player.state);
  }

  async fetch() {
    const album = await api.album(this.thingId);
    if (album.next) {
      album.tracks = await tracksOfAlbum(album.id);
    }
    this.#more(album);
    return album;
  }

  async #more(album) {
    const artist = album.artists[0];
    if (artist && !album.compilation) {
      const {items} = await api.albums({artist: artist.id, sort: '-year', limit: 20}).catch(() => ({items: []}));
      this.others = items.filter(other => other.id !== album.id);
    }
  }

  render() {
    if (this.problem) {
      return this.renderProblem();
    }
    const album = this.thing;
    if (!album) {
      return html`${waitingHero()}${waitingRows(8)}`;
    }
    return html`
      ${hero({thing: album, kind: kindOf(album), title: album.title, facts: this.#facts(album), actions: this.#actions(album)})}
      ${discsOf(album).map(disc => this.#disc(album, disc))}
      <p class="small-print">${[album.labels.join(', '), album.releaseDate !== String(album.year) && album.releaseDate].filter(Boolean).join(' · ')}</p>
      ${this.others.length ? html`<p-shelf heading="More by ${album.displayArtist}" more="/artists/${album.artists[0].id}"
        .items=${this.others} .draw=${albumCard} .version=${{}}></p-shelf>` : ''}`;
  }

  #facts(album) {
    return html`
      <span class="strong">${artistLinks(album.artists, album.displayArtist)}</span>
      ${album.year ? html`<span>${album.year}</span>` : ''}
      <span>${count(album.trackCount, 'track')}</span><span>${span(album.durationMs)}</span>
      ${album.genres.slice(0, 3).map(name => html`<a class="tag" href=${genreLink(name)}>${name}</a>`)}`;
  }

  #actions(album) {
    const starred = isStarred(album);
    return html`
      <button class="primary" @click=${() => player.playAll(album.tracks)}>${icon('play')} Play</button>
      <button class="quiet" @click=${() => player.playShuffled(album.tracks)}>${icon('shuffle')} Shuffle</button>
      <button class="quiet" @click=${() => startRadio(`album:${album.id}`, album.title)}>${icon('radio')} Radio</button>
      <button class="plain star ${starred ? 'on' : ''}" aria-pressed=${starred} aria-label="Star this album"
        @click=${() => toggleStar('album', album)}>${icon(starred ? 'starred' : 'star')}</button>
      <button class="plain" aria-haspopup="menu" aria-label="More about this album" @click=${event => openMenu(event, albumMenu(album))}>${icon('more')}</button>`;
  }

  #disc(album, {disc, title, tracks}) {
    return html`
      ${title ? html`<h2 class="disc">${icon('album')} ${title}</h2>` : ''}
      <ul class="lines" aria-label=${title || 'Tracks'}>
        ${tracks.map(track => html`<li>${trackRow(track, {
          number: track.track ?? '–',
          album: false,
          play: () => player.playAll(album.tracks, album.tracks.indexOf(track)),
        })}</li>`)}
      </ul>`;
  }
}

function kindOf(album) {
  return album.compilation ? 'Compilation' : album.releaseTypes[0] ?? 'Album';
}

/** One without a title when there is only one. */
function discsOf(album) {
  const numbers = [...new Set(album.tracks.map(track => track.disc ?? 1))];
  return numbers.map(disc => {
    const named = album.discTitles.find(title => title.disc === disc)?.title;
    return {
      disc,
      title: numbers.length > 1 || named ? `Disc ${disc}${named ? `: ${named}` : ''}` : '',
      tracks: album.tracks.filter(track => (track.disc ?? 1) === disc),
    };
  });
}

customElements.define('p-album', Album);
