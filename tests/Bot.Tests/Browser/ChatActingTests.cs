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
        Register(host);
        var page = await chromium.OpenAsync(host.Address);
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
        Assert.Equal(0, host.Interactions);
    }

    [Fact]
    public async Task A_command_that_nobody_answers_says_so_after_three_seconds()
    {
        await using var host = await ChatHost.StartAsync();
        Register(host);
        var page = await chromium.OpenAsync(host.Address);
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
        host.Post(host.Seed.ChannelId, SampleMessages.Recap());
        var page = await chromium.OpenAsync(host.Address);
        await page.GetByText("Details").First.ClickAsync();
        await Expect(page.Locator("[data-custom-id='event:1']")).ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.Locator(".message .failure")).ToHaveTextAsync("This interaction failed");
        Assert.Equal(1, host.Interactions);
    }

    [Fact]
    public async Task A_wrong_line_stays_in_the_field_with_what_to_mend()
    {
        await using var host = await ChatHost.StartAsync();
        Register(host);
        var page = await chromium.OpenAsync(host.Address);
        await page.Locator("[data-composer]").FillAsync("/recap length:huge");
        await page.Locator("[data-composer]").PressAsync("Enter");
        await Expect(page.Locator(".problem")).ToContainTextAsync("length is one of Short, Normal");
        await Expect(page.Locator("[data-composer]")).ToHaveValueAsync("/recap length:huge");
    }

    [Fact]
    public async Task A_person_writes_and_another_sees_it_as_unread()
    {
        await using var host = await ChatHost.StartAsync();
        var page = await chromium.OpenAsync(host.Address + "/?as=member");
        await page.Locator("[data-place=general]").ClickAsync();
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
        host.Post(host.Seed.ChannelId, new JsonObject { ["content"] = "next <t:1796029200:R>" });
        var page = await chromium.OpenAsync(host.Address);
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
        var page = await chromium.OpenAsync(host.Address);
        host.World.Progress.Report("collect", "8/8 sources · 75 new");
        host.World.Progress.Report("group", "25 events");
        await Expect(page.Locator(".progress li")).ToHaveTextAsync(["collect 8/8 sources · 75 new", "group 25 events"]);
    }

    [Fact]
    public async Task A_select_opens_as_a_list_and_sends_what_is_picked()
    {
        await using var host = await ChatHost.StartAsync();
        host.Post(host.Seed.ChannelId, SampleMessages.Card());
        var page = await chromium.OpenAsync(host.Address);
        await page.Locator(".select-box").ClickAsync();
        await Chromium.ShootAsync(page, "select");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".select-box span")).ToHaveTextAsync("Competitors");
        Assert.Equal(1, host.Interactions);
    }

    [Fact]
    public async Task The_theme_button_switches_and_is_remembered()
    {
        await using var host = await ChatHost.StartAsync();
        var page = await chromium.OpenAsync(host.Address);
        await page.Locator(".theme").ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    private static void Register(ChatHost host)
    {
        lock (host.World.Gate)
        {
            foreach (var command in new[]
            {
                """{"name":"recap","description":"The week's recap","options":[{"type":3,"name":"length","description":"How much to show","choices":[{"name":"Short","value":"short"},{"name":"Normal","value":"normal"}]}]}""",
                """{"name":"event","description":"An event's card","options":[{"type":3,"name":"event","description":"Which event","required":true,"autocomplete":true}]}""",
                """{"name":"help","description":"What you can do here"}""",
            })
            {
                host.World.Commands.Put(null, JsonNode.Parse(command)!.AsObject());
            }
        }
    }
}
