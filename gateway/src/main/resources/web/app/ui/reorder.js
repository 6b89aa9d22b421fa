// Lists that people put in order: by dragging a handle, or with the arrow keys while the handle has the focus.
import {html} from 'lit';
import {speak} from '../core/notices.js';
import {icon} from './icons.js';

const SCROLL_ZONE = 90;
const SCROLL_STEP = 14;

/**
 * A handle for the entry at that index.
 *
 * @param list {length, indexAt(y), rowHeight, move(from, to), row(index) the element to mark}
 */
export function handle(list, index, name) {
  return html`
    <button class="plain handle" data-arrows data-index=${index} aria-label="Move ${name}, ${index + 1} of ${list.length}; use the arrow keys"
      @pointerdown=${event => drag(event, list, index)} @keydown=${event => step(event, list, index, name)}>${icon('grip')}</button>`;
}

async function step(event, list, index, name) {
  const to = {ArrowUp: index - 1, ArrowDown: index + 1}[event.key];
  if (to === undefined) {
    return;
  }
  event.preventDefault();
  if (to < 0 || to >= list.length) {
    return;
  }
  const root = event.currentTarget.closest('[data-order]');
  await list.move(index, to);
  speak(`${name} is now ${to + 1} of ${list.length}`);
  requestAnimationFrame(() => root?.querySelector(`.handle[data-index="${to}"]`)?.focus());
}

function drag(event, list, from) {
  if (event.button !== 0) {
    return;
  }
  event.preventDefault();
  const grip = event.currentTarget;
  const row = grip.closest('li');
  const begin = event.clientY + scrollY;
  let to = from;
  let pointer = event.clientY;
  let frame = 0;

  const show = () => {
    frame = 0;
    const fromTop = pointer + scrollY - begin;
    row.style.transform = `translateY(${fromTop}px)`;
    to = list.indexAt(pointer);
    list.mark(from, to);
    if (list.scrolls && (pointer < SCROLL_ZONE || pointer > innerHeight - SCROLL_ZONE - 90)) {
      scrollBy(0, pointer < SCROLL_ZONE ? -SCROLL_STEP : SCROLL_STEP);
      frame = requestAnimationFrame(show);
    }
  };
  const follow = move => {
    pointer = move.clientY;
    frame ||= requestAnimationFrame(show);
  };
  const end = finish => {
    cancelAnimationFrame(frame);
    grip.removeEventListener('pointermove', follow);
    row.classList.remove('dragged');
    row.style.transform = '';
    list.mark(-1, -1);
    if (finish && to !== from) {
      list.move(from, to);
    }
  };
  row.classList.add('dragged');
  grip.setPointerCapture(event.pointerId);
  grip.addEventListener('pointermove', follow);
  grip.addEventListener('pointerup', () => end(true), {once: true});
  grip.addEventListener('pointercancel', () => end(false), {once: true});
}

/** Shows in a list of equal rows where the dragged one would land. @param items elements by index */
export function markRows(items, from, to) {
  for (const [index, element] of items) {
    element.classList.toggle('above', to >= 0 && index === to && to < from);
    element.classList.toggle('under', to >= 0 && index === to && to > from);
  }
}
