import {html} from 'lit';
import * as api from '../core/api.js';
import {attempt} from '../core/notices.js';
import {hear} from '../core/socket.js';
import {count, span} from '../core/text.js';
import {icon} from '../ui/icons.js';
import {Fetched} from './fetched.js';

const PROBLEMS = 50;
const PHASES = {
  none: 'No scan yet', walking: 'Looking through the folders', missing: 'Looking for files that are gone', reading: 'Reading files',
  done: 'Up to date', cancelled: 'Cancelled', stopped: 'Stopped',
};

/** The library: how a scan goes, and what it could not read. */
class ScanSheet extends Fetched {
  static properties = {problems: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.until(hear('scan.progress', progress => {
      const ended = this.thing?.running && !progress.running;
      this.thing = {...this.thing, ...progress};
      if (ended) {
        this.refetch();
      }
    }));
  }

  async fetch() {
    const [scan, problems] = await Promise.all([api.scan(), api.scanProblems({limit: PROBLEMS}).catch(() => null)]);
    this.problems = problems;
    return scan;
  }

  render() {
    const scan = this.thing;
    return html`
      <h2>Library</h2>
      ${this.problem ? html`<p class="wrong">${this.problem.message}</p>` : ''}
      ${scan ? this.#progress(scan) : ''}
      <div class="bar">
        ${scan?.running
          ? html`<button class="quiet" @click=${() => this.#do(api.cancelScan)}>${icon('close')} Cancel</button>`
          : html`<button class="primary" @click=${() => this.#do(() => api.startScan(false))}>${icon('repeat')} Scan</button>
            <button class="quiet" @click=${() => this.#do(() => api.startScan(true))}>Read every file again</button>
            ${scan?.phase === 'stopped' ? html`<button class="quiet" title="Files that are gone are hidden; they come back with all you gave them when the files do"
              @click=${() => this.#do(() => api.startScan(false, true))}>Scan and accept</button>` : ''}`}
      </div>
      ${this.problems?.total ? html`
        <details><summary>${count(this.problems.total, 'file')} could not be read</summary>
          <ul class="plain-list">${this.problems.items.map(({path, reason}) => html`<li><div class="two"><b>${path}</b><small>${reason}</small></div></li>`)}</ul>
        </details>` : ''}`;
  }

  #progress(scan) {
    const part = scan.phase === 'reading' && scan.files ? scan.filesDone / scan.files : scan.running ? null : 1;
    return html`
      <p><b>${PHASES[scan.phase] ?? scan.phase}</b>${scan.reason ? html`: ${scan.reason}` : ''}</p>
      ${scan.running ? html`
        <progress max="1" .value=${part ?? 0} ?data-unknown=${part === null} aria-label="Progress of the scan"></progress>
        <p class="soft">${count(scan.filesDone, 'file')}${scan.phase === 'reading' ? ` of ${scan.files.toLocaleString()}` : ''}${scan.filesPerSecond
          ? ` · ${Math.round(scan.filesPerSecond).toLocaleString()} a second` : ''}${scan.remainingMs ? ` · ${span(scan.remainingMs)} left` : ''}</p>`
      : html`<p class="soft">${count(scan.read, 'file')} read, ${scan.gone} gone, ${count(scan.problems, 'problem')} in the last scan</p>`}`;
  }

  async #do(work) {
    const scan = await attempt(work);
    if (scan) {
      this.thing = scan;
    }
  }
}

customElements.define('p-scan', ScanSheet);
