// What hangs on a message: files and attachments.

import { h, icon } from './dom.js';
import { names } from './store.js';
import { blockText, rendered } from './text.js';

const size = (bytes) => {
  if (!(bytes >= 0)) return '';
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
};

export function files(all) {
  if (all.length === 0) return null;
  return h(
    'ul',
    { class: 'files', 'aria-label': 'Files' },
    all.map((file) =>
      h(
        'li',
        { title: [file.id, file.mimetype].filter(Boolean).join(' · ') },
        icon('file'),
        h('span', { class: 'name' }, file.title || file.name || file.id),
        h(
          'span',
          { class: 'quiet' },
          [file.pretty_type || file.filetype || file.mode, size(file.size)].filter(Boolean).join(' · '),
        ),
      ),
    ),
  );
}

const COLOURS = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };
const SAFE = /^https?:\/\//i;

export function attachments(all) {
  return all.map((attachment) => {
    const colour =
      COLOURS[attachment.color] ||
      (/^#?[0-9a-f]{6}$/i.test(attachment.color || '') ? '#' + attachment.color.replace('#', '') : '');
    const title =
      attachment.title &&
      (SAFE.test(attachment.title_link || '')
        ? h('a', { href: attachment.title_link, target: '_blank', rel: 'noopener noreferrer' }, attachment.title)
        : attachment.title);
    const text = attachment.text || blockText(attachment.blocks) || (title ? '' : attachment.fallback) || '';
    const element = h(
      'div',
      { class: 'attachment' },
      attachment.pretext && h('p', {}, rendered(attachment.pretext, names)),
      (attachment.author_name || attachment.service_name) &&
        h('p', { class: 'quiet' }, attachment.author_name || attachment.service_name),
      title && h('p', {}, h('strong', {}, title)),
      text && h('div', {}, rendered(text, names)),
      (attachment.fields || []).length > 0 &&
        h(
          'dl',
          {},
          attachment.fields.map((field) =>
            h('div', {}, h('dt', {}, field.title || ''), h('dd', {}, rendered(String(field.value || ''), names))),
          ),
        ),
      attachment.footer && h('p', { class: 'quiet' }, attachment.footer),
    );
    if (colour) element.style.setProperty('--edge', colour);
    return element;
  });
}
