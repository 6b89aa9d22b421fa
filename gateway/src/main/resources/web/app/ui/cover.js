import {html} from 'lit';
import {artworkUrl} from '../core/api.js';

/** What the server has ready; the browser picks one of them. */
const LADDER = [64, 160, 300, 600, 1200];
const HUES = 360;

/**
 * A square picture that never moves what is around it. Where there is none, a colour that is always the same for the thing.
 *
 * @param thing with artworkId or without, id, and title or name
 * @param sizes as of `img`: how wide it is shown
 */
export function cover(thing, sizes, {round = false, eager = false} = {}) {
  const name = thing.title ?? thing.name ?? '';
  const hue = hueOf(thing.albumId ?? thing.id ?? name);
  return html`
    <span class="cover ${round ? 'round' : ''}" style="--hue:${hue}">
      <span class="initial" aria-hidden="true">${[...name.trim()][0] ?? '♪'}</span>
      ${thing.artworkId
        ? html`<img alt="" width="300" height="300" decoding="async" loading=${eager ? 'eager' : 'lazy'} sizes=${sizes}
            srcset=${LADDER.map(size => `${artworkUrl(thing.artworkId, size)} ${size}w`).join(', ')}
            src=${artworkUrl(thing.artworkId, 300)} @load=${shown} @error=${gone}>`
        : ''}
    </span>`;
}

function shown(event) {
  event.target.classList.add('shown');
}

function gone(event) {
  event.target.remove();
}

/** Stable for an id, and spread over the circle. */
function hueOf(text) {
  let hash = 7;
  for (const letter of text) {
    hash = (hash * 31 + letter.codePointAt(0)) >>> 0;
  }
  // Neighbouring ids get far apart.
  return (hash * 137) % HUES;
}
