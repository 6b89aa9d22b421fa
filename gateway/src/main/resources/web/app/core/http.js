// Requests to the REST door: signed in, patient with a busy server, failing in words.
import {Problem} from './problem.js';
import {freshToken, renew, session} from './session.js';

const TRIES = 4;
const WAIT_MAX_MS = 10_000;
const PATIENCE_MS = 20_000;

export const get = (path, query, signal) => request('GET', path, {query, signal});
export const put = (path, body) => request('PUT', path, {body});
export const patch = (path, body) => request('PATCH', path, {body});
export const remove = (path, query) => request('DELETE', path, {query});
/** @param repeatable whether sending it twice does no harm */
export const post = (path, body, {repeatable = false} = {}) => request('POST', path, {body, repeatable});

async function request(method, path, {query, body, signal, repeatable = method !== 'POST'} = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(method, address(path, query), body, signal);
    } catch (problem) {
      const busy = problem.status === 503 || problem.status === 429 && problem.retryAfterMs;
      if (!busy || !repeatable || attempt === TRIES || signal?.aborted) {
        throw problem;
      }
      await wait(Math.min(problem.retryAfterMs ?? 500 * 2 ** attempt, WAIT_MAX_MS));
    }
  }
}

async function once(method, url, body, signal) {
  let response = await send(method, url, body, signal);
  if (response.status === 401) {
    await renew();
    if (session.value) {
      response = await send(method, url, body, signal);
    }
  }
  if (!response.ok) {
    throw await Problem.of(response);
  }
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

async function send(method, url, body, signal) {
  const token = await freshToken();
  const headers = token ? {authorization: `Bearer ${token}`} : {};
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(url, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal && AbortSignal.any ? AbortSignal.any([signal, patience]) : signal ?? patience,
      credentials: 'same-origin',
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw Problem.unreachable();
  }
}

/** The address in the REST door, with the parameters that have a value. */
export function address(path, query = {}) {
  const parameters = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/api/v1${path}${parameters.length ? '?' + parameters.join('&') : ''}`;
}

const wait = ms => new Promise(done => setTimeout(done, ms));
