import {html, nothing} from 'lit';
import {session} from '../core/session.js';
import {Part} from '../ui/element.js';
import './scan-sheet.js';
import './users-sheet.js';

const PAGES = [['admin', '/admin', 'Library and people'], ['nodes', '/admin/nodes', 'Nodes']];

export function forbidden() {
  return html`<div class="empty"><h1>Only administrators may do this</h1></div>`;
}

/** The ways between the pages for administrators. */
export function manageTabs(here) {
  return html`<nav class="tabs" aria-label="Manage">${PAGES.map(([id, href, name]) => html`
    <a href=${href} aria-current=${id === here ? 'page' : nothing}>${name}</a>`)}</nav>`;
}

class Admin extends Part {
  render() {
    if (!session.value.user.admin) {
      return forbidden();
    }
    return html`
      <header class="heading"><h1>Manage</h1></header>
      ${manageTabs('admin')}
      <div class="sheets"><p-scan class="sheet"></p-scan><p-users class="sheet"></p-users></div>`;
  }
}

customElements.define('p-admin', Admin);
