/** What plays, what comes, what was: entries, and which of them is the current one. Knows nothing of sound. */
export const QUEUE_MAX = 1_000;
const KEPT_MAX = 300;

export class Queue {
  #last = 0;

  constructor() {
    /** [{key, place, track}]; place is where it stood before shuffling. */
    this.entries = [];
    this.index = -1;
    /** 'off', 'all' or 'one' */
    this.repeat = 'off';
    this.shuffled = false;
  }

  get current() {
    return this.entries[this.index] ?? null;
  }

  get upcoming() {
    return this.entries.slice(this.index + 1);
  }

  /** A new queue that begins at the start-th track. */
  replace(tracks, start = 0, random = Math.random) {
    const from = Math.max(0, start - QUEUE_MAX / 2);
    this.entries = this.#entries(tracks.slice(from, from + QUEUE_MAX));
    this.index = this.entries.length ? Math.min(start - from, this.entries.length - 1) : -1;
    if (this.shuffled) {
      // What stood before the chosen track is to be heard too.
      const [chosen] = this.entries.splice(this.index, 1);
      this.entries = [chosen, ...mixed(this.entries, random)];
      this.index = 0;
    }
  }

  append(tracks) {
    this.entries.push(...this.#entries(tracks.slice(0, QUEUE_MAX - this.entries.length)));
    this.#begin();
  }

  playNext(tracks) {
    this.entries.splice(this.index + 1, 0, ...this.#entries(tracks.slice(0, QUEUE_MAX)));
    this.entries.length = Math.min(this.entries.length, QUEUE_MAX);
    this.#begin();
  }

  /** The entry that would come; null at the end. @param ended whether the current one played to its end by itself */
  following(ended) {
    if (ended && this.repeat === 'one') {
      return this.current;
    }
    return this.entries[this.index + 1] ?? (this.repeat === 'all' ? this.entries[0] ?? null : null);
  }

  /** Goes there; false at the end. */
  advance(ended) {
    const entry = this.following(ended);
    if (entry) {
      this.index = this.entries.indexOf(entry);
    }
    return entry !== null;
  }

  back() {
    if (this.index > 0) {
      this.index--;
    } else if (this.repeat === 'all') {
      this.index = this.entries.length - 1;
    }
  }

  jump(key) {
    const index = this.entries.findIndex(entry => entry.key === key);
    this.index = index < 0 ? this.index : index;
  }

  /** Takes an entry out; when it is the current one, the next one takes its place. */
  remove(key) {
    const index = this.entries.findIndex(entry => entry.key === key);
    if (index < 0) {
      return;
    }
    this.entries.splice(index, 1);
    if (index < this.index) {
      this.index--;
    }
    this.index = Math.min(this.index, this.entries.length - 1);
  }

  /** Takes the entry at one index out and puts it so that it then stands at the other. */
  move(from, to) {
    const current = this.current;
    const [entry] = this.entries.splice(from, 1);
    this.entries.splice(to, 0, entry);
    this.index = this.entries.indexOf(current);
  }

  clearUpcoming() {
    this.entries.length = this.index + 1;
  }

  shuffle(on, random = Math.random) {
    this.shuffled = on;
    const current = this.current;
    if (on) {
      this.entries = [...this.entries.slice(0, this.index + 1), ...mixed(this.upcoming, random)];
    } else {
      this.entries.sort((one, other) => one.place - other.place);
    }
    this.index = current ? this.entries.indexOf(current) : -1;
  }

  /** As much as is worth keeping over a reload. */
  snapshot() {
    const from = Math.max(0, this.index - 50);
    const entries = this.entries.slice(from, from + KEPT_MAX);
    return {
      tracks: entries.map(entry => entry.track),
      places: entries.map(entry => entry.place),
      index: this.index - from,
      repeat: this.repeat,
      shuffled: this.shuffled,
    };
  }

  static from({tracks = [], places = [], index = -1, repeat = 'off', shuffled = false}) {
    const queue = new Queue();
    queue.append(tracks);
    queue.entries.forEach((entry, i) => (entry.place = places[i] ?? entry.place));
    queue.#last = Math.max(queue.#last, ...queue.entries.map(entry => entry.place));
    queue.index = Math.min(index, queue.entries.length - 1);
    queue.repeat = ['off', 'all', 'one'].includes(repeat) ? repeat : 'off';
    queue.shuffled = Boolean(shuffled);
    return queue;
  }

  #begin() {
    if (this.index < 0 && this.entries.length) {
      this.index = 0;
    }
  }

  #entries(tracks) {
    return tracks.map(track => ({key: ++this.#last, place: this.#last, track}));
  }
}

function mixed(entries, random) {
  const all = [...entries];
  for (let i = all.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [all[i], all[other]] = [all[other], all[i]];
  }
  return all;
}
