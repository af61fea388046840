import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';
import { act, channel, code, fault, register, slackApiUrl, team, until } from './slack.mjs';

const back = 'http://localhost:9/callback';

test('acks events and a slash command, and comes back after a refresh', async () => {
  const app = await register({
    name: 'Socket', socket_mode: true, redirect_uris: [back], events: ['message.channels'],
    commands: [{ command: '/remember' }],
  });
  const { client_id, client_secret } = app;
  await new WebClient(undefined, { slackApiUrl }).oauth.v2.access({
    client_id, client_secret, redirect_uri: back, code: await code(app, 'channels:history,channels:read,commands', back),
  });
  const client = new SocketModeClient({ appToken: app.app_token, clientOptions: { slackApiUrl } });
  const heard = [];
  let connections = 0;
  client.on('connected', () => connections++);
  client.on('message', async ({ event, ack }) => {
    heard.push(event.text);
    await ack();
  });
  client.on('slash_commands', async ({ body, ack }) => ack({ text: `Remembered: ${body.text}` }));
  await client.start();
  try {
    const { admin } = await team();
    const general = (await channel('general')).id;
    await until('the bot is in general', async () => (await channel('general')).visible);
    await act({ action: 'post', channel: general, user: admin, text: 'before' });
    await until('the first event', () => heard.includes('before'));
    const answer = await act({ action: 'slash_command', channel: general, user: admin, command: '/remember', text: 'tea' });
    assert.match(JSON.stringify(answer), /Remembered: tea/);

    await fault({ fault: 'socket_refresh', dose: 1, seconds: 1 });
    await until('a second connection', () => connections >= 2);
    await act({ action: 'post', channel: general, user: admin, text: 'after' });
    await until('an event after the refresh', () => heard.includes('after'));
    assert.equal(heard.filter((text) => text === 'after').length, 1);
  } finally {
    await client.disconnect();
  }
});
