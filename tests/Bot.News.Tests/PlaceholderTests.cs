namespace Bot.News.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void The_tests_run() => Assert.True(Environment.ProcessorCount > 0);
}
