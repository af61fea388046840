// Workspaces and their conversations by kind, with how much was said in each.

import { h, icon } from './dom.js';
import { channelName, enterpriseOf, store } from './store.js';

const GROUPS = [
  ['Channels', (channel) => channel.kind === 'public' && !channel.is_archived],
  ['Private channels', (channel) => channel.kind === 'private' && !channel.is_archived],
  ['Group messages', (channel) => channel.kind === 'mpim' && !channel.is_archived],
  ['Direct messages', (channel) => channel.kind === 'im' && !channel.is_archived],
  ['Archived', (channel) => channel.is_archived],
];

export class Sidebar {
  constructor() {
    this.links = new Map();
    this.selected = '';
    this.enterprise = h('p', { class: 'enterprise' });
    this.teams = h('select', { 'aria-label': 'Workspace', onchange: () => (location.hash = `#/${this.teams.value}`) });
    this.filter = h('input', {
      type: 'search',
      placeholder: 'Find a channel  /',
      'aria-label': 'Find a channel',
      oninput: () => this.narrow(),
    });
    this.list = h('div', { class: 'channels', onkeydown: (event) => this.move(event) });
    this.element = h(
      'aside',
      { class: 'sidebar', 'aria-label': 'Workspaces and channels' },
      h('div', { class: 'workspace' }, this.enterprise, this.teams, this.filter),
      h('nav', { 'aria-label': 'Channels' }, this.list),
    );
    this.changed('workspace');
  }

  changed(what) {
    if (what === 'teams' || what === 'workspace') this.drawTeams();
    if (what === 'workspace') this.draw();
    if (what === 'counts') {
      for (const [id, link] of this.links)
        link.count.textContent = store.channels.get(id).messages.toLocaleString('en');
    }
  }

  drawTeams() {
    const grouped = Map.groupBy ? Map.groupBy(store.teams, enterpriseOf) : new Map([['', store.teams]]);
    const options = [...grouped].flatMap(([org, teams]) => {
      const inside = teams.map((team) => h('option', { value: team.id }, team.name));
      return org ? [h('optgroup', { label: org }, inside)] : inside;
    });
    this.teams.replaceChildren(...options);
    this.teams.value = store.team;
    const team = store.teams.find((known) => known.id === store.team);
    this.enterprise.textContent = team ? enterpriseOf(team) : '';
    this.enterprise.hidden = !this.enterprise.textContent;
  }

  draw() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.channel : '';
    const open = [...this.list.querySelectorAll('details')].map((group) => [group.dataset.group, group.open]);
    const before = new Map(open);
    this.links.clear();
    const all = [...store.channels.values()];
    this.list.replaceChildren(
      ...GROUPS.map(([title, belongs]) => this.group(title, all.filter(belongs), before)).filter(Boolean),
    );
    this.narrow();
    this.select(this.selected);
    if (focused && this.links.has(focused)) this.links.get(focused).element.focus();
  }

  group(title, channels, before) {
    if (channels.length === 0) return null;
    const open = before.has(title) ? before.get(title) : title !== 'Archived' && channels.length <= 400;
    return h(
      'details',
      { open, dataset: { group: title } },
      h('summary', {}, title, h('span', { class: 'amount' }, channels.length)),
      h(
        'ul',
        {},
        channels.map((channel) => h('li', {}, this.link(channel))),
      ),
    );
  }

  link(channel) {
    const name = channelName(channel);
    const count = h('span', { class: 'amount', title: 'messages and replies' }, channel.messages.toLocaleString('en'));
    const element = h(
      'a',
      { href: `#/${store.team}/${channel.id}`, dataset: { channel: channel.id }, title: name },
      icon(channel.kind),
      h('span', { class: 'name' }, name),
      channel.is_ext_shared && h('span', { class: 'tag', title: 'shared with another organisation' }, 'shared'),
      count,
    );
    this.links.set(channel.id, { element, count, name: (name + ' ' + channel.id).toLowerCase() });
    return element;
  }

  select(channel) {
    this.selected = channel;
    for (const [id, link] of this.links) {
      if (id === channel) link.element.setAttribute('aria-current', 'page');
      else link.element.removeAttribute('aria-current');
    }
  }

  narrow() {
    const asked = this.filter.value.trim().toLowerCase().replace(/^#/, '');
    for (const link of this.links.values())
      link.element.parentElement.hidden = asked !== '' && !link.name.includes(asked);
    this.list.querySelectorAll('details').forEach((group) => {
      group.hidden = !group.querySelector('li:not([hidden])');
      if (asked && !group.hidden) group.open = true;
    });
  }

  /** Up and down go through the conversations that are in sight. */
  move(event) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...this.list.querySelectorAll('summary, details[open] li:not([hidden]) a')];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  }
}
