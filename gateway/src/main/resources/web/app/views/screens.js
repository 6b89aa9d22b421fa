// Every screen by its name. A screen of one thing is made anew for another thing.
import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import './start.js';
import './albums.js';
import './album.js';
import './artists.js';
import './artist.js';
import './tracks.js';
import './genres.js';
import './genre.js';
import './search.js';
import './playlists.js';
import './playlist.js';
import './starred.js';
import './settings.js';
import './admin.js';
import './nodes.js';

export const SCREENS = {
  start: () => html`<p-start></p-start>`,
  albums: ({query}) => html`<p-albums .query=${query}></p-albums>`,
  album: ({id}) => keyed(id, html`<p-album .thingId=${id}></p-album>`),
  artists: ({query}) => html`<p-artists .query=${query}></p-artists>`,
  artist: ({id}) => keyed(id, html`<p-artist .thingId=${id}></p-artist>`),
  tracks: ({query}) => html`<p-tracks .query=${query}></p-tracks>`,
  genres: () => html`<p-genres></p-genres>`,
  genre: ({query}) => keyed(query.get('name'), html`<p-genre .name=${query.get('name') ?? ''}></p-genre>`),
  search: ({query}) => html`<p-results .q=${query.get('q') ?? ''}></p-results>`,
  playlists: () => html`<p-playlists></p-playlists>`,
  playlist: ({id}) => keyed(id, html`<p-playlist .thingId=${id}></p-playlist>`),
  starred: ({query}) => html`<p-starred .query=${query}></p-starred>`,
  settings: () => html`<p-settings></p-settings>`,
  admin: () => html`<p-admin></p-admin>`,
  nodes: () => html`<p-nodes></p-nodes>`,
  nowhere: () => html`<div class="empty"><h1>There is nothing here</h1><p><a href="/">To the beginning</a></p></div>`,
};
