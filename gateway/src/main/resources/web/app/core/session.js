// Who is signed in. The token is renewed before it ends; a refresh token works once, so tabs take turns.
import {Signal} from './signal.js';
import {Problem} from './problem.js';
import {forget, forgetEverything, onChangedElsewhere, recall, remember} from './storage.js';

const EARLY_MS = 60_000;
const TIMER_MAX_MS = 2 ** 31 - 1;

/** {token, expiresAt, refreshToken, user}, or null. */
export const session = new Signal(recall('session'));

let renewing = null;
let timer = 0;

export async function signIn(username, password) {
  accept(await post('', {username, password, client: 'web player'}));
}

/** A token that is good for a minute at least, or null when nobody is signed in. */
export async function freshToken() {
  if (session.value && msLeft(session.value) < 5_000) {
    await renew();
  }
  return session.value?.token ?? null;
}

/** Takes a new token; signs out when that is refused. Many who ask at once share one answer. */
export function renew() {
  renewing ??= takeTurn(renewNow).finally(() => (renewing = null));
  return renewing;
}

/** Ends the session and clears everything that this browser knew of the listener. */
export async function signOut() {
  const token = session.value?.token;
  clearTimeout(timer);
  if (token) {
    await fetch('/api/v1/session', {method: 'DELETE', headers: {authorization: `Bearer ${token}`}}).catch(() => {});
  }
  // First, so that nothing is remembered any more by those who write when the page goes.
  session.value = null;
  forgetEverything();
  // A new page: nothing stays in memory either.
  location.assign('/');
}

async function renewNow() {
  const known = recall('session');
  if (known && known.token !== session.value?.token && msLeft(known) > 5_000) {
    accept(known);
    return;
  }
  if (!session.value) {
    return;
  }
  try {
    accept(await post('/refresh', {refreshToken: session.value.refreshToken}));
  } catch (problem) {
    if (problem.status !== 400 && problem.status !== 401) {
      throw problem;
    }
    const other = recall('session');
    if (other && other.refreshToken !== session.value.refreshToken) {
      accept(other);
    } else {
      forget('session');
      session.value = null;
    }
  }
}

function takeTurn(work) {
  return navigator.locks ? navigator.locks.request('polyphony-session', work) : work();
}

function accept(next) {
  remember('session', next);
  session.value = next;
  renewInTime();
}

function renewInTime() {
  clearTimeout(timer);
  if (session.value) {
    const left = msLeft(session.value);
    const wait = Math.max(1_000, left > 2 * EARLY_MS ? left - EARLY_MS : left / 2);
    timer = setTimeout(() => renew().catch(renewInTime), Math.min(wait, TIMER_MAX_MS));
  }
}

function msLeft(some) {
  return Date.parse(some.expiresAt) - Date.now();
}

async function post(path, body) {
  let response;
  try {
    response = await fetch(`/api/v1/session${path}`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    throw Problem.unreachable();
  }
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response.json();
}

onChangedElsewhere('session', other => {
  session.value = other;
  renewInTime();
});
renewInTime();
