// Keys of keyboards and headphones, and the lock screen.
import {artworkUrl} from '../core/api.js';
import {player} from './player.js';

const SIZES = [160, 300, 600];

export function startMediaSession() {
  if (!('mediaSession' in navigator)) {
    return;
  }
  const handlers = {
    play: () => player.toggle(),
    pause: () => player.pause(),
    previoustrack: () => player.previous(),
    nexttrack: () => player.next(),
    seekto: details => player.seek(details.seekTime),
    seekbackward: details => player.seekBy(-(details.seekOffset ?? 10)),
    seekforward: details => player.seekBy(details.seekOffset ?? 10),
    stop: () => player.pause(),
  };
  for (const [action, handler] of Object.entries(handlers)) {
    try {
      navigator.mediaSession.setActionHandler(action, handler);
    } catch {
      // A browser need not know every action.
    }
  }
  player.now.listen(show);
  player.state.listen(({playing}) => {
    navigator.mediaSession.playbackState = player.track ? (playing ? 'playing' : 'paused') : 'none';
    place();
  });
  player.time.listen(jumped);
  show();
}

function show() {
  const track = player.track;
  navigator.mediaSession.metadata = track && new MediaMetadata({
    title: track.title,
    artist: track.displayArtist,
    album: track.album,
    artwork: track.artworkId
      ? SIZES.map(size => ({src: artworkUrl(track.artworkId, size), sizes: `${size}x${size}`}))
      : [],
  });
}

let toldAt = 0;
let told = 0;

/** The system counts on by itself; it is told only what it could not know. */
function jumped({seconds}) {
  const expected = told + (performance.now() - toldAt) / 1000;
  if (Math.abs(seconds - expected) > 1.5) {
    place();
  }
}

function place() {
  const {seconds, duration} = player.time.value;
  toldAt = performance.now();
  told = seconds;
  if (duration > 0 && Number.isFinite(duration) && seconds <= duration) {
    navigator.mediaSession.setPositionState?.({duration, position: seconds, playbackRate: 1});
  }
}
