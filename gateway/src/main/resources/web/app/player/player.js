// The player: the queue, the sound, and what follows from them.
import {keepPlaying, quality} from '../core/choices.js';
import {say, speak} from '../core/notices.js';
import {Signal} from '../core/signal.js';
import {Deck} from './deck.js';
import {FollowOn} from './follow-on.js';
import {Keeping, kept} from './keeping.js';
import {Meter} from './plays.js';
import {Queue} from './queue.js';
import {recover} from './recovery.js';

const PREPARE_SECONDS = 20;
/** "Previous" goes to the beginning when the track has come further than this. */
const AGAIN_SECONDS = 3;

class Player {
  #deck = new Deck();
  #meter = new Meter();
  #keeping = new Keeping(() => ({queue: this.queue, seconds: this.#deck.seconds, meter: this.#meter.toJSON()}));
  #followOn = new FollowOn();
  #failures = 0;
  #unreachable = 0;

  constructor() {
    this.queue = new Queue();
    /** The entry that plays, or null. */
    this.now = new Signal(null);
    /** Touched when entries, order, shuffle or repeat changed. */
    this.changed = new Signal(this);
    /** {playing, waiting} */
    this.state = new Signal({playing: false, waiting: false});
    /** {seconds, duration, buffered} */
    this.time = new Signal({seconds: 0, duration: 0, buffered: 0});
    this.#deck.addEventListener('time', () => this.#timePassed());
    this.#deck.addEventListener('state', () => this.#showState());
    this.#deck.addEventListener('ended', () => this.#step(true));
    this.#deck.addEventListener('failed', event => this.#failed(event.detail));
    quality.listen(() => this.#reload());
  }

  get track() {
    return this.now.value?.track ?? null;
  }

  /** Takes up the queue of before the reload, silent until somebody presses play. */
  restore() {
    const before = kept();
    if (before?.queue.current) {
      this.queue = before.queue;
      this.now.value = this.queue.current;
      this.#deck.load(this.track, before.seconds);
      this.#meter.resume(this.track, before.seconds * 1000, before.meter);
      this.changed.touch();
    }
  }

  playAll(tracks, start = 0) {
    if (tracks.length) {
      this.queue.replace(tracks, start);
      this.#begin();
    }
  }

  playShuffled(tracks) {
    this.queue.shuffled = true;
    this.playAll(tracks, Math.floor(Math.random() * tracks.length));
  }

  playNext(tracks) {
    this.#add(() => this.queue.playNext(tracks));
  }

  append(tracks) {
    this.#add(() => this.queue.append(tracks));
  }

  toggle() {
    if (this.#deck.playing) {
      this.#deck.pause();
    } else if (this.track) {
      this.#deck.play();
    }
  }

  pause() {
    this.#deck.pause();
  }

  next() {
    this.#step(false);
  }

  previous() {
    if (this.#deck.seconds > AGAIN_SECONDS || this.queue.index === 0 && this.queue.repeat !== 'all') {
      this.seek(0);
    } else {
      this.queue.back();
      this.#begin();
    }
  }

  jump(key) {
    this.queue.jump(key);
    this.#begin();
  }

  seek(seconds) {
    this.#deck.seek(seconds);
  }

  seekBy(seconds) {
    this.seek(this.#deck.seconds + seconds);
  }

  shuffle(on = !this.queue.shuffled) {
    this.queue.shuffle(on);
    this.#queueChanged();
  }

  cycleRepeat() {
    this.queue.repeat = {off: 'all', all: 'one', one: 'off'}[this.queue.repeat];
    this.#queueChanged();
  }

  removeFromQueue(key) {
    this.queue.remove(key);
    if (key === this.now.value?.key) {
      this.#beginOrEnd();
    }
    this.#queueChanged();
  }

  moveInQueue(from, to) {
    this.queue.move(from, to);
    this.#queueChanged();
  }

  clearUpcoming() {
    this.queue.clearUpcoming();
    this.#queueChanged();
  }

  #add(change) {
    const idle = !this.queue.current;
    change();
    if (idle) {
      this.#begin();
    }
    this.#queueChanged();
  }

  #begin() {
    const entry = this.queue.current;
    this.#meter.begin(entry.track);
    this.now.value = entry;
    this.#deck.load(entry.track);
    this.#deck.play();
    speak(`Now playing: ${entry.track.title} by ${entry.track.displayArtist}`);
    this.#queueChanged();
    this.#extend();
  }

  #step(ended) {
    if (this.queue.advance(ended)) {
      this.#begin();
    } else {
      this.#meter.leave();
      this.seek(0);
      this.#deck.pause();
    }
  }

  #beginOrEnd() {
    if (this.queue.current) {
      this.#begin();
    } else {
      this.#meter.leave();
      this.#deck.stop();
      this.now.value = null;
    }
  }

  /** Has music follow before the queue ends. */
  async #extend() {
    if (keepPlaying.value && this.queue.repeat === 'off' && this.queue.upcoming.length < 2) {
      const more = await this.#followOn.after(this.queue);
      if (more.length) {
        this.queue.append(more);
        this.#queueChanged();
      }
    }
  }

  #timePassed() {
    const {seconds, duration, buffered} = this.#deck;
    this.time.value = {seconds, duration, buffered};
    if (!this.#deck.playing) {
      return;
    }
    this.#failures = this.#unreachable = 0;
    this.#meter.at(seconds * 1000);
    const following = this.queue.following(true);
    if (following && following !== this.queue.current && duration - seconds < PREPARE_SECONDS) {
      this.#deck.prepare(following.track);
    }
    this.#keeping.nowAndThen();
  }

  #showState() {
    const {playing, waiting} = this.#deck;
    const before = this.state.value;
    if (playing !== before.playing || waiting !== before.waiting) {
      this.state.value = {playing, waiting};
    }
  }

  #reload() {
    if (this.track) {
      const playing = this.#deck.playing;
      this.#deck.load(this.track, this.#deck.seconds);
      if (playing) {
        this.#deck.play();
      }
    }
  }

  async #failed(loaded) {
    const seconds = this.#deck.seconds;
    const {again, sentence, unreachable} = await recover(loaded, this.#failures, this.#unreachable);
    if (unreachable) {
      this.#unreachable++;
    } else {
      this.#failures++;
      this.#unreachable = 0;
    }
    if (this.track?.id !== loaded.track.id) {
      return;
    }
    if (again) {
      // Whoever paused meanwhile wants silence.
      const playing = this.#deck.playing;
      this.#deck.load(this.track, seconds);
      if (playing) {
        this.#deck.play();
      }
    } else if (unreachable) {
      this.#unreachable = 0;
      this.#deck.pause();
      say(sentence, {bad: true});
    } else {
      say(sentence, {bad: true});
      if (this.#failures < 5 && this.queue.following(false)) {
        this.next();
      }
    }
  }

  #queueChanged() {
    this.changed.touch();
    this.#keeping.now();
  }
}

export const player = new Player();
