// Our own bot on the local Discord: what it sends is judged by Discord's own contract and by the simulator, and the verdicts agree.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { errorsOf, judge } from './contract.js';
import { startSimulator, until } from './simulator.js';

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'Bot');

/** The first Monday, 09:01 UTC, after an instant. */
function mondayAfter(instant) {
  const day = new Date(instant);
  day.setUTCDate(day.getUTCDate() + (((8 - day.getUTCDay()) % 7) || 7));
  day.setUTCHours(9, 1, 0, 0);
  return day.toISOString();
}

describe('our bot', () => {
  let discord;
  let bot;
  let folder;

  before(async () => {
    discord = await startSimulator('--clock', 'manual');
    folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    const opml = await (await fetch(discord.newsstand)).text();
    writeFileSync(join(folder, 'sources.opml'), opml);
    const settings = [
      `--Discord:Token=${discord.token}`, `--Discord:ApplicationId=${discord.application_id}`, `--Discord:ApiBaseUrl=${discord.api}`,
      `--ConnectionStrings:Bot=Data Source=${join(folder, 'bot.db')}`, `--Bot:ClockUrl=${discord.control}/clock`,
      `--News:SourcesFile=${join(folder, 'sources.opml')}`, `--News:FetchThrough=${discord.newsstand}/fetch`, `--Digests:0:Channel=${discord.channel_id}`,
    ];
    const run = process.env.BOT_DLL ? [process.env.BOT_DLL, 'run', ...settings] : ['run', '--project', project, '--', 'run', ...settings];
    bot = spawn('dotnet', run, { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
    await until(() => discord.get('requests'), (rows) => rows.some((r) => r.path.endsWith('/commands') && r.status === 200), 'the registration');
  });

  after(async () => {
    if (bot?.exitCode === null) {
      const ended = new Promise((resolve) => bot.once('exit', resolve));
      process.kill(-bot.pid, 'SIGTERM');
      await ended;
    }
    await discord?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('posts an edition when its Monday has come', async () => {
    const { now } = await discord.get('clock');
    await discord.post('clock', { to: mondayAfter(now) });
    const posted = await until(() => discord.get(`channels/${discord.channel_id}/messages`), (m) => m.length > 0, 'the edition', 60_000);
    assert.equal(posted[0].author.id, discord.application_id);
  });

  it('answers its commands', async () => {
    for (const name of ['help', 'recap']) {
      const seen = await discord.interaction(await discord.runs('owner', name));
      assert.equal(seen.state, 'answered');
    }
  });

  it(`sends nothing that ${judge} or the simulator finds fault with`, async () => {
    const rows = (await discord.get('requests?bodies=true')).filter((r) => r.body !== undefined && r.body !== null);
    assert.ok(rows.length >= 4, `only ${rows.length} bodies were seen`);
    for (const row of rows) {
      assert.deepEqual(errorsOf(row.method, row.template, row.body) ?? [], [], `${row.method} ${row.path}: ${JSON.stringify(row.body)}`);
      assert.deepEqual(row.errors, [], `${row.method} ${row.path}`);
    }
    assert.deepEqual(await discord.violations(), []);
  });
});
