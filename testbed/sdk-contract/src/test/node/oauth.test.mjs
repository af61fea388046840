import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { InstallProvider } from '@slack/oauth';
import { freePort, redirect, register, slack, slackApiUrl, team } from './slack.mjs';

test('installs with state and cookie, and refreshes an expiring token', async () => {
  const port = await freePort();
  const here = `http://127.0.0.1:${port}`;
  const app = await register({ name: 'Installer', redirect_uris: [`${here}/back`], token_rotation: true });
  const installer = new InstallProvider({
    clientId: app.client_id,
    clientSecret: app.client_secret,
    stateSecret: 'a state secret of this test',
    authorizationUrl: `${slack}/oauth/v2/authorize`,
    clientOptions: { slackApiUrl },
    directInstall: true,
  });
  const server = createServer((request, response) =>
    request.url.startsWith('/install')
      ? installer.handleInstallPath(request, response, {}, {
          scopes: ['channels:read', 'chat:write'], userScopes: ['search:read'], redirectUri: `${here}/back`,
        })
      : installer.handleCallback(request, response),
  );
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  try {
    const start = await redirect(`${here}/install`);
    const slackPage = await redirect(start.location);
    const done = await redirect(slackPage.location, start.cookie);
    assert.equal(done.status, 200, done.body);

    const { id } = await team();
    const first = await installer.authorize({ teamId: id, isEnterpriseInstall: false });
    assert.match(first.botToken, /^xoxe\.xoxb-1-/);
    assert.match(first.botRefreshToken, /^xoxe-1-/);

    // as if it were twelve hours later: the package refreshes by itself
    const kept = await installer.installationStore.fetchInstallation({ teamId: id, isEnterpriseInstall: false });
    kept.bot.expiresAt = 1;
    await installer.installationStore.storeInstallation(kept);
    const second = await installer.authorize({ teamId: id, isEnterpriseInstall: false });
    assert.match(second.botToken, /^xoxe\.xoxb-1-/);
    assert.notEqual(second.botToken, first.botToken);

    const forged = await redirect(`${here}/back?code=1.2.3&state=forged`);
    assert.notEqual(forged.status, 200);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
