using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

public sealed class ChatActingTests(Chromium chromium)
{
    [Fact]
    public async Task A_slash_lists_the_commands_and_the_keyboard_completes_one()
    {
        await using var host = await ChatHost.StartAsync();
        await RegisterAsync(host);
        var page = await host.OpenAsync(chromium);
        var field = page.Locator("[data-composer]");
        await field.PressSequentiallyAsync("/");
        await Expect(page.Locator(".suggestions button")).ToHaveCountAsync(3);
        await Chromium.ShootAsync(page, "typing-commands");
        await field.PressSequentiallyAsync("re");
        await Expect(page.Locator(".suggestions button")).ToHaveCountAsync(1);
        await field.PressAsync("Tab");
        await Expect(field).ToHaveValueAsync("/recap ");
        await Expect(page.Locator(".suggestions .heading")).ToContainTextAsync("The week's recap");
        await field.PressAsync("Tab");
        await Expect(field).ToHaveValueAsync("/recap length:");
        await field.PressAsync("ArrowDown");
        await Chromium.ShootAsync(page, "typing-choices");
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("/recap length:Normal ");
        Assert.Empty(host.Interactions);
    }

    [Fact]
    public async Task A_command_that_nobody_answers_says_so_after_three_seconds()
    {
        await using var host = await ChatHost.StartAsync();
        await RegisterAsync(host);
        var page = await host.OpenAsync(chromium);
        await page.Locator("[data-composer]").FillAsync("/help");
        await page.Locator("[data-composer]").PressAsync("Enter");
        await Expect(page.Locator("[data-pending=help] .thinking")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-pending=help] .failure")).ToHaveTextAsync("The application did not respond");
        await page.GetByText("Dismiss message").ClickAsync();
        await Expect(page.Locator("[data-pending=help]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_button_that_nobody_answers_says_so_under_its_message()
    {
        await using var host = await ChatHost.StartAsync();
        await host.PostAsync(SampleMessages.Recap());
        var page = await host.OpenAsync(chromium);
        await page.GetByText("Details").First.ClickAsync();
        await Expect(page.Locator("[data-custom-id='event:1']")).ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.Locator(".message .failure")).ToHaveTextAsync("This interaction failed");
        Assert.Single(host.Interactions);
    }

    [Fact]
    public async Task A_message_that_grows_stays_whole_in_view()
    {
        await using var host = await ChatHost.StartAsync();
        host.Answers(_ => new JsonObject { ["type"] = 7, ["data"] = new JsonObject { ["content"] = string.Join('\n', Enumerable.Range(1, 15).Select(line => $"line {line}")), ["components"] = new JsonArray() } });
        foreach (var line in Enumerable.Range(1, 30))
        {
            await host.PostAsync(new JsonObject { ["content"] = $"before {line}" });
        }

        await host.PostAsync(JsonNode.Parse("""{"content":"short","components":[{"type":1,"components":[{"type":2,"style":2,"label":"More","custom_id":"more"}]}]}""")!.AsObject());
        var page = await host.OpenAsync(chromium);
        await page.GetByText("More", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator(".message").Last.Locator(".edited")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task A_message_has_a_menu_of_the_commands_for_messages()
    {
        await using var host = await ChatHost.StartAsync();
        await host.RegisterAsync("""{"name":"Find this","type":3}""");
        host.Answers(_ => Reply(new JsonObject { ["content"] = "Found" }, ephemeral: true));
        var target = await host.PostAsync(new JsonObject { ["content"] = "a headline" });
        var page = await host.OpenAsync(chromium);
        await page.Locator(".message").HoverAsync();
        await page.GetByLabel("Apps for this message").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Find this" }).ClickAsync();
        await Expect(page.Locator(".message.ephemeral .text")).ToHaveTextAsync("Found");
        await Expect(page.Locator(".message.ephemeral .origin")).ToContainTextAsync("Olivia Owner used Find this");
        Assert.Equal(target, host.Interactions.Single()["data"]!["target_id"]!.ToString());
    }

    [Fact]
    public async Task A_wrong_line_stays_in_the_field_with_what_to_mend()
    {
        await using var host = await ChatHost.StartAsync();
        await RegisterAsync(host);
        var page = await host.OpenAsync(chromium);
        await page.Locator("[data-composer]").FillAsync("/recap length:huge");
        await page.Locator("[data-composer]").PressAsync("Enter");
        await Expect(page.Locator(".problem")).ToContainTextAsync("length is one of Short, Normal");
        await Expect(page.Locator("[data-composer]")).ToHaveValueAsync("/recap length:huge");
    }

    [Fact]
    public async Task A_person_writes_and_another_sees_it_as_unread()
    {
        await using var host = await ChatHost.StartAsync();
        var page = await host.OpenAsync(chromium, "/?as=member");
        await page.Locator("[data-place=general]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Message #general" })).ToBeVisibleAsync(); // the place has changed
        await page.Locator("[data-composer]").FillAsync("hello **all** <script>");
        await page.Locator("[data-composer]").PressAsync("Enter");
        await Expect(page.Locator(".message .text strong")).ToHaveTextAsync("all");
        await Expect(page.Locator("[data-composer]")).ToHaveValueAsync("");
        await page.Locator("[data-place=ai-news]").ClickAsync();
        await Expect(page.Locator("[data-place=general]")).Not.ToHaveClassAsync("unread");
        await page.Locator(".user-panel .me").ClickAsync();
        await page.Locator("[data-user=newcomer]").ClickAsync();
        await Expect(page.Locator("[data-place=general]")).ToHaveClassAsync("unread");
        await Chromium.ShootAsync(page, "unread");
    }

    [Fact]
    public async Task The_clock_moves_to_the_next_Monday_and_times_move_with_it()
    {
        await using var host = await ChatHost.StartAsync();
        await host.PostAsync(new JsonObject { ["content"] = "next <t:1796029200:R>" });
        var page = await host.OpenAsync(chromium);
        await Expect(page.Locator("time.stamp")).ToHaveTextAsync("in 7 days");
        await page.GetByText("+1 day").ClickAsync();
        await Expect(page.Locator(".now time")).ToHaveTextAsync("Tue 24 Nov 2026 · 10:00");
        await page.GetByText("Next slot").ClickAsync();
        await Expect(page.Locator(".now time")).ToHaveTextAsync("Mon 30 Nov 2026 · 10:00");
        await Expect(page.Locator("time.stamp")).ToHaveTextAsync("a few seconds ago");
    }

    [Fact]
    public async Task Progress_of_the_stages_stands_in_the_clock_bar()
    {
        await using var host = await ChatHost.StartAsync();
        var page = await host.OpenAsync(chromium);
        host.World.Progress.Report("collect", "8/8 sources · 75 new");
        host.World.Progress.Report("group", "25 events");
        await Expect(page.Locator(".progress li")).ToHaveTextAsync(["collect 8/8 sources · 75 new", "group 25 events"]);
    }

    [Fact]
    public async Task A_select_opens_as_a_list_and_sends_what_is_picked()
    {
        await using var host = await ChatHost.StartAsync();
        await host.PostAsync(SampleMessages.Card());
        var page = await host.OpenAsync(chromium);
        await page.Locator(".select-box").ClickAsync();
        await Chromium.ShootAsync(page, "select");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".select-box span")).ToHaveTextAsync("Competitors");
        Assert.Single(host.Interactions);
    }

