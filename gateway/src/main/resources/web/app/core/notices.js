// Short sentences at the foot of the page.
import {Signal} from './signal.js';

const SHOWN_MAX = 3;
const SHOWN_MS = 5_000;
let last = 0;

/** [{key, text, bad, action: {label, run}}] */
export const notices = new Signal([]);
/** Read out by screen readers, shown to nobody. */
export const spoken = new Signal('');

export function say(text, {bad = false, action} = {}) {
  const key = ++last;
  const others = notices.value.filter(notice => notice.text !== text);
  notices.value = [...others, {key, text, bad, action}].slice(-SHOWN_MAX);
  setTimeout(() => dismiss(key), bad ? 2 * SHOWN_MS : SHOWN_MS);
}

export function dismiss(key) {
  notices.value = notices.value.filter(notice => notice.key !== key);
}

export function speak(text) {
  spoken.value = text;
}

/** Runs it; what fails is said in words. */
export async function attempt(work, success) {
  try {
    const result = await work();
    if (success) {
      say(success);
    }
    return result ?? true;
  } catch (problem) {
    say(problem.message, {bad: true});
    return undefined;
  }
}
