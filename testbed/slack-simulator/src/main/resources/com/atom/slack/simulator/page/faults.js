// Everything the simulator can do wrong on purpose, as it lists it itself; what is on, and a form to switch one on.

import { api } from './api.js';
import { h } from './dom.js';
import { store, teamName } from './store.js';
import { span } from './time.js';

let timer, on, kinds, form, trouble;

export async function show(content) {
  on = h('ul', { class: 'on' });
  kinds = h('div', { class: 'kinds', role: 'radiogroup', 'aria-label': 'Fault' });
  trouble = h('p', { class: 'refused', role: 'alert', hidden: true });
  const team = h(
    'select',
    { name: 'team' },
    h('option', { value: '' }, 'every workspace'),
    store.teams.map((known) => h('option', { value: known.id }, known.name)),
  );
  const dose = h('span', {}, '100 %');
  form = h(
    'form',
    { class: 'fields', onsubmit: add },
    field(
      'Dose',
      h('input', {
        name: 'dose',
        type: 'range',
        min: 0,
        max: 100,
        value: 100,
        oninput: (event) => (dose.textContent = event.target.value + ' %'),
      }),
      dose,
    ),
    field(
      'Lasts, seconds',
      h('input', { name: 'seconds', type: 'number', min: 1, step: 1, value: 300, required: true }),
    ),
    field('Workspace', team),
    field(
      'Method',
      h('input', { name: 'method', placeholder: 'every method', spellcheck: 'false', autocapitalize: 'off' }),
    ),
    field(
      'Retry after or delay, seconds',
      h('input', { name: 'retry_after', type: 'number', min: 0, step: 1, value: 1, required: true }),
    ),
    field(
      'Other fields',
      h('input', { name: 'more', placeholder: 'status=502 copies=3', spellcheck: 'false', autocapitalize: 'off' }),
    ),
    h('button', { type: 'submit', class: 'strong' }, 'Switch on'),
    trouble,
  );
  content.append(
    h(
      'section',
      { class: 'panel faults', 'aria-labelledby': 'faults-title' },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', { id: 'faults-title' }, 'Faults'),
        h('p', { class: 'quiet' }, 'A dose is the share of cases that are struck. Each ends by itself.'),
      ),
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Faults' },
        h('h3', {}, 'On now'),
        on,
        h('h3', {}, 'Switch one on'),
        h('div', { class: 'choose' }, kinds, form),
      ),
    ),
  );
  await read();
  timer = setInterval(() => document.hidden || read(), 2000);
}

export function hide() {
  clearInterval(timer);
}

export async function turn() {}

const field = (name, control, beside) => h('label', {}, h('span', {}, name, beside && ' ', beside), control);

async function read() {
  try {
    draw(await api.faults());
  } catch (refused) {
    refuse(refused);
  }
}

function draw(known) {
  if (kinds.childElementCount !== known.faults.length) {
    kinds.replaceChildren(
      ...known.faults.map((kind, index) =>
        h(
          'label',
          {},
          h('input', { type: 'radio', name: 'fault', value: kind.fault, checked: index === 0 }),
          h('span', {}, h('code', {}, kind.fault), h('span', { class: 'quiet' }, kind.meaning || '')),
        ),
      ),
    );
  }
  const focused = on.contains(document.activeElement) ? document.activeElement.dataset.id : '';
  on.replaceChildren(
    ...(known.on.length ? known.on.map(active) : [h('li', { class: 'quiet none' }, 'None. Everything behaves.')]),
  );
  const button = focused && on.querySelector(`[data-id="${CSS.escape(focused)}"]`);
  if (button) button.focus();
}

/** What a fault says beyond the fields every one has is shown as it comes. */
function active(fault) {
  const { id, fault: kind, team, method, dose, until, retry_after: after, ...rest } = fault;
  const more = Object.entries(rest)
    .filter(([, value]) => value !== '' && value !== null && value !== 0)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const facts = [
    `${Math.round(dose * 100)} %`,
    team ? teamName(team) : 'every workspace',
    method || 'every method',
    `${after} s`,
    `ends in ${span(until - Date.now() / 1000)}`,
    ...more,
  ];
  return h(
    'li',
    {},
    h('code', {}, kind),
    h('span', { class: 'quiet' }, facts.join(' · ')),
    h(
      'button',
      { type: 'button', dataset: { id }, 'aria-label': `Switch off ${kind}`, onclick: () => remove(id) },
      'Switch off',
    ),
  );
}

async function add(event) {
  event.preventDefault();
  const values = new FormData(form);
  const chosen = kinds.querySelector('input:checked');
  await told(
    api.addFault({
      ...others(values.get('more')),
      fault: chosen ? chosen.value : '',
      team: values.get('team'),
      method: values.get('method').trim(),
      dose: Number(values.get('dose')) / 100,
      seconds: Number(values.get('seconds')),
      retry_after: Number(values.get('retry_after')),
    }),
  );
}

/** Fields that only some faults have, as name=value; what is a number is sent as one. */
const others = (text) =>
  Object.fromEntries(
    text
      .split(/\s+/)
      .filter(Boolean)
      .map((pair) => {
        const [name, value = ''] = pair.split('=', 2);
        return [name, value !== '' && !Number.isNaN(Number(value)) ? Number(value) : value];
      }),
  );

const remove = (id) => told(api.removeFault(id));

async function told(answer) {
  try {
    await answer;
    refuse(null);
    document.dispatchEvent(new Event('faults'));
    await read();
  } catch (refused) {
    refuse(refused);
  }
}

function refuse(refused) {
  trouble.textContent = refused ? refused.message : '';
  trouble.hidden = !refused;
}
