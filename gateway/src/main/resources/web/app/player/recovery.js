// An audio element only says that it failed. This finds out why, and whether it is worth another try.
import {renew} from '../core/session.js';
import {refuseOriginal} from './source.js';

/** Then it is given up. */
const TRIES = 4;
const WAIT_MAX_MS = 10_000;

/** {again} or {sentence}. */
export async function recover({track, url, whole}, failures) {
  const given = {sentence: `“${track.title}” could not be played.`};
  const response = await fetch(url, {method: 'HEAD'}).catch(() => null);
  if (failures >= TRIES) {
    return response ? given : {sentence: 'The server cannot be reached; playback stopped.'};
  }
  if (response === null) {
    await wait(500 * 2 ** failures);
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
