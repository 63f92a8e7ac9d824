using System.Text;
using System.Text.Json;
using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Tests.Wire;

/// <summary>Ten thousand mutated inputs a kind: what cannot be read says so by one of two exceptions, and nothing else happens.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Seeds =
    [
        """{"op":0,"s":5,"t":"INTERACTION_CREATE","d":{"id":"123","application_id":"42","type":2,"token":"t","member":{"user":{"id":"1"}},"data":{"name":"x","options":[{"name":"a","type":1,"options":[{"name":"n","type":4,"value":3}]}],"resolved":{"channels":{"1":{"id":"1","type":0}}}}}}""",
        """{"op":0,"s":6,"t":"INTERACTION_CREATE","d":{"id":"124","type":5,"data":{"custom_id":"f","components":[{"type":18,"component":{"type":4,"custom_id":"why","value":"b"}}]}}}""",
        """{"op":0,"s":1,"t":"READY","d":{"v":10,"user":{"id":"42"},"guilds":[{"id":"9","unavailable":true}],"session_id":"s","resume_gateway_url":"wss://x","application":{"id":"42"}}}""",
        """{"op":0,"s":2,"t":"GUILD_CREATE","d":{"id":"9","channels":[{"id":"1","type":15,"available_tags":[{"id":"2","name":"t"}]}]}}""",
        """{"op":10,"d":{"heartbeat_interval":41250}}""",
        """{"id":"7","channel_id":"1","flags":32768,"components":[{"type":17,"components":[{"type":9,"components":[{"type":10,"content":"x"}],"accessory":{"type":2,"style":5,"url":"https://a"}},{"type":12,"items":[{"media":{"url":"u"}}]}]}]}""",
        """{"code":50035,"message":"Invalid","errors":{"a":{"0":{"_errors":[{"code":"X","message":"y"}]}}},"retry_after":1.5,"global":true}""",
    ];

    [Fact]
    public void Gateway_frames()
    {
        var events = new EventReader(TimeProvider.System, new ServerClock(TimeProvider.System));
        ForEach(bytes =>
        {
            var frame = Json.Read<GatewayFrame>(bytes);
            if (events.Read(frame.T ?? "", frame.D ?? default, replayed: true) is not InteractionCreated { Received.Interaction: var interaction })
                return;
            _ = new OptionValues(interaction.Data).Integer("n");
            _ = new ModalFields(interaction.Data)["why"];
        });
    }

    [Fact]
    public void Bodies_of_answers() => ForEach(bytes =>
    {
        var error = ErrorText.Read(400, bytes);
        Assert.InRange(ErrorText.Line(400, error).Length, 1, 501);
        if (Json.Read<Message>(bytes) is { Components: { } components } message)
            MessageLimits.Check(new MessageBody { Components = [.. components.Where(component => component is TextDisplay)], Content = message.Content });
    });

    [Fact]
    public void Compressed_streams() => ForEach(bytes =>
    {
        using var inflater = new Inflater();
        inflater.Unpack(bytes.ToArray());
    });

    private static void ForEach(SpanAction attempt)
    {
        var random = new Random(20261123);
        for (var i = 0; i < 10_000; i++)
        {
            var bytes = Mutate(Encoding.UTF8.GetBytes(Seeds[i % Seeds.Length]), random);
            try
            {
                attempt(bytes);
            }
            catch (Exception fault) when (fault is JsonException or InvalidDataException)
            {
                // said in the way that the callers expect
            }
        }
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(6))
            {
                case 0: list[at] = (byte)random.Next(256); break;
                case 1: list.RemoveRange(at, Math.Min(random.Next(1, 20), list.Count - at)); break;
                case 2: list.InsertRange(at, list.Skip(random.Next(list.Count)).Take(random.Next(1, 40)).ToArray()); break;
                case 3: list.InsertRange(at, "null"u8.ToArray()); break;
                case 4: list.InsertRange(at, "-1e999"u8.ToArray()); break;
                default: list[at] = (byte)"{}[]\",:0"[random.Next(8)]; break;
            }

            if (list.Count == 0)
                list.Add(0);
        }

        return [.. list];
    }

    private delegate void SpanAction(ReadOnlySpan<byte> bytes);
}
