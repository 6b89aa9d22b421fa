// Which bytes to ask for: the original where this browser can play it and the listener wants it, else a transcode.
import {streamUrl} from '../core/api.js';
import {quality} from '../core/choices.js';

const probe = document.createElement('audio');
/** Originals that this browser said it could play, and then could not. */
const refused = new Set();

/** {url, whole}: whole is false for a transcode, which has no length and no ranges. @param fromSeconds for a transcode */
export function sourceOf(track, fromSeconds = 0) {
  const wanted = wantedFor(track);
  if (wanted === null) {
    return {url: streamUrl(track.id), whole: true};
  }
  const timeOffset = Math.floor(fromSeconds) || undefined;
  return {url: streamUrl(track.id, {...wanted, timeOffset}), whole: false};
}

/** Remembers that the original did not play; gives whether there is something else to try. */
export function refuseOriginal(track) {
  const first = !refused.has(track.id) && wantedFor(track) === null;
  refused.add(track.id);
  return first;
}

function wantedFor(track) {
  const playable = canPlay(track) && !refused.has(track.id);
  if (quality.value === 'raw') {
    return playable ? null : {format: 'mp3', maxBitRate: 320};
  }
  const [format, rate] = quality.value.split('-');
  const small = track.bitRateKbps > 0 && track.bitRateKbps <= Number(rate);
  return playable && small ? null : {format: plays(format) ? format : 'mp3', maxBitRate: Number(rate)};
}

function canPlay(track) {
  return !track.contentType || probe.canPlayType(track.contentType) !== '';
}

function plays(format) {
  return format !== 'opus' || probe.canPlayType('audio/ogg; codecs=opus') !== '';
}
