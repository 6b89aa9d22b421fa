// Sound: two audio elements in turn, so that the next track is ready when one ends.
import {muted, volume} from '../core/choices.js';
import {sourceOf} from './source.js';

/** Events: 'time', 'state', 'ended', 'failed'. */
export class Deck extends EventTarget {
  #active = this.#element();
  #spare = this.#element();
  /** Of the active and of the spare element: {track, url, whole, offset}; offset is where a transcode began, in seconds. */
  #loaded = null;
  #prepared = null;

  constructor() {
    super();
    const follow = () => {
      for (const element of [this.#active, this.#spare]) {
        element.volume = volume.value;
        element.muted = muted.value;
      }
    };
    volume.listen(follow);
    muted.listen(follow);
    follow();
  }

  get playing() {
    return Boolean(this.#loaded) && !this.#active.paused && !this.#active.ended;
  }

  /** Whether it waits for bytes. */
  get waiting() {
    return this.playing && this.#active.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
  }

  get seconds() {
    return this.#loaded ? this.#loaded.offset + this.#active.currentTime : 0;
  }

  get duration() {
    if (!this.#loaded) {
      return 0;
    }
    const told = this.#active.duration;
    return this.#loaded.whole && Number.isFinite(told) && told > 0 ? told : this.#loaded.track.durationMs / 1000;
  }

  /** How far it has come over the network, in seconds of the track. */
  get buffered() {
    const ranges = this.#active.buffered;
    return ranges.length && this.#loaded ? this.#loaded.offset + ranges.end(ranges.length - 1) : 0;
  }

  /** Makes the track the current one. @param from seconds */
  load(track, from = 0) {
    if (from === 0 && this.#prepared?.track === track) {
      [this.#active, this.#spare] = [this.#spare, this.#active];
      this.#loaded = this.#prepared;
      this.#silence(this.#spare);
    } else {
      this.#silence(this.#spare);
      this.#loaded = put(this.#active, track, from);
    }
    this.#prepared = null;
    this.#tell('state');
    this.#tell('time');
  }

  /** Has the first bytes of the track fetched. */
  prepare(track) {
    if (this.#prepared?.track !== track) {
      this.#prepared = put(this.#spare, track, 0);
    }
  }

  async play() {
    const element = this.#active;
    if (element.error && this.#loaded) {
      // What failed plays only when it is fetched anew.
      this.#loaded = put(element, this.#loaded.track, this.seconds);
    }
    try {
      await element.play();
    } catch (refusal) {
      // A pause or another track came first: nothing failed. All else tells itself by the element's error.
      if (refusal.name === 'NotAllowedError') {
        this.#tell('state');
      }
    }
  }

  pause() {
    this.#active.pause();
  }

  seek(seconds) {
    if (!this.#loaded) {
      return;
    }
    const to = Math.max(0, Math.min(seconds, this.duration - 0.2));
    if (this.#loaded.whole) {
      this.#active.currentTime = to;
    } else {
      const playing = this.playing;
      this.#loaded = put(this.#active, this.#loaded.track, to);
      if (playing) {
        this.play();
      }
    }
    this.#tell('time');
  }

  stop() {
    this.#silence(this.#active);
    this.#silence(this.#spare);
    this.#loaded = this.#prepared = null;
    this.#tell('state');
  }

  #silence(element) {
    element.pause();
    element.removeAttribute('src');
    element.load();
  }

  #element() {
    const element = document.createElement('audio');
    element.preload = 'auto';
    const whenActive = name => event => event.target === this.#active && this.#loaded && this.#tell(name);
    element.addEventListener('timeupdate', whenActive('time'));
    element.addEventListener('progress', whenActive('time'));
    for (const event of ['play', 'playing', 'pause', 'waiting', 'canplay', 'seeked']) {
      element.addEventListener(event, whenActive('state'));
    }
    element.addEventListener('ended', whenActive('ended'));
    element.addEventListener('error', event => this.#broke(event.target));
    return element;
  }

  #broke(element) {
    if (element === this.#spare) {
      // Tried again when its turn comes.
      this.#prepared = null;
    } else if (this.#loaded && element.error) {
      this.dispatchEvent(new CustomEvent('failed', {detail: {...this.#loaded, code: element.error.code}}));
    }
  }

  #tell(name) {
    this.dispatchEvent(new Event(name));
  }
}

function put(element, track, from) {
  const source = sourceOf(track, from);
  element.src = source.url;
  if (source.whole && from > 0) {
    element.currentTime = from;
  }
  return {track, ...source, offset: source.whole ? 0 : Math.floor(from)};
}
