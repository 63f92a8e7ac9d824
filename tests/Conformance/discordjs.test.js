// discord.js, unmodified, as a bot on the local Discord.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  ActionRowBuilder, ButtonBuilder, ButtonStyle, ChannelType, Client, ContainerBuilder, EmbedBuilder, Events, GatewayIntentBits, MessageFlags,
  ModalBuilder, SlashCommandBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle,
} from 'discord.js';
import { next, startSimulator, until } from './simulator.js';

const commands = [
  new SlashCommandBuilder().setName('hello').setDescription('Answers at once')
    .addStringOption((o) => o.setName('name').setDescription('Whom to greet').setRequired(true)),
  new SlashCommandBuilder().setName('later').setDescription('Defers, then answers'),
  new SlashCommandBuilder().setName('pick').setDescription('Shows components'),
  new SlashCommandBuilder().setName('form').setDescription('Opens a modal'),
  new SlashCommandBuilder().setName('find').setDescription('Completes')
    .addStringOption((o) => o.setName('word').setDescription('A word').setAutocomplete(true)),
  new SlashCommandBuilder().setName('place').setDescription('Takes a channel')
    .addSubcommand((s) => s.setName('set').setDescription('Sets it').addChannelOption((o) => o.setName('channel').setDescription('Where').setRequired(true))),
];

const answers = {
  hello: (i) => i.reply({ content: `Hello ${i.options.getString('name')}`, flags: MessageFlags.Ephemeral }),
  async later(i) {
    await i.deferReply();
    await i.editReply('Here it is');
    await i.followUp({ content: 'and this is for you alone', flags: MessageFlags.Ephemeral });
  },
  pick: (i) => i.reply({
    components: [
      new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary)),
      new ActionRowBuilder().addComponents(new StringSelectMenuBuilder().setCustomId('topic').addOptions(
        { label: 'Chips', value: 'chips' }, { label: 'Models', value: 'models' })),
    ],
    content: 'Choose',
  }),
  form: (i) => i.showModal(new ModalBuilder().setCustomId('note').setTitle('A note').addComponents(
    new ActionRowBuilder().addComponents(new TextInputBuilder().setCustomId('text').setLabel('Text').setStyle(TextInputStyle.Paragraph)))),
  place: (i) => i.reply(`${i.options.getSubcommand()} ${i.options.getChannel('channel').name}`),
};

async function answer(i) {
  if (i.isAutocomplete()) return i.respond([{ name: `${i.options.getFocused()}!`, value: i.options.getFocused() }]);
  if (i.isChatInputCommand()) return answers[i.commandName](i);
  if (i.isButton()) return i.update({ content: 'More it is', components: [] });
  if (i.isStringSelectMenu()) return i.reply({ content: `You chose ${i.values.join()}`, flags: MessageFlags.Ephemeral });
  if (i.isModalSubmit()) return i.reply(`Noted: ${i.fields.getTextInputValue('text')}`);
}

