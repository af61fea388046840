// Rate limit windows that calls have opened and that have not ended.

import { api } from './api.js';
import { h } from './dom.js';
import { channelName, store, teamName } from './store.js';

let timer, body, note, apps;

export async function show(content) {
  body = h('tbody');
  note = h('p', { class: 'empty', hidden: true });
  content.append(
    h(
      'section',
      { class: 'panel', 'aria-labelledby': 'limits-title' },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', { id: 'limits-title' }, 'Limits in use'),
        h(
          'p',
          { class: 'quiet' },
          'Calls of each method, workspace and app in windows that begin with their first call; fullest first.',
        ),
      ),
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Limits in use' },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ['Method', 'Workspace', 'App', 'Used', '', 'Resets in'].map((name) => h('th', { scope: 'col' }, name)),
            ),
          ),
          body,
        ),
        note,
      ),
    ),
  );
  apps = (await api.apps()).apps;
  timer = setInterval(() => document.hidden || read(), 1000);
  await read();
}

export function hide() {
  clearInterval(timer);
}

export async function turn() {}

async function read() {
  try {
    const { limits } = await api.limits();
    body.replaceChildren(...limits.map(row));
    note.hidden = limits.length > 0;
    note.textContent = 'No window is open: nobody has called in the last minute.';
  } catch (refused) {
    note.hidden = false;
    note.textContent = refused.message;
  }
}

function row(limit) {
  const app = apps.find((known) => known.app_id === limit.app_id);
  const channel = limit.channel && limit.team === store.team && store.channels.get(limit.channel);
  const full = limit.used >= limit.allowed;
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      h('code', {}, limit.method),
      limit.channel && h('span', { class: 'quiet' }, ' in ' + (channel ? channelName(channel) : limit.channel)),
    ),
    h('td', { title: limit.team }, teamName(limit.team)),
    h('td', { title: limit.app_id }, app ? app.name : limit.app_id),
    h('td', { class: 'number' }, `${limit.used.toLocaleString('en')} of ${limit.allowed.toLocaleString('en')}`),
    h(
      'td',
      {},
      h('meter', {
        min: 0,
        max: limit.allowed,
        high: limit.allowed * 0.8,
        optimum: 0,
        value: limit.used,
        'aria-label': `${limit.method}: ${limit.used} of ${limit.allowed}`,
      }),
      full && h('span', { class: 'state', dataset: { state: 'given_up' } }, '429 until then'),
    ),
    h('td', { class: 'number' }, `${limit.resets_in_seconds} s`),
  );
}
