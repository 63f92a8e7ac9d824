// Sends one message to each channel of a job, all at once, and says how long it took: the peer of the benchmark `fanout`.
import { readFileSync } from 'node:fs';
import { REST } from '@discordjs/rest';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rest = new REST({ api: job.Api.replace(/\/v10$/, ''), version: '10', timeout: 7_200_000, ...(job.Unlimited ? { globalRequestsPerSecond: 1_000_000 } : {}) }).setToken(job.Token);
const started = performance.now();
let sent = 0;
await Promise.all(job.Channels.map(async (channel, n) => {
  await rest.post(`/channels/${channel}/messages`, {
    body: { components: [{ type: 10, content: `Message ${n}` }], flags: 1 << 15, allowed_mentions: { parse: [] }, nonce: `f${n}`, enforce_nonce: true },
  });
  sent++;
}));
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, sent }));
