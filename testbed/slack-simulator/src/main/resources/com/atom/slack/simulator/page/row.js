// A message in its channel: the day before it when it is the first of one, and its thread beneath when unfolded.

import { h } from './dom.js';
import { Message } from './message.js';
import { Thread } from './thread.js';
import { dateOf, dayAndTimeOf } from './time.js';

const CLOSE = 300;
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

export class Row {
  constructor(conversation, message, before) {
    this.conversation = conversation;
    this.message = message;
    this.thread = null;
    this.day = h('h3', { class: 'day' });
    this.unfold = h('button', { type: 'button', class: 'unfold', onclick: () => this.toggle() });
    this.body = new Message(conversation.channel, message, { reply: () => this.open(true) });
    this.element = h('li', { dataset: { ts: message.ts } }, this.day, this.body.element, this.unfold);
    this.follow(before);
    this.drawThread();
  }

  /** @param before the row above, if there is one */
  follow(before) {
    const day = DAY.format(dateOf(this.message.ts));
    const first = !before || DAY.format(dateOf(before.message.ts)) !== day;
    this.day.hidden = !first;
    this.day.textContent = day;
    this.body.compact(
      !first &&
        sameVoice(before.message, this.message) &&
        Number(this.message.ts) - Number(before.message.ts) < CLOSE &&
        !before.message.reply_count,
    );
  }

  update(message) {
    this.message = message;
    this.body.update(message);
    this.drawThread();
  }

  draw() {
    this.body.draw();
    if (this.thread) this.thread.draw();
  }

  /** A reply of this thread is new or has changed. */
  heard(reply) {
    if (this.thread) this.thread.take(reply);
  }

  drawThread() {
    const count = this.message.reply_count || 0;
    this.unfold.hidden = count === 0 && !this.thread;
    this.unfold.setAttribute('aria-expanded', this.thread ? 'true' : 'false');
    const latest = this.message.latest_reply;
    const last = latest ? ` · last ${dayAndTimeOf(dateOf(latest))}` : '';
    this.unfold.textContent = this.thread ? 'Fold the thread' : `${count} ${count === 1 ? 'reply' : 'replies'}${last}`;
  }

  toggle() {
    if (!this.thread) {
      this.open(false);
      return;
    }
    this.thread.element.remove();
    this.thread = null;
    this.drawThread();
  }

  open(answering) {
    if (!this.thread) {
      this.thread = new Thread(this.conversation.team, this.conversation.channel, this.message.ts);
      this.element.append(this.thread.element);
      this.drawThread();
      this.thread.more();
    }
    if (answering) this.thread.composer.field.focus();
  }
}

function sameVoice(a, b) {
  const voice = (message) => message.user || message.bot_id;
  return voice(a) === voice(b) && a.username === b.username && !special(a) && !special(b);
}

const special = (message) => message.subtype && !['file_share', 'bot_message'].includes(message.subtype);
