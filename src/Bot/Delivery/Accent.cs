namespace Bot.Delivery;

/// <summary>The colour at the side of a message, one per topic.</summary>
internal static class Accent
{
    /// <summary>0xRRGGBB; a calm blue for a topic that has no colour of its own.</summary>
    public static int Of(string topic) => topic switch
    {
        "models" => 0x5865F2,
        "agents" => 0x8B5CF6,
        "tools" => 0x14B8A6,
        "chips" => 0xF59E0B,
        "cloud" => 0x0EA5E9,
        "research" => 0x6366F1,
        "safety" => 0xEF4444,
        "policy" => 0x64748B,
        "business" => 0x22C55E,
        "open source" => 0x10B981,
        "robotics" => 0xEC4899,
        "media" => 0xA855F7,
        _ => 0x3B82F6,
    };
}
