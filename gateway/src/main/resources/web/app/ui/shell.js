import {html, nothing} from 'lit';
import {route} from '../core/router.js';
import {session} from '../core/session.js';
import {player} from '../player/player.js';
import {Part} from './element.js';
import {icon} from './icons.js';
import {panel} from './panel-state.js';
import './dialogs.js';
import './menu.js';
import './notices.js';
import './panel.js';
import './player-bar.js';
import './search-field.js';
import '../views/sign-in.js';
import {SCREENS} from '../views/screens.js';

const PLACES = [
  ['/', 'home', 'Home', 'start'],
  ['/search', 'search', 'Search', 'search'],
  ['/albums', 'album', 'Albums', 'albums'],
  ['/artists', 'artist', 'Artists', 'artists'],
  ['/tracks', 'track', 'Tracks', 'tracks'],
  ['/genres', 'genre', 'Genres', 'genres'],
  ['/playlists', 'playlist', 'Playlists', 'playlists'],
  ['/starred', 'star', 'Starred', 'starred'],
];
/** Those that a phone has room for. */
const FIRST = new Set(['start', 'search', 'albums', 'playlists']);
const PARENT = {album: 'albums', artist: 'artists', genre: 'genres', playlist: 'playlists', nodes: 'admin'};

/** The frame around every screen. */
class Shell extends Part {
  #key = null;
  #last = location.pathname;

  constructor() {
    super();
    this.watch(session, route, panel, player.now);
  }

  render() {
    if (!session.value) {
      return html`<p-sign-in></p-sign-in><p-notices></p-notices>`;
    }
    const {screen} = route.value;
    document.title = titleOf(screen);
    return html`
      <a class="skip" href="#content">Skip to the content</a>
      <div class="frame ${panel.value ? 'with-panel' : ''}">
        ${this.#places(screen)}
        <div class="page">
          <header class="top"><p-search></p-search>${this.#you()}</header>
          <main id="content" tabindex="-1">${SCREENS[screen](route.value)}</main>
        </div>
        <p-panel></p-panel>
        <p-player-bar></p-player-bar>
        ${this.#tabs(screen)}
      </div>
      <p-menu></p-menu><p-dialogs></p-dialogs><p-notices></p-notices>`;
  }

  updated() {
    const {key} = route.value;
    if (this.#key !== null && this.#key !== key && !this.querySelector('.search')?.contains(document.activeElement)) {
      // For those who hear the page: the new one begins here.
      this.querySelector('main')?.focus({preventScroll: true});
    }
    this.#key = key;
    if (matchMedia('(max-width: 760px)').matches && this.#last !== location.pathname) {
      panel.value = null;
    }
    this.#last = location.pathname;
  }

  #places(screen) {
    const here = PARENT[screen] ?? screen;
    return html`
      <nav class="places" aria-label="Library">
        <a class="brand" href="/" aria-label="Polyphony, home"><img src="/icon.svg" alt="" width="30" height="30"><span>Polyphony</span></a>
        ${PLACES.map(([href, sign, name, id]) => html`
          <a class="place" href=${href} aria-label=${name} title=${name} aria-current=${here === id ? 'page' : nothing}>${icon(sign)}<span>${name}</span></a>`)}
        <span class="spring"></span>
        ${session.value.user.admin ? html`
          <a class="place" href="/admin" aria-label="Manage" aria-current=${here === 'admin' ? 'page' : nothing}>${icon('admin')}<span>Manage</span></a>` : nothing}
        <a class="place" href="/settings" aria-label="Settings" aria-current=${here === 'settings' ? 'page' : nothing}>${icon('settings')}<span>Settings</span></a>
      </nav>`;
  }

  #tabs(screen) {
    const here = PARENT[screen] ?? screen;
    return html`
      <nav class="tabbar" aria-label="Main">
        ${PLACES.filter(([, , , id]) => FIRST.has(id)).map(([href, sign, name, id]) => html`
          <a href=${href} aria-current=${here === id ? 'page' : nothing}>${icon(sign)}<span>${name}</span></a>`)}
        <a href="/settings" aria-current=${here === 'settings' ? 'page' : nothing}>${icon('settings')}<span>More</span></a>
      </nav>`;
  }

  #you() {
    const {name} = session.value.user;
    return html`<a class="you" href="/settings" aria-label="Settings of ${name}" title=${name}>${[...name][0]?.toUpperCase() ?? ''}</a>`;
  }
}

function titleOf(screen) {
  const {track} = player;
  const place = PLACES.find(([, , , id]) => id === (PARENT[screen] ?? screen))?.[2];
  return track ? `${track.title} · ${track.displayArtist}` : place ? `${place} · Polyphony` : 'Polyphony';
}

customElements.define('p-shell', Shell);
