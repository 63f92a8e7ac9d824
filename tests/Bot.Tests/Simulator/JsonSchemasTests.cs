using System.Text.Json;
using Bot.Simulator.Checking;

namespace Bot.Tests.Simulator;

public sealed class JsonSchemasTests
{
    [Theory]
    [InlineData("""{"type":["string","null"]}""", "null", true)]
    [InlineData("""{"type":["string","null"]}""", "1", false)]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1.5", false)]
    [InlineData("""{"enum":["a",1]}""", "1", true)]
    [InlineData("""{"const":3}""", "4", false)]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"integer"},{"type":"number"}]}""", "1", false)]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"number"}]}""", "1", true)]
    [InlineData("""{"allOf":[{"required":["a"]},{"required":["b"]}]}""", """{"a":1}""", false)]
    [InlineData("""{"properties":{"a":{"type":"string"}},"additionalProperties":false}""", """{"a":"x","b":1}""", false)]
    [InlineData("""{"additionalProperties":{"type":"string"}}""", """{"a":"x","b":1}""", false)]
    [InlineData("""{"items":{"$ref":"#/defs/small"}}""", "[1,2,30]", false)]
    [InlineData("""{"items":{"$ref":"#/defs/small"},"maxItems":2,"uniqueItems":true}""", "[1,2]", true)]
    [InlineData("""{"uniqueItems":true}""", "[1,1]", false)]
    [InlineData("""{"type":"string","maxLength":1}""", "\"😀\"", true)]
    [InlineData("""{"type":"string","minLength":2}""", "\"😀\"", false)]
    [InlineData("""{"type":"string","pattern":"^a+$"}""", "\"aab\"", false)]
    [InlineData("""{"type":"string","format":"snowflake"}""", "\"12x\"", false)]
    [InlineData("""{"type":"integer","format":"int32"}""", "3000000000", false)]
    [InlineData("""{"minimum":1,"maximum":5}""", "6", false)]
    [InlineData("""{"maxProperties":1}""", """{"a":1,"b":2}""", false)]
    public void Each_keyword_is_held(string schema, string value, bool valid)
    {
        using var root = JsonDocument.Parse("""{"defs":{"small":{"maximum":9}}}""");
        var errors = new JsonSchemas(root.RootElement).Check(JsonElement.Parse(schema), JsonElement.Parse(value));
        Assert.Equal(valid, errors.Count == 0);
    }

    [Fact]
    public void A_permission_string_is_no_error()
    {
        using var root = JsonDocument.Parse("{}");
        var schema = JsonElement.Parse("""{"properties":{"default_member_permissions":{"type":["integer","null"]}}}""");
        Assert.Empty(new JsonSchemas(root.RootElement).Check(schema, JsonElement.Parse("""{"default_member_permissions":"32"}""")));
    }
}
