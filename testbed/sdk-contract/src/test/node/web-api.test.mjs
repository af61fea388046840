import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebClient } from '@slack/web-api';
import { channel, code, fault, register, slackApiUrl, until } from './slack.mjs';

const back = 'http://localhost:9/callback';
const scopes =
  'channels:read,groups:read,im:read,mpim:read,channels:history,groups:history,im:history,mpim:history,users:read,' +
  'chat:write,reactions:write,reactions:read,files:read,files:write,team:read';

async function installed() {
  const app = await register({ name: 'Node', redirect_uris: [back] });
  const { client_id, client_secret } = app;
  const access = await new WebClient(undefined, { slackApiUrl }).oauth.v2.access({
    client_id, client_secret, redirect_uri: back, code: await code(app, scopes, back),
  });
  const client = new WebClient(access.access_token, { slackApiUrl });
  const general = (await channel('general')).id;
  await until('the bot is in general', async () => (await client.conversations.info({ channel: general })).channel.is_member);
  return { client, general };
}

const ready = installed();

test('who am I', async () => {
  const { client } = await ready;
  const me = await client.auth.test();
  assert.match(me.user_id, /^[UW]/);
  assert.match(me.bot_id, /^B/);
});

test('pages of channels and people by cursor', async () => {
  const { client } = await ready;
  const channels = [];
  for await (const page of client.paginate('conversations.list', { limit: 2, types: 'public_channel,private_channel' })) {
    channels.push(...page.channels.map((known) => known.id));
  }
  assert.equal(new Set(channels).size, channels.length);
  assert.ok(channels.length > 4);
  const people = [];
  for await (const page of client.paginate('users.list', { limit: 5 })) people.push(...page.members);
  assert.ok(people.some((person) => person.id === 'USLACKBOT'));
});

test('history and threads', async () => {
  const { client, general } = await ready;
  const { messages, has_more } = await client.conversations.history({ channel: general, limit: 100 });
  assert.equal(messages.length, 100);
  assert.equal(has_more, true);
  const parent = messages.find((message) => message.reply_count > 0);
  const thread = await client.conversations.replies({ channel: general, ts: parent.ts });
  assert.equal(thread.messages[0].ts, parent.ts);
  assert.equal(thread.messages.length, parent.reply_count + 1);
});

test('says, corrects, reacts and takes back', async () => {
  const { client, general } = await ready;
  const { ts, message } = await client.chat.postMessage({ channel: general, text: 'Hello & <world>' });
  assert.equal(message.text, 'Hello &amp; &lt;world&gt;');
  await client.reactions.add({ channel: general, timestamp: ts, name: 'tada' });
  await assert.rejects(client.reactions.add({ channel: general, timestamp: ts, name: 'tada' }), /already_reacted/);
  await client.chat.update({ channel: general, ts, text: 'Hello again' });
  const { permalink } = await client.chat.getPermalink({ channel: general, message_ts: ts });
  assert.ok(permalink.endsWith(`/archives/${general}/p${ts.replace('.', '')}`));
  await client.chat.delete({ channel: general, ts });
  await assert.rejects(client.chat.delete({ channel: general, ts }), /message_not_found/);
});

test('uploads a file in three steps and reads it back', async () => {
  const { client, general } = await ready;
  const done = await client.filesUploadV2({ channel_id: general, filename: 'notes.txt', content: 'one\ntwo\n', title: 'Notes' });
  const [{ id }] = done.files[0].files ?? done.files;
  const { file } = await client.files.info({ file: id });
  assert.equal(file.size, 8);
  const url = file.url_private.replace('https://files.slack.com', slackApiUrl.replace('/api/', ''));
  const bytes = await fetch(url, { headers: { authorization: `Bearer ${client.token}` } });
  assert.equal(await bytes.text(), 'one\ntwo\n');
  assert.match((await fetch(url)).headers.get('content-type'), /text\/html/);
});

test('waits as long as Slack asks when it was too fast', async () => {
  const { client } = await ready;
  await fault({ fault: 'rate_limit', method: 'team.info', dose: 1, seconds: 1, retry_after: 1 });
  const began = Date.now();
  assert.ok((await client.team.info()).team.id);
  assert.ok(Date.now() - began >= 1000);
});
