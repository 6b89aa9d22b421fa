// Tells the server what was heard: a play once half of the track or four minutes were, a skip when it was left before.
import * as api from '../core/api.js';
import {session} from '../core/session.js';
import {recall, remember} from '../core/storage.js';

const ENOUGH_MS = 4 * 60_000;
/** A jump larger than this was a seek, not listening. */
const STEP_MAX_MS = 2_000;
const HEARD_AT_LEAST_MS = 1_000;
const WAITING_MAX = 200;
const TRY_AGAIN_MS = 15_000;

/** How much of the current track was heard. */
export class Meter {
  #track = null;
  #playedAt = 0;
  #heardMs = 0;
  #lastMs = 0;
  #told = false;

  begin(track, positionMs = 0) {
    this.leave();
    this.#track = track;
    this.#playedAt = Date.now();
    this.#heardMs = 0;
    this.#lastMs = positionMs;
    this.#told = false;
  }

  /** The track is at that position, and plays. */
  at(positionMs) {
    const step = positionMs - this.#lastMs;
    this.#lastMs = positionMs;
    if (!this.#track || step <= 0 || step > STEP_MAX_MS) {
      return;
    }
    this.#heardMs += step;
    if (!this.#told && this.#heardMs >= enoughOf(this.#track)) {
      this.#tell();
    }
  }

  /** Something else plays now. */
  leave() {
    if (this.#track && !this.#told && this.#heardMs >= HEARD_AT_LEAST_MS) {
      this.#tell();
    }
    this.#track = null;
  }

  toJSON() {
    return {trackId: this.#track?.id, playedAt: this.#playedAt, heardMs: Math.round(this.#heardMs), told: this.#told};
  }

  /** Goes on after a reload. */
  resume(track, positionMs, {trackId, playedAt, heardMs, told}) {
    if (track.id === trackId) {
      this.#track = track;
      this.#lastMs = positionMs;
      this.#playedAt = playedAt;
      this.#heardMs = heardMs;
      this.#told = told;
    } else {
      this.begin(track, positionMs);
    }
  }

  #tell() {
    this.#told = true;
    report({
      trackId: this.#track.id,
      playedAt: new Date(this.#playedAt).toISOString(),
      heardMs: Math.round(this.#heardMs),
      source: 'web player',
    });
  }
}

/** A little more than half, so that rounding on the way cannot make it less. */
function enoughOf(track) {
  return Math.min(track.durationMs / 2 + 50, ENOUGH_MS);
}

/** Those that were not taken yet; kept over a reload and while the server is away. Sending one twice does no harm. */
let waiting = recall('plays', []);
let sending = false;
let timer = 0;

function report(play) {
  waiting = [...waiting, play].slice(-WAITING_MAX);
  remember('plays', waiting);
  sendPlays();
}

export async function sendPlays() {
  clearTimeout(timer);
  if (sending) {
    return;
  }
  sending = true;
  while (waiting.length && session.value) {
    try {
      await api.recordPlay(waiting[0]);
    } catch (problem) {
      if (problem.status === 0 || problem.status >= 500 || problem.status === 429 || problem.status === 401) {
        timer = setTimeout(sendPlays, TRY_AGAIN_MS);
        break;
      }
      // The track is gone: nothing will ever take it.
    }
    waiting = waiting.slice(1);
    if (session.value) {
      remember('plays', waiting);
    }
  }
  sending = false;
}

addEventListener('online', sendPlays);
