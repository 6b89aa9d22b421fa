// The buttons of the player, in the bar and on the large screen of phones.
import {html} from 'lit';
import {clock} from '../core/text.js';
import {player} from '../player/player.js';
import {icon} from './icons.js';
import './slider.js';

const REPEATS = {off: 'Repeat is off', all: 'Repeats all', one: 'Repeats this track'};

export function buttons() {
  const {playing, waiting} = player.state.value;
  const {shuffled, repeat} = player.queue;
  const idle = !player.track;
  return html`
    <div class="buttons">
      <button class="plain toggle ${shuffled ? 'on' : ''}" aria-label="Shuffle" aria-pressed=${shuffled}
        @click=${() => player.shuffle()}>${icon('shuffle')}</button>
      <button class="plain" aria-label="Previous track" ?disabled=${idle} @click=${() => player.previous()}>${icon('previous')}</button>
      <button class="play ${waiting ? 'waiting' : ''}" aria-label=${playing ? 'Pause' : 'Play'} ?disabled=${idle}
        @click=${() => player.toggle()}>${icon(playing ? 'pause' : 'play')}</button>
      <button class="plain" aria-label="Next track" ?disabled=${idle} @click=${() => player.next()}>${icon('next')}</button>
      <button class="plain toggle ${repeat === 'off' ? '' : 'on'}" aria-label=${REPEATS[repeat]} title=${REPEATS[repeat]}
        @click=${() => player.cycleRepeat()}>${icon(repeat === 'one' ? 'once' : 'repeat')}</button>
    </div>`;
}

export function seekBar() {
  const {seconds, duration, buffered} = player.time.value;
  return html`
    <div class="seek">
      <span class="time" aria-hidden="true">${clock(seconds * 1000)}</span>
      <p-slider label="Position" .value=${seconds} .max=${duration || 1} .ready=${buffered} .step=${5}
        .said="${clock(seconds * 1000)} of ${clock(duration * 1000)}" @set=${event => player.seek(event.detail)}></p-slider>
      <span class="time" aria-hidden="true">${clock(duration * 1000)}</span>
    </div>`;
}
