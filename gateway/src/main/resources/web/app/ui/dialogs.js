import {html, nothing} from 'lit';
import {Signal} from '../core/signal.js';
import {Part} from './element.js';
import {icon} from './icons.js';

/** {title, body, wide, settle}, or null. */
const open = new Signal(null);

/**
 * Shows a dialog. The promise ends with what `close` was given, or undefined when it was left.
 *
 * @param body (close) to a template
 */
export function show(title, body, {wide = false} = {}) {
  open.value?.settle(undefined);
  return new Promise(settle => (open.value = {title, body, wide, settle}));
}

/** Asks for values. @param fields [{name, label, type, value, required, ...}] */
export function ask(title, fields, {confirm = 'Save', text, danger = false} = {}) {
  return show(title, close => html`
    <form method="dialog" @submit=${event => { event.preventDefault(); close(valuesOf(event.target)); }}>
      ${text ? html`<p class="soft">${text}</p>` : nothing}
      ${fields.map((field, i) => field.type === 'checkbox'
        ? html`<label class="check"><input type="checkbox" name=${field.name} .checked=${Boolean(field.value)}> ${field.label}</label>`
        : html`<label class="field"><span>${field.label}</span>
            <input name=${field.name} type=${field.type ?? 'text'} .value=${field.value ?? ''} ?required=${field.required}
              minlength=${field.min ?? nothing} maxlength=${field.max ?? nothing} min=${field.least ?? nothing} max=${field.most ?? nothing} ?autofocus=${i === 0}
              autocomplete=${field.complete ?? 'off'}></label>`)}
      <div class="actions">
        <button type="button" class="quiet" @click=${() => close()}>Cancel</button>
        <button class=${danger ? 'primary danger' : 'primary'} ?autofocus=${fields.length === 0}>${confirm}</button>
      </div>
    </form>`);
}

/** Whether the person is sure. */
export async function sure(title, text, confirm) {
  return (await ask(title, [], {confirm, text, danger: true})) !== undefined;
}

function valuesOf(form) {
  const boxes = [...form.querySelectorAll('input[type=checkbox]')].map(box => [box.name, box.checked]);
  return {...Object.fromEntries(new FormData(form)), ...Object.fromEntries(boxes)};
}

/** Draws the open dialog again after something in it changed. */
export function refreshDialog() {
  open.touch();
}

class Dialogs extends Part {
  constructor() {
    super();
    this.watch(open);
  }

  render() {
    const dialog = open.value;
    return html`
      <dialog class=${dialog?.wide ? 'wide' : ''} aria-labelledby="dialog-title" @close=${this.#closed}
          @click=${event => event.target.localName === 'dialog' && this.#settle(undefined)}>
        ${dialog ? html`
          <div class="box">
            <header><h2 id="dialog-title">${dialog.title}</h2>
              <button class="plain" aria-label="Close" @click=${() => this.#settle(undefined)}>${icon('close')}</button>
            </header>
            ${dialog.body(value => this.#settle(value))}
          </div>` : nothing}
      </dialog>`;
  }

  updated() {
    const box = this.querySelector('dialog');
    if (open.value && !box.open) {
      box.showModal();
      box.querySelector('[autofocus]')?.focus();
    } else if (!open.value && box.open) {
      box.close();
    }
  }

  /** Told a moment later: another dialog may be open by then. */
  #closed(event) {
    if (!event.target.open) {
      this.#settle(undefined);
    }
  }

  #settle(value) {
    const dialog = open.value;
    if (dialog) {
      open.value = null;
      dialog.settle(value);
    }
  }
}

customElements.define('p-dialogs', Dialogs);
