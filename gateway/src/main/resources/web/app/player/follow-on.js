import * as api from '../core/api.js';

const TRACKS = 25;

/** Music that goes on from where a queue ends. */
export class FollowOn {
  #asking = false;

  /** Tracks that are not in the queue yet; none while an earlier question is open, or when the server has no answer. */
  async after(queue) {
    if (this.#asking) {
      return [];
    }
    this.#asking = true;
    try {
      const {items} = await api.radio(`track:${queue.current.track.id}`, TRACKS);
      const known = new Set(queue.entries.map(entry => entry.track.id));
      return items.filter(track => !known.has(track.id));
    } catch {
      // Then the queue ends where it ends; the next track asks again.
      return [];
    } finally {
      this.#asking = false;
    }
  }
}
