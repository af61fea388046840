// What the scripts share: the simulator's control side, and an app put into the workspace as a person would do it.
import { createServer } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';

export const slack = process.env.SLACK;
export const slackApiUrl = `${slack}/api/`;

export async function json(path, body) {
  const answer = await fetch(slack + path, body && { method: 'POST', body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} -> ${answer.status} ${text}`);
  return JSON.parse(text);
}

export const register = (app) => json('/_sim/apps', app);
export const act = (wish) => json('/_sim/act', wish);
export const fault = (wish) => json('/_sim/faults', wish);

export async function team() {
  return (await json('/_sim/truth')).teams[0];
}

export async function channel(name) {
  const { id } = await team();
  return (await json(`/_sim/truth/${id}`)).channels.find((known) => known.name === name);
}

/** Where a browser would be sent; with the state's cookie when there is one. */
export async function redirect(url, cookie) {
  const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  return {
    location: answer.headers.get('location'),
    cookie: answer.headers.get('set-cookie')?.split(';')[0],
    status: answer.status,
    body: await answer.text(),
  };
}

/** A code from the authorize page, which allows by itself here. */
export async function code(app, scope, back) {
  const query = new URLSearchParams({ client_id: app.client_id, scope, redirect_uri: back });
  const { location, body } = await redirect(`${slack}/oauth/v2/authorize?${query}`);
  if (!location) throw new Error(body);
  return new URL(location).searchParams.get('code');
}

/** Asks until the answer is there, a quarter of a minute long. */
export async function until(what, ask) {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await ask();
    if (answer) return answer;
    await after(100);
  }
  throw new Error(`never: ${what}`);
}

/** A port nobody listens on now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
