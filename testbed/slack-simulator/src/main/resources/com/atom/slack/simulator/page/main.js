// Which view the address means, the bar above and the ticker below.

import { api } from './api.js';
import { plural } from './dom.js';
import { begin, lastSeq, listen } from './live.js';
import { enter, loadTeams, store } from './store.js';
import { summary } from './summary.js';
import * as messages from './messages.js';
import * as deliveries from './deliveries.js';
import * as limits from './limits.js';
import * as faults from './faults.js';
import * as apps from './apps.js';
import * as log from './log.js';

const views = { messages, deliveries, limits, faults, apps, log };
const content = document.getElementById('content');
const trouble = document.getElementById('trouble');
let shown = null;

export function tellTrouble(failure) {
  trouble.textContent = failure ? failure.message : '';
  trouble.hidden = !failure;
}

async function route() {
  const steps = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  const name = steps[0] in views && steps[0] !== 'messages' ? steps[0] : 'messages';
  document.querySelectorAll('.tabs a').forEach((tab) => {
    if (tab.dataset.view === name) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  });
  tellTrouble(null);
  try {
    const team = (name === 'messages' && steps[0]) || store.team || (store.teams[0] || { id: '' }).id;
    if (team) await enter(team);
    if (name === 'messages') steps[0] = team;
    if (shown !== views[name]) {
      if (shown) shown.hide();
      content.replaceChildren();
      shown = views[name];
      content.dataset.view = name;
      await shown.show(content, steps);
    } else {
      await shown.turn(steps);
    }
  } catch (failure) {
    tellTrouble(failure);
  }
}

function ticker() {
  const lamp = document.getElementById('lamp');
  const latest = document.getElementById('latest');
  const words = { open: 'live', opening: 'connecting', hidden: 'resting' };
  let last = null;
  listen((kind, line) => {
    last = [kind, line];
  });
  setInterval(() => {
    if (last) {
      latest.textContent = summary(...last);
      last = null;
    }
    document.getElementById('seq').textContent = 'line ' + lastSeq().toLocaleString('en');
  }, 250);
  return (state) => {
    lamp.dataset.state = state;
    lamp.textContent = words[state];
  };
}

async function figures() {
  if (document.hidden) return;
  try {
    const [status, known] = await Promise.all([api.status(), api.faults()]);
    document.getElementById('undelivered').textContent = status.undelivered
      ? plural(status.undelivered, 'event') + ' waiting'
      : '';
    const on = document.getElementById('faults-on');
    on.hidden = known.on.length === 0;
    on.textContent = known.on.length;
    on.title = plural(known.on.length, 'fault') + ' on';
  } catch {
    // the lamp tells it already
  }
}

function clock() {
  const form = document.getElementById('clock');
  const field = document.getElementById('clock-scale');
  let touched = false;
  const read = () =>
    api.clock().then(
      (answer) => touched || (field.value = answer.scale),
      () => {},
    );
  field.addEventListener('input', () => (touched = true));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    touched = false;
    api.setClock(Number(field.value)).then(() => tellTrouble(null), tellTrouble);
  });
  document.addEventListener('visibilitychange', () => document.hidden || read());
  read();
}

document.addEventListener('faults', figures);
window.addEventListener('hashchange', route);
const lamp = ticker();
clock();
setInterval(figures, 5000);
figures();
loadTeams()
  .then((seq) => begin(seq, lamp), tellTrouble)
  .then(route);
