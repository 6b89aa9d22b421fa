import {html} from 'lit';
import {muted, volume} from '../core/choices.js';
import {isStarred, stars, toggleStar} from '../core/stars.js';
import {player} from '../player/player.js';
import {trackMenu} from './actions.js';
import {buttons, seekBar} from './controls.js';
import {cover} from './cover.js';
import {Part} from './element.js';
import {icon} from './icons.js';
import {artistLinks} from './links.js';
import {openMenu} from './menu.js';
import {panel, togglePanel} from './panel-state.js';

/** What plays, at the foot of every page. */
class PlayerBar extends Part {
  constructor() {
    super();
    this.watch(player.now, player.changed, player.state, player.time, volume, muted, stars, panel);
  }

  render() {
    const {track} = player;
    const {seconds, duration} = player.time.value;
    return html`
      <footer class="player-bar ${track ? '' : 'idle'}" aria-label="Player" style="--at:${duration ? seconds / duration * 100 : 0}%">
        <div class="what">${track ? this.#what(track) : html`<p class="soft">Nothing plays yet.</p>`}</div>
        <div class="middle">${buttons()}${seekBar()}</div>
        <div class="side">${this.#side(track)}</div>
      </footer>`;
  }

  #what(track) {
    const starred = isStarred(track);
    return html`
      <button class="open" aria-label="Show what plays" @click=${() => togglePanel('playing')}>${cover(track, '64px', {eager: true})}</button>
      <div class="two" @click=${this.#tapped}>
        <a class="title" href="/albums/${track.albumId}" title=${track.title}>${track.title}</a>
        <p class="below">${artistLinks(track.artists, track.displayArtist)}</p>
      </div>
      <button class="plain star ${starred ? 'on' : ''}" aria-pressed=${starred} aria-label="Star ${track.title}"
        @click=${() => toggleStar('track', track)}>${icon(starred ? 'starred' : 'star')}</button>`;
  }

  #side(track) {
    const silent = muted.value || volume.value === 0;
    return html`
      <button class="plain toggle words ${panel.value === 'lyrics' ? 'on' : ''}" aria-label="Lyrics" aria-pressed=${panel.value === 'lyrics'}
        ?disabled=${!track} @click=${() => togglePanel('lyrics')}>${icon('lyrics')}</button>
      <button class="plain toggle ${panel.value === 'queue' ? 'on' : ''}" aria-label="Queue" aria-pressed=${panel.value === 'queue'}
        @click=${() => togglePanel('queue')}>${icon('queue')}</button>
      <button class="plain" aria-label=${silent ? 'Unmute' : 'Mute'} @click=${() => (muted.value = !muted.value)}>${icon(silent ? 'muted' : 'volume')}</button>
      <p-slider class="volume" label="Volume" .value=${muted.value ? 0 : volume.value} .max=${1} .step=${0.05}
        .said="${Math.round(volume.value * 100)} percent" @slide=${this.#volume} @set=${this.#volume}></p-slider>
      <button class="plain" aria-haspopup="menu" aria-label="More about what plays" ?disabled=${!track}
        @click=${event => openMenu(event, trackMenu(track))}>${icon('more')}</button>`;
  }

  #volume(event) {
    volume.value = Math.round(event.detail * 100) / 100;
    muted.value = false;
  }

  /** On a phone the whole bar opens the large screen. */
  #tapped(event) {
    if (matchMedia('(max-width: 760px)').matches) {
      event.preventDefault();
      togglePanel('playing');
    }
  }
}

customElements.define('p-player-bar', PlayerBar);
