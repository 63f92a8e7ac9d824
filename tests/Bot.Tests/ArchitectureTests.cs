using System.Reflection;

namespace Bot.Tests;

/// <summary>Holds the rules of the map in src/README.md by reading the compiled code.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly[] Ours =
    [
        typeof(BotOptions).Assembly, typeof(News.NewsSetup).Assembly, Assembly.Load("Bot.Discord"), Assembly.Load("Bot.Simulator"),
    ];

    /// <summary>Who may use whom; what stands on no line may use nothing of ours. A folder may always use itself.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Bot.Discord.Wire"] = [],
        ["Bot.Discord.Rest"] = ["Bot.Discord.Wire", "Bot.Discord"],
        ["Bot.Discord.Gateway"] = ["Bot.Discord.Wire", "Bot.Discord.Rest", "Bot.Discord"],
        ["Bot.Discord.Interactions"] = ["Bot.Discord.Wire", "Bot.Discord.Rest", "Bot.Discord"],
        ["Bot.News.Store"] = [],
        ["Bot.News.Collecting"] = ["Bot.News.Store"],
        ["Bot.News.Grouping"] = ["Bot.News.Store"],
        ["Bot.News.Analysing"] = ["Bot.News.Store"],
        ["Bot.News.Recapping"] = ["Bot.News.Store"],
        ["Bot.Simulator"] = [],
        ["Bot.Subscriptions"] = ["Bot.News.Store", "Bot"],
        ["Bot.Delivery"] = ["Bot.News.Store", "Bot.News.Recapping", "Bot.Discord", "Bot"],
        ["Bot.Commands"] = ["Bot.News.Store", "Bot.News.Recapping", "Bot.News.Collecting", "Bot.News.Analysing", "Bot.Subscriptions", "Bot.Delivery", "Bot.Discord", "Bot"],
        ["Bot.Web"] = ["Bot.News.Store", "Bot.News.Collecting", "Bot"],
        ["Bot.Schedule"] = ["Bot.News", "Bot.Subscriptions", "Bot.Delivery", "Bot"],
    };

    private static readonly string[] BannedCalls =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Threading.Thread.Sleep", "System.Threading.Tasks.Task.Wait", "System.Threading.Tasks.Task`1.get_Result",
    ];

    [Fact]
    public void Folders_use_only_what_the_map_allows()
    {
        var broken = Uses().Where(use => RuleOf(use.From) is { } rule && FolderOf(use.To) is { } to && !Allows(rule, to) && !use.To.StartsWith(rule + ".", StringComparison.Ordinal) && to != rule)
            .Select(use => $"{use.From} uses {use.To}").Distinct().Order().ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Only_try_and_simulate_know_the_local_Discord()
    {
        var broken = Uses()
            .Where(use => use.To.StartsWith("Bot.Simulator", StringComparison.Ordinal) && !use.From.StartsWith("Bot.Simulator", StringComparison.Ordinal))
            .Where(use => !use.From.StartsWith("Bot.Cli.Try", StringComparison.Ordinal) && !use.From.StartsWith("Bot.Cli.Simulate", StringComparison.Ordinal))
            .Select(use => $"{use.From} uses {use.To}").Distinct().ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Classes_are_sealed_unless_something_derives_from_them()
    {
        var types = Ours.SelectMany(assembly => assembly.GetTypes()).Where(IsOurs).ToList();
        var open = types.Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && !types.Any(other => other.BaseType == type)).Select(type => type.FullName).ToList();
        Assert.True(open.Count == 0, string.Join('\n', open));
    }

    [Fact]
    public void Nobody_reads_the_machines_clock_or_blocks_a_thread()
    {
        var broken = Methods().SelectMany(method => IlScan.Members(method).Select(member => (method, member)))
            .Where(pair => BannedCalls.Contains($"{NameOf(pair.member.DeclaringType)}.{pair.member.Name}"))
            .Select(pair => $"{NameOf(pair.method.DeclaringType)}.{pair.method.Name} calls {pair.member.Name}").Distinct().ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void An_interface_exists_only_where_two_implementations_do()
    {
        var types = Ours.SelectMany(assembly => assembly.GetTypes()).Where(IsOurs).ToList();
        var lonely = types.Where(type => type.IsInterface && types.Count(other => other.IsClass && !other.IsAbstract && other.IsAssignableTo(type)) < 2).Select(type => type.FullName).ToList();
        Assert.True(lonely.Count == 0, string.Join('\n', lonely));
    }

    private static bool Allows(string rule, string to) => MayUse[rule].Any(allowed => to == allowed || (allowed is not "Bot" && to.StartsWith(allowed + ".", StringComparison.Ordinal)));

    private static string? RuleOf(string type) => MayUse.Keys.Where(rule => type.StartsWith(rule + ".", StringComparison.Ordinal)).MaxBy(rule => rule.Length);

    private static string? FolderOf(string type) =>
        type.StartsWith("Bot.", StringComparison.Ordinal) || type.StartsWith("Bot+", StringComparison.Ordinal)
            ? RuleOf(type) ?? type[..type.LastIndexOf('.')]
            : null;

    private static IEnumerable<(string From, string To)> Uses() => Methods()
        .Where(method => !IsWrittenByTools(method.DeclaringType!))
        .SelectMany(method => IlScan.Types(method).Select(type => (From: NameOf(method.DeclaringType), To: NameOf(type))))
        .Where(use => use.From.StartsWith("Bot.", StringComparison.Ordinal) && use.To.StartsWith("Bot.", StringComparison.Ordinal));

    private static IEnumerable<MethodBase> Methods() => Ours.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>());

    private static bool IsOurs(Type type) => type.FullName?.StartsWith("Bot.", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal) && !IsWrittenByTools(type);

    private static bool IsWrittenByTools(Type type) =>
        type.FullName!.Contains(".Migrations.", StringComparison.Ordinal)
        || type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null
        || type.IsAssignableTo(typeof(System.Text.Json.Serialization.JsonSerializerContext))
        || type.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent))
        || type.Name == "_Imports";

    private static string NameOf(Type? type)
    {
        while (type?.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type is null ? "" : $"{type.Namespace}.{type.Name}";
    }
}