describe('discord.js', () => {
  let discord;
  let client;
  let channel;

  before(async () => {
    discord = await startSimulator();
    client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.api.replace(/\/v10$/, '') } });
    client.on(Events.InteractionCreate, (i) => answer(i).catch((error) => client.emit('error', error)));
    // 40060: the same event came twice and was answered already.
    client.on('error', (error) => error.code === 40060 || console.error(error));
    client.login(discord.token);
    await next(client, Events.ClientReady);
    await client.application.commands.set(commands);
    channel = await client.channels.fetch(discord.channel_id);
  });

  after(async () => {
    await client?.destroy();
    await discord?.stop();
  });

  it('logs in and knows the guild with its kinds of channels', () => {
    const guild = client.guilds.cache.get(discord.guild_id);
    assert.equal(guild.name, 'AI Builders');
    const kinds = guild.channels.cache.map((c) => c.type);
    for (const kind of [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum]) assert.ok(kinds.includes(kind));
    assert.equal(client.application.id, discord.application_id);
  });

  it('finds its commands registered', async () => {
    const registered = await client.application.commands.fetch();
    assert.deepEqual(registered.map((c) => c.name).sort(), ['find', 'form', 'hello', 'later', 'pick', 'place']);
  });

  it('answers a slash command privately', async () => {
    const id = await discord.runs('member', 'hello', { name: 'Ada' });
    const seen = await discord.interaction(id);
    assert.equal(seen.replies[0].content, 'Hello Ada');
    assert.equal(seen.replies[0].ephemeral, true);
    assert.ok(seen.acknowledged_ms < 3000);
    const posted = await discord.get(`channels/${discord.channel_id}/messages`);
    assert.ok(posted.every((m) => m.content !== 'Hello Ada'));
  });

  it('reads a subcommand and a resolved channel', async () => {
    const seen = await discord.interaction(await discord.runs('owner', 'place set', { channel: '#general' }));
    assert.equal(seen.replies[0].content, 'set general');
  });

  it('defers, edits its reply and follows up', async () => {
    const id = await discord.runs('member', 'later');
    const seen = await discord.interaction(id, (i) => i.replies.length === 2);
    assert.equal(seen.state, 'answered');
    assert.deepEqual(seen.replies.map((r) => [r.content, r.ephemeral]), [['Here it is', false], ['and this is for you alone', true]]);
  });

  it('completes an option while it is typed', async () => {
    const seen = await discord.interaction(await discord.completes('member', 'find', 'word', 'tra'));
    assert.deepEqual(seen.choices.map((c) => [c.name, c.value]), [['tra!', 'tra']]);
  });

  it('updates a message from its button and answers a menu', async () => {
    const shown = (await discord.interaction(await discord.runs('member', 'pick'))).replies[0];
    const chosen = await discord.interaction(await discord.uses('member', shown.id, 'topic', ['chips']));
    assert.equal(chosen.replies[0].content, 'You chose chips');
    await discord.interaction(await discord.uses('member', shown.id, 'more'));
    const messages = await discord.get(`channels/${discord.channel_id}/messages`);
    const updated = messages.find((m) => m.id === shown.id);
    assert.equal(updated.content, 'More it is');
    assert.deepEqual(updated.components, []);
  });

  it('opens a modal and reads what was written', async () => {
    const id = await discord.runs('member', 'form');
    const opened = await discord.interaction(id);
    assert.equal(opened.modal.title, 'A note');
    const sent = await discord.interaction(await discord.submits('member', id, 'note', { text: 'remember' }));
    assert.equal(sent.replies[0].content, 'Noted: remember');
  });

  it('sends with a nonce once, however often it is asked', async () => {
    const body = { content: 'once', nonce: 'edition-47', enforceNonce: true, allowedMentions: { parse: [] } };
    const [first, second] = [await channel.send(body), await channel.send(body)];
    assert.equal(first.id, second.id);
  });

  it('sends an embed, a container and a file, and edits', async () => {
    const embed = await channel.send({ embeds: [new EmbedBuilder().setTitle('Title').setDescription('Text').addFields({ name: 'a', value: 'b' })] });
    assert.equal(embed.embeds[0].title, 'Title');
    const container = new ContainerBuilder().setAccentColor(0x5865f2).addTextDisplayComponents((t) => t.setContent('# Recap'));
    const sent = await channel.send({ components: [container], flags: MessageFlags.IsComponentsV2 });
    assert.equal(sent.components[0].components[0].content, '# Recap');
    const file = await channel.send({ files: [{ attachment: Buffer.from('hello'), name: 'hello.txt' }] });
    assert.equal(await (await fetch(file.attachments.first().url)).text(), 'hello');
    const edited = await embed.edit({ content: 'edited', embeds: [] });
    assert.equal(edited.content, 'edited');
  });

  it('starts threads, posts in a forum and publishes an announcement', async () => {
    const message = await channel.send('a thread starts here');
    const thread = await message.startThread({ name: 'Details' });
    await thread.send('in the thread');
    const channels = client.guilds.cache.get(discord.guild_id).channels.cache;
    const post = await channels.find((c) => c.type === ChannelType.GuildForum).threads.create({ name: 'Week 47', message: { content: 'the recap' } });
    assert.equal((await post.fetchStarterMessage()).content, 'the recap');
    const news = await channels.find((c) => c.type === ChannelType.GuildAnnouncement).send('news');
    await news.crosspost();
    assert.ok((await news.fetch(true)).flags.has(MessageFlags.Crossposted));
    await assert.rejects(news.crosspost(), { code: 40033 });
  });

  it('is told that direct messages are closed, once', async () => {
    const member = (await discord.get('users')).find((u) => u.name === 'member');
    await discord.fault('dms_closed', { user: member.id });
    const user = await client.users.fetch(member.id);
    await assert.rejects(user.send('psst'), { code: 50007 });
    await discord.clearFaults();
    assert.equal((await user.send('psst')).content, 'psst');
  });

  it('keeps within a bucket without meeting a 429', async () => {
    const general = client.guilds.cache.get(discord.guild_id).channels.cache.find((c) => c.name === 'general');
    const before = (await discord.get('requests')).length;
    await Promise.all(Array.from({ length: 8 }, (_, n) => general.send(`message ${n}`)));
    const rows = (await discord.get('requests')).slice(before);
    assert.equal(rows.filter((r) => r.status === 429).length, 0);
    assert.equal(rows.filter((r) => r.status === 200).length, 8);
  });

  it('obeys a 429', async () => {
    const [news] = client.guilds.cache.get(discord.guild_id).channels.cache.filter((c) => c.type === ChannelType.GuildAnnouncement).values();
    await discord.fault('rate_limit', { channel: news.id, retry_after: 0.7 });
    const start = performance.now();
    await news.send('patience');
    assert.ok(performance.now() - start >= 700);
  });

  it('resumes after op 7', async () => {
    const resumed = next(client, Events.ShardResume);
    await discord.fault('reconnect');
    await resumed;
  });

  it('identifies anew after op 9', async () => {
    const ready = next(client, Events.ShardReady);
    await discord.fault('invalid_session');
    await ready;
  });

  it('resumes after a dropped connection and answers what it missed', async () => {
    const resumed = next(client, Events.ShardResume);
    await discord.fault('drop_tcp');
    const id = await discord.runs('member', 'hello', { name: 'Grace' });
    await resumed;
    assert.equal((await discord.interaction(id)).replies[0].content, 'Hello Grace');
  });

  it('has its second answer to an event that comes twice refused', async () => {
    const before = (await discord.get('requests')).length;
    await discord.fault('duplicate', { route: 'INTERACTION_CREATE' });
    const id = await discord.runs('member', 'hello', { name: 'Twice' });
    const callbacks = await until(
      async () => (await discord.get('requests')).slice(before).filter((r) => r.path.includes('/callback')), (r) => r.length === 2, 'the second answer');
    assert.deepEqual(callbacks.map((r) => r.status).sort(), [204, 400]);
    assert.equal((await discord.interaction(id)).replies.length, 1);
  });

  it('broke no rule of Discord, and neither did the simulator', async () => {
    assert.deepEqual(await discord.violations(), []);
  });
});
