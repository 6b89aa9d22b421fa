// Every instance of every service, and what an operator may do with its weight.
import {html, nothing} from 'lit';
import * as api from '../core/api.js';
import {attempt} from '../core/notices.js';
import {span} from '../core/text.js';
import {ask, sure} from '../ui/dialogs.js';
import {icon} from '../ui/icons.js';

const MEANING = '100 is as much as its siblings get. Beside a version that has 100, 5 gets five per cent of listeners, the same ones each time. 0 gets nothing.';
const BREAKER = {closed: ['good', 'closed'], half_open: ['fair', 'half open'], open: ['bad', 'open']};

/** Sentences about what an operator should look at. */
export function troubles({silent, services}) {
  return [
    ...silent.map(node => `${node.name || node.nodeId} does not answer.`),
    ...services.filter(({breaker}) => breaker === 'open').map(at => `${at.openAt === 1 ? 'One node does' : `${at.openAt} nodes do`} not ask ${named(at)} at ${at.node}: it failed too often.`),
    ...services.filter(({weight, note}) => weight === 0 && note).map(at => `${named(at)} at ${at.node} gets no work: ${at.note}.`),
  ];
}

/** @param changed called when a weight was changed */
export function servicesTable(services, changed) {
  return html`
    <div class="figures-box"><table class="figures">
      <thead><tr><th>Service</th><th>Version</th><th>Node</th><th class="number">Weight</th><th class="number">In flight</th><th class="number">Answered</th>
        <th class="number">Failed</th><th class="number" title="Half of the answers of the last minute were quicker">p50</th>
        <th class="number" title="99 of 100 answers of the last minute were quicker">p99</th>
        <th class="number" title="Kafka records that it is behind">Lag</th><th>Breaker</th><th class="number">Up</th></tr></thead>
      <tbody>${services.map((at, i) => instance(at, services[i - 1]?.service !== at.service, services, changed))}</tbody>
    </table></div>`;
}

function instance(at, first, services, changed) {
  const [sign, word] = BREAKER[at.breaker];
  return html`
    <tr class=${first ? 'first' : ''}>
      ${first ? html`<th scope="row">${at.service}</th>` : html`<th scope="row"><span class="unseen">${at.service}</span></th>`}
      <td>${at.version}${at.language === 'java' ? nothing : html` <small>${at.language}</small>`}</td>
      <td>${at.node}${at.zone ? html` <small>${at.zone}</small>` : nothing}${at.nodeState === 'ready' ? nothing : html` <small>${at.nodeState}</small>`}
        ${at.note ? html`<small class="note">${at.note}</small>` : nothing}</td>
      <td class="number"><button class="weight ${at.weight < 100 ? 'part' : ''}" aria-label="Weight of ${named(at)}: ${at.weight}. Change" title="Change"
        @click=${() => weigh(at, services, changed)}>${at.weight}${icon('edit')}</button></td>
      <td class="number">${at.inFlight}</td>
      <td class="number">${at.answered.toLocaleString()}</td>
      <td class="number ${at.failed ? 'strong' : ''}">${at.failed.toLocaleString()}</td>
      <td class="number">${ms(at.p50Ms)}</td>
      <td class="number">${ms(at.p99Ms)}</td>
      <td class="number">${at.lag?.toLocaleString() ?? '–'}</td>
      <td><span class="state ${sign}">${word}${at.openAt > 1 ? ` at ${at.openAt}` : ''}</span></td>
      <td class="number">${span(Date.now() - Date.parse(at.startedAt))}</td>
    </tr>`;
}

async function weigh(at, services, changed) {
  const values = await ask(`Weight of ${named(at)}`, [
    {name: 'weight', label: 'Weight, 0 to 100', type: 'number', value: at.weight, required: true, least: 0, most: 100},
    {name: 'reason', label: 'Why, for others who look', max: 500},
  ], {confirm: 'Change', text: MEANING});
  if (!values) {
    return;
  }
  const weight = Number(values.weight);
  const left = services.some(other => other.service === at.service && other.version !== at.version && other.weight > 0);
  if (weight === 0 && !left && !await sure(`Nobody is left for ${at.service}`, `No other version of ${at.service} gets work: it would be away.`, 'Change all the same')) {
    return;
  }
  const wish = {version: at.version, weight, ...(values.reason ? {reason: values.reason} : {})};
  await attempt(() => api.weighService(at.service, wish), `${named(at)} has weight ${weight} now`);
  changed();
}

function named({service, version}) {
  return `${service} ${version}`;
}

function ms(value) {
  return value === 0 ? '–' : `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString()} ms`;
}
