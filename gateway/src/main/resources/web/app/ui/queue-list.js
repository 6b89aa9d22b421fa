import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {clock, count, span} from '../core/text.js';
import {say} from '../core/notices.js';
import {player} from '../player/player.js';
import {choosePlaylist} from './choose-playlist.js';
import {cover} from './cover.js';
import {Part} from './element.js';
import {icon} from './icons.js';
import {handle, markRows} from './reorder.js';

const SHOWN_MAX = 200;
const ROW = 56;

/** What comes next, to be put in order. */
class QueueList extends Part {
  constructor() {
    super();
    this.watch(player.now, player.changed, player.state);
  }

  render() {
    const {queue} = player;
    const upcoming = queue.upcoming;
    const shown = upcoming.slice(0, SHOWN_MAX);
    const rest = upcoming.reduce((sum, entry) => sum + entry.track.durationMs, 0);
    return html`
      <div class="queue" data-order>
        ${queue.current ? html`
          <h3>Now playing</h3>
          ${this.#line(queue.current, queue.index, true)}` : ''}
        <div class="heading">
          <div><h3>Next</h3><p class="soft">${upcoming.length ? `${count(upcoming.length, 'track')} · ${span(rest)}` : 'The queue ends here.'}</p></div>
          ${upcoming.length ? html`
            <button class="plain" aria-label="Save the queue as a playlist" title="Save as a playlist"
              @click=${() => choosePlaylist(queue.entries.map(entry => entry.track))}>${icon('playlist')}</button>
            <button class="quiet" @click=${this.#clear}>Clear</button>` : ''}
        </div>
        <ul class="lines">
          ${repeat(shown, entry => entry.key, (entry, i) => html`<li data-at=${i}>${this.#line(entry, i, false)}</li>`)}
        </ul>
        ${upcoming.length > SHOWN_MAX ? html`<p class="soft">and ${upcoming.length - SHOWN_MAX} more</p>` : ''}
      </div>`;
  }

  #line(entry, index, current) {
    const {track, key} = entry;
    return html`
      <div class="row small ${current ? 'current' : ''}">
        ${current ? '' : handle(this.#order(), index, track.title)}
        <button class="lead" aria-label="Play ${track.title}" @click=${() => (current ? player.toggle() : player.jump(key))}>
          ${cover(track, '40px')}<span class="sign">${icon(current && player.state.value.playing ? 'pause' : 'play')}</span>
        </button>
        <div class="main"><span class="title">${track.title}</span><p class="below">${track.displayArtist}</p></div>
        <span class="time">${clock(track.durationMs)}</span>
        ${current ? '' : html`<button class="plain" aria-label="Remove ${track.title} from the queue"
          @click=${() => player.removeFromQueue(key)}>${icon('close')}</button>`}
      </div>`;
  }

  #order() {
    const {queue} = player;
    const first = queue.index + 1;
    const list = () => this.querySelector('ul.lines');
    return {
      length: queue.upcoming.length,
      indexAt: y => Math.min(Math.max(0, Math.floor((y - list().getBoundingClientRect().top) / ROW)),
        Math.min(queue.upcoming.length, SHOWN_MAX) - 1),
      mark: (from, to) => markRows([...list().children].map((item, i) => [i, item]), from, to),
      move: (from, to) => player.moveInQueue(first + from, first + to),
    };
  }

  #clear() {
    const {queue} = player;
    const before = queue.upcoming.map(entry => entry.track);
    player.clearUpcoming();
    say('The queue was cleared', {action: {label: 'Undo', run: () => player.append(before)}});
  }
}

customElements.define('p-queue', QueueList);
