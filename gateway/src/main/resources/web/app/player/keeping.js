// The queue and the place in it survive a reload.
import {recall, remember} from '../core/storage.js';
import {session} from '../core/session.js';
import {Queue} from './queue.js';

const EVERY_MS = 5_000;

/** What the player needs of a track, so that a few hundred fit. */
const FIELDS = [
  'id', 'title', 'displayArtist', 'artists', 'album', 'albumId', 'artworkId', 'durationMs', 'contentType', 'bitRateKbps',
  'suffix', 'hasLyrics', 'starredAt',
];

function slim(track) {
  return Object.fromEntries(FIELDS.filter(field => track[field] !== undefined).map(field => [field, track[field]]));
}

export class Keeping {
  #what;
  #at = 0;

  /** @param what gives {queue, seconds, meter} */
  constructor(what) {
    this.#what = what;
    addEventListener('pagehide', () => this.now());
  }

  now() {
    this.#at = performance.now();
    if (session.value) {
      const {queue, seconds, meter} = this.#what();
      const kept = queue.snapshot();
      kept.tracks = kept.tracks.map(slim);
      remember('queue', {user: session.value.user.id, queue: kept, seconds, meter});
    }
  }

  /** For what changes all the time. */
  nowAndThen() {
    if (performance.now() - this.#at > EVERY_MS) {
      this.now();
    }
  }
}

/** {queue, seconds, meter}, or null when there is none of this listener. */
export function kept() {
  const known = recall('queue');
  if (!known || known.user !== session.value?.user.id) {
    return null;
  }
  return {queue: Queue.from(known.queue ?? {}), seconds: known.seconds || 0, meter: known.meter ?? {}};
}
