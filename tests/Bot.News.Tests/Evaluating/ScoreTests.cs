using Evaluation.Scores;

namespace Bot.News.Tests.Evaluating;

/// <summary>The figures that the evaluation tool prints, on cases small enough to reckon by hand.</summary>
public sealed class ScoreTests
{
    [Fact]
    public void B_cubed_counts_each_article_by_the_company_it_keeps()
    {
        // Two of three reports of one event found together, the third alone with a stranger.
        var figures = Clusters(("a", "1"), ("a", "1"), ("a", "2"), ("b", "2"));
        Assert.Equal((1 + 1 + 0.5 + 0.5) / 4, figures["b3_precision"], 9);
        Assert.Equal(((2 / 3.0) + (2 / 3.0) + (1 / 3.0) + 1) / 4, figures["b3_recall"], 9);
        Assert.Equal(1 / 2.0, figures["pair_precision"], 9);
        Assert.Equal(1 / 3.0, figures["pair_recall"], 9);
    }

    [Fact]
    public void Perfect_clusters_score_one_whatever_they_are_called()
    {
        var figures = Clusters(("a", "x"), ("a", "x"), ("b", "y"));
        Assert.All(["b3_f1", "pair_f1", "v_measure", "ari"], name => Assert.Equal(1, figures[name], 9));
    }

    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("relational", "relat")]
    [InlineData("hopping", "hop")]
    [InlineData("filing", "file")]
    [InlineData("happily", "happili")]
    [InlineData("replacement", "replac")]
    [InlineData("adoption", "adopt")]
    [InlineData("controlled", "control")]
    [InlineData("dying", "die")]
    public void Words_come_to_their_stems(string word, string stem) => Assert.Equal(stem, Porter.Stem(word));

    [Fact]
    public void Rouge_counts_shared_words_pairs_and_order()
    {
        var score = Rouge.OfSentences("the lab released a model", "the lab has released the model");
        Assert.Equal(F1(4 / 5.0, 4 / 6.0), score.One, 9);
        Assert.Equal(F1(1 / 4.0, 1 / 5.0), score.Two, 9);
        Assert.Equal(F1(4 / 5.0, 4 / 6.0), score.Longest, 9);
    }

    [Fact]
    public void A_word_is_counted_no_oftener_than_both_texts_hold_it()
    {
        var score = Rouge.OfTexts(["model model model"], ["the model", "a model"]);
        Assert.Equal(F1(2 / 3.0, 2 / 4.0), score.Longest, 9);
    }

    private static double F1(double precision, double recall) => 2 * precision * recall / (precision + recall);

    private static Dictionary<string, double> Clusters(params (string Event, string Cluster)[] rows) => ClusterScore.Measure(rows).ToDictionary(figure => figure.Name, figure => figure.Value);
}
