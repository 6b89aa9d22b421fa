import {html} from 'lit';
import * as api from '../core/api.js';
import {attempt} from '../core/notices.js';
import {session} from '../core/session.js';
import {day} from '../core/text.js';
import {ask, sure} from '../ui/dialogs.js';
import {icon} from '../ui/icons.js';
import {openMenu} from '../ui/menu.js';
import {Fetched} from './fetched.js';

const NEW_PASSWORD = {name: 'password', label: 'Password, at least 8 characters', type: 'password', required: true, min: 8, max: 1000, complete: 'new-password'};

/** Who may listen here. */
class UsersSheet extends Fetched {
  async fetch() {
    const {items, next} = await api.users({limit: 100});
    return {items, next};
  }

  render() {
    return html`
      <h2>People</h2>
      ${this.problem ? html`<p class="wrong">${this.problem.message}</p>` : ''}
      <ul class="plain-list">${this.thing?.items.map(user => html`
        <li><span class="you" aria-hidden="true">${[...user.name][0]?.toUpperCase()}</span>
          <div class="two"><b>${user.name}</b><small>${user.admin ? 'Administrator' : 'Listener'} since ${day(user.createdAt)}</small></div>
          <button class="plain" aria-haspopup="menu" aria-label="More about ${user.name}" @click=${event => openMenu(event, this.#menu(user))}>${icon('more')}</button></li>`) ?? ''}
      </ul>
      <div class="bar">
        <button class="quiet" @click=${this.#create}>${icon('add')} Add a person</button>
        ${this.thing?.next ? html`<button class="quiet" @click=${this.#more}>More</button>` : ''}
      </div>`;
  }

  #menu(user) {
    const self = user.id === session.value.user.id;
    return [
      {label: 'Set password…', icon: 'edit', run: () => this.#password(user)},
      !self && {label: user.admin ? 'Make a listener' : 'Make an administrator', icon: 'admin',
        run: () => this.#then(() => api.updateUser(user.name, {admin: !user.admin}))},
      !self && {label: 'Delete…', icon: 'trash', danger: true, run: () => this.#delete(user)},
    ];
  }

  async #more() {
    const page = await attempt(() => api.users({limit: 100, after: this.thing.next}));
    if (page) {
      this.thing = {items: [...this.thing.items, ...page.items], next: page.next};
    }
  }

  async #create() {
    const values = await ask('Add a person', [
      {name: 'username', label: 'Name', required: true, max: 100},
      NEW_PASSWORD,
      {name: 'admin', label: 'May manage the library and people', type: 'checkbox'},
    ], {confirm: 'Add'});
    if (values) {
      await this.#then(() => api.createUser(values));
    }
  }

  async #password(user) {
    const values = await ask(`Password of ${user.name}`, [NEW_PASSWORD], {text: 'Their sessions end.'});
    if (values) {
      await attempt(() => api.setUserPassword(user.name, values.password), 'The password was set');
    }
  }

  async #delete(user) {
    if (await sure(`Delete ${user.name}?`, 'Playlists, stars and history of this person will be gone.', 'Delete')) {
      await this.#then(() => api.deleteUser(user.name));
    }
  }

  async #then(work) {
    if (await attempt(work)) {
      this.refetch();
    }
  }
}

customElements.define('p-users', UsersSheet);
