// Registered apps as their owner sees them. Credentials stay covered until somebody asks for them.

import { api } from './api.js';
import { h } from './dom.js';
import { store, watch } from './store.js';

const SECRET = /secret|token$/;
let stop, list, trouble, told;

export async function show(content) {
  list = h('div', { class: 'cards' });
  trouble = h('p', { class: 'refused', role: 'alert', hidden: true });
  told = h('p', { class: 'quiet', role: 'status' });
  content.append(
    h(
      'section',
      { class: 'panel', 'aria-labelledby': 'apps-title' },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', { id: 'apps-title' }, 'Apps'),
        h(
          'p',
          { class: 'quiet' },
          "What an app's owner sees. Registering a name that exists changes that app; its credentials stay.",
        ),
      ),
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Apps' },
        list,
        h('h3', {}, 'Register or change one'),
        register(),
      ),
    ),
  );
  stop = watch((what) => what === 'teams' && read());
  await read();
}

export function hide() {
  stop();
}

export async function turn() {}

async function read() {
  const { apps } = await api.apps();
  list.replaceChildren(...(apps.length ? apps.map(card) : [h('p', { class: 'empty' }, 'No app is registered.')]));
}

function refuse(refused) {
  trouble.textContent = refused.message;
  trouble.hidden = false;
}

function card(app) {
  const { name, ...facts } = app;
  const installed = store.teams.filter((team) => (team.apps || []).includes(app.app_id)).map((team) => team.name);
  const enable = () => api.enableEvents(app.app_id).then(read).catch(refuse);
  return h(
    'article',
    { class: 'card', 'aria-label': name },
    h('h3', {}, name, app.events_disabled && h('button', { type: 'button', onclick: enable }, 'Send events again')),
    h(
      'dl',
      {},
      Object.entries(facts).map(([key, value]) =>
        h('div', {}, h('dt', {}, key.replaceAll('_', ' ')), h('dd', {}, shown(key, value))),
      ),
      h(
        'div',
        {},
        h('dt', {}, 'installed in'),
        h('dd', {}, installed.join(', ') || h('span', { class: 'quiet' }, 'no workspace')),
      ),
    ),
  );
}

function shown(key, value) {
  if (Array.isArray(value)) {
    if (value.length === 0) return h('span', { class: 'quiet' }, 'none');
    const items = h(
      'ul',
      { class: 'chips' },
      value.map((item) => h('li', {}, typeof item === 'string' ? item : JSON.stringify(item))),
    );
    return value.length < 4 ? items : h('details', {}, h('summary', {}, value.length), items);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === '' || value === null) return h('span', { class: 'quiet' }, 'none');
  if (typeof value === 'object') return JSON.stringify(value);
  if (!SECRET.test(key)) return h('code', {}, String(value));
  const code = h('code', {}, '••••••••');
  const button = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': `Show ${key.replaceAll('_', ' ')}`,
      onclick: () => {
        const covered = button.textContent === 'Show';
        code.textContent = covered ? String(value) : '••••••••';
        button.textContent = covered ? 'Hide' : 'Show';
      },
    },
    'Show',
  );
  return [code, ' ', button];
}

function kept(answer) {
  const words = `${answer.name} is kept`;
  if (answer.request_url_verified === undefined) return words + '.';
  if (answer.request_url_verified) return `${words}; its request URL repeated the challenge.`;
  return `${words}; its request URL is refused: ${answer.request_url_error || 'it did not repeat the challenge'}.`;
}

function register() {
  const field = (label, name, more = {}) =>
    h('label', {}, h('span', {}, label), h('input', { name, spellcheck: 'false', ...more }));
  const form = h(
    'form',
    {
      class: 'fields',
      onsubmit: async (event) => {
        event.preventDefault();
        const values = new FormData(form);
        const list = (name) =>
          values
            .get(name)
            .split(/[\s,]+/)
            .filter(Boolean);
        const app = { name: values.get('name').trim() };
        if (values.get('request_url').trim()) app.request_url = values.get('request_url').trim();
        if (list('redirect_uris').length) app.redirect_uris = list('redirect_uris');
        if (list('scopes').length) app.scopes = list('scopes');
        if (list('events').length) app.events = list('events');
        if (values.get('rate_class')) app.rate_class = values.get('rate_class');
        if (values.get('socket_mode')) app.socket_mode = values.get('socket_mode') === 'true';
        try {
          const answer = await api.register(app);
          trouble.hidden = true;
          told.textContent = kept(answer);
          await read();
        } catch (refused) {
          refuse(refused);
        }
      },
    },
    field('Name', 'name', { required: true }),
    field('Request URL', 'request_url', { type: 'url', placeholder: 'http://127.0.0.1:3000/slack/events' }),
    field('Redirect URIs', 'redirect_uris', { placeholder: 'http://localhost:3000/callback' }),
    field('Scopes it may ask for', 'scopes', { placeholder: 'any' }),
    field('Events', 'events', { placeholder: 'the usual' }),
    h(
      'label',
      {},
      h('span', {}, 'Rate class'),
      h(
        'select',
        { name: 'rate_class' },
        h('option', { value: '' }, 'as it is'),
        h('option', {}, 'internal'),
        h('option', {}, 'limited'),
      ),
    ),
    h(
      'label',
      {},
      h('span', {}, 'Events come by'),
      h(
        'select',
        { name: 'socket_mode' },
        h('option', { value: '' }, 'as it is'),
        h('option', { value: 'false' }, 'HTTP'),
        h('option', { value: 'true' }, 'Socket Mode'),
      ),
    ),
    h('button', { type: 'submit', class: 'strong' }, 'Register'),
    told,
    trouble,
  );
  return form;
}
