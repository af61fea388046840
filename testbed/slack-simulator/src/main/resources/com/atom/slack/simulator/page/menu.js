// What one can do to a channel, as whoever is chosen.

import { h, icon } from './dom.js';
import { act, personName, store } from './store.js';

export function channelMenu(channel, members) {
  const who = personName(store.persona);
  const named = channel.kind === 'public' || channel.kind === 'private';
  const trouble = h('p', { class: 'refused', role: 'alert', hidden: true });
  const menu = h('details', { class: 'menu', onkeydown: (event) => event.key === 'Escape' && shut() });
  const shut = () => {
    menu.open = false;
    menu.querySelector('summary').focus();
  };
  const run = async (wish) => {
    try {
      await act({ channel: channel.id, ...wish });
      shut();
    } catch (refused) {
      trouble.textContent = refused.message;
      trouble.hidden = false;
    }
  };
  const item = (title, wish) => h('button', { type: 'button', onclick: () => run(wish) }, title);
  const asking = (title, field, wish) => {
    const value = h('input', { 'aria-label': title, placeholder: field, required: true });
    return h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          run(wish(value.value));
        },
      },
      value,
      h('button', { type: 'submit' }, title),
    );
  };
  menu.append(
    h('summary', { 'aria-label': 'What to do with this channel', title: 'What to do with this channel' }, icon('more')),
    h(
      'div',
      { class: 'items' },
      h('p', { class: 'who' }, `as ${who}`),
      members.has(store.persona) ? item('Leave', { action: 'leave' }) : item('Join', { action: 'join' }),
      named &&
        (channel.is_archived ? item('Unarchive', { action: 'unarchive' }) : item('Archive', { action: 'archive' })),
      named && asking('Rename', 'new-name', (name) => ({ action: 'rename', name })),
      named && asking('Set topic', 'What it is about', (text) => ({ action: 'topic', text })),
      trouble,
    ),
  );
  return menu;
}
