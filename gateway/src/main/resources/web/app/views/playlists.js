import {html} from 'lit';
import * as api from '../core/api.js';
import {attempt} from '../core/notices.js';
import {go} from '../core/router.js';
import {hear} from '../core/socket.js';
import {count, span} from '../core/text.js';
import {player} from '../player/player.js';
import {newPlaylist} from '../ui/choose-playlist.js';
import {icon} from '../ui/icons.js';
import {mosaic} from '../ui/mosaic.js';
import {Fetched} from './fetched.js';

const PAGES_MAX = 10;

class PlaylistsView extends Fetched {
  connectedCallback() {
    super.connectedCallback();
    this.until(hear('playlist.changed', () => this.refetch()));
  }

  async fetch() {
    const all = [];
    let after;
    for (let page = 0; page < PAGES_MAX && (page === 0 || after); page++) {
      const answer = await api.playlists({limit: 100, after});
      all.push(...answer.items);
      after = answer.next;
    }
    return all;
  }

  render() {
    if (this.problem) {
      return this.renderProblem();
    }
    const all = this.thing ?? [];
    const mine = all.filter(playlist => playlist.mine);
    const shared = all.filter(playlist => !playlist.mine);
    return html`
      <header class="heading"><h1>Playlists</h1><span class="spring"></span>
        <button class="primary" @click=${this.#create}>${icon('add')} New playlist</button></header>
      ${this.thing && !all.length ? html`<div class="empty">${icon('playlist')}<h2>No playlists yet</h2><p>Make one, or add a track from its menu.</p></div>` : ''}
      ${mine.length ? html`<ul class="cards auto">${mine.map(playlist => html`<li>${card(playlist)}</li>`)}</ul>` : ''}
      ${shared.length ? html`<h2>Shared with you</h2><ul class="cards auto">${shared.map(playlist => html`<li>${card(playlist)}</li>`)}</ul>` : ''}`;
  }

  async #create() {
    const made = await newPlaylist();
    if (made) {
      go(`/playlists/${made.id}`);
    }
  }
}

function card(playlist) {
  const href = `/playlists/${playlist.id}`;
  return html`
    <article class="card">
      <a class="picture" href=${href} tabindex="-1" aria-hidden="true">${mosaic(playlist)}</a>
      ${playlist.trackCount ? html`<button class="float" aria-label="Play ${playlist.name}" @click=${() => play(playlist)}>${icon('play')}</button>` : ''}
      <div class="text">
        <a class="title" href=${href}>${playlist.name}</a>
        <p class="below">${playlist.mine ? '' : `${playlist.ownerName} · `}${count(playlist.trackCount, 'track')}${playlist.trackCount ? ` · ${span(playlist.durationMs)}` : ''}</p>
      </div>
    </article>`;
}

async function play(playlist) {
  const page = await attempt(() => api.playlistTracks(playlist.id, {limit: 100}));
  player.playAll((page?.items ?? []).map(entry => entry.track).filter(Boolean));
}

customElements.define('p-playlists', PlaylistsView);
