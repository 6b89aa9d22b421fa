// An audio element only says that it failed. This finds out why, and whether it is worth another try.
import {renew} from '../core/session.js';
import {refuseOriginal} from './source.js';

/** Then it is given up. */
const TRIES = 4;
const WAIT_MAX_MS = 10_000;
/** A server that restarts is waited for: about a minute. */
const UNREACHABLE_TRIES = 17;
const UNREACHABLE_WAIT_MAX_MS = 4_000;

/** {again} or {sentence}; {unreachable} too when it is not the track that is to blame. */
export async function recover({track, url, whole, code}, failures, unreachable) {
  const given = {sentence: `“${track.title}” could not be played.`};
  const response = await fetch(url, {method: 'HEAD'}).catch(() => null);
  if (response === null) {
    if (unreachable >= UNREACHABLE_TRIES) {
      return {sentence: 'The server cannot be reached; playback stopped.', unreachable: true};
    }
    await wait(Math.min(500 * 2 ** unreachable, UNREACHABLE_WAIT_MAX_MS));
    return {again: true, unreachable: true};
  }
  if (failures >= TRIES) {
    return given;
  }
  if (code === MediaError.MEDIA_ERR_NETWORK) {
    return {again: true};
  }
  if (response.status === 401) {
    await renew().catch(() => {});
    return {again: true};
  }
  if (response.status === 429 || response.status === 503) {
    await wait(Math.min(Number(response.headers.get('retry-after')) * 1000 || 2000, WAIT_MAX_MS));
    return {again: true};
  }
  if (response.status === 404) {
    return {sentence: `“${track.title}” is not there any more.`};
  }
  // The bytes come, but this browser makes nothing of them.
  return whole && refuseOriginal(track) ? {again: true} : given;
}

const wait = ms => new Promise(done => setTimeout(done, ms));
