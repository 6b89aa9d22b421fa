import {html} from 'lit';
import * as api from '../core/api.js';
import {attempt} from '../core/notices.js';
import {refreshDialog, show} from './dialogs.js';
import {icon} from './icons.js';

const WAIT_MS = 150;

/** Lets the owner choose who may see the playlist; gives it as it then is, or undefined. */
export async function sharePlaylist(playlist) {
  const choice = new Sharing(playlist);
  choice.suggest('');
  const agreed = await show(`Share ${playlist.name}`, close => choice.form(close));
  return agreed && attempt(
    () => api.sharePlaylist(playlist.id, {everyone: choice.everyone, sharedWith: [...choice.names]}), 'Sharing was changed');
}

class Sharing {
  #owner;
  #found = [];
  #timer = 0;

  constructor(playlist) {
    this.#owner = playlist.ownerName;
    this.everyone = playlist.everyone;
    this.names = new Set(playlist.sharedWith);
  }

  form(close) {
    return html`
      <form @submit=${event => { event.preventDefault(); close(true); }}>
        <label class="check"><input type="checkbox" .checked=${this.everyone} @change=${event => this.#all(event)}>
          Everyone here may see it</label>
        <label class="field"><span>People</span>
          <input type="search" placeholder="Find a name" autocomplete="off" ?disabled=${this.everyone}
            @input=${event => this.#typed(event.target.value)}></label>
        <div class="tags">${[...this.names].map(name => html`
          <button type="button" class="tag on" aria-label="Do not share with ${name}" @click=${() => this.#toggle(name)}>${name} ${icon('close')}</button>`)}
          ${this.#found.filter(name => !this.names.has(name)).map(name => html`
          <button type="button" class="tag" aria-label="Share with ${name}" @click=${() => this.#toggle(name)}>${icon('add')} ${name}</button>`)}
        </div>
        <div class="actions"><button type="button" class="quiet" @click=${() => close()}>Cancel</button><button class="primary">Share</button></div>
      </form>`;
  }

  async suggest(prefix) {
    const page = await api.names(prefix).catch(() => ({items: []}));
    this.#found = page.items.filter(name => name !== this.#owner);
    refreshDialog();
  }

  #typed(prefix) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.suggest(prefix), WAIT_MS);
  }

  #all(event) {
    this.everyone = event.target.checked;
    refreshDialog();
  }

  #toggle(name) {
    if (!this.names.delete(name)) {
      this.names.add(name);
    }
    refreshDialog();
  }
}
