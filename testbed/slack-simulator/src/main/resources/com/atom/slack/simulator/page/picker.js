// A small choice of emoji, and a field for the name of any other.

import { h, icon } from './dom.js';
import { OFTEN, sign } from './emoji.js';

export function picker(chosen) {
  const picked = (name) => {
    box.open = false;
    chosen(name);
  };
  const name = h('input', {
    'aria-label': 'Name of another emoji',
    placeholder: 'name',
    pattern: ":?[A-Za-z0-9_+'\\-]+:?",
    required: true,
  });
  const fill = () => [
    h(
      'div',
      { class: 'signs' },
      OFTEN.map((often) =>
        h(
          'button',
          { type: 'button', 'aria-label': often, title: `:${often}:`, onclick: () => picked(often) },
          sign(often),
        ),
      ),
    ),
    h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          picked(name.value.replaceAll(':', ''));
        },
      },
      name,
      h('button', { type: 'submit' }, 'React'),
    ),
  ];
  const items = h('div', { class: 'items' });
  const box = h(
    'details',
    {
      class: 'menu',
      ontoggle: () => box.open && !items.firstChild && items.append(...fill()),
      onkeydown: (event) => event.key === 'Escape' && (box.open = false),
    },
    h('summary', { 'aria-label': 'React', title: 'React' }, icon('react')),
    items,
  );
  return box;
}
