import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {dismiss, notices, spoken} from '../core/notices.js';
import {Part} from './element.js';
import {icon} from './icons.js';

class Notices extends Part {
  constructor() {
    super();
    this.watch(notices, spoken);
  }

  render() {
    return html`
      <div class="notices" role="status">
        ${repeat(notices.value, notice => notice.key, notice => html`
          <div class="notice ${notice.bad ? 'bad' : ''}">
            <span>${notice.text}</span>
            ${notice.action ? html`<button class="quiet" @click=${() => { dismiss(notice.key); notice.action.run(); }}>${notice.action.label}</button>` : ''}
            <button class="plain" aria-label="Dismiss" @click=${() => dismiss(notice.key)}>${icon('close')}</button>
          </div>`)}
      </div>
      <div class="unseen" aria-live="polite">${spoken.value}</div>`;
  }
}

customElements.define('p-notices', Notices);
