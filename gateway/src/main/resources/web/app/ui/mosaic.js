import {html} from 'lit';
import {until} from 'lit/directives/until.js';
import * as api from '../core/api.js';
import {cover} from './cover.js';

const KEPT_MAX = 100;
/** Covers by playlist and version. */
const kept = new Map();

/** The covers of the first tracks, four if there are four. */
export function mosaic(playlist) {
  return html`${until(coversOf(playlist).then(tracks => drawn(playlist, tracks)), drawn(playlist, []))}`;
}

function drawn(playlist, tracks) {
  const plain = {id: playlist.id, title: playlist.name};
  if (tracks.length < 4) {
    return cover(tracks[0] ? {...plain, artworkId: tracks[0].artworkId} : plain, '220px');
  }
  return html`<span class="cover mosaic">${tracks.slice(0, 4).map(track => cover(track, '110px'))}</span>`;
}

function coversOf(playlist) {
  const key = `${playlist.id}/${playlist.version}`;
  if (!kept.has(key)) {
    kept.set(key, playlist.trackCount ? fetchCovers(playlist.id) : Promise.resolve([]));
    if (kept.size > KEPT_MAX) {
      kept.delete(kept.keys().next().value);
    }
  }
  return kept.get(key);
}

async function fetchCovers(id) {
  const page = await api.playlistTracks(id, {limit: 20}).catch(() => ({items: []}));
  const byPicture = new Map(page.items.filter(entry => entry.track?.artworkId).map(entry => [entry.track.artworkId, entry.track]));
  return [...byPicture.values()];
}
