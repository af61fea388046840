// Workspaces and channels at the side, one conversation beside them.

import { h } from './dom.js';
import { listen } from './live.js';
import { Pane } from './pane.js';
import { Sidebar } from './sidebar.js';
import { enter, store, watch } from './store.js';

let sidebar, pane, place, stops;

export async function show(content, steps) {
  sidebar = new Sidebar();
  place = h('section', { class: 'pane', 'aria-label': 'Conversation' });
  content.append(sidebar.element, place);
  stops = [
    watch((what) => {
      sidebar.changed(what);
      if (pane && !store.channels.has(pane.id)) left();
      else if (pane) pane.changed(what);
    }),
    listen((kind, line) => {
      if (!pane) return;
      if (kind === 'change' && line.op === 'change_id' && line.channel === pane.id)
        pane.movedTo = line.data.new_channel;
      pane.heard(kind, line);
    }),
  ];
  document.addEventListener('keydown', shortcut);
  await turn(steps);
}

export function hide() {
  stops.forEach((stop) => stop());
  document.removeEventListener('keydown', shortcut);
  close();
}

/** @param steps TEAM, CHANNEL */
export async function turn([team, asked, gone]) {
  if (!team) {
    place.replaceChildren(h('p', { class: 'empty' }, 'This simulator has no workspace.'));
    return;
  }
  await enter(team);
  const wide = matchMedia('(min-width: 720px)').matches;
  const channel = asked || (wide ? (first() || { id: '' }).id : '');
  document.body.dataset.depth = channel ? 'channel' : 'list';
  sidebar.select(channel);
  if (pane && pane.team === team && pane.id === channel && !gone) return;
  close();
  place.replaceChildren();
  if (!channel) return;
  if (!store.channels.has(channel)) {
    place.replaceChildren(h('p', { class: 'empty' }, `There is no channel ${channel} in ${store.name}.`));
    return;
  }
  pane = new Pane(team, channel);
  place.append(pane.element);
  await pane.load();
}

const first = () =>
  [...store.channels.values()].find((channel) => channel.kind === 'public' && !channel.is_archived) ||
  [...store.channels.values()][0];

/** The channel that is shown is there no more, or has another id. */
function left() {
  if (pane.movedTo && store.channels.has(pane.movedTo)) location.replace(`#/${pane.team}/${pane.movedTo}`);
  else turn([pane.team, pane.id, 'gone']);
}

function close() {
  if (pane) pane.close();
  pane = null;
}

function shortcut(event) {
  const typing = event.target.closest('input, textarea, select');
  if (event.key === '/' && !typing) {
    event.preventDefault();
    sidebar.filter.focus();
  }
}
