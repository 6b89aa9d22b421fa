import {html} from 'lit';
import {KEYS} from '../player/keys.js';
import {show} from './dialogs.js';

export function showKeys() {
  return show('Keyboard', () => html`
    <dl class="keys">${KEYS.map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`)}</dl>`);
}
