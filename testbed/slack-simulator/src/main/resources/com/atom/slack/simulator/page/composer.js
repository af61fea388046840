// A field for words and a button that sends them. What the simulator refuses stands beneath, in its words.

import { h } from './dom.js';

export class Composer {
  /** @param send takes the text, answers a promise; the text is cleared when it is kept */
  constructor({ label, send, text = '', button = 'Send', beside = [], cancel }) {
    this.send = send;
    this.cancel = cancel;
    this.sending = false;
    this.field = h('textarea', {
      rows: 1,
      'aria-label': label,
      placeholder: label,
      value: text,
      onkeydown: (event) => this.key(event),
      oninput: () => this.fit(),
    });
    this.button = h('button', { type: 'submit', class: 'strong' }, button);
    this.trouble = h('p', { class: 'refused', role: 'alert', hidden: true });
    this.element = h(
      'form',
      { class: 'composer', onsubmit: (event) => this.submit(event) },
      this.field,
      h(
        'div',
        { class: 'beside' },
        beside,
        cancel && h('button', { type: 'button', onclick: cancel }, 'Cancel'),
        this.button,
      ),
      this.trouble,
    );
  }

  key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.element.requestSubmit();
    } else if (event.key === 'Escape' && this.cancel) {
      event.stopPropagation();
      this.cancel();
    }
  }

  fit() {
    this.field.rows = Math.min(10, this.field.value.split('\n').length);
  }

  async submit(event) {
    event.preventDefault();
    const text = this.field.value;
    if (!text.trim() || this.sending || this.button.disabled) return;
    this.sending = true;
    this.refuse(null);
    try {
      await this.send(text);
      this.field.value = '';
      this.fit();
    } catch (refused) {
      this.refuse(refused);
    } finally {
      this.sending = false;
    }
  }

  refuse(refused) {
    this.trouble.textContent = refused ? refused.message : '';
    this.trouble.hidden = !refused;
  }

  enabled(may) {
    this.field.disabled = !may;
    this.button.disabled = !may;
  }
}
