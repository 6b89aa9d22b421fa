// Which things are starred: what a list said when it was fetched, and what was done since.
import {Signal} from './signal.js';
import * as api from './api.js';
import {say} from './notices.js';

const DONE_MAX = 2_000;
const done = new Map();

/** Touched when a star was given or taken. */
export const stars = new Signal(done);

export function isStarred(thing) {
  return done.get(thing.id) ?? Boolean(thing.starredAt);
}

/** @param entity 'track', 'album' or 'artist' */
export async function toggleStar(entity, thing) {
  const starred = !isStarred(thing);
  set(thing.id, starred);
  try {
    await (starred ? api.star : api.unstar)(entity, thing.id);
  } catch (problem) {
    set(thing.id, !starred);
    say(problem.message, {bad: true});
  }
}

function set(id, starred) {
  done.delete(id);
  done.set(id, starred);
  if (done.size > DONE_MAX) {
    done.delete(done.keys().next().value);
  }
  stars.touch();
}
