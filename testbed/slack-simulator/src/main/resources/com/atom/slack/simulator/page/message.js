// One message as a person sees it, with what one can do to it.

import { Composer } from './composer.js';
import { h, icon } from './dom.js';
import { sign } from './emoji.js';
import { attachments, files } from './extras.js';
import { picker } from './picker.js';
import { act, names, personName, store } from './store.js';
import { blockText, rendered } from './text.js';
import { dateOf, dayAndTimeOf } from './time.js';

const SYSTEM = /^(?:channel|group|bot)_(?!message)/;

export class Message {
  /** @param does {reply}; without it the message cannot be answered in place */
  constructor(channel, message, does) {
    this.channel = channel;
    this.message = message;
    this.does = does;
    this.busy = false;
    this.element = h('article', { class: 'message', tabindex: '-1' });
    this.draw();
  }

  update(message) {
    this.message = message;
    this.draw();
  }

  compact(is) {
    this.element.classList.toggle('compact', Boolean(is));
  }

  /** Waits while somebody writes in it. */
  draw() {
    if (this.busy) return;
    const focused = this.element.contains(document.activeElement);
    const { message } = this;
    const system = SYSTEM.test(message.subtype || '');
    const tombstone = message.subtype === 'tombstone';
    this.element.classList.toggle('system', system);
    this.element.classList.toggle('tombstone', tombstone);
    this.element.dataset.ts = message.ts;
    this.content = h(
      'div',
      { class: 'content' },
      this.head(system || tombstone),
      message.root && h('p', { class: 'context' }, 'replied to: ', rendered(message.root.text || '', names)),
      h('div', { class: 'text' }, this.text()),
      files(message.files || []),
      attachments(message.attachments || []),
      this.reactions(),
    );
    this.trouble = h('p', { class: 'refused', role: 'alert', hidden: true });
    this.content.append(this.trouble);
    this.element.replaceChildren(this.avatar(system || tombstone), this.content);
    if (!tombstone) this.element.append(this.tools(system));
    if (focused) this.element.focus();
  }

  author() {
    const { message } = this;
    return (
      message.username ||
      (message.bot_profile && message.bot_profile.name) ||
      personName(message.user) ||
      personName(message.bot_id) ||
      message.user ||
      message.bot_id ||
      'somebody'
    );
  }

  avatar(small) {
    const avatar = h('div', { class: 'avatar', 'aria-hidden': 'true' });
    if (small) {
      avatar.append(icon(this.message.subtype === 'tombstone' ? 'hidden' : 'more'));
      return avatar;
    }
    const author = this.author();
    avatar.textContent = author
      .split(/\s+/)
      .slice(0, 2)
      .map((word) => word[0])
      .join('')
      .toUpperCase();
    let hue = 0;
    for (const letter of this.message.user || author) hue = (hue * 31 + letter.codePointAt(0)) % 360;
    avatar.style.setProperty('--hue', hue);
    return avatar;
  }

  head(quiet) {
    const { message } = this;
    const date = dateOf(message.ts);
    const person = store.people.get(message.user);
    const time = h(
      'time',
      { datetime: date.toISOString(), title: `${date.toLocaleString('en-GB')} · ${message.ts}` },
      date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
    );
    if (quiet) return h('p', { class: 'by' }, time);
    return h(
      'p',
      { class: 'by' },
      h('strong', { title: message.user || message.bot_id }, this.author()),
      (message.bot_id || (person && person.is_bot)) && h('span', { class: 'tag' }, 'bot'),
      person && person.deleted && h('span', { class: 'tag' }, 'deactivated'),
      message.user_team &&
        message.user_team !== store.team &&
        h('span', { class: 'tag', title: message.user_team }, 'external'),
      time,
      message.subtype === 'thread_broadcast' && h('span', { class: 'tag' }, 'also from a thread'),
    );
  }

  text() {
    const { message } = this;
    const text = message.text || blockText(message.blocks);
    return [rendered(text, names), this.edited()];
  }

  edited() {
    const { edited } = this.message;
    if (!edited) return null;
    const title = `by ${personName(edited.user) || edited.user}, ${dayAndTimeOf(dateOf(edited.ts))}`;
    return h('span', { class: 'edited', title }, ' (edited)');
  }

  reactions() {
    const all = this.message.reactions || [];
    if (all.length === 0) return null;
    return h(
      'ul',
      { class: 'reactions', 'aria-label': 'Reactions' },
      all.map((reaction) => {
        const mine = reaction.users.includes(store.persona);
        const who = reaction.users.map((user) => personName(user) || user).join(', ');
        return h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              'aria-pressed': String(mine),
              title: `:${reaction.name}: ${who}`,
              'aria-label': `${reaction.name}, ${reaction.count}`,
              onclick: () => this.run({ action: mine ? 'unreact' : 'react', name: reaction.name }),
            },
            sign(reaction.name),
            ' ',
            reaction.count,
          ),
        );
      }),
    );
  }

  tools(system) {
    const tool = (name, title, onclick) =>
      h('button', { type: 'button', title, 'aria-label': title, onclick }, icon(name));
    const remove = tool('delete', 'Delete', () => {
      if (remove.dataset.sure) this.run({ action: 'delete' });
      remove.dataset.sure = 'yes';
      remove.replaceChildren('Delete it');
      setTimeout(() => {
        delete remove.dataset.sure;
        remove.replaceChildren(icon('delete'));
      }, 4000);
    });
    return h(
      'div',
      { class: 'tools', role: 'group', 'aria-label': 'What to do with this message' },
      picker((name) => this.run({ action: 'react', name })),
      !system && this.does.reply && tool('reply', 'Reply in a thread', this.does.reply),
      !system && tool('edit', 'Edit', () => this.edit()),
      !system && remove,
    );
  }

  async run(wish) {
    try {
      await act({ channel: this.channel, ts: this.message.ts, ...wish });
    } catch (refused) {
      this.trouble.textContent = refused.message;
      this.trouble.hidden = false;
    }
  }

  /** Slack's stored text is what is edited: what it escapes stays escaped, mentions stay mentions. */
  edit() {
    if (this.busy) return;
    const done = () => {
      this.busy = false;
      this.draw();
      this.element.focus();
    };
    const composer = new Composer({
      label: 'Edit the message',
      text: this.message.text,
      button: 'Save',
      cancel: done,
      send: async (text) => {
        await act({ action: 'edit', channel: this.channel, ts: this.message.ts, text });
        done();
      },
    });
    this.busy = true;
    this.content.querySelector('.text').replaceChildren(composer.element);
    composer.fit();
    composer.field.focus();
  }
}
