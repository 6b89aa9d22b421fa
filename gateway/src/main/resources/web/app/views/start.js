import {html} from 'lit';
import * as api from '../core/api.js';
import {session} from '../core/session.js';
import {hear} from '../core/socket.js';
import {stars} from '../core/stars.js';
import {greeting} from '../core/text.js';
import {player} from '../player/player.js';
import {startRadio} from '../ui/actions.js';
import {albumCard, trackCard, waitingCards} from '../ui/cards.js';
import {icon} from '../ui/icons.js';
import '../ui/shelf.js';
import {Fetched} from './fetched.js';

const ALBUMS = 20;
/** Hints in a burst are answered by one question; a scan changes the library every second for a while. */
const GATHER_MS = 120;
const SCAN_MS = 4_000;

/** What going back to this screen shows until the answer is here. */
let before = null;

/** Rows made for this listener; they follow what is heard without a reload. */
class Start extends Fetched {
  #timers = new Map();

  constructor() {
    super();
    this.thing = before;
    this.watch(player.now, player.state, stars);
  }

  connectedCallback() {
    super.connectedCallback();
    this.until(hear('recommendations.refreshed', () => this.#refetchIn(GATHER_MS)));
    this.until(hear('catalog.changed', () => this.#refetchIn(SCAN_MS)));
    this.until(() => this.#timers.forEach(timer => clearTimeout(timer)));
  }

  #refetchIn(ms) {
    if (!this.#timers.has(ms)) {
      this.#timers.set(ms, setTimeout(() => {
        this.#timers.delete(ms);
        this.refetch();
      }, ms));
    }
  }

  async fetch() {
    const part = (work, otherwise) => work.catch(problem => ({...otherwise, problem}));
    const [home, added, recent] = await Promise.all([
      part(api.home(), {rows: null}),
      part(api.albums({sort: '-added', limit: ALBUMS}), {items: []}),
      part(api.ranked('album', 'recent', {limit: ALBUMS}), {items: []}),
    ]);
    if (home.problem && added.problem) {
      throw added.problem;
    }
    before = {home: home.rows ? home : before?.home ?? home, added: added.items, recent: recent.items};
    return before;
  }

  render() {
    if (this.problem) {
      return this.renderProblem();
    }
    const name = session.value.user.name;
    return html`
      <h1 class="hello">${greeting(new Date())}, ${name}</h1>
      ${this.thing ? this.#rows(this.thing) : html`<section class="shelf">${waitingCards(6)}</section><section class="shelf">${waitingCards(6)}</section>`}`;
  }

  #rows({home, added, recent}) {
    if (!added.length && !home.rows?.some(row => row.items.length)) {
      return html`<div class="empty">${icon('track')}<h2>No music here yet</h2>
        <p>${session.value.user.admin ? html`Put music into the folder, then <a href="/admin">scan it</a>.` : 'It will show up as soon as it was scanned.'}</p></div>`;
    }
    const [first, ...others] = home.rows ?? [];
    return html`
      ${home.rows ? this.#row(first) : html`<p class="soft">${home.problem?.message ?? ''} Recommendations will be back soon.</p>`}
      ${recent.length ? html`<p-shelf heading="Recently played" .items=${recent} .draw=${albumCard} .version=${{}}></p-shelf>` : ''}
      ${others.map(row => this.#row(row))}
      ${added.length ? html`<p-shelf heading="New in the library" more="/albums?sort=-added" .items=${added} .draw=${albumCard} .version=${{}}></p-shelf>` : ''}
      <div class="foot"><button class="quiet" @click=${() => this.#surprise(added)}>${icon('radio')} Surprise me</button></div>`;
  }

  #row(row) {
    if (!row?.items.length) {
      return '';
    }
    return html`<p-shelf name=${row.id} heading=${row.title} .items=${row.items} .version=${{}}
      .note=${row.id === 'made-for-you' ? 'Follows what you play' : ''}
      .draw=${(track, i) => trackCard(track, () => player.playAll(row.items, i))}></p-shelf>`;
  }

  #surprise(albums) {
    const album = albums[Math.floor(Math.random() * albums.length)];
    if (album) {
      startRadio(`album:${album.id}`, album.title);
    }
  }
}

customElements.define('p-start', Start);
