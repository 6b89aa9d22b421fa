import {html} from 'lit';
import * as api from '../core/api.js';
import {attempt, say} from '../core/notices.js';
import {go} from '../core/router.js';
import {hear} from '../core/socket.js';
import {stars} from '../core/stars.js';
import {count, span} from '../core/text.js';
import {player} from '../player/player.js';
import {startRadio} from '../ui/actions.js';
import {ask, sure} from '../ui/dialogs.js';
import {icon} from '../ui/icons.js';
import {openMenu} from '../ui/menu.js';
import {mosaic} from '../ui/mosaic.js';
import {handle, markRows} from '../ui/reorder.js';
import {sharePlaylist} from '../ui/share.js';
import {ROW_HEIGHT, trackRow, waitingRows} from '../ui/track-row.js';
import '../ui/virtual-grid.js';
import {Fetched} from './fetched.js';
import {hero, waitingHero} from './hero.js';

const PAGE = 100;

/** A playlist; its owner puts it in order. */
class Playlist extends Fetched {
  static properties = {entries: {state: true}};

  constructor() {
    super();
    this.entries = [];
    this.watch(stars, player.now, player.state);
  }

  connectedCallback() {
    super.connectedCallback();
    this.until(hear('playlist.changed', ({id, version, deleted}) => {
      if (id === this.thingId && !deleted && version !== this.thing?.version) {
        this.refetch();
      }
    }));
  }

  async fetch() {
    const [playlist, first] = await Promise.all([
      api.playlist(this.thingId), api.playlistTracks(this.thingId, {limit: PAGE}),
    ]);
    let entries = first.items;
    while (entries.length < first.total) {
      const page = await api.playlistTracks(this.thingId, {offset: entries.length, limit: PAGE});
      if (!page.items.length) {
        break;
      }
      entries = [...entries, ...page.items];
    }
    this.entries = entries;
    return playlist;
  }

  render() {
    if (this.problem) {
      return this.renderProblem();
    }
    const playlist = this.thing;
    if (!playlist) {
      return html`${waitingHero()}${waitingRows(8)}`;
    }
    const first = this.entries.find(entry => entry.track?.artworkId)?.track;
    return html`
      ${hero({
        thing: {id: playlist.id, title: playlist.name, artworkId: first?.artworkId}, kind: kindOf(playlist), title: playlist.name,
        picture: mosaic(playlist), facts: this.#facts(playlist), actions: this.#actions(playlist),
      })}
      ${this.entries.length
        ? html`<p-virtual data-order .items=${this.entries} .keyOf=${entry => entry.id} .draw=${(entry, i) => this.#row(entry, i)}
            .line=${ROW_HEIGHT} label="Tracks" .version=${{}}></p-virtual>`
        : html`<div class="empty">${icon('playlist')}<h2>Nothing in it yet</h2><p>Add tracks and albums from their menus.</p></div>`}`;
  }

  #facts(playlist) {
    return html`
      ${playlist.comment ? html`<p class="comment">${playlist.comment}</p>` : ''}
      <span class="strong">${playlist.ownerName}</span><span>${count(playlist.trackCount, 'track')}</span>
      ${playlist.trackCount ? html`<span>${span(playlist.durationMs)}</span>` : ''}
      ${playlist.sharedWith.length ? html`<span>shared with ${playlist.sharedWith.join(', ')}</span>` : ''}`;
  }

  #actions(playlist) {
    const some = this.entries.length > 0;
    return html`
      <button class="primary" ?disabled=${!some} @click=${() => player.playAll(this.#tracks())}>${icon('play')} Play</button>
      <button class="quiet" ?disabled=${!some} @click=${() => player.playShuffled(this.#tracks())}>${icon('shuffle')} Shuffle</button>
      <button class="quiet" ?disabled=${!some} @click=${() => startRadio(`playlist:${playlist.id}`, playlist.name)}>${icon('radio')} Radio</button>
      ${playlist.mine ? html`
        <button class="plain" aria-label="Share" title="Share" @click=${() => this.#share(playlist)}>${icon('share')}</button>
        <button class="plain" aria-haspopup="menu" aria-label="More about this playlist" @click=${event => openMenu(event, [
          {label: 'Rename…', icon: 'edit', run: () => this.#rename(playlist)},
          {label: 'Share…', icon: 'share', run: () => this.#share(playlist)},
          {label: 'Delete…', icon: 'trash', danger: true, run: () => this.#delete(playlist)},
        ])}>${icon('more')}</button>` : ''}`;
  }

  #row(entry, index) {
    const {mine} = this.thing;
    const track = entry.track;
    const before = mine ? handle(this.#order(), index, track?.title ?? 'a missing track') : undefined;
    if (!track) {
      return html`<div class="row gone">${before ?? ''}<div class="main"><span class="title">Not in the library at the moment</span></div>
        ${mine ? html`<button class="plain" aria-label="Remove" @click=${() => this.#remove(index)}>${icon('close')}</button>` : ''}</div>`;
    }
    return trackRow(track, {
      before,
      play: () => player.playAll(this.#tracks(), this.#tracks().indexOf(track)),
      extra: () => mine ? [{label: 'Remove from this playlist', icon: 'remove', danger: true, run: () => this.#remove(index)}] : [],
    });
  }

  #tracks() {
    return this.entries.map(entry => entry.track).filter(Boolean);
  }

  #order() {
    const grid = this.querySelector('p-virtual');
    return {
      length: this.entries.length,
      scrolls: true,
      indexAt: y => grid.indexAt(y),
      mark: (from, to) => markRows([...grid.querySelectorAll('li')].map(row => [row.ariaPosInSet - 1, row]), from, to),
      move: (from, to) => this.#move(from, to),
    };
  }

  /** At once here, then there; back when it was refused. */
  async #change(entries, work) {
    const before = this.entries;
    this.entries = entries;
    await this.updateComplete;
    const playlist = await attempt(work);
    if (playlist) {
      this.thing = playlist;
    } else {
      this.entries = before;
      this.refetch();
    }
  }

  #move(from, to) {
    const entries = [...this.entries];
    entries.splice(to, 0, ...entries.splice(from, 1));
    return this.#change(entries, () => api.moveInPlaylist(this.thingId, from, to, this.thing.version));
  }

  #remove(index) {
    return this.#change(this.entries.filter((_, i) => i !== index),
      () => api.removeFromPlaylist(this.thingId, index, this.thing.version));
  }

  async #rename(playlist) {
    const values = await ask('Rename the playlist', [
      {name: 'name', label: 'Name', value: playlist.name, required: true, max: 200},
      {name: 'comment', label: 'Description', value: playlist.comment, max: 2000},
    ]);
    if (values) {
      this.thing = await attempt(() => api.updatePlaylist(playlist.id, values)) ?? this.thing;
    }
  }

  async #share(playlist) {
    this.thing = await sharePlaylist(playlist) ?? this.thing;
  }

  async #delete(playlist) {
    if (await sure('Delete the playlist?', `“${playlist.name}” will be gone for everyone. The music stays.`, 'Delete')
        && await attempt(() => api.deletePlaylist(playlist.id))) {
      say(`${playlist.name} was deleted`);
      go('/playlists', {replace: true});
    }
  }
}

function kindOf(playlist) {
  return playlist.everyone ? 'Playlist for everyone' : playlist.mine ? 'Playlist' : 'Shared playlist';
}

customElements.define('p-playlist', Playlist);
