// The journal as it grows, newest first. What is not looked at is not drawn; only so many lines are kept.

import { calmly, h } from './dom.js';
import { lastSeq, listen } from './live.js';
import { summary } from './summary.js';
import { timeOf } from './time.js';

const KEPT = 2000;
const DRAWN = 300;
const kinds = ['change', 'delivery', 'call'];

const lines = [];
let list,
  filter,
  boxes,
  choices,
  pauseButton,
  note,
  paused = false,
  shown = false,
  waiting = 0;
const soon = calmly(200, () => shown && !paused && draw());

/** Heard from the first moment on, so that the view has a past when it is opened. */
listen((kind, line, text) => {
  know(kind);
  lines.push({ kind, line, text });
  if (lines.length > KEPT + 200) lines.splice(0, lines.length - KEPT);
  if (paused) waiting++;
  soon();
});

/** Types of lines that this page was not told of get a box of their own. */
function know(kind) {
  if (kind === 'skipped' || kinds.includes(kind)) return;
  kinds.push(kind);
  if (choices) choices.append(box(kind));
}

function box(kind) {
  const check = h('input', { type: 'checkbox', value: kind, checked: true, onchange: draw });
  boxes.push(check);
  return h('label', { class: 'kind' }, check, kind);
}

export async function show(content) {
  shown = true;
  filter = h('input', {
    type: 'search',
    placeholder: 'Filter: a word, an id, an error',
    'aria-label': 'Filter the log',
    oninput: draw,
  });
  boxes = [];
  choices = h('div', { class: 'choices' }, kinds.map(box));
  pauseButton = h(
    'button',
    { type: 'button', 'aria-pressed': String(paused), onclick: pause },
    paused ? 'Go on' : 'Pause',
  );
  note = h('p', { class: 'quiet', role: 'status' });
  list = h('ol', { class: 'lines', reversed: true });
  content.append(
    h(
      'section',
      { class: 'panel', 'aria-labelledby': 'log-title' },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', { id: 'log-title' }, 'Live log'),
        note,
        h('div', { class: 'choices' }, filter, choices, pauseButton),
      ),
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Journal lines' }, list),
    ),
  );
  if (lines.length === 0) await past();
  draw();
}

export function hide() {
  shown = false;
}

export async function turn() {}

/** The last lines before this page was opened. */
async function past() {
  const until = lastSeq();
  const response = await fetch(`/_sim/journal?after=${Math.max(0, until - 200)}&limit=200`);
  const before = (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((text) => ({ text, line: JSON.parse(text) }));
  before.forEach(({ line }) => know(line.type));
  lines.unshift(
    ...before.filter(({ line }) => line.seq <= until).map((known) => ({ kind: known.line.type, ...known })),
  );
}

function pause() {
  paused = !paused;
  waiting = 0;
  pauseButton.textContent = paused ? 'Go on' : 'Pause';
  pauseButton.setAttribute('aria-pressed', String(paused));
  draw();
}

function draw() {
  const word = filter.value.trim().toLowerCase();
  const wanted = new Set(['skipped', ...boxes.filter((check) => check.checked).map((check) => check.value)]);
  const open = new Set([...list.querySelectorAll('details[open]')].map((details) => details.dataset.seq));
  const focused = list.contains(document.activeElement) ? document.activeElement.parentElement.dataset.seq : '';
  const rows = [];
  const until = paused ? lines.length - waiting : lines.length;
  for (let at = until - 1; at >= 0 && rows.length < DRAWN; at--) {
    const { kind, line, text } = lines[at];
    const words = summary(kind, line);
    if (!wanted.has(kind) || (word && !text.toLowerCase().includes(word) && !words.toLowerCase().includes(word)))
      continue;
    rows.push(row(kind, line, words, open));
  }
  list.replaceChildren(...rows);
  const again = focused && list.querySelector(`[data-seq="${focused}"] summary`);
  if (again) again.focus();
  note.textContent = paused
    ? `Paused at line ${lastSeq().toLocaleString('en')}`
    : `The last ${rows.length} lines that match`;
}

function row(kind, line, words, open) {
  const seq = String(line.seq || line.to);
  const details = h(
    'details',
    { dataset: { seq }, open: open.has(seq) },
    h(
      'summary',
      {},
      h('span', { class: 'seq' }, seq),
      h('time', {}, line.at ? timeOf(new Date(line.at)) : ''),
      h('span', { class: 'state', dataset: { kind } }, kind),
      h('span', { class: 'words', dataset: { bad: isBad(kind, line) } }, words),
    ),
  );
  const raw = () =>
    details.open && details.childElementCount === 1 && details.append(h('pre', {}, JSON.stringify(line, null, 2)));
  details.addEventListener('toggle', raw);
  raw();
  return h('li', {}, details);
}

const isBad = (kind, line) =>
  (kind === 'delivery' && Boolean(line.failure || line.dropped)) ||
  (kind === 'call' && (line.status !== 200 || Boolean(line.error)));
