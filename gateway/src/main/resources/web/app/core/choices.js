// What the listener chose for this browser.
import {Signal} from './signal.js';
import {recall, remember} from './storage.js';

function choice(name, otherwise, allowed) {
  const known = recall(name, otherwise);
  const signal = new Signal(!allowed || allowed.includes(known) ? known : otherwise);
  signal.listen(value => remember(name, value));
  return signal;
}

export const QUALITIES = [
  ['raw', 'Original', 'The file as it is'],
  ['mp3-320', 'MP3 320', 'kbit/s; plays everywhere'],
  ['mp3-192', 'MP3 192', 'kbit/s'],
  ['opus-160', 'Opus 160', 'kbit/s; transparent for most ears'],
  ['opus-96', 'Opus 96', 'kbit/s; good on the road'],
  ['opus-64', 'Opus 64', 'kbit/s; saves the most'],
];
export const THEMES = [['system', 'Like the system'], ['dark', 'Dark'], ['light', 'Light']];

export const theme = choice('theme', 'system', THEMES.map(([id]) => id));
export const quality = choice('quality', 'raw', QUALITIES.map(([id]) => id));
/** Whether music like the last track follows when the queue ends. */
export const keepPlaying = choice('keep-playing', true, [true, false]);
export const volume = choice('volume', 1);
export const muted = choice('muted', false, [true, false]);

function applyTheme() {
  if (theme.value === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme.value;
  }
}

theme.listen(applyTheme);
applyTheme();
