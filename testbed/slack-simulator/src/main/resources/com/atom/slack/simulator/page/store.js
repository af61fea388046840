// What the page knows of the workspace it shows, and as whom it acts.

import { api } from './api.js';
import { calmly } from './dom.js';
import { listen } from './live.js';

export const store = {
  teams: [],
  team: '',
  name: '',
  people: new Map(),
  bots: new Map(),
  channels: new Map(),
  persona: '',
};

const watchers = new Set();

/** @param changed called with what: teams, workspace, counts or persona */
export function watch(changed) {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

const tell = (what) => watchers.forEach((changed) => changed(what));

export async function loadTeams() {
  const answer = await api.teams();
  store.teams = answer.teams;
  tell('teams');
  return answer.seq;
}

/** Takes a workspace up, once. */
export async function enter(team) {
  if (store.team !== team) {
    await load(team);
    store.persona = localStorage.getItem('as.' + team) || '';
    if (!store.people.has(store.persona)) store.persona = (admin() || [...store.people.values()][0] || { id: '' }).id;
    tell('workspace');
  }
}

const admin = () => [...store.people.values()].find((person) => person.is_admin && !person.deleted);

async function load(team) {
  const answer = await api.workspace(team);
  store.team = team;
  store.name = answer.name;
  store.people = new Map(answer.users.map((person) => [person.id, person]));
  store.bots = new Map(answer.users.filter((person) => person.bot_id).map((person) => [person.bot_id, person]));
  store.channels = new Map(answer.channels.map((channel) => [channel.id, channel]));
}

const again = calmly(2000, async () => {
  if (!store.team) return;
  await load(store.team).catch(() => {});
  tell('workspace');
});
const teamsAgain = calmly(1000, () => loadTeams().catch(() => {}));
const counted = calmly(250, () => tell('counts'));

/** Sayings only count; whatever changes people or channels has them read again. */
const SAYINGS = new Set(['post', 'edit', 'annotate', 'delete', 'purge', 'react', 'unreact', 'join', 'leave']);
const ABOUT_A_MESSAGE = new Set(['edit', 'annotate', 'delete', 'react', 'unreact']);
const OF_TEAMS = new Set(['install', 'uninstall', 'revoke', 'create_team', 'change_team']);

listen((kind, line) => {
  if (kind === 'skipped') again();
  if (kind !== 'change') return;
  if (OF_TEAMS.has(line.op)) teamsAgain();
  const channel = store.channels.get(line.channel);
  if (channel && line.ts && !ABOUT_A_MESSAGE.has(line.op)) {
    channel.messages++;
    counted();
  }
  if ((channel || line.team === store.team) && !SAYINGS.has(line.op)) again();
});

export function actAs(person) {
  store.persona = person;
  localStorage.setItem('as.' + store.team, person);
  tell('persona');
}

export const personName = (id) => {
  const person = store.people.get(id) || store.bots.get(id);
  return person ? person.real_name || person.name : '';
};

export function channelName(channel) {
  if (channel.kind === 'im' || (channel.kind === 'mpim' && channel.members)) {
    return channel.members.map((member) => personName(member) || member).join(', ');
  }
  return channel.name || channel.id;
}

export const names = {
  person: personName,
  channel: (id) => (store.channels.has(id) ? channelName(store.channels.get(id)) : ''),
  channelLink: (id) => (store.channels.has(id) ? `#/${store.team}/${id}` : ''),
};

export const teamName = (id) => (store.teams.find((team) => team.id === id) || { name: id }).name;

/** The organisation a workspace belongs to; empty when it stands alone. */
export const enterpriseOf = (team) => (team.enterprise ? team.enterprise.name : '');

/** An act by whoever is chosen, in the workspace that is shown. */
export const act = (wish) => api.act({ team: store.team, user: store.persona, ...wish });