    [Fact]
    public async Task The_theme_button_switches_and_is_remembered()
    {
        await using var host = await ChatHost.StartAsync();
        var page = await host.OpenAsync(chromium);
        await page.Locator(".theme").ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task Details_sends_an_interaction_and_shows_the_private_answer()
    {
        await using var host = await ChatHost.StartAsync();
        host.Answers(_ => Reply(SampleMessages.Card(), ephemeral: true));
        await host.PostAsync(SampleMessages.Recap());
        var page = await host.OpenAsync(chromium);
        await page.GetByText("Details").First.ClickAsync();
        await Expect(page.Locator(".message.ephemeral h2")).ToHaveTextAsync("Amazon defends $200B of AI spending");
        await Expect(page.Locator(".message.ephemeral .private")).ToContainTextAsync("Only you can see this");
        await Chromium.ShootAsync(page, "details");
        Assert.Equal("event:1", host.Interactions.Single()["data"]!["custom_id"]!.ToString());
        await page.GetByText("Dismiss message").ClickAsync();
        await Expect(page.Locator(".message.ephemeral")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_commands_answer_names_who_used_it()
    {
        await using var host = await ChatHost.StartAsync();
        await RegisterAsync(host);
        host.Answers(_ => Reply(new JsonObject { ["content"] = "Here you are" }, ephemeral: false));
        var page = await host.OpenAsync(chromium);
        await page.Locator("[data-composer]").FillAsync("/recap length:short");
        await page.Locator("[data-composer]").PressAsync("Enter");
        await Expect(page.Locator(".message .text")).ToHaveTextAsync("Here you are");
        await Expect(page.Locator(".origin")).ToContainTextAsync("Olivia Owner used /recap");
        Assert.Equal("short", host.Interactions.Single()["data"]!["options"]![0]!["value"]!.ToString());
    }

    [Fact]
    public async Task The_bots_own_choices_appear_while_typing_and_are_sent_by_value()
    {
        await using var host = await ChatHost.StartAsync();
        await RegisterAsync(host);
        host.Answers(interaction => (int)interaction["type"]! == 4
            ? JsonNode.Parse("""{"type":8,"data":{"choices":[{"name":"Amazon defends $200B of AI spending","value":"e17"},{"name":"Anthropic opens an office","value":"e18"}]}}""")!.AsObject()
            : Reply(SampleMessages.Card(), ephemeral: true));
        var page = await host.OpenAsync(chromium);
        var field = page.Locator("[data-composer]");
        await field.PressSequentiallyAsync("/event event:a");
        await Expect(page.Locator(".suggestions button")).ToHaveCountAsync(2);
        await Chromium.ShootAsync(page, "typing-autocomplete");
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("/event event:Amazon defends $200B of AI spending ");
        await field.PressAsync("Enter");
        await Expect(page.Locator(".message.ephemeral h2")).ToBeVisibleAsync();
        Assert.Equal("e17", host.Interactions[^1]["data"]!["options"]![0]!["value"]!.ToString());
    }

    [Fact]
    public async Task A_dialog_opens_is_filled_in_and_sent()
    {
        await using var host = await ChatHost.StartAsync();
        await host.PostAsync(SampleMessages.Recap());
        host.Answers(interaction => (int)interaction["type"]! == 3 ? SampleMessages.Dialog() : Reply(new JsonObject { ["content"] = "Saved" }, ephemeral: true));
        var page = await host.OpenAsync(chromium);
        await page.GetByText("Get it by DM").ClickAsync();
        await Expect(page.Locator(".modal h2")).ToHaveTextAsync("Your weekly recap");
        await page.Locator("#zone").FillAsync("Europe/Berlin");
        await page.Locator(".modal .select-box").ClickAsync();
        await Chromium.ShootAsync(page, "dialog");
        await page.Locator("[data-value=monday]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(page.Locator(".message.ephemeral .text")).ToHaveTextAsync("Saved");
        await Expect(page.Locator(".modal")).ToHaveCountAsync(0);
        var sent = host.Interactions[^1]["data"]!["components"]!.ToJsonString();
        Assert.Contains("Europe/Berlin", sent, StringComparison.Ordinal);
        Assert.Contains("monday", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promised_answer_shows_that_the_bot_is_thinking()
    {
        await using var host = await ChatHost.StartAsync();
        await RegisterAsync(host);
        host.Answers(_ => JsonNode.Parse("""{"type":5}""")!.AsObject());
        var page = await host.OpenAsync(chromium);
        await page.Locator("[data-composer]").FillAsync("/help");
        await page.Locator("[data-composer]").PressAsync("Enter");
        await Expect(page.Locator(".thinking")).ToContainTextAsync("News desk is thinking");
        await host.SendAsync(HttpMethod.Patch, $"webhooks/{host.Discord.ApplicationId}/{host.Interactions[0]["token"]}/messages/@original", new JsonObject { ["content"] = "done" });
        await Expect(page.Locator(".message .text")).ToHaveTextAsync("done");
        await Expect(page.Locator(".thinking")).ToHaveCountAsync(0);
    }

    private static JsonObject Reply(JsonObject message, bool ephemeral)
    {
        message["flags"] = ((int?)message["flags"] ?? 0) | (ephemeral ? 64 : 0);
        return new JsonObject { ["type"] = 4, ["data"] = message };
    }

    private static Task RegisterAsync(ChatHost host) => host.RegisterAsync(
        """{"name":"recap","description":"The week's recap","options":[{"type":3,"name":"length","description":"How much to show","choices":[{"name":"Short","value":"short"},{"name":"Normal","value":"normal"}]}]}""",
        """{"name":"event","description":"An event's card","options":[{"type":3,"name":"event","description":"Which event","required":true,"autocomplete":true}]}""",
        """{"name":"help","description":"What you can do here"}""");
}
