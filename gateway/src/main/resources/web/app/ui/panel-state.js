import {Signal} from '../core/signal.js';

/** What the panel beside the page shows: 'queue', 'lyrics', 'playing' (on small screens), or null. */
export const panel = new Signal(null);

export function togglePanel(name) {
  panel.value = panel.value === name ? null : name;
}
