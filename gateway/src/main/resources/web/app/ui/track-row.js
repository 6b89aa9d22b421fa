import {html, nothing} from 'lit';
import {isStarred, toggleStar} from '../core/stars.js';
import {clock} from '../core/text.js';
import {player} from '../player/player.js';
import {trackMenu} from './actions.js';
import {cover} from './cover.js';
import {icon} from './icons.js';
import {artistLinks} from './links.js';
import {openMenu} from './menu.js';

export const ROW_HEIGHT = 60;

/**
 * A track as a line.
 *
 * @param play plays it among what stands around it
 * @param number shown instead of a cover
 * @param album whether its album is named
 * @param extra further entries of its menu
 * @param before a template in front, say a handle to drag
 */
export function trackRow(track, {play, number, album = true, extra, before}) {
  const current = player.track?.id === track.id;
  const playing = current && player.state.value.playing;
  const starred = isStarred(track);
  const press = current ? () => player.toggle() : play;
  const menu = event => openMenu(event, trackMenu(track, extra?.() ?? []));
  return html`
    <div class="row ${current ? 'current' : ''} ${number === undefined ? '' : 'numbered'}" @contextmenu=${menu}
        @dblclick=${event => event.target.closest('button, a') || play()}>
      ${before ?? nothing}
      <button class="lead" aria-label="${playing ? 'Pause' : 'Play'} ${track.title}" @click=${press}>
        ${number === undefined ? cover(track, '44px') : html`<span class="number" aria-hidden="true">${number}</span>`}
        <span class="sign">${playing ? html`${icon('pause')}<i class="bars" aria-hidden="true"><b></b><b></b><b></b></i>` : icon('play')}</span>
      </button>
      <div class="main">
        <button class="title" tabindex="-1" title=${track.title} @click=${press}>${track.title}</button>
        <p class="below">${artistLinks(track.artists, track.displayArtist)}</p>
      </div>
      ${album ? html`<a class="album" href="/albums/${track.albumId}">${track.album}</a>` : nothing}
      <button class="plain star ${starred ? 'on' : ''}" aria-pressed=${starred} aria-label="Star ${track.title}"
        @click=${() => toggleStar('track', track)}>${icon(starred ? 'starred' : 'star')}</button>
      <span class="time">${clock(track.durationMs)}</span>
      <button class="plain" aria-haspopup="menu" aria-label="More about ${track.title}" @click=${menu}>${icon('more')}</button>
    </div>`;
}

export function waitingRows(number) {
  return html`<ul class="lines waiting" aria-hidden="true">
    ${Array.from({length: number}, () => html`<li style="height:${ROW_HEIGHT}px"><div class="row"><span class="lead"><span class="cover"></span></span><div class="main"><p></p><p></p></div></div></li>`)}
  </ul>`;
}
