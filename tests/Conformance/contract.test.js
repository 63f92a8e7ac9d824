// The simulator's checker and Discord's own contract, asked about the same bodies.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { errorsOf, judge } from './contract.js';
import { startSimulator } from './simulator.js';

const text = (content) => ({ type: 10, content });
const button = (rest = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...rest });
const v2 = (...components) => ({ flags: 32768, components });
const embeds = (count, rest = {}) => ({ embeds: Array.from({ length: count }, () => ({ title: 'a', ...rest })) });
const command = (rest = {}) => [{ name: 'recap', description: 'The recap', ...rest }];
const option = (rest = {}) => ({ type: 3, name: 'week', description: 'Which', ...rest });
const options = (count, make) => Array.from({ length: count }, (_, n) => make(n));

const message = 'POST /channels/{channel_id}/messages';
const registration = 'PUT /applications/{application_id}/commands';

const good = [
  [message, { content: 'hello' }],
  [message, { content: 'x'.repeat(2000), nonce: 'a'.repeat(25), enforce_nonce: true, allowed_mentions: { parse: [] } }],
  [message, { content: '😀'.repeat(2000) }],
  [message, embeds(10, { description: 'x', fields: [{ name: 'a', value: 'b' }] })],
  [message, v2({ type: 17, accent_color: 255, components: [text('# hi'), { type: 9, components: [text('a')], accessory: button() }, { type: 14 }] })],
  [message, { content: 'x', components: [{ type: 1, components: [{ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }] }] }],
  [registration, command({ options: [option({ autocomplete: true })], default_member_permissions: '32', contexts: [0, 1] })],
  [registration, command({ options: options(25, (n) => option({ name: `o${n}`, choices: options(25, (c) => ({ name: `${c}`, value: `${c}` })) })) })],
];

const bad = [
  ['eleven embeds', message, embeds(11)],
  ['a title of 257', message, embeds(1, { title: 'x'.repeat(257) })],
  ['a section without accessory', message, v2({ type: 9, components: [text('a')] })],
  ['a button outside a row', message, { content: 'x', components: [button()] }],
  ['a nonce of 26', message, { content: 'x', nonce: 'x'.repeat(26) }],
  ['a menu of 26 options', message,
    { content: 'x', components: [{ type: 1, components: [{ type: 3, custom_id: 's', options: options(26, (n) => ({ label: `${n}`, value: `${n}` })) }] }] }],
  ['a description of 101', registration, command({ description: 'x'.repeat(101) })],
  ['26 options', registration, command({ options: options(26, (n) => option({ name: `o${n}` })) })],
];

const missed = [
  ['content of 2001', message, { content: 'x'.repeat(2001) }],
  ['6000 characters of embeds', message, embeds(2, { description: 'x'.repeat(3500) })],
  ['content beside components', message, { ...v2(text('a')), content: 'x' }],
  ['more than 40 components, nested', message, v2(...options(9, () => ({ type: 17, components: options(4, () => text('a')) })))],
  ['more than 4000 characters of text', message, v2(text('x'.repeat(2500)), text('x'.repeat(2500)))],
  ['a link button with a custom id', message, { content: 'x', components: [{ type: 1, components: [{ type: 2, style: 5, label: 'a', url: 'https://a.b', custom_id: 'x' }] }] }],
  ['a name in capitals', registration, command({ name: 'Recap' })],
  ['a misspelt field', message, { content: 'x', embedz: [] }],
];

describe(`the simulator's checker and ${judge}`, () => {
  let discord;

  before(async () => {
    discord = await startSimulator();
  });

  after(() => discord?.stop());

  /** Sends a body as a bot would and tells what the simulator wrote down about it. */
  async function simulatorOn(route, body) {
    const [method, template] = route.split(' ');
    // A channel of its own for each, so that no limit is met.
    const { id } = await discord.post('channels', { guild: discord.guild_id, name: 'case' });
    const path = template.replace('{channel_id}', id).replace('{application_id}', discord.application_id);
    await fetch(discord.api + path, {
      method,
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json', 'user-agent': 'DiscordBot (conformance, 1)' },
      body: JSON.stringify(body),
    });
    return (await discord.get('requests')).at(-1);
  }

  good.forEach(([route, body], n) => it(`agree that body ${n + 1} is good`, async () => {
    assert.deepEqual(errorsOf(...route.split(' '), body), []);
    assert.deepEqual((await simulatorOn(route, body)).errors, []);
  }));

  for (const [what, route, body] of bad) {
    it(`agree that ${what} is bad`, async () => {
      assert.notDeepEqual(errorsOf(...route.split(' '), body), []);
      const row = await simulatorOn(route, body);
      assert.equal(row.status, 400);
      assert.equal(row.valid, false);
    });
  }

  for (const [what, route, body] of missed) {
    it(`differ over ${what}, which only the simulator sees`, async () => {
      assert.deepEqual(errorsOf(...route.split(' '), body), []);
      assert.equal((await simulatorOn(route, body)).valid, false);
    });
  }
});
