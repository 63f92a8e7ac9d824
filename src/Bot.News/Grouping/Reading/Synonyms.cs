using System.Collections.Frozen;

namespace Bot.News.Grouping.Reading;

/// <summary>
/// Words that headlines use for one another, brought to one: "quake" and "earthquake", "dies" and "dead". Only words that tell the same fact
/// wherever they stand in news; a country and its people are one as well.
/// </summary>
internal static class Synonyms
{
    private static readonly FrozenDictionary<string, string> Common = Read(
        """
        die dies died dying death deaths dead deadly fatal fatally fatalities casualties
        kill kills killed killing killings slay slain murder murders murdered murderer homicide
        quake quakes earthquake earthquakes temblor tremor tremors
        arrest arrests arrested detain detains detained nab nabs nabbed apprehended custody
        buy buys bought buying acquire acquires acquired acquiring acquisition acquisitions takeover purchase purchases buyout
        oust ousts ousted sack sacks sacked dismissed
        injure injures injured injuring injuries injury hurt hurts wounded wounds
        win wins won winning victory triumph triumphs
        crash crashes crashed collision collide collides collided
        jail jailed prison imprisoned imprisonment
        rise rises rose rising surge surges surged soar soars soared jump jumps jumped climb climbs climbed
        fall falls fell falling fallen drop drops dropped slip slips slipped plunge plunges plunged slump slumps tumble tumbles tumbled decline declines declined
        cut cuts cutting slash slashes slashed
        probe probes investigate investigates investigated investigating investigation investigations inquiry
        vow vows vowed pledge pledges pledged promise promises promised
        ban bans banned banning prohibit prohibits prohibited outlaw outlaws outlawed
        film films movie movies
        marry marries married wed weds wedding marriage
        phone phones smartphone smartphones handset handsets
        police cop cops
        attack attacks attacked assault assaults assaulted
        protest protests protested protesters demonstration demonstrations demonstrators
        election elections vote votes voted voters poll polls
        vaccine vaccines jab jabs vaccination
        plane planes aircraft jet jets airplane
        ship vessel vessels boat boats
        shoot shoots shooting shootings shot gunman gunmen shooter gunfire
        escape escapes escaped escapee flee flees fled fugitive
        layoff layoffs redundancies
        quit quits resign resigns resigned resignation
        appoint appoints appointed appointment
        deal deals agreement agreements accord pact
        talks negotiation negotiations
        flaw flaws vulnerability vulnerabilities
        hack hacks hacked hackers hacker breach breaches breached cyberattack
        rule rules ruling ruled verdict
        blaze fire fires inferno
        pay pays paid
        steal steals stole stolen theft thief thieves rob robs robbed robbery
        reject rejects rejected refuse refuses refused
        urge urges urged
        warn warns warned warning warnings
        seek seeks sought
        kid kids child children
        doctor doctors physician physicians
        car cars vehicle vehicles auto autos
        american americans america usa
        british britain uk britons
        chinese china
        indian india indians
        russian russia russians
        japanese japan
        german germany germans
        french france
        italian italy italians
        spanish spain
        iranian iran iranians
        iraqi iraq
        israeli israel israelis
        egyptian egypt egyptians
        turkish turkey
        greek greece greeks
        syrian syria syrians
        korean korea koreans
        indonesian indonesia
        pakistani pakistan
        afghan afghanistan afghans
        european europe eu
        australian australia
        canadian canada canadians
        mexican mexico
        brazilian brazil
        ukrainian ukraine
        thai thailand
        philippine philippines filipino filipinos
        somali somalia
        african africa
        """);

    /// <summary>The stem that stands for all of its group; the stem itself where it has none.</summary>
    public static string Of(string stem) => Common.GetValueOrDefault(stem, stem);

    /// <summary>One group a line; the first word's stem stands for the others.</summary>
    private static FrozenDictionary<string, string> Read(string groups)
    {
        var common = new Dictionary<string, string>();
        foreach (var group in groups.Split('\n'))
        {
            var stems = group.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Stemmer.Stem).ToList();
            foreach (var stem in stems) common.TryAdd(stem, stems[0]);
        }

        return common.ToFrozenDictionary();
    }
}
