import {html, svg} from 'lit';

const line = path => svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"/>`;
const solid = path => svg`<path d=${path} fill="currentColor"/>`;

const STAR = 'M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z';
const SPEAKER = 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z';

const ICONS = {
  play: solid('M8 5.1c0-.9 1-1.5 1.8-1l10 6.9c.7.5.7 1.5 0 2l-10 6.9c-.8.5-1.8 0-1.8-1z'),
  pause: solid('M7.5 4h2A1.5 1.5 0 0 1 11 5.5v13A1.5 1.5 0 0 1 9.5 20h-2A1.5 1.5 0 0 1 6 18.5v-13A1.5 1.5 0 0 1 7.5 4zm7 0h2A1.5 1.5 0 0 1 18 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-2a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 14.5 4z'),
  next: solid('M5 5.6c0-.8.9-1.3 1.6-.9L15 10.4V5.5a1 1 0 0 1 1-1h1a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-1a1 1 0 0 1-1-1v-4.9l-8.4 5.7c-.7.4-1.6-.1-1.6-.9z'),
  previous: solid('M19 5.6c0-.8-.9-1.3-1.6-.9L9 10.4V5.5a1 1 0 0 0-1-1H7a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h1a1 1 0 0 0 1-1v-4.9l8.4 5.7c.7.4 1.6-.1 1.6-.9z'),
  shuffle: line('M3 7h3.5c4 0 5.5 10 9.5 10h5M18 4l3 3-3 3M18 14l3 3-3 3M3 17h3.5c1.5 0 2.6-1.4 3.5-3M14 9c.6-1.2 1.3-2 2-2h5'),
  repeat: line('M4 11V9.5A3.5 3.5 0 0 1 7.5 6H20M17 3l3 3-3 3M20 13v1.5a3.5 3.5 0 0 1-3.5 3.5H4M7 21l-3-3 3-3'),
  once: svg`${line('M4 11V9.5A3.5 3.5 0 0 1 7.5 6H20M17 3l3 3-3 3M20 13v1.5a3.5 3.5 0 0 1-3.5 3.5H4M7 21l-3-3 3-3')}<circle cx="12" cy="12" r="2.2" fill="currentColor"/>`,
  queue: line('M4 6h16M4 11h16M4 16h9M17 14.5v5l4-2.5z'),
  lyrics: line('M5 5h14M5 10h9M5 15h14M5 20h6'),
  volume: svg`${solid(SPEAKER)}${line('M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11')}`,
  muted: svg`${solid(SPEAKER)}${line('M16 9.5l5 5M21 9.5l-5 5')}`,
  star: line(STAR),
  starred: solid(STAR),
  more: svg`<circle cx="5.5" cy="12" r="1.7" fill="currentColor"/><circle cx="12" cy="12" r="1.7" fill="currentColor"/><circle cx="18.5" cy="12" r="1.7" fill="currentColor"/>`,
  home: line('M4 10.5L12 4l8 6.5V19a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1z'),
  search: line('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20.5 20.5'),
  album: svg`${line('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z')}<circle cx="12" cy="12" r="2.6" fill="none" stroke="currentColor" stroke-width="1.9"/>`,
  artist: line('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5'),
  track: line('M9 17.5V5.5l10-2v12M9 17.5a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM19 15.5a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0z'),
  genre: line('M4 4h7v7H4zM13.5 6.5L17.5 3l3.5 4-4 3.5zM4 13.5h7v7H4zM17 13.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z'),
  playlist: line('M4 6h11M4 11h11M4 16h6M16.5 18.5v-9l4-1.5M16.5 18.5a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0z'),
  settings: line('M4 7h9M18 7h2M4 17h2M11 17h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8.5 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z'),
  admin: line('M12 3l7.5 3v5.5c0 4.5-3 7.7-7.5 9.5-4.5-1.8-7.5-5-7.5-9.5V6zM9 12l2.2 2.2L15.5 10'),
  radio: svg`<circle cx="12" cy="12" r="2" fill="currentColor"/>${line('M8.2 15.8a5.4 5.4 0 0 1 0-7.6M15.8 8.2a5.4 5.4 0 0 1 0 7.6M5.4 18.6a9.3 9.3 0 0 1 0-13.2M18.6 5.4a9.3 9.3 0 0 1 0 13.2')}`,
  add: line('M12 5v14M5 12h14'),
  remove: line('M5 12h14'),
  close: line('M6 6l12 12M18 6L6 18'),
  check: line('M5 12.5l4.5 4.5L19 7.5'),
  edit: line('M4 20l1-4L16 5l3 3L8 19zM14 7l3 3'),
  trash: line('M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13'),
  share: line('M8.5 13.5l7 4M15.5 6.5l-7 4M18 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM6 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM18 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z'),
  grip: svg`<g fill="currentColor"><circle cx="9" cy="6" r="1.5"/><circle cx="15" cy="6" r="1.5"/><circle cx="9" cy="12" r="1.5"/><circle cx="15" cy="12" r="1.5"/><circle cx="9" cy="18" r="1.5"/><circle cx="15" cy="18" r="1.5"/></g>`,
  down: line('M6 9.5l6 6 6-6'),
  left: line('M14.5 6l-6 6 6 6'),
  right: line('M9.5 6l6 6-6 6'),
  clock: line('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2'),
  later: line('M4 6h16M4 12h10M4 18h10M18.5 11v8M14.5 15h8'),
  leave: line('M14 4h4a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 18 20h-4M4 12h10.5M8 8l-4 4 4 4'),
};

export const icon = name => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${ICONS[name]}</svg>`;
