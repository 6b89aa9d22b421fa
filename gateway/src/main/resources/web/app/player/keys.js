// The keyboard.
import {muted, volume} from '../core/choices.js';
import {toggleStar} from '../core/stars.js';
import {player} from './player.js';

const SEEK_SECONDS = 5;
const VOLUME_STEP = 0.05;

/** For people: keys and what they do. */
export const KEYS = [
  ['Space', 'Play or pause'],
  ['N or J', 'Next track'],
  ['P or K', 'Previous track'],
  ['← →', 'Back or forward 5 seconds'],
  ['↑ ↓', 'Louder or softer, in the player'],
  ['M', 'Mute'],
  ['S', 'Shuffle'],
  ['R', 'Repeat'],
  ['F', 'Star what plays'],
  ['Q', 'Queue'],
  ['L', 'Lyrics'],
  ['/', 'Search'],
  ['?', 'This list'],
];

/** The button that has the focus because it was pressed with the mouse or a finger. */
let pressed = null;

/** @param shell {search, help, panel(name)} */
export function startKeys(shell) {
  const actions = {
    ' ': () => player.toggle(),
    n: () => player.next(),
    j: () => player.next(),
    p: () => player.previous(),
    k: () => player.previous(),
    ArrowLeft: () => player.seekBy(-SEEK_SECONDS),
    ArrowRight: () => player.seekBy(SEEK_SECONDS),
    ArrowUp: () => louder(VOLUME_STEP),
    ArrowDown: () => louder(-VOLUME_STEP),
    m: () => (muted.value = !muted.value),
    s: () => player.shuffle(),
    r: () => player.cycleRepeat(),
    f: () => player.track && toggleStar('track', player.track),
    q: () => shell.panel('queue'),
    l: () => shell.panel('lyrics'),
    '/': () => shell.search(),
    '?': () => shell.help(),
  };
  document.addEventListener('pointerdown', event => (pressed = event.target.closest('button, a, summary')), true);
  document.addEventListener('focusin', event => (pressed = event.target === pressed ? pressed : null));
  document.addEventListener('keydown', event => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = actions[key];
    if (action && !taken(event)) {
      event.preventDefault();
      action();
    }
  });
}

export function louder(step) {
  volume.value = Math.round(Math.min(1, Math.max(0, volume.value + step)) * 100) / 100;
  muted.value = false;
}

/** Whether the key means something to what has the focus. */
function taken(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
    return true;
  }
  const focused = event.target;
  if (focused.closest?.('dialog, [role=menu], input:not([type=range]), textarea, select, [contenteditable]')) {
    return true;
  }
  const arrows = event.key.startsWith('Arrow');
  if (arrows) {
    // Up and down scroll the page unless the player has the focus.
    const vertical = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    return Boolean(focused.closest?.('[data-arrows], input')) || vertical && !focused.closest?.('.player-bar');
  }
  if (event.key === ' ' && focused.closest?.('button, a, summary, [role=slider]')) {
    if (focused !== pressed) {
      return true;
    }
    // Reached with the mouse: the space bar belongs to the music.
    focused.blur();
  }
  return false;
}
