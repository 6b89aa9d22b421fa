import {html} from 'lit';
import {session} from '../core/session.js';
import {Part} from '../ui/element.js';
import './scan-sheet.js';
import './users-sheet.js';

class Admin extends Part {
  render() {
    if (!session.value.user.admin) {
      return html`<div class="empty"><h1>Only administrators may do this</h1></div>`;
    }
    return html`
      <header class="heading"><h1>Manage</h1></header>
      <div class="sheets"><p-scan class="sheet"></p-scan><p-users class="sheet"></p-users></div>`;
  }
}

customElements.define('p-admin', Admin);
