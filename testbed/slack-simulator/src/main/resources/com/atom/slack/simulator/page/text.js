// Slack's stored text as nodes: escaping and control sequences first, then the light marks people type.

import { h } from './dom.js';
import { known, sign } from './emoji.js';

const SEQUENCE = /<([^<>]+)>/g;
// A sequence waits behind one private character while the marks around it are found.
const FIRST_KEPT = 0xe000;
const MOST_KEPT = 6000;
const KEPT = /([\ue000-\uf76f])/;
const SAFE = /^(?:https?:\/\/|mailto:|tel:)/i;

export const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/**
 * @param names {person(id) -> name, channel(id) -> name, channelLink(id) -> address or ""}
 * @returns nodes, never markup
 */
export function rendered(text, names) {
  const out = document.createDocumentFragment();
  const fences = text.split('```');
  fences.forEach((part, index) => {
    const fenced = index % 2 === 1 && index < fences.length - 1;
    if (fenced) out.append(h('pre', {}, plain(part.replace(/^\n|\n$/g, ''), names)));
    else lines(index % 2 === 1 ? '```' + part : between(part, index, fences.length), names, out);
  });
  return out;
}

/** A fence stands on lines of its own: their ends are not empty lines. */
function between(part, index, count) {
  const begun = index > 0 ? part.replace(/^\n/, '') : part;
  return index < count - 2 ? begun.replace(/\n$/, '') : begun;
}

function lines(text, names, out) {
  let quote = null;
  text.split('\n').forEach((line, index, all) => {
    const quoted = line.startsWith('&gt;') || line.startsWith('>');
    if (quoted) {
      if (!quote) out.append((quote = h('blockquote')));
      else quote.append(h('br'));
      inline(line.replace(/^(?:&gt;|>)\s?/, ''), names, quote);
      return;
    }
    const afterQuote = quote !== null;
    quote = null;
    if (index > 0 && !afterQuote) out.append(h('br'));
    if (line || index < all.length - 1) inline(line, names, out);
  });
}

/** Code spans keep their marks; everything else is cut at control sequences and then at marks. */
function inline(text, names, out) {
  text.split(/(`[^`\n]+`)/).forEach((part) => {
    if (part.length > 2 && part.startsWith('`') && part.endsWith('`')) {
      out.append(h('code', {}, plain(part.slice(1, -1), names)));
      return;
    }
    const kept = [];
    const masked = part.replace(SEQUENCE, (whole, inside) => {
      if (kept.length === MOST_KEPT) return whole;
      kept.push(sequence(inside, names));
      return String.fromCharCode(FIRST_KEPT + kept.length - 1);
    });
    marked(masked, kept, out);
  });
}

const MARK =
  /(^|[\s([{"'.,;:!?-])([*_~])(?=\S)([^\n]*?\S)\2(?=$|[\s)\]}"'.,;:!?-])|:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/gi;
const TAGS = { '*': 'strong', _: 'em', '~': 's' };

function words(text, kept, out) {
  unescaped(text)
    .split(KEPT)
    .forEach((part) => {
      if (part) out.append((KEPT.test(part) && kept[part.charCodeAt(0) - FIRST_KEPT]) || part);
    });
}

function marked(text, kept, out) {
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, before = '', mark, inner, emoji] = match;
    if (emoji !== undefined && !known(emoji.split('::')[0])) continue;
    words(text.slice(from, match.index) + before, kept, out);
    if (emoji === undefined) {
      const element = h(TAGS[mark]);
      marked(inner, kept, element);
      out.append(element);
    } else {
      out.append(h('span', { class: 'emoji', role: 'img', 'aria-label': emoji, title: `:${emoji}:` }, sign(emoji)));
    }
    from = match.index + whole.length;
  }
  if (from < text.length) words(text.slice(from), kept, out);
}

function sequence(inside, names) {
  const [target, label] = cut(inside);
  if (target.startsWith('@')) {
    return h(
      'span',
      { class: 'mention', title: target.slice(1) },
      '@' + (names.person(target.slice(1)) || label || target.slice(1)),
    );
  }
  if (target.startsWith('#')) {
    const id = target.slice(1);
    const name = '#' + (label || names.channel(id) || id);
    const address = names.channelLink(id);
    return address
      ? h('a', { class: 'mention', href: address }, name)
      : h('span', { class: 'mention', title: id }, name);
  }
  if (target.startsWith('!')) return h('span', { class: 'mention' }, special(target.slice(1), label));
  if (SAFE.test(target)) {
    const address = unescaped(target);
    return h(
      'a',
      { href: address, target: '_blank', rel: 'noopener noreferrer' },
      unescaped(label || address.replace(/^mailto:/, '')),
    );
  }
  return unescaped(`<${inside}>`);
}

function special(command, label) {
  if (command.startsWith('date^')) return unescaped(label || command);
  if (command.startsWith('subteam^')) return unescaped(label || '@' + command.split('^')[1]);
  return '@' + unescaped(label || command).replace(/^@/, '');
}

function cut(inside) {
  const bar = inside.indexOf('|');
  return bar < 0 ? [inside, ''] : [inside.slice(0, bar), inside.slice(bar + 1)];
}

/** Sequences as the words they stand for, marks as they are: for code. */
export function plain(text, names) {
  return unescaped(
    text.replace(SEQUENCE, (whole, inside) => {
      const [target, label] = cut(inside);
      if (target.startsWith('@')) return '@' + (names.person(target.slice(1)) || target.slice(1));
      if (target.startsWith('#')) return '#' + (label || names.channel(target.slice(1)) || target.slice(1));
      if (target.startsWith('!')) return special(target.slice(1), label);
      return label || target;
    }),
  );
}

/** What blocks say when a message has no text of its own. */
export function blockText(blocks) {
  const said = [];
  const look = (node) => {
    if (Array.isArray(node)) node.forEach(look);
    else if (node && typeof node === 'object') {
      if (typeof node.text === 'string') said.push(node.text);
      else if (node.type === 'user' && node.user_id) said.push(`<@${node.user_id}>`);
      else if (node.type === 'emoji' && node.name) said.push(`:${node.name}:`);
      else if (node.type === 'link' && node.url) said.push(`<${node.url}>`);
      for (const key of ['text', 'fields', 'elements']) if (node[key] && typeof node[key] === 'object') look(node[key]);
    }
  };
  (blocks || []).forEach((block) => {
    look(block);
    said.push('\n');
  });
  return said.join('').trim();
}
