// One conversation: what it is, what was said, and a place to say something.

import { api } from './api.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { h, icon, plural } from './dom.js';
import { channelMenu } from './menu.js';
import { act, actAs, channelName, names, personName, store } from './store.js';
import { rendered } from './text.js';

export class Pane {
  constructor(team, id) {
    this.team = team;
    this.id = id;
    this.members = new Set();
    this.topic = '';
    this.closed = false;
    this.head = h('header', { class: 'head' });
    this.conversation = new Conversation(team, id);
    this.persona = h('select', { id: 'persona', onchange: () => actAs(this.persona.value) });
    this.composer = new Composer({
      label: 'Message',
      send: (text) => act({ action: 'post', channel: this.id, text }),
      beside: [h('label', { for: 'persona' }, 'as'), this.persona],
    });
    this.outside = h('p', { class: 'outside', hidden: true });
    this.element = h(
      'div',
      { class: 'conversation' },
      this.head,
      this.conversation.element,
      this.outside,
      this.composer.element,
    );
  }

  get channel() {
    return store.channels.get(this.id);
  }

  async load() {
    this.draw();
    const answer = await this.conversation.newest();
    if (answer && !this.closed) this.take(answer);
  }

  take(answer) {
    this.members = new Set(answer.members);
    this.topic =
      (answer.channel.topic && answer.channel.topic.value) ||
      (answer.channel.purpose && answer.channel.purpose.value) ||
      '';
    this.draw();
  }

  close() {
    this.closed = true;
    this.conversation.close();
  }

  changed(what) {
    if (!this.channel) return;
    if (what === 'counts') this.drawFigures();
    else this.draw();
    if (what === 'persona') this.conversation.redraw();
  }

  heard(kind, line) {
    this.conversation.heard(kind, line);
    if (kind !== 'change' || line.channel !== this.id) return;
    if (line.op === 'join') this.members.add(line.data.user);
    if (line.op === 'leave') this.members.delete(line.data.user);
    if (['topic', 'purpose'].includes(line.op))
      api.messages(this.team, this.id, { limit: 1 }).then(
        (answer) => this.take(answer),
        () => {},
      );
    else if (['join', 'leave', 'archive', 'unarchive'].includes(line.op)) this.draw();
  }

  draw() {
    const channel = this.channel;
    this.figures = h('p', { class: 'figures' });
    this.head.replaceChildren(
      h(
        'a',
        {
          class: 'back',
          href: `#/${this.team}`,
          'aria-label': 'All channels',
          onclick: () => (document.body.dataset.depth = 'list'),
        },
        icon('back'),
      ),
      h(
        'div',
        { class: 'title' },
        h(
          'h2',
          {},
          icon(channel.kind),
          channelName(channel),
          channel.is_archived && h('span', { class: 'tag' }, 'archived'),
          channel.is_ext_shared && h('span', { class: 'tag' }, 'shared'),
        ),
        this.figures,
      ),
      h('p', { class: 'topic' }, rendered(this.topic, names)),
      this.menu(),
    );
    this.drawFigures();
    this.drawPersona();
  }

  /** One that is open stays as it is under the hand. */
  menu() {
    if (!this.opened || !this.opened.open) this.opened = channelMenu(this.channel, this.members);
    return this.opened;
  }

  drawFigures() {
    const members = this.members.size ? plural(this.members.size, 'member') + ' · ' : '';
    this.figures.textContent = `${members}${plural(this.channel.messages, 'message')} · ${this.id}`;
  }

  drawPersona() {
    const known = [...store.people.values()].filter((person) => !person.deleted);
    const option = (person) =>
      h('option', { value: person.id }, (person.real_name || person.name) + (person.is_bot ? ' (bot)' : ''));
    const inside = known.filter((person) => this.members.has(person.id));
    const outside = known.filter((person) => !this.members.has(person.id));
    this.persona.replaceChildren(
      h('optgroup', { label: 'In this conversation' }, inside.map(option)),
      h('optgroup', { label: 'Not in it' }, outside.map(option)),
    );
    this.persona.value = store.persona;
    const member = this.members.has(store.persona);
    const archived = this.channel.is_archived;
    this.composer.enabled(member && !archived);
    this.outside.hidden = member && !archived;
    if (archived) this.outside.replaceChildren('This channel is archived.');
    else if (!member && this.members.size) {
      const join = () => act({ action: 'join', channel: this.id }).catch((refused) => this.composer.refuse(refused));
      this.outside.replaceChildren(
        `${personName(store.persona)} is not in this conversation.`,
        h('button', { type: 'button', onclick: join }, 'Join'),
      );
    } else this.outside.hidden = true;
  }
}
