import {html, nothing} from 'lit';
import * as api from '../core/api.js';
import {attempt} from '../core/notices.js';
import {session} from '../core/session.js';
import {bytes, count, span} from '../core/text.js';
import {sure} from '../ui/dialogs.js';
import {Part} from '../ui/element.js';
import {icon} from '../ui/icons.js';
import {openMenu} from '../ui/menu.js';
import {forbidden, manageTabs} from './admin.js';
import {sorry} from './fetched.js';
import {servicesTable, troubles} from './services-table.js';

const EVERY_MS = 2_000;
const SIGN = {ready: 'good', starting: 'fair', draining: 'fair'};

/** The cluster for those who run it: looked at again every two seconds for as long as the page is seen. */
class Nodes extends Part {
  static properties = {cluster: {state: true}, problem: {state: true}, heardAt: {state: true}};

  #timer = 0;

  constructor() {
    super();
    this.cluster = null;
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const seen = () => document.visibilityState === 'visible' && this.look();
    document.addEventListener('visibilitychange', seen);
    this.until(() => document.removeEventListener('visibilitychange', seen));
    this.until(() => clearTimeout(this.#timer));
    if (session.value.user.admin) {
      this.look();
    }
  }

  async look() {
    clearTimeout(this.#timer);
    try {
      const [nodes, services] = await Promise.all([api.nodes(), api.services()]);
      this.cluster = {...nodes, services: services.items};
      this.heardAt = new Date();
      this.problem = null;
    } catch (problem) {
      // What is shown already stays, and says how old it is.
      this.problem = problem;
    }
    clearTimeout(this.#timer);
    if (this.isConnected && document.visibilityState === 'visible') {
      this.#timer = setTimeout(() => this.look(), EVERY_MS);
    }
  }

  render() {
    if (!session.value.user.admin) {
      return forbidden();
    }
    return html`
      <header class="heading"><h1>Manage</h1></header>
      ${manageTabs('nodes')}
      ${this.cluster ? this.#all() : this.problem ? sorry(this.problem, () => this.look()) : html`<p class="soft" role="status">Asking the nodes…</p>`}`;
  }

  #all() {
    const {items, silent, services} = this.cluster;
    const wrong = troubles(this.cluster);
    return html`
      <p class="verdict" role="status">${this.problem
        ? html`<span class="state bad">Not up to date</span> ${this.problem.message} This is from ${this.heardAt.toLocaleTimeString()}.`
        : html`<span class="state ${wrong.length ? 'bad' : 'good'}">${wrong.length ? count(wrong.length, 'problem') : 'All is well'}</span>
          ${count(items.length + silent.length, 'node')}, ${count(services.length, 'instance')}`}</p>
      ${wrong.length ? html`<ul class="troubles">${wrong.map(trouble => html`<li>${trouble}</li>`)}</ul>` : nothing}
      <h2>Nodes</h2>
      <div class="figures-box"><table class="figures">
        <thead><tr><th>Node</th><th>State</th><th>Version</th><th class="number">Up</th><th>Memory</th><th>Runs</th><th><span class="unseen">Actions</span></th></tr></thead>
        <tbody>${items.map(node => this.#node(node))}${silent.map(node => html`
          <tr class="gone"><th scope="row">${node.name || node.nodeId}</th><td><span class="state bad">No answer</span></td><td colspan="5"></td></tr>`)}</tbody>
      </table></div>
      <h2>Services</h2>
      ${servicesTable(services, () => this.look())}`;
  }

  #node(node) {
    return html`
      <tr>
        <th scope="row">${node.name}${node.zone ? html` <small>${node.zone}</small>` : nothing}</th>
        <td><span class="state ${SIGN[node.state]}">${node.state}</span></td>
        <td>${node.version}</td>
        <td class="number">${span(Date.now() - Date.parse(node.startedAt))}</td>
        <td><meter min="0" max=${node.heapMaxBytes} .value=${node.heapUsedBytes} aria-label="Memory"></meter>
          <small>${bytes(node.heapUsedBytes)} of ${bytes(node.heapMaxBytes)}</small></td>
        <td class="wide">${node.services.join(', ') || html`<small>nothing</small>`}</td>
        <td><button class="plain" aria-haspopup="menu" aria-label="More about ${node.name}" @click=${event => openMenu(event, [
          {label: 'Drain…', icon: 'leave', danger: true, run: () => this.#drain(node)},
        ])}>${icon('more')}</button></td>
      </tr>`;
  }

  async #drain(node) {
    const lost = node.onlyHere.length
      ? ` Nobody else runs ${node.onlyHere.join(', ')}: until somebody does, that is away.` : '';
    const text = `Nothing new goes to it, what is under way ends, then its process ends.${lost}`;
    if (await sure(`Drain ${node.name}?`, text, 'Drain')) {
      await attempt(() => api.drainNode(node.id), `${node.name} is leaving`);
      this.look();
    }
  }
}

customElements.define('p-nodes', Nodes);
