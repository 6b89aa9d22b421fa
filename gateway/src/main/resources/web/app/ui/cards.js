// Albums, artists and tracks as cards with a large cover.
import {html} from 'lit';
import {count} from '../core/text.js';
import {player} from '../player/player.js';
import {albumMenu, artistMenu, playAlbum, playArtist, trackMenu} from './actions.js';
import {cover} from './cover.js';
import {icon} from './icons.js';
import {openMenu} from './menu.js';
import {artistLinks} from './links.js';

const SIZES = '(max-width: 640px) 44vw, 220px';

export function albumCard(album) {
  return card({
    thing: album,
    href: `/albums/${album.id}`,
    title: album.title,
    below: html`${artistLinks(album.artists, album.displayArtist)}${album.year ? html` · ${album.year}` : ''}`,
    play: () => playAlbum(album.id),
    menu: () => albumMenu(album),
  });
}

export function artistCard(artist) {
  return card({
    thing: artist,
    href: `/artists/${artist.id}`,
    title: artist.name,
    below: artist.albumCount ? count(artist.albumCount, 'album') : count(artist.trackCount, 'track'),
    play: () => playArtist(artist.id),
    menu: () => artistMenu(artist),
    round: true,
  });
}

/** @param play plays it among what stands around it */
export function trackCard(track, play) {
  const current = player.track?.id === track.id;
  return card({
    thing: track,
    href: `/albums/${track.albumId}`,
    title: track.title,
    below: artistLinks(track.artists, track.displayArtist),
    play,
    menu: () => trackMenu(track),
    current,
  });
}

function card({thing, href, title, below, play, menu, round = false, current = false}) {
  return html`
    <article class="card ${round ? 'round' : ''} ${current ? 'current' : ''}" @contextmenu=${event => openMenu(event, menu())}>
      <a class="picture" href=${href} tabindex="-1" aria-hidden="true">${cover(thing, SIZES, {round})}</a>
      <button class="float" aria-label="Play ${title}" @click=${play}>${icon('play')}</button>
      <div class="text">
        <a class="title" href=${href} title=${title}>${title}</a>
        <p class="below">${below}</p>
      </div>
    </article>`;
}

/** What stands where cards will be. */
export function waitingCards(number) {
  return html`<ul class="cards waiting" aria-hidden="true" style="--columns:auto-fill">
    ${Array.from({length: number}, () => html`<li><article class="card"><span class="cover"></span><div class="text"><p></p><p></p></div></article></li>`)}
  </ul>`;
}
