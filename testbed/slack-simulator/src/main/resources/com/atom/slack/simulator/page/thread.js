// The replies of a thread, oldest first, and a place to answer.

import { api } from './api.js';
import { Composer } from './composer.js';
import { h } from './dom.js';
import { Message } from './message.js';
import { act } from './store.js';

const PAGE = 100;

export class Thread {
  constructor(team, channel, parent) {
    this.team = team;
    this.channel = channel;
    this.parent = parent;
    this.replies = new Map();
    this.last = '';
    this.hasMore = true;
    this.list = h('ol', { class: 'replies', 'aria-label': 'Replies' });
    this.moreButton = h(
      'button',
      { type: 'button', class: 'quiet', hidden: true, onclick: () => this.more() },
      'More replies',
    );
    this.also = h('input', { type: 'checkbox', id: `also-${parent}` });
    this.composer = new Composer({
      label: 'Reply',
      send: (text) => act({ action: this.also.checked ? 'broadcast' : 'reply', channel, thread_ts: parent, text }),
      beside: [h('label', { class: 'also' }, this.also, 'also to the channel')],
    });
    this.element = h('div', { class: 'thread' }, this.list, this.moreButton, this.composer.element);
  }

  async more() {
    try {
      const answer = await api.messages(this.team, this.channel, {
        thread: this.parent,
        after: this.last,
        limit: PAGE,
      });
      this.hasMore = answer.has_more;
      answer.messages.forEach((reply) => this.put(reply));
      this.moreButton.hidden = !answer.has_more;
      this.element.scrollIntoView({ block: 'nearest' });
    } catch (refused) {
      this.composer.refuse(refused);
    }
  }

  /** A later reply waits for its turn while earlier ones have not been read. */
  take(reply) {
    if (this.replies.has(reply.ts) || !this.hasMore) this.put(reply);
  }

  put(reply) {
    const known = this.replies.get(reply.ts);
    if (known) {
      known.update(reply);
      return;
    }
    const message = new Message(this.channel, reply, {});
    this.replies.set(reply.ts, message);
    const item = h('li', {}, message.element);
    const next = [...this.list.children].find((other) => other.dataset.ts > reply.ts);
    item.dataset.ts = reply.ts;
    this.list.insertBefore(item, next || null);
    if (reply.ts > this.last) this.last = reply.ts;
  }

  gone(ts) {
    const known = this.replies.get(ts);
    if (known) {
      known.element.parentElement.remove();
      this.replies.delete(ts);
    }
  }

  draw() {
    this.replies.forEach((message) => message.draw());
  }
}
