import {html, nothing} from 'lit';
import {isStarred, stars, toggleStar} from '../core/stars.js';
import {player} from '../player/player.js';
import {trackMenu} from './actions.js';
import {buttons, seekBar} from './controls.js';
import {cover} from './cover.js';
import {Part} from './element.js';
import {icon} from './icons.js';
import {artistLinks} from './links.js';
import {openMenu} from './menu.js';
import {panel} from './panel-state.js';
import './lyrics.js';
import './queue-list.js';

const TABS = [['playing', 'Playing'], ['queue', 'Queue'], ['lyrics', 'Lyrics']];

/** Beside the page, on phones over it: what plays, what comes, what is sung. */
class Panel extends Part {
  constructor() {
    super();
    this.watch(panel, player.now, player.changed, player.state, stars);
  }

  render() {
    if (!panel.value) {
      return nothing;
    }
    return html`
      <aside class="panel" aria-label="Now playing" @keydown=${event => event.key === 'Escape' && (panel.value = null)}>
        <header>
          <div class="tabs" role="tablist">
            ${TABS.map(([name, label]) => html`
              <button role="tab" aria-selected=${panel.value === name} @click=${() => (panel.value = name)}>${label}</button>`)}
          </div>
          <button class="plain" aria-label="Close" @click=${() => (panel.value = null)}>${icon('close')}</button>
        </header>
        ${this.#body()}
      </aside>`;
  }

  #body() {
    switch (panel.value) {
      case 'queue': return html`<p-queue></p-queue>`;
      case 'lyrics': return html`<p-lyrics></p-lyrics>`;
      default: return html`<p-playing></p-playing>`;
    }
  }
}

class Playing extends Part {
  constructor() {
    super();
    this.watch(player.now, player.changed, player.state, player.time, stars);
  }

  render() {
    const {track} = player;
    if (!track) {
      return html`<p class="empty">Nothing plays yet.</p>`;
    }
    const starred = isStarred(track);
    return html`
      <div class="playing">
        ${cover(track, '(max-width: 760px) 86vw, 340px', {eager: true})}
        <div class="line">
          <div class="two">
            <a class="title" href="/albums/${track.albumId}">${track.title}</a>
            <p class="below">${artistLinks(track.artists, track.displayArtist)}</p>
          </div>
          <button class="plain star ${starred ? 'on' : ''}" aria-pressed=${starred} aria-label="Star ${track.title}"
            @click=${() => toggleStar('track', track)}>${icon(starred ? 'starred' : 'star')}</button>
          <button class="plain" aria-haspopup="menu" aria-label="More about what plays"
            @click=${event => openMenu(event, trackMenu(track))}>${icon('more')}</button>
        </div>
        <div class="large">${seekBar()}${buttons()}</div>
      </div>`;
  }
}

customElements.define('p-playing', Playing);
customElements.define('p-panel', Panel);
