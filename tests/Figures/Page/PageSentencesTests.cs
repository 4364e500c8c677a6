using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Experiments.Reports;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures.Page;
using IsoTriplet.Figures.Page.Embeddings;
using IsoTriplet.Tests.Hausdorff.Collapse;

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>No sentence of the page contradicts a number on it: forty embeddings from healthy to collapsed.</summary>
public sealed partial class PageSentencesTests
{
    private static readonly BracketSettings Small = BracketSettings.Fast with
    {
        Starts = 1,
        Work = 1e5,
        LeastSteps = 2,
        InteriorPoints = 0,
        FullPoints = 10,
        SubFamilyPoints = 8,
        Hulls = null,
    };

    public static TheoryData<string, double> Forty()
    {
        TheoryData<string, double> data = [];
        foreach (double margin in (double[])[0, 0.5])
        {
            foreach (int k in Enumerable.Range(0, 10))
            {
                data.Add($"sphere 1e-{k}", margin);
            }
            string[] others = ["healthy", "tiny", "far", "class", "equal", "partial", "poles", "noise", "noise far", "one class"];
            foreach (string other in others)
            {
                data.Add(other, margin);
            }
        }
        return data;
    }

    [Fact]
    public void Forty_Embeddings_AreForty() => Assert.Equal(40, Forty().Count);

