using System.Text.Json.Nodes;

namespace Bot.Tests.Browser;

/// <summary>Messages as a bot sends them, with every component that the page can show.</summary>
internal static class SampleMessages
{
    public static JsonObject Recap() => Read("""
        {"flags":32768,"components":[{"type":17,"accent_color":3901635,"components":[
          {"type":10,"content":"# AI recap · 16–22 November\nCloud spending led the week: Amazon defended its bill, and two rivals raised theirs.\n-# 412 reports → 61 events → 7 · quoted and traced to 38 sources"},
          {"type":14,"divider":true,"spacing":1},
          {"type":9,"components":[{"type":10,"content":"**1** · [Amazon defends $200B of AI spending](https://wire.example/amazon)\nAWS points to signed demand and its own chips.\n-# 5 reports · 4 publishers · primary source"}],"accessory":{"type":2,"style":2,"label":"Details","custom_id":"event:1"}},
          {"type":9,"components":[{"type":10,"content":"**2** · Update: [Kimi K3 weights are out](https://lab.example/k3)\nLast week's preview can now be downloaded; licence named in the model card.\n-# 17 reports · 11 publishers"}],"accessory":{"type":2,"style":2,"label":"Details","custom_id":"event:2"}},
          {"type":9,"components":[{"type":10,"content":"**3** · [Framework 2.4.1 mends a token leak](https://sec.example/cve)\nAgents that log tool calls wrote credentials to disk.\n-# 4 reports · 3 publishers"}],"accessory":{"type":2,"style":2,"label":"Details","custom_id":"event:3"}},
          {"type":14,"divider":true,"spacing":2},
          {"type":10,"content":"### Worth doing"},
          {"type":9,"components":[{"type":10,"content":"**Security:** update the agent framework to 2.4.1 (fixed <t:1795014000:R>)."}],"accessory":{"type":2,"style":1,"label":"Add to my list","custom_id":"act:1"}},
          {"type":9,"components":[{"type":10,"content":"**Builders:** move off the v1 endpoint before 15 December."}],"accessory":{"type":2,"style":1,"label":"Add to my list","custom_id":"act:2"}},
          {"type":14},
          {"type":1,"components":[{"type":2,"style":2,"label":"All actions","custom_id":"next"},{"type":2,"style":2,"label":"Get it by DM","custom_id":"dm"},{"type":2,"style":4,"label":"Hide something","custom_id":"hide"},{"type":2,"style":5,"label":"On the web","url":"https://desk.example/recap"}]},
          {"type":10,"content":"-# AI-written where marked, grounded in cited sources. All content rights belong to the original publishers."}
        ]}]}
        """);

    public static JsonObject Card() => Read("""
        {"flags":32768,"components":[{"type":17,"accent_color":16096779,"components":[
          {"type":10,"content":"## [Amazon defends $200B of AI spending](https://wire.example/amazon)\n-# Sample Wire · fresh · collected in 12m · 5 reports, 4 publishers\n💡 4 publishers in one day, with the primary source."},
          {"type":10,"content":"**What changed**\n\"The spending follows signed demand\", the chief executive wrote. — Sample Wire ¹\n**Why it is here**\n4 independent publishers, primary source, first statement on the 2026 plan.\n**What to do**\nRead the shareholder letter ¹\n**Who should care**\nSecurity · leaders"},
          {"type":1,"components":[{"type":3,"custom_id":"card:1:show","placeholder":"Show…","options":[{"label":"Deep insight","value":"deep","description":"Takeaways and the technical part"},{"label":"Competitors","value":"competitors"},{"label":"Timeline","value":"timeline"},{"label":"Sources","value":"sources"}]}]},
          {"type":1,"components":[{"type":2,"style":1,"label":"Follow","custom_id":"follow:1"},{"type":2,"style":3,"label":"Useful","custom_id":"up:1","emoji":{"name":"👍"}},{"type":2,"style":2,"label":"Not useful","custom_id":"down:1"},{"type":2,"style":2,"label":"Report","custom_id":"report:1","disabled":true}]},
          {"type":10,"content":"-# Extracted, no AI · quoted from 4 sources\n-# Original source: Sample Wire · All content rights belong to the original publishers"}
        ]}]}
        """);

    public static JsonObject Embed(ChatHost host) => Read("""
        {"content":"**Another bot's** message with an embed. See <#CHANNEL>, ask <@USER> or type </recap:1>; next <t:1796029200:F> (<t:1796029200:R>).",
         "embeds":[{"title":"Server health","url":"https://status.example","description":"All systems are up.\n> A quoted line\n- first\n- second\n```cs\nvar answer = 42;\n```\nA ||secret|| and `code`.","color":5763719,
           "fields":[{"name":"CPU","value":"12 %","inline":true},{"name":"Memory","value":"1.2 GB","inline":true},{"name":"Disk","value":"40 %","inline":true},{"name":"Note","value":"~~old~~ __new__"}],
           "footer":{"text":"Monitor"},"timestamp":"2026-11-23T08:00:00Z"}],
         "components":[{"type":1,"components":[{"type":2,"style":1,"label":"Refresh","custom_id":"refresh","emoji":{"name":"🔄"}},{"type":2,"style":3,"label":"OK","custom_id":"ok"},{"type":2,"style":4,"label":"Stop","custom_id":"stop"}]}]}
        """.Replace("CHANNEL", host.Discord.ChannelId, StringComparison.Ordinal).Replace("USER", host.Discord.UserId, StringComparison.Ordinal));

    public static JsonObject Dialog() => Read("""
        {"type":9,"data":{"custom_id":"subscribe","title":"Your weekly recap","components":[
          {"type":10,"content":"It comes by **direct message**."},
          {"type":18,"label":"Day","description":"When the week ends for you","component":{"type":3,"custom_id":"day","placeholder":"Choose a day","options":[{"label":"Monday","value":"monday"},{"label":"Friday","value":"friday"}]}},
          {"type":18,"label":"Time zone","component":{"type":4,"custom_id":"zone","style":1,"placeholder":"Europe/Berlin"}},
          {"type":18,"label":"A note to yourself","component":{"type":4,"custom_id":"note","style":2,"required":false}}]}}
        """);

    private static JsonObject Read(string json) => JsonNode.Parse(json)!.AsObject();
}
