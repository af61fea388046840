// One stream of the journal for the whole page. Hidden pages let go of it and take it up where they left.

const listeners = new Set();
let source = null;
let seq = 0;
let tell = () => {};

/** @param heard called with (kind, line, text); kind is the line's type, such as change, or skipped */
export function listen(heard) {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** @param state called with open, opening or hidden */
export function begin(after, state) {
  seq = after;
  tell = state;
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  open();
}

export const lastSeq = () => seq;

function open() {
  if (source) return;
  tell('opening');
  source = new EventSource(`/_sim/log?named=false&after=${seq}`);
  source.onopen = () => tell('open');
  source.onerror = () => {
    tell('opening');
    if (source && source.readyState === EventSource.CLOSED) {
      close();
      setTimeout(again, 2000);
    }
  };
  source.onmessage = (event) => {
    seq = Number(event.lastEventId);
    const line = JSON.parse(event.data);
    listeners.forEach((heard) => heard(line.type, line, event.data));
  };
  source.addEventListener('skipped', (event) => {
    seq = Number(event.lastEventId);
    listeners.forEach((heard) => heard('skipped', JSON.parse(event.data), event.data));
  });
}

/** A refused stream means another journal: the number kept here is worth nothing any more. */
async function again() {
  try {
    seq = (await (await fetch('/_sim/status')).json()).seq;
    listeners.forEach((heard) => heard('skipped', { from: 0, to: seq }, ''));
    open();
  } catch {
    setTimeout(again, 2000);
  }
}

function close() {
  if (source) {
    source.close();
    source = null;
    tell('hidden');
  }
}
