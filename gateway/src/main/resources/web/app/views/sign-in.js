import {html} from 'lit';
import {signIn} from '../core/session.js';
import {Part} from '../ui/element.js';

class SignIn extends Part {
  static properties = {problem: {state: true}, busy: {state: true}};

  render() {
    return html`
      <main class="sign-in">
        <div class="glow" aria-hidden="true"></div>
        <form @submit=${this.#submit}>
          <img src="/icon.svg" alt="" width="64" height="64">
          <h1>Polyphony</h1>
          <p class="soft">Your music, and what comes next.</p>
          <label class="field"><span>Name</span>
            <input name="username" autocomplete="username" required maxlength="100" autofocus autocapitalize="none" spellcheck="false"></label>
          <label class="field"><span>Password</span>
            <input name="password" type="password" autocomplete="current-password" required maxlength="1000"></label>
          <p class="wrong" role="alert">${this.problem?.message ?? ''}</p>
          <button class="primary" ?disabled=${this.busy}>${this.busy ? 'Signing in…' : 'Sign in'}</button>
        </form>
      </main>`;
  }

  async #submit(event) {
    event.preventDefault();
    const {username, password} = event.target.elements;
    this.busy = true;
    this.problem = null;
    try {
      await signIn(username.value, password.value);
    } catch (problem) {
      this.problem = problem.status === 401 ? {message: 'The name or the password is wrong.'} : problem;
      password.select();
    }
    this.busy = false;
  }
}

customElements.define('p-sign-in', SignIn);
