namespace Bot.Discord.Gateway;

/// <summary>What was tried and failed, and so what to try next. Pure; one for each run of the gateway.</summary>
internal sealed class Course
{
    /// <summary>A session whose resuming broke off this often is given up: a loop of resumes helps nobody.</summary>
    private const int MostResumes = 3;

    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private int failures;
    private int brokenResumes;
    private bool invalidated;

    /// <summary>False after the resume address could not be reached: then the ordinary one is tried, and so on in turn.</summary>
    public bool AtResumeAddress { get; private set; } = true;

    /// <summary>Whether the session is to be dropped.</summary>
    /// <param name="lasted">How long the connection stood.</param>
    public bool Learn(ConnectionEnd end, bool hadSession, TimeSpan lasted)
    {
        failures = end.Reached == Reached.Session && lasted >= Steady ? 0 : failures + 1;
        brokenResumes = end.Reached switch
        {
            Reached.Session => 0,
            Reached.Hello when hadSession => brokenResumes + 1,
            _ => brokenResumes,
        };
        AtResumeAddress = end.Reached != Reached.Nothing || !AtResumeAddress;
        invalidated = hadSession && (end.Next == Next.Identify || brokenResumes >= MostResumes);
        if (!invalidated && end.Next != Next.Identify)
            return false;
        (brokenResumes, AtResumeAddress) = (0, true);
        return true;
    }

    /// <summary>How long to wait before the next connection: short at first, as every second costs interactions; 1–5 s after an invalid session.</summary>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan Pause(double chance)
    {
        var pause = TimeSpan.FromSeconds(0.25 * Math.Pow(2, Math.Min(failures, 10))) * (0.5 + chance);
        if (pause > Longest)
            pause = Longest * (0.5 + chance / 2);
        return invalidated && pause < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1 + 4 * chance) : pause;
    }
}