    [Theory]
    [MemberData(nameof(Forty))]
    public void Sentences_OfAnEmbedding_SayWhatItsNumbersSay(string name, double margin)
    {
        (Embedding points, Labels labels) = Made(name);
        MeasurementRequest request = new() { Margin = margin, Settings = Small };
        MeasurementResult measured = Measurer.Measure(points, labels, request, cancel: TestContext.Current.CancellationToken);
        EmbeddingDocument document = EmbeddingDocuments.Make(name, "a test", 0, points, labels, measured);
        ResultFile json = ResultFile.Parse("a file", JsonText.Of(document));
        EmbeddingNumbers numbers = new(json);
        MeasurementReport m = measured.Report;
        IReadOnlyList<PageSection> sections = EmbeddingSection.Make(json);
        string verdict = sections[0].Body + sections[1].Body;
        string table = string.Join(' ', NumberSentences.Of(numbers).Select(r => r.Sentence));
        bool collapsed = m.CollapsedNow.Verdict == "total";

        string headline = m.CollapsedNow.Headline;
        Assert.Equal(
            collapsed,
            headline.StartsWith("Collapsed:", StringComparison.Ordinal) || headline.StartsWith("Contracted:", StringComparison.Ordinal)
        );
        Assert.Equal(m.Hardness is not null && m.TripletSeparated, Says("No triple fails") || Says("no triple fails"));
        Assert.Equal(m.Loss.HardNegative == 0, Zero().IsMatch(verdict) || Says("No triple loses anything at this margin"));
        Assert.Equal(collapsed || m.CollapsedNow.Forms.Contains("partial", StringComparer.Ordinal), Says("What to try"));
        Assert.Equal(m.CollapsedNow.Contracted && !m.TripletSeparated, Says("on the scale of the contracted embedding"));
        Assert.False(m.CollapsedNow.Lost == true && Says("still tell the classes apart"));
        Assert.False(m.CollapsedNow.Lost == false && Says("not tell the classes apart"));
        Assert.False(m.CollapsedNow.Lost == false && Says("no longer tell the classes apart"));
        Assert.DoesNotContain("reasonable choice", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", verdict + table, StringComparison.Ordinal);
        string at = NumberSentences
            .Of(numbers)
            .FirstOrDefault(r => r.What.StartsWith("Hard negative loss", StringComparison.Ordinal))
            .Value;
        Assert.Equal(m.Loss.HardNegative is double loss ? Html.Number(loss) : null, at);
        TextSaysItsNumbers(m);
        foreach ((string what, BracketRecord d) in ((string, BracketRecord)[])[("d_haus", m.DHaus!), ("d_iso", m.DIso!)])
        {
            string sentence = NumberSentences.Of(numbers).Single(r => r.What == $"Distance to separation, {what}").Sentence;
            Match ends = Enough().Match(sentence);
            Assert.Equal(!d.Closed && d.Upper > 0, ends.Success);
            Assert.True(
                !ends.Success || (Read(ends, "lower") <= d.Lower && d.Upper <= Read(ends, "upper")),
                $"{sentence} ({d.Lower:R}, {d.Upper:R})"
            );
        }

        bool Says(string words) => verdict.Contains(words, StringComparison.Ordinal) || table.Contains(words, StringComparison.Ordinal);
    }

    // The same of what the console prints: each line against the figure that it speaks of.
    private static void TextSaysItsNumbers(MeasurementReport m)
    {
        using StringWriter writer = new();
        MeasurementTable.Write(writer, m);
        string[] lines = writer.ToString().Split('\n');
        CollapsedNowReport now = m.CollapsedNow;
        Assert.Equal(now.Headline, lines[0]);
        Assert.Equal(now.Advice.Count, lines.Count(l => l.StartsWith("  try: ", StringComparison.Ordinal)));
        Assert.Equal(m.Hardness <= 0 || m.Hardness is null ? "yes" : "no", Row("Triplet-Separated"));
        Assert.Equal(m.Hardness is null, Row("hardness H") == "none: no triple");
        Assert.Equal(m.Loss.HardNegative is null, !lines.Any(l => l.StartsWith("loss at margin", StringComparison.Ordinal)));
        Assert.Equal(m.DHaus!.Closed, Row("d_haus to separated").Contains(", closed", StringComparison.Ordinal));
        Assert.Equal(m.DIso!.Closed, Row("d_iso to separated").Contains(", closed", StringComparison.Ordinal));
        Holds("d_haus to separated", m.DHaus.Lower, m.DHaus.Upper);
        Holds("d_iso to separated", m.DIso.Lower, m.DIso.Upper);
        Holds("thickness", m.Thickness!.Lower, m.Thickness.Upper);
        Assert.Equal(m.Collapse.Verdict, Row("nearest separated collapsed?"));
        Assert.Equal(m.Hardness > 0, now.Reason.Contains(" > 0", StringComparison.Ordinal));
        Assert.Equal(now.Contracted && m.Hardness > 0, now.Verdict == "total" && m.Hardness is not null && m.Diameter > 0);
        if (Size().Match(now.Reason) is { Success: true } size)
        {
            (double spread, double share) = (double.Parse(size.Groups["spread"].Value), double.Parse(size.Groups["share"].Value));
            Assert.Equal(now.Spread, spread, 0.006 * spread);
            Assert.Equal(now.Spread, share * now.Scale, 0.006 * now.Spread);
            Assert.Equal(now.ScaleFrom != "offset", now.Reason.Contains("contracted below", StringComparison.Ordinal));
        }
        Assert.DoesNotContain("NaN", writer.ToString(), StringComparison.Ordinal);

        // What is printed as a bracket is one.
        void Holds(string name, double lower, double upper)
        {
            Match ends = Ends().Match(Row(name));
            Assert.Equal(lower != upper, ends.Success);
            Assert.True(
                !ends.Success || (Read(ends, "lower") <= lower && upper <= Read(ends, "upper")),
                $"{Row(name)}: {lower:R}, {upper:R}"
            );
        }

        string Row(string name) => Assert.Single(lines, l => l.StartsWith(name.PadRight(30), StringComparison.Ordinal))[30..];
    }

    private static double Read(Match match, string group) =>
        double.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\[(?<lower>\S+), (?<upper>\S+)\]", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Ends();

    [GeneratedRegex(@"at least (?<lower>\S+); moving by (?<upper>\S+) is enough", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Enough();

    [GeneratedRegex(@"^spread (?<spread>\S+) is (?<share>\S+) of", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Size();

    [Theory]
    [InlineData("healthy")]
    [InlineData("tiny")]
    [InlineData("far")]
    [InlineData("class")]
    public void Verdict_OfAHealthyEmbedding_HasNoWordOfCollapseAndNoAdvice(string name)
    {
        (Embedding points, Labels labels) = Made(name);
        CollapsedNowReport now = Measurer
            .Measure(points, labels, new MeasurementRequest { Quick = true }, cancel: TestContext.Current.CancellationToken)
            .Report.CollapsedNow;
        Assert.Empty(now.Advice);
        Assert.DoesNotContain(
            "collapse",
            now.Headline.Replace("Not collapsed", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [GeneratedRegex(@"hard negative loss is 0\.(?!\d)", RegexOptions.None, -1)]
    private static partial Regex Zero();

    private static (Embedding, Labels) Made(string name) =>
        name switch
        {
            "healthy" => (Trials.Healthy(1.5, 1, 0), Trials.Classes(10, 20)),
            "tiny" => (Trials.Healthy(1.5, 1e-9, 0), Trials.Classes(10, 20)),
            "far" => (Trials.Healthy(1.5, 1, 1e4), Trials.Classes(10, 20)),
            "class" => (Trials.Healthy(1e-3, 1, 0), Trials.Classes(10, 20)),
            "equal" => (Embedding.Create(12, 2, [.. Enumerable.Repeat(0.3, 24)]), Trials.Classes(3, 4)),
            "partial" => (Trials.FourOfFive(), Trials.Classes(5, 32)),
            "poles" => (Trials.Poles(), Trials.Classes(10, 20)),
            "noise" => (Draw.Gaussian(new Random(5), 200, 16), Trials.Classes(10, 20)),
            "noise far" => (Trials.Moved(Draw.Gaussian(new Random(5), 200, 16), 1e4), Trials.Classes(10, 20)),
            "one class" => (Draw.Gaussian(new Random(5), 20, 4), Trials.Classes(1, 20)),
            _ => (Trials.NearOnePoint(double.Parse(name.Split(' ')[1])), Trials.Classes(8, 4)),
        };
}
