import {html} from 'lit';
import {hear} from '../core/socket.js';
import {Part} from '../ui/element.js';
import {icon} from '../ui/icons.js';

/** A screen that shows one thing from the server, and fetches it again when the server says that it changed. */
export class Fetched extends Part {
  static properties = {thingId: {type: String}, thing: {state: true}, problem: {state: true}};

  constructor() {
    super();
    this.thing = null;
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.until(hear('missed', () => this.refetch()));
    this.refetch();
  }

  /** To be filled in: gives the thing. */
  async fetch() {
    return null;
  }

  async refetch() {
    try {
      this.thing = await this.fetch();
      this.problem = null;
    } catch (problem) {
      // What is shown already stays.
      this.problem = this.thing ? null : problem;
    }
  }

  renderProblem() {
    return sorry(this.problem, () => { this.problem = null; this.refetch(); });
  }
}

/** What went wrong, and a way to try again. */
export function sorry(problem, again) {
  return html`
    <div class="empty" role="alert">
      ${icon('close')}
      <h2>${problem.status === 404 ? 'It is not there' : 'That did not work'}</h2>
      <p>${problem.message}</p>
      <button class="quiet" @click=${again}>Try again</button>
    </div>`;
}
