// The simulator's control side, as the page asks it.

/** What the server refused, in its own words. */
export class Refused extends Error {
  constructor(status, error, detail) {
    super(detail ? `${error}: ${detail}` : error);
    this.status = status;
    this.error = error;
    this.detail = detail;
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch('/_sim/' + path, options);
  } catch {
    throw new Refused(0, 'unreachable', 'the simulator does not answer');
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, body.error || `status ${response.status}`, body.detail || '');
  return body;
}

const sent = (method, body) => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
const query = (values) =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')).toString();

export const api = {
  teams: () => ask('truth'),
  workspace: (team) => ask(`view/${encodeURIComponent(team)}`),
  messages: (team, channel, asked = {}) =>
    ask(`view/${encodeURIComponent(team)}/${encodeURIComponent(channel)}?${query(asked)}`),
  act: (act) => ask('act', sent('POST', act)),
  deliveries: (asked) => ask(`deliveries?${query(asked)}`),
  limits: () => ask('limits'),
  faults: () => ask('faults'),
  addFault: (fault) => ask('faults', sent('POST', fault)),
  removeFault: (id) => ask(`faults/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  apps: () => ask('apps'),
  enableEvents: (app) => ask(`apps/${encodeURIComponent(app)}/enable`, { method: 'POST' }),
  register: (app) => ask('apps', sent('POST', app)),
  clock: () => ask('clock'),
  setClock: (scale) => ask('clock', sent('POST', { scale })),
  status: () => ask('status'),
};
