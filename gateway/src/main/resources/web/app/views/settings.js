import {html} from 'lit';
import * as api from '../core/api.js';
import {keepPlaying, quality, QUALITIES, theme, THEMES} from '../core/choices.js';
import {attempt, say} from '../core/notices.js';
import {session, signOut} from '../core/session.js';
import {bytes, count, day, span} from '../core/text.js';
import {ask, show, sure} from '../ui/dialogs.js';
import {showKeys} from '../ui/help.js';
import {icon} from '../ui/icons.js';
import {Fetched} from './fetched.js';

const PLACES = [['/artists', 'artist', 'Artists'], ['/tracks', 'track', 'Tracks'], ['/genres', 'genre', 'Genres'], ['/starred', 'star', 'Starred']];

class Settings extends Fetched {
  constructor() {
    super();
    this.watch(theme, quality, keepPlaying);
  }

  async fetch() {
    const part = work => work.catch(() => null);
    const [passwords, library] = await Promise.all([part(api.appPasswords()), part(api.library())]);
    return {passwords: passwords?.items ?? null, library};
  }

  render() {
    const {name, admin} = session.value.user;
    return html`
      <header class="heading"><h1>Settings</h1></header>
      <nav class="elsewhere" aria-label="More places">
        ${PLACES.map(([href, sign, text]) => html`<a href=${href}>${icon(sign)} ${text}</a>`)}
        ${admin ? html`<a href="/admin">${icon('admin')} Manage</a>` : ''}
      </nav>
      <div class="sheets">
        <section class="sheet"><h2>Look</h2>${radios('theme', THEMES.map(([id, text]) => [id, text, '']), theme)}</section>
        <section class="sheet"><h2>Sound</h2>
          ${radios('quality', QUALITIES, quality)}
          <label class="check"><input type="checkbox" .checked=${keepPlaying.value} @change=${event => (keepPlaying.value = event.target.checked)}>
            Go on with similar music when the queue ends</label>
        </section>
        ${this.#passwords()}
        <section class="sheet"><h2>${name}</h2>
          <p class="soft">${admin ? 'Administrator' : 'Listener'} since ${day(session.value.user.createdAt)}</p>
          <div class="stack">
            <button class="quiet" @click=${changePassword}>${icon('edit')} Change password</button>
            <button class="quiet" @click=${showKeys}>${icon('lyrics')} Keyboard</button>
            <button class="quiet" @click=${signOut}>${icon('leave')} Sign out</button>
          </div>
          ${this.#library()}
        </section>
      </div>`;
  }

  #library() {
    const library = this.thing?.library;
    return library ? html`<p class="small-print">${count(library.tracks, 'track')}, ${count(library.albums, 'album')}, ${count(library.artists, 'artist')};
      ${span(library.durationMs)}, ${bytes(library.sizeBytes)}</p>` : '';
  }

  #passwords() {
    const passwords = this.thing?.passwords;
    return html`
      <section class="sheet"><h2>App passwords</h2>
        <p class="soft">One for each Subsonic app. Take it back when the phone is lost; your own password stays yours.</p>
        <ul class="plain-list">
          ${passwords?.map(password => html`<li><div class="two"><b>${password.name}</b>
            <small>made ${day(password.createdAt)}${password.lastUsedAt ? `, last used ${day(password.lastUsedAt)}` : ', never used'}</small></div>
            <button class="quiet danger" @click=${() => this.#revoke(password)}>Revoke</button></li>`) ?? ''}
        </ul>
        <button class="quiet" @click=${this.#create}>${icon('add')} New app password</button>
      </section>`;
  }

  async #create() {
    const values = await ask('New app password', [
      {name: 'name', label: 'For which app or device?', required: true, max: 100},
    ], {confirm: 'Create'});
    const made = values && await attempt(() => api.createAppPassword(values.name));
    if (made) {
      this.refetch();
      await showSecret(made);
    }
  }

  async #revoke(password) {
    if (await sure('Revoke it?', `“${password.name}” will be signed out at once.`, 'Revoke')
        && await attempt(() => api.revokeAppPassword(password.id))) {
      this.refetch();
    }
  }
}

function radios(name, options, choice) {
  return html`<div class="radios" role="radiogroup" aria-label=${name}>
    ${options.map(([id, text, more]) => html`
      <label class="radio"><input type="radio" name=${name} value=${id} .checked=${choice.value === id} @change=${() => (choice.value = id)}>
        <span><b>${text}</b>${more ? html` <small>${more}</small>` : ''}</span></label>`)}
  </div>`;
}

function showSecret({name, secret}) {
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    say('Copied');
  };
  return show(name, close => html`
    <p class="soft">Type this password into the app. It is shown only now.</p>
    <output class="secret">${secret}</output>
    <div class="actions">
      ${navigator.clipboard ? html`<button class="quiet" @click=${() => copy().catch(() => {})}>Copy</button>` : ''}
      <button class="primary" @click=${() => close()}>Done</button>
    </div>`);
}

async function changePassword() {
  const values = await ask('Change password', [
    {name: 'current', label: 'Password until now', type: 'password', required: true, complete: 'current-password'},
    {name: 'password', label: 'New password, at least 8 characters', type: 'password', required: true, min: 8, max: 1000, complete: 'new-password'},
  ], {confirm: 'Change'});
  if (values) {
    await attempt(() => api.changePassword(values.current, values.password), 'The password was changed. All other sessions ended.');
  }
}

customElements.define('p-settings', Settings);
