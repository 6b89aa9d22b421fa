// Long lists, a page at a time. The last few are kept, so that going back is instant and lands at the same place.
import {Signal} from './signal.js';
import {hear} from './socket.js';

const KEPT_MAX = 12;
const kept = new Map();

export class PagedList {
  #fetchPage;
  #next;
  #begun = false;

  /** @param fetchPage of a cursor, undefined for the first page; gives {items, next, total} */
  constructor(fetchPage) {
    this.#fetchPage = fetchPage;
    this.items = [];
    this.total = undefined;
    this.loading = false;
    this.problem = null;
    this.changed = new Signal(0);
  }

  get complete() {
    return this.#begun && this.#next === undefined;
  }

  get empty() {
    return this.complete && this.items.length === 0;
  }

  async more() {
    if (this.loading || this.complete) {
      return;
    }
    this.loading = true;
    this.problem = null;
    this.changed.value++;
    try {
      const page = await this.#fetchPage(this.#next);
      this.items = [...this.items, ...page.items];
      this.total = page.total ?? this.total;
      this.#next = page.next ?? undefined;
      this.#begun = true;
    } catch (problem) {
      this.problem = problem;
    }
    this.loading = false;
    this.changed.value++;
  }
}

/** The list of that key, with its first page on the way. */
export function listOf(key, fetchPage) {
  const list = kept.get(key) ?? new PagedList(fetchPage);
  kept.delete(key);
  kept.set(key, list);
  if (kept.size > KEPT_MAX) {
    kept.delete(kept.keys().next().value);
  }
  if (list.items.length === 0) {
    list.more();
  }
  return list;
}

/** For lists that count: the cursor is the offset. */
export function byOffset(fetchPage, limit) {
  return async (offset = 0) => {
    const page = await fetchPage({offset, limit});
    const reached = offset + page.items.length;
    return {...page, next: page.items.length > 0 && reached < page.total ? reached : undefined};
  };
}

export function forgetLists() {
  kept.clear();
}

hear('catalog.changed', forgetLists);
hear('annotation.changed', message => forgetStarting(`starred:${message.entity}`));
hear('missed', forgetLists);

function forgetStarting(beginning) {
  for (const key of kept.keys()) {
    if (key.startsWith(beginning)) {
      kept.delete(key);
    }
  }
}
