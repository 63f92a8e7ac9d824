// @discordjs/ws 2 with zlib-stream and @discordjs/rest 2, unmodified, without the rest of discord.js.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { REST } from '@discordjs/rest';
import { CompressionMethod, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { next, startSimulator } from './simulator.js';

describe('@discordjs/ws and @discordjs/rest', () => {
  let discord;
  let rest;
  let manager;

  before(async () => {
    discord = await startSimulator();
    rest = new REST({ api: discord.api.replace(/\/v10$/, ''), version: '10' }).setToken(discord.token);
    manager = new WebSocketManager({ token: discord.token, intents: 1, rest, compression: CompressionMethod.ZlibNative });
    manager.on(WebSocketShardEvents.Error, ({ error }) => console.error(error));
    const ready = next(manager, WebSocketShardEvents.Ready);
    await manager.connect();
    await ready;
    await rest.put(`/applications/${discord.application_id}/commands`, { body: [{ name: 'ping', description: 'Pong' }] });
    manager.on(WebSocketShardEvents.Dispatch, async (event) => {
      const payload = event.data ?? event;
      if (payload.t !== 'INTERACTION_CREATE') return;
      await rest.post(`/interactions/${payload.d.id}/${payload.d.token}/callback`, { auth: false, body: { type: 4, data: { content: 'Pong' } } });
    });
  });

  after(async () => {
    await manager?.destroy();
    await discord?.stop();
  });

  it('inflates events and answers', async () => {
    const seen = await discord.interaction(await discord.runs('member', 'ping'));
    assert.equal(seen.replies[0].content, 'Pong');
  });

  it('resumes on a resumable close and answers what it missed', async () => {
    const resumed = next(manager, WebSocketShardEvents.Resumed);
    await discord.fault('close', { code: 4000 });
    const id = await discord.runs('member', 'ping');
    await resumed;
    assert.equal((await discord.interaction(id)).replies[0].content, 'Pong');
  });

  it('resumes after op 7 and after a dropped connection', async () => {
    for (const kind of ['reconnect', 'drop_tcp']) {
      const resumed = next(manager, WebSocketShardEvents.Resumed);
      await discord.fault(kind);
      await resumed;
    }
  });

  it('identifies anew when its resume is refused', async () => {
    await discord.fault('resume_refused');
    const ready = next(manager, WebSocketShardEvents.Ready);
    await discord.fault('reconnect');
    await ready;
    const seen = await discord.interaction(await discord.runs('member', 'ping'));
    assert.equal(seen.replies[0].content, 'Pong');
  });

  it('waits out a global limit', async () => {
    await discord.fault('global_rate_limit', { retry_after: 0.5 });
    const start = performance.now();
    await rest.get('/users/@me');
    assert.ok(performance.now() - start >= 500);
  });

  it('reads a refusal with its code and its errors', async () => {
    await assert.rejects(
      rest.post(`/channels/${discord.channel_id}/messages`, { body: { content: 'x'.repeat(2001) } }),
      (error) => error.code === 50035 && error.rawError.errors.content._errors[0].code === 'BASE_TYPE_MAX_LENGTH');
    const [violation, ...others] = await discord.violations();
    assert.deepEqual(others, []);
    assert.match(violation.errors[0], /content/);
  });
});
