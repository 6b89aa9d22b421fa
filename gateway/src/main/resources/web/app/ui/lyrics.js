import {html} from 'lit';
import * as api from '../core/api.js';
import {player} from '../player/player.js';
import {Part} from './element.js';

/** Whoever scrolls reads; the words wait that long before they follow the music again. */
const READING_MS = 3_000;

/** The words of what plays, following it where they have times. */
class Lyrics extends Part {
  static properties = {words: {state: true}, problem: {state: true}, line: {state: true}};

  #shown = null;
  #readAt = 0;

  constructor() {
    super();
    this.words = null;
    this.line = -1;
    this.watch(player.now);
  }

  connectedCallback() {
    super.connectedCallback();
    this.until(player.time.listen(({seconds}) => this.#follow(seconds * 1000)));
    const reads = () => (this.#readAt = performance.now());
    this.addEventListener('wheel', reads, {passive: true});
    this.addEventListener('touchmove', reads, {passive: true});
  }

  willUpdate() {
    const id = player.track?.id ?? null;
    if (id !== this.#shown) {
      this.#shown = id;
      this.words = null;
      this.problem = null;
      this.line = -1;
      if (id) {
        this.#fetch(id);
      }
    }
  }

  updated(changed) {
    if (changed.has('line') && this.line >= 0 && performance.now() - this.#readAt > READING_MS) {
      this.querySelector('.sung')?.scrollIntoView({block: 'center', behavior: 'smooth'});
    }
  }

  async #fetch(id) {
    try {
      const words = await api.lyrics(id);
      if (id === this.#shown) {
        this.words = words;
      }
    } catch (problem) {
      if (id === this.#shown) {
        this.problem = problem;
      }
    }
  }

  #follow(ms) {
    const lines = this.words?.lines ?? [];
    let at = -1;
    while (at + 1 < lines.length && lines[at + 1].startMs <= ms + 150) {
      at++;
    }
    this.line = at;
  }

  render() {
    if (!player.track) {
      return html`<p class="empty">Nothing plays yet.</p>`;
    }
    if (this.problem) {
      return html`<p class="empty">${this.problem.status === 404 ? 'There are no words to this one.' : this.problem.message}</p>`;
    }
    if (!this.words) {
      return html`<p class="empty">…</p>`;
    }
    const {lines, plain, language} = this.words;
    if (lines.length) {
      return html`<div class="lyrics timed" lang=${language ?? ''}>
        ${lines.map((line, i) => html`
          <button class=${i === this.line ? 'sung' : i < this.line ? 'past' : ''} @click=${() => player.seek(line.startMs / 1000)}>${line.text || '♪'}</button>`)}
      </div>`;
    }
    return plain
      ? html`<div class="lyrics" lang=${language ?? ''}>${plain}</div>`
      : html`<p class="empty">There are no words to this one.</p>`;
  }
}

customElements.define('p-lyrics', Lyrics);
