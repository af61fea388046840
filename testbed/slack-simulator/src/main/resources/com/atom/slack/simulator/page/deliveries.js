// Events on their way to apps, newest first, with how every attempt went.

import { api } from './api.js';
import { calmly, h } from './dom.js';
import { listen } from './live.js';
import { store, teamName } from './store.js';
import { span, timeOf } from './time.js';

const STATES = { delivered: 'delivered', waiting: 'waiting', given_up: 'given up', dropped: 'dropped' };
let stop, timer, body, apps, chosenApp, chosenTeam, chosenState, note, shown;

export async function show(content) {
  chosenApp = h('select', { 'aria-label': 'App', onchange: read });
  chosenTeam = h('select', { 'aria-label': 'Workspace', onchange: read });
  chosenState = h(
    'select',
    { 'aria-label': 'State', onchange: draw },
    h('option', { value: '' }, 'any state'),
    Object.entries(STATES).map(([state, name]) => h('option', { value: state }, name)),
  );
  body = h('tbody');
  note = h('p', { class: 'empty', hidden: true });
  content.append(
    h(
      'section',
      { class: 'panel', 'aria-labelledby': 'deliveries-title' },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', { id: 'deliveries-title' }, 'Deliveries'),
        h('p', { class: 'quiet' }, 'The last events sent to apps, each with its attempts.'),
        h('div', { class: 'choices' }, chosenApp, chosenTeam, chosenState),
      ),
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Deliveries' },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ['Event', 'App', 'Workspace', 'State', 'Attempts'].map((name) => h('th', { scope: 'col' }, name)),
            ),
          ),
          body,
        ),
        note,
      ),
    ),
  );
  apps = (await api.apps()).apps;
  const option = (value, name) => h('option', { value }, name);
  chosenApp.replaceChildren(option('', 'every app'), ...apps.map((app) => option(app.app_id, app.name)));
  chosenTeam.replaceChildren(option('', 'every workspace'), ...store.teams.map((team) => option(team.id, team.name)));
  const soon = calmly(400, read);
  stop = listen((kind) => (kind === 'delivery' || kind === 'skipped') && soon());
  timer = setInterval(
    () => shown.some((event) => event.state === 'waiting') && ((Date.now() / 1000) % 3 < 1 ? read() : draw()),
    1000,
  );
  await read();
}

export function hide() {
  stop();
  clearInterval(timer);
}

export async function turn() {}

async function read() {
  try {
    shown = (await api.deliveries({ limit: 200, app_id: chosenApp.value, team: chosenTeam.value })).deliveries;
    draw();
  } catch (refused) {
    note.hidden = false;
    note.textContent = refused.message;
  }
}

function draw() {
  const rows = shown.filter((event) => !chosenState.value || event.state === chosenState.value);
  body.replaceChildren(...rows.map(row));
  note.hidden = rows.length > 0;
  note.textContent = shown.length
    ? 'No delivery in this state.'
    : 'Nothing has been sent. An app with a request URL gets events of the workspaces that installed it.';
}

function row(event) {
  const app = apps.find((known) => known.app_id === event.app_id);
  const next = event.state === 'waiting' && Math.max(0, (Date.parse(event.next_attempt_at) - Date.now()) / 1000);
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      h('code', {}, event.type || 'event'),
      event.subtype && h('span', { class: 'quiet' }, ' ' + event.subtype),
      h('span', { class: 'id' }, event.event_id, event.copy_of && ` copy of ${event.copy_of}`),
    ),
    h('td', { title: event.app_id }, app ? app.name : event.app_id),
    h('td', { title: event.team }, event.team ? teamName(event.team) : ''),
    h(
      'td',
      {},
      h('span', { class: 'state', dataset: { state: event.state } }, STATES[event.state] || event.state),
      event.dropped && h('span', { class: 'quiet' }, ' ' + event.dropped.replaceAll('_', ' ')),
      next !== false && h('span', { class: 'quiet' }, next > 0 ? ` next in ${span(next)}` : ' on its way'),
    ),
    h(
      'td',
      {},
      h(
        'ol',
        { class: 'attempts' },
        event.attempts.map((attempt) => {
          const good = !attempt.failure;
          return h(
            'li',
            { dataset: { good }, title: attempt.at },
            h('span', { class: 'quiet' }, timeOf(new Date(attempt.at))),
            ' ',
            h('strong', {}, attempt.status || 'no answer'),
            ` ${attempt.answered_ms} ms`,
            attempt.failure && ` ${attempt.failure}`,
            attempt.via === 'socket' && ' by socket',
            attempt.extra && ' sent once more',
            attempt.faults && h('span', { class: 'quiet' }, ' ' + attempt.faults.join(', ')),
          );
        }),
      ),
    ),
  );
}
