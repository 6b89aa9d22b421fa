import {html} from 'lit';
import {listOf} from '../core/lists.js';
import {go} from '../core/router.js';
import {stars} from '../core/stars.js';
import {player} from '../player/player.js';
import {waitingCards} from '../ui/cards.js';
import {Part} from '../ui/element.js';
import {icon} from '../ui/icons.js';
import {ROW_HEIGHT, waitingRows} from '../ui/track-row.js';
import '../ui/virtual-grid.js';
import {sorry} from './fetched.js';

/** A screen of one long list. Subclasses tell which one, and how an item looks. */
export class Listing extends Part {
  static properties = {query: {attribute: false}};

  #stop = null;
  #list = null;
  #key = null;

  constructor() {
    super();
    this.query = new URLSearchParams();
    this.watch(stars, player.now, player.state);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#key = null;
  }

  /** Shows the list of that key from now on, as it is, until another key: what somebody looks at does not jump away. */
  use(key, fetchPage) {
    if (key !== this.#key) {
      this.#stop?.();
      this.#key = key;
      this.#list = listOf(key, fetchPage);
      this.#stop = this.#list.changed.listen(() => this.requestUpdate());
    }
    return this.#list;
  }

  /** The address with another value of a parameter; without it when empty. */
  change(name, value) {
    const query = new URLSearchParams(this.query);
    if (value) {
      query.set(name, value);
    } else {
      query.delete(name);
    }
    go(`${location.pathname}${query.size ? `?${query}` : ''}`, {replace: true});
  }

  choice(label, name, options, current) {
    return html`
      <label class="select"><span class="unseen">${label}</span>
        <select .value=${current} @change=${event => this.change(name, event.target.value)}>
          ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === current}>${text}</option>`)}
        </select>${icon('down')}
      </label>`;
  }

  cards(list, draw, label, nothing) {
    return this.#body(list, nothing, waitingCards(18), html`
      <p-virtual .items=${list.items} .draw=${draw} .label=${label} .version=${this.version()} @near-end=${() => list.more()}></p-virtual>`);
  }

  lines(list, draw, label, nothing) {
    return this.#body(list, nothing, waitingRows(12), html`
      <p-virtual .items=${list.items} .draw=${draw} .label=${label} .line=${ROW_HEIGHT} .version=${this.version()}
        @near-end=${() => list.more()}></p-virtual>`);
  }

  /** A new object each time: rows show stars and what plays. */
  version() {
    return {};
  }

  #body(list, nothing, waiting, full) {
    if (list.problem && list.items.length === 0) {
      return sorry(list.problem, () => list.more());
    }
    if (list.empty) {
      return html`<div class="empty">${icon('track')}<h2>${nothing}</h2></div>`;
    }
    return html`${list.items.length ? full : waiting}
      ${list.problem ? html`<p class="end">${list.problem.message} <button class="quiet" @click=${() => list.more()}>Try again</button></p>` : ''}`;
  }
}
