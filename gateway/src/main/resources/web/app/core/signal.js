/** A value that tells those who listen when it changed. */
export class Signal {
  #value;
  #listeners = new Set();

  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  set value(next) {
    if (next !== this.#value) {
      this.#value = next;
      this.touch();
    }
  }

  /** Tells everyone, although the value is the same object: something in it changed. */
  touch() {
    for (const listener of [...this.#listeners]) {
      listener(this.#value);
    }
  }

  /** Gives a function that ends it. */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
