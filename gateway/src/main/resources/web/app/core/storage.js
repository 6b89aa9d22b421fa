// What this browser remembers. A browser may refuse storage (private windows, full disks); the player works without it.
const PREFIX = 'polyphony.';
/** Choices for this screen, not anything of a listener's. */
const STAYS = new Set([`${PREFIX}theme`]);

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Nothing is kept then.
  }
}

export function recall(name, otherwise = null) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // There is nothing then.
  }
}

export function forgetEverything() {
  try {
    Object.keys(localStorage)
      .filter(key => key.startsWith(PREFIX) && !STAYS.has(key))
      .forEach(key => localStorage.removeItem(key));
  } catch {
    // There is nothing then.
  }
}

/** Tells when another tab changed what is remembered under the name. */
export function onChangedElsewhere(name, listener) {
  addEventListener('storage', event => {
    if (event.key === PREFIX + name) {
      listener(recall(name));
    }
  });
}
