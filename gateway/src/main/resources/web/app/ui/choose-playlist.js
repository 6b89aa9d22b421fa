import {html} from 'lit';
import * as api from '../core/api.js';
import {attempt, say} from '../core/notices.js';
import {go} from '../core/router.js';
import {ask, show} from './dialogs.js';
import {icon} from './icons.js';

const ADD_MAX = 500;

/** Adds the tracks to a playlist that the listener chooses, or to a new one. */
export async function choosePlaylist(tracks) {
  const ids = tracks.slice(0, ADD_MAX).map(track => track.id);
  const page = await attempt(() => api.playlists({limit: 100}));
  if (!page) {
    return;
  }
  const own = page.items.filter(playlist => playlist.mine);
  const chosen = await show('Add to playlist', close => html`
    <div class="choices">
      <button class="choice" autofocus @click=${() => close('new')}><span class="tile">${icon('add')}</span><b>New playlist</b></button>
      ${own.map(playlist => html`
        <button class="choice" @click=${() => close(playlist)}>
          <span class="tile">${icon('playlist')}</span>
          <span class="two"><b>${playlist.name}</b><small>${playlist.trackCount} tracks</small></span>
        </button>`)}
    </div>`);
  if (chosen === 'new') {
    await newPlaylist(ids);
  } else if (chosen && await attempt(() => api.addToPlaylist(chosen.id, ids))) {
    told(chosen);
  }
}

/** Asks for a name; gives the new playlist, or undefined. */
export async function newPlaylist(trackIds = []) {
  const values = await ask('New playlist', [
    {name: 'name', label: 'Name', required: true, max: 200},
    {name: 'comment', label: 'Description', max: 2000},
    {name: 'everyone', label: 'Everyone here may see it', type: 'checkbox'},
  ], {confirm: 'Create'});
  if (!values) {
    return undefined;
  }
  const made = await attempt(() => api.createPlaylist({...values, trackIds, requestId: requestId()}));
  if (made && trackIds.length) {
    told(made);
  }
  return made;
}

function told(playlist) {
  say(`Added to ${playlist.name}`, {action: {label: 'Show', run: () => go(`/playlists/${playlist.id}`)}});
}

function requestId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
