// Which screen the address means. Links are ordinary links; this catches their clicks.
import {Signal} from './signal.js';

const SCREENS = [
  ['start', /^\/$/],
  ['albums', /^\/albums$/],
  ['album', /^\/albums\/([\w-]+)$/],
  ['artists', /^\/artists$/],
  ['artist', /^\/artists\/([\w-]+)$/],
  ['tracks', /^\/tracks$/],
  ['genres', /^\/genres$/],
  ['genre', /^\/genre$/],
  ['search', /^\/search$/],
  ['playlists', /^\/playlists$/],
  ['playlist', /^\/playlists\/([\w-]+)$/],
  ['starred', /^\/starred$/],
  ['settings', /^\/settings$/],
  ['admin', /^\/admin$/],
  ['nodes', /^\/admin\/nodes$/],
];
const RESTORE_WITHIN_MS = 1_500;

/** {screen, id, query, key}. */
export const route = new Signal(read());

export function go(path, {replace = false} = {}) {
  if (path === location.pathname + location.search) {
    scrollTo({top: 0, behavior: 'smooth'});
    return;
  }
  if (replace) {
    history.replaceState(history.state, '', path);
  } else {
    keepPlace();
    history.pushState({top: 0}, '', path);
    scrollTo(0, 0);
  }
  route.value = read();
}

export function startRouting() {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', () => {
    route.value = read();
    restorePlace(history.state?.top ?? 0);
  });
  addEventListener('pagehide', keepPlace);
  // The place must be written before the browser goes back, and going back does not ask: so write it when scrolling ends.
  let settled = 0;
  addEventListener('scroll', () => {
    clearTimeout(settled);
    settled = setTimeout(keepPlace, 150);
  }, {passive: true});
  document.addEventListener('click', follow);
}

function follow(event) {
  const link = event.target.closest?.('a[href^="/"]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link && plain && !event.defaultPrevented && !link.target && !link.hasAttribute('download')) {
    event.preventDefault();
    go(link.getAttribute('href'));
  }
}

function keepPlace() {
  history.replaceState({...history.state, top: scrollY}, '');
}

/** Screens grow while their lists come in; keeps trying until the place exists. */
function restorePlace(top) {
  const until = performance.now() + RESTORE_WITHIN_MS;
  const attempt = () => {
    scrollTo(0, top);
    if (Math.abs(scrollY - top) > 2 && performance.now() < until) {
      requestAnimationFrame(attempt);
    }
  };
  requestAnimationFrame(attempt);
}

function read() {
  const path = location.pathname.replace(/(.)\/$/, '$1');
  for (const [screen, pattern] of SCREENS) {
    const match = pattern.exec(path);
    if (match) {
      return {screen, id: match[1], query: new URLSearchParams(location.search), key: path};
    }
  }
  return {screen: 'nowhere', query: new URLSearchParams(), key: path};
}
