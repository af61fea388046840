import assert from 'node:assert/strict';
import { test } from 'node:test';
import bolt from '@slack/bolt';
import { act, channel, freePort, redirect, register, slack, slackApiUrl, team, until } from './slack.mjs';

test('installs, hears signed events and answers a slash command and a button', async () => {
  const port = await freePort();
  const here = `http://127.0.0.1:${port}`;
  const events = `${here}/slack/events`;
  const known = await register({ name: 'Boltjs', redirect_uris: [`${here}/slack/oauth_redirect`] });
  const app = new bolt.App({
    signingSecret: known.signing_secret,
    clientId: known.client_id,
    clientSecret: known.client_secret,
    stateSecret: 'a state secret of this test',
    scopes: ['app_mentions:read', 'channels:history', 'channels:read', 'chat:write', 'commands'],
    redirectUri: `${here}/slack/oauth_redirect`,
    installerOptions: {
      directInstall: true,
      redirectUriPath: '/slack/oauth_redirect',
      authorizationUrl: `${slack}/oauth/v2/authorize`,
      clientOptions: { slackApiUrl },
    },
    clientOptions: { slackApiUrl },
  });
  const pressed = [];
  app.event('app_mention', async ({ say }) => {
    await say({
      text: 'Do you like it?',
      blocks: [{ type: 'actions', block_id: 'ask', elements: [
        { type: 'button', action_id: 'like', value: 'yes', text: { type: 'plain_text', text: 'Yes' } }] }],
    });
  });
  app.action('like', async ({ ack, action, respond }) => {
    await ack();
    pressed.push(action.value);
    await respond({ replace_original: false, response_type: 'in_channel', text: 'Thank you' });
  });
  app.command('/remember', async ({ ack, command }) => ack(`Remembered: ${command.text}`));
  await app.start({ port, host: '127.0.0.1' });
  try {
    const start = await redirect(`${here}/slack/install`);
    const slackPage = await redirect(start.location);
    const done = await redirect(slackPage.location, start.cookie);
    assert.equal(done.status, 200, done.body);

    await register({
      name: 'Boltjs', request_url: events, interactivity_url: events, events: ['app_mention'],
      commands: [{ command: '/remember', url: events }],
    });
    const { id, admin } = await team();
    const general = (await channel('general')).id;
    await until('the bot is in general', async () => (await channel('general')).visible);
    const users = (await (await fetch(`${slack}/_sim/truth/${id}/users`)).json()).users;
    const bot = users.find((user) => user.profile.real_name === 'Boltjs').id;

    const said = async (text) => {
      const { messages } = await (await fetch(`${slack}/_sim/truth/${id}/${general}?limit=5000`)).json();
      return messages.find((message) => message.text === text);
    };
    await act({ action: 'post', channel: general, user: admin, text: `Hello <@${bot}>` });
    const question = await until('the question', () => said('Do you like it?'));

    await act({ action: 'block_actions', channel: general, user: admin, ts: question.ts, action_id: 'like', value: 'yes' });
    assert.deepEqual(pressed, ['yes']);
    await until('the thanks by response_url', () => said('Thank you'));

    const answer = await act({ action: 'slash_command', channel: general, user: admin, command: '/remember', text: 'tea' });
    assert.match(JSON.stringify(answer), /Remembered: tea/);
  } finally {
    await app.stop();
  }
});
