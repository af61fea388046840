// A line of the journal in one line of words.

import { names, personName, store, teamName } from './store.js';
import { plain } from './text.js';

const place = (line) => {
  const channel = line.team === store.team ? store.channels.get(line.channel) : null;
  if (channel && channel.name) return '#' + channel.name;
  return line.channel || '';
};

const who = (line) => (line.team === store.team && personName(line.actor)) || line.actor || '';

function change(line) {
  const data = line.data || {};
  const said = data.text ? plain(data.text, names).replace(/\s+/g, ' ') : '';
  const what = data.name && line.op.includes('react') ? `:${data.name}:` : said || data.name || data.topic || '';
  const elsewhere = line.team && line.team !== store.team ? teamName(line.team) : '';
  return [elsewhere, who(line), line.op.replaceAll('_', ' '), place(line), what].filter(Boolean).join(' · ');
}

function delivery(line) {
  const what = line.event || line.notice || line.envelope || line.event_id;
  if (line.dropped)
    return [what, line.subtype, 'dropped', line.dropped.replaceAll('_', ' ')].filter(Boolean).join(' · ');
  const outcome = line.failure ? `${line.failure} ${line.status || ''}` : line.status;
  const number = line.attempt ? `retry ${line.attempt}` : '';
  return [what, line.subtype, outcome, `${line.answered_ms} ms`, number, line.via === 'socket' && 'by socket']
    .filter(Boolean)
    .join(' · ');
}

function call(line) {
  const wait = line.retry_after ? `again in ${line.retry_after} s` : '';
  return [line.method, line.team && teamName(line.team), line.status || 'no answer', line.error, wait]
    .filter(Boolean)
    .join(' · ');
}

/** Any other type of line: its fields as they come. */
const other = ({ type, seq, at, ...rest }) =>
  Object.values(rest)
    .filter((value) => value !== '')
    .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
    .join(' · ');

export function summary(kind, line) {
  if (kind === 'change') return change(line);
  if (kind === 'delivery') return delivery(line);
  if (kind === 'call') return call(line);
  if (kind !== 'skipped') return other(line);
  return `lines ${line.from} to ${line.to} were passed over; the journal has them`;
}
