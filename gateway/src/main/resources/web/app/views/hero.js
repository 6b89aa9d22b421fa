import {html} from 'lit';
import {cover} from '../ui/cover.js';
import {artworkUrl} from '../core/api.js';

/** The head of a page about one thing: its cover, large, over a glow of its colours. */
export function hero({thing, kind, title, facts, actions, round = false, picture}) {
  return html`
    <header class="hero">
      <div class="glow" aria-hidden="true">${thing.artworkId ? html`<img alt="" src=${artworkUrl(thing.artworkId, 64)}>` : ''}</div>
      <div class="picture">${picture ?? cover(thing, '(max-width: 760px) 70vw, 260px', {round, eager: true})}</div>
      <div class="words">
        <p class="kind">${kind}</p>
        <h1>${title}</h1>
        <div class="facts">${facts}</div>
        <div class="bar">${actions}</div>
      </div>
    </header>`;
}

export function waitingHero() {
  return html`
    <header class="hero waiting" aria-hidden="true">
      <div class="picture"><span class="cover"></span></div>
      <div class="words"><p></p><p></p><p></p></div>
    </header>`;
}
