// What the server tells without being asked: hints that something changed. Whoever wants to know fetches it.
import {renew, session} from './session.js';

const WAIT_MIN_MS = 500;
const WAIT_MAX_MS = 30_000;
const SESSION_OVER = 1008;
const REFUSED_MAX = 4;

/** Kind to those who hear it. The kind 'missed' means: anything may have changed. */
const hearers = new Map();

let socket = null;
let position = {epoch: '', seq: -1};
let wait = WAIT_MIN_MS;
let timer = 0;
let token = null;
let refused = 0;
/** When a server that leaves wants to be followed elsewhere; else null. */
let moveAfter = null;

/** Gives a function that ends it. */
export function hear(kind, hearer) {
  const all = hearers.get(kind) ?? new Set();
  hearers.set(kind, all.add(hearer));
  return () => all.delete(hearer);
}

/** Keeps a connection for as long as somebody is signed in. */
export function keepListening() {
  session.listen(follow);
  addEventListener('online', connectNow);
  follow();
}

function follow() {
  if (!session.value) {
    token = null;
    socket?.close();
  } else if (token !== session.value.token) {
    token = session.value.token;
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify({kind: 'auth', token}));
    } else if (!socket) {
      connectNow();
    }
  }
}

function connectNow() {
  clearTimeout(timer);
  if (socket || !token) {
    return;
  }
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const where = `epoch=${encodeURIComponent(position.epoch)}&seq=${position.seq}`;
  socket = new WebSocket(`${scheme}://${location.host}/api/v1/socket?${where}`, ['bearer', token]);
  socket.onmessage = message => hearing(JSON.parse(message.data));
  socket.onclose = closed;
}

function hearing(message) {
  if (message.kind === 'hello') {
    wait = WAIT_MIN_MS;
    refused = 0;
    const missed = !message.resumed && position.seq >= 0;
    // What was missed follows from there, when it does: the number of another gateway means nothing at this one.
    position = {epoch: message.epoch, seq: message.seq};
    if (missed) {
      tell('missed', message);
    }
    return;
  }
  if (message.kind === 'reconnect') {
    moveAfter = message.afterMs;
    return;
  }
  if (typeof message.seq === 'number') {
    position.seq = Math.max(position.seq, message.seq);
  }
  tell(message.kind, message);
}

function tell(kind, message) {
  hearers.get(kind)?.forEach(hearer => hearer(message));
}

async function closed(event) {
  socket = null;
  if (!token) {
    return;
  }
  if (moveAfter !== null) {
    timer = setTimeout(connectNow, moveAfter);
    moveAfter = null;
    return;
  }
  // A browser does not tell why a handshake was refused: after a few, perhaps the token is not good any more.
  if (event.code === SESSION_OVER || ++refused % REFUSED_MAX === 0) {
    await renew().catch(() => {});
  }
  // Not all at the same moment, when a server comes back.
  timer = setTimeout(connectNow, wait * (0.5 + Math.random()));
  wait = Math.min(wait * 2, WAIT_MAX_MS);
}
