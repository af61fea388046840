// The messages of one channel, newest at the bottom; only so many are ever held, older and newer ones come by hand.

import { api } from './api.js';
import { calmly, h, plural } from './dom.js';
import { Row } from './row.js';

const PAGE = 50;
const MOST_ROWS = 500;
const MOST_AT_ONCE = 100;

export class Conversation {
  constructor(team, channel) {
    this.team = team;
    this.channel = channel;
    this.rows = [];
    this.byTs = new Map();
    this.pending = new Set();
    this.atEnd = true;
    this.hasOlder = false;
    this.missed = 0;
    this.busy = false;
    this.refresh = calmly(120, () => this.catchUp());
    this.olderButton = h(
      'button',
      { type: 'button', class: 'quiet older', hidden: true, onclick: () => this.older() },
      'Older messages',
    );
    this.list = h('ol', { class: 'messages', onkeydown: (event) => this.move(event) });
    this.empty = h('p', { class: 'empty', hidden: true }, 'Nothing has been said here yet.');
    this.newer = h('button', { type: 'button', class: 'newer', hidden: true, onclick: () => this.toEnd() });
    this.scroller = h(
      'div',
      { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'Messages', onscroll: () => this.scrolled() },
      this.olderButton,
      this.empty,
      this.list,
    );
    this.element = h('div', { class: 'reach' }, this.scroller, this.newer);
    this.watching = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.older(), {
      root: this.scroller,
      rootMargin: '200px',
    });
  }

  close() {
    this.watching.disconnect();
    this.closed = true;
  }

  /** Starts over with the newest ones. */
  async newest() {
    const answer = await api.messages(this.team, this.channel, { limit: PAGE });
    if (this.closed) return answer;
    this.watching.disconnect();
    this.rows = [];
    this.byTs.clear();
    this.atEnd = true;
    this.missed = 0;
    answer.messages.forEach((message) => this.insert(message));
    this.list.replaceChildren(...this.rows.map((row) => row.element));
    this.earlier(answer.has_more);
    this.drawNewer();
    this.scroller.scrollTop = this.scroller.scrollHeight;
    if (this.hasOlder) this.watching.observe(this.olderButton);
    return answer;
  }

  earlier(there) {
    this.hasOlder = there;
    this.olderButton.hidden = !there;
    this.empty.hidden = this.rows.length > 0;
  }

  async older() {
    if (this.busy || !this.hasOlder || this.rows.length === 0) return;
    this.busy = true;
    try {
      const answer = await api.messages(this.team, this.channel, { limit: PAGE, before: this.rows[0].message.ts });
      const fromBottom = this.scroller.scrollHeight - this.scroller.scrollTop;
      for (const message of answer.messages.reverse()) this.list.prepend(this.insert(message).element);
      this.earlier(answer.has_more);
      this.scroller.scrollTop = this.scroller.scrollHeight - fromBottom;
      this.trimNewest();
    } finally {
      this.busy = false;
    }
  }

  trimNewest() {
    while (this.rows.length > MOST_ROWS) {
      this.drop(this.rows[this.rows.length - 1]);
      this.atEnd = false;
    }
    this.drawNewer();
  }

  /** Puts a message where its time says; what is known already is drawn anew. */
  insert(message) {
    const known = this.byTs.get(message.ts);
    if (known) {
      known.update(message);
      return known;
    }
    let at = this.rows.length;
    while (at > 0 && this.rows[at - 1].message.ts > message.ts) at--;
    const row = new Row(this, message, this.rows[at - 1]);
    this.rows.splice(at, 0, row);
    this.byTs.set(message.ts, row);
    if (this.rows[at + 1]) this.rows[at + 1].follow(row);
    return row;
  }

  drop(row) {
    const at = this.rows.indexOf(row);
    this.rows.splice(at, 1);
    this.byTs.delete(row.message.ts);
    row.element.remove();
    if (this.rows[at]) this.rows[at].follow(this.rows[at - 1]);
  }

  heard(kind, line) {
    if (kind === 'skipped') {
      if (this.atEnd && !this.isWrittenIn()) this.newest();
      else {
        this.atEnd = false;
        this.drawNewer();
      }
      return;
    }
    if (kind !== 'change' || line.channel !== this.channel) return;
    if (line.op === 'purge') this.newest();
    if (!line.ts) return;
    this.pending.add(line.ts);
    if (line.data && line.data.thread_ts) this.pending.add(line.data.thread_ts);
    this.refresh();
  }

  async catchUp() {
    if (this.closed) return;
    const asked = [...this.pending];
    this.pending.clear();
    if (asked.length > MOST_AT_ONCE && this.atEnd && this.isLow() && !this.isWrittenIn()) {
      await this.newest();
      return;
    }
    for (let from = 0; from < asked.length; from += MOST_AT_ONCE) {
      const answer = await api.messages(this.team, this.channel, {
        ts: asked.slice(from, from + MOST_AT_ONCE).join(','),
      });
      if (this.closed) return;
      this.take(answer);
    }
  }

  take(answer) {
    const low = this.isLow();
    const newest = this.rows.length ? this.rows[this.rows.length - 1].message.ts : '';
    const oldest = this.rows.length && this.hasOlder ? this.rows[0].message.ts : '';
    for (const ts of answer.gone) {
      if (this.byTs.has(ts)) this.drop(this.byTs.get(ts));
      this.rows.forEach((row) => row.thread && row.thread.gone(ts));
    }
    for (const message of answer.messages) {
      const reply = message.thread_ts && message.thread_ts !== message.ts;
      if (reply && this.byTs.has(message.thread_ts)) this.byTs.get(message.thread_ts).heard(message);
      if (reply && message.subtype !== 'thread_broadcast') continue;
      if (this.byTs.has(message.ts)) this.insert(message);
      else if (message.ts > newest && !this.atEnd) this.missed++;
      else if (message.ts > oldest) this.place(this.insert(message), message.ts > newest && !low);
    }
    this.empty.hidden = this.rows.length > 0;
    if (low && this.atEnd) {
      while (this.rows.length > MOST_ROWS) {
        this.drop(this.rows[0]);
        this.earlier(true);
      }
      this.scroller.scrollTop = this.scroller.scrollHeight;
    }
    this.drawNewer();
  }

  place(row, unseen) {
    const after = this.rows[this.rows.indexOf(row) + 1];
    this.list.insertBefore(row.element, after ? after.element : null);
    if (unseen) this.missed++;
  }

  /** Somebody edits a message or answers one: nothing of it may be taken away under the hand. */
  isWrittenIn() {
    return this.rows.some((row) => row.body.busy || (row.thread && row.thread.composer.field.value));
  }

  isLow() {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 80;
  }

  scrolled() {
    if (this.atEnd && this.missed && this.isLow()) {
      this.missed = 0;
      this.drawNewer();
    }
  }

  drawNewer() {
    this.newer.hidden = this.atEnd && this.missed === 0;
    this.newer.textContent = this.missed ? `${plural(this.missed, 'new message')} ↓` : 'To the newest ↓';
  }

  toEnd() {
    if (!this.atEnd) {
      this.newest();
      return;
    }
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.missed = 0;
    this.drawNewer();
  }

  redraw() {
    this.rows.forEach((row) => row.draw());
  }

  /** Up and down go from message to message. */
  move(event) {
    if (!['ArrowDown', 'ArrowUp'].includes(event.key) || event.target.closest('textarea, input, select')) return;
    const all = [...this.list.querySelectorAll('.message')];
    const at = all.indexOf(event.target.closest('.message'));
    const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
}
