using IsoTriplet.Figures.Drawing;
using IsoTriplet.Optimizers.Search;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>search --dimension n --class-size m --classes K --seconds s --out DIR</c>: hunts for embeddings with the largest ratio.</summary>
public static class SearchCommand
{
    private const string IsoHardness = "iso-hardness";
    internal const string HausIso = "haus-iso";
    private const double LongestSearch = 1e6;

    // All distances of an embedding stand in one matrix.
    private const int MostPoints = 10_000;

    public static Command Create(CommandHost host)
    {
        Option<int> dimension = OptionWith.Description<int>("--dimension", "n, at least 1", required: true);
        Option<int> size = OptionWith.Description<int>(
            "--class-size",
            "points a class, at least 2; every second class of a chain that the search begins from has n + 1 - m",
            required: true
        );
        Option<int> classes = OptionWith.Description<int>("--classes", "classes, at least 2", required: true);
        Option<double> seconds = OptionWith.Number("--seconds", "how long to search");
        seconds.Required = true;
        Option<string> output = OptionWith.Description<string>("--out", "the folder for the worst embedding found", required: true);
        Option<int?> iterations = OptionWith.Description<int?>(
            "--iterations",
            "stop after so many proposals: then the seed decides the result"
        );
        Option<string> ratio = OptionWith.Among(
            "--ratio",
            "iso-hardness: d_iso / H; haus-iso: d_haus / d_iso",
            IsoHardness,
            IsoHardness,
            HausIso
        );
        return host.Command(
            "search",
            "hunt for embeddings with the largest d_iso / hardness, or d_haus / d_iso",
            [dimension, size, classes, seconds, output, iterations, ratio],
            (parsed, context) =>
            {
                WorstCaseSettings settings = new(
                    AtLeast(1, parsed.GetValue(dimension), "--dimension"),
                    AtLeast(2, parsed.GetValue(size), "--class-size"),
                    AtLeast(2, parsed.GetValue(classes), "--classes"),
                    AtLeast(0, parsed.GetValue(iterations) ?? int.MaxValue, "--iterations"),
                    context.Seed
                );
                if ((long)settings.ClassSize * settings.Classes > MostPoints)
                {
                    throw new ArgumentException(
                        $"--classes {settings.Classes} of --class-size {settings.ClassSize} are {Counted.Of((long)settings.ClassSize * settings.Classes, "point")}; at most {MostPoints} were expected"
                    );
                }
                double limit = parsed.GetValue(seconds);
                if (!(limit is > 0 and <= LongestSearch))
                {
                    throw new ArgumentException($"--seconds is {limit}; a number in (0, {LongestSearch}] was expected");
                }
                string folder = parsed.GetRequiredValue(output);
                OutputPlace.Folder(folder);
                using CancellationTokenSource time = CancellationTokenSource.CreateLinkedTokenSource(context.Cancel);
                TimeSpan span = TimeSpan.FromSeconds(limit);
                // Less than a tick of the timer is no time at all.
                if (span < TimeSpan.FromMilliseconds(1))
                {
                    time.Cancel();
                }
                else
                {
                    time.CancelAfter(span);
                }
                using BestSoFar? progress = ProgressLine.On(context) is { } line ? new BestSoFar(line) : null;
                Found? found =
                    parsed.GetValue(ratio) != HausIso
                        ? WorstCaseSearch.Run(settings, progress, time.Token) is { } w
                            ? new(w)
                            : null
                        : DistanceRatioSearch.Run(settings, progress, time.Token) is { } r
                            ? new(r)
                            : null;
                return found is null ? NothingFound(context) : Finish(context, folder, found);
            }
        );
    }

    // What either search ends with.
    private sealed record Found(SearchReport Report, Embedding Points, Labels Labels, Certificate? Lower, Certificate? Upper)
    {
        public Found(WorstCase c)
            : this(
                new(IsoHardness, c.Ratio, c.Bound.Bound, c.Bound.Hardness, c.FirstOrderRatio, c.Start, c.Iterations),
                c.Points,
                c.Labels,
                c.Bound.Certificate,
                null
            ) { }

        public Found(DistanceRatioCase c)
            : this(
                new(HausIso, c.Ratio, c.Lower.Value, c.Upper.Value, null, c.Start, c.Iterations),
                c.Points,
                c.Labels,
                c.Lower.Certificate,
                c.Upper.Certificate
            ) { }

        public SearchReport Write(string folder, int seed)
        {
            string embedding = Path.Combine(folder, "embedding.npy");
            string classes = Path.Combine(folder, "labels.npy");
            NpyFile.Write(embedding, Points);
            NpyFile.Write(classes, Labels.ClassOf.ToArray().Select(k => (long)k).ToArray());
            SearchReport written = Report with
            {
                Seed = seed,
                Points = Points.Points,
                Dimension = Points.Dimension,
                Classes = Labels.Classes,
                Embedding = embedding,
                Labels = classes,
                Certificate = SearchCommand.Write(Path.Combine(folder, "certificate.json"), Lower),
                UpperCertificate = SearchCommand.Write(Path.Combine(folder, "upper-certificate.json"), Upper),
            };
            JsonText.Write(Path.Combine(folder, "result.json"), written);
            return written;
        }
    }

    // A certificate left from an earlier search into the same folder would speak of another embedding.
    private static string? Write(string path, Certificate? certificate)
    {
        if (certificate is null)
        {
            File.Delete(path);
            return null;
        }
        AtomicFile.Write(path, CertificateFile.ToBytes(certificate));
        return path;
    }

    private static int Finish(CommandContext context, string folder, Found found)
    {
        SearchReport report = AtomicFile.Together(folder, () => found.Write(folder, context.Seed));
        context.Print(
            report,
            text =>
            {
                text.WriteLine(report.Words);
                text.WriteLine(
                    $"N = {report.Points}, n = {report.Dimension}, {Counted.Of(report.Classes, "class")}; {Counted.Of(report.Iterations, "proposal")}"
                );
                string?[] files = [report.Embedding, report.Labels, report.Certificate ?? "no certificate", report.UpperCertificate];
                text.WriteLine($"written: {string.Join(", ", files.OfType<string>())}");
            }
        );
        return context.Ended("this is the best that had been found");
    }

    private static int NothingFound(CommandContext context)
    {
        context.Error.WriteLine("isotriplet: no start settled within the time; nothing was written");
        return context.Cancel.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Undecided;
    }

    private static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw new ArgumentException($"{name} is {value}; an integer >= {least} was expected");

    private sealed class BestSoFar(ProgressLine line) : IProgress<double>, IDisposable
    {
        public void Dispose() => line.Dispose();

        public void Report(double value) => line.Report(new SolveProgress("best ratio", 0, value, 0));
    }
}

/// <summary>The JSON of <c>search</c>, also written as result.json.</summary>
/// <param name="Ratio">"iso-hardness": d_iso / H; "haus-iso": d_haus / d_iso.</param>
/// <param name="Best">The best ratio that is certified.</param>
/// <param name="Numerator">The certified lower bound of d_iso or d_haus.</param>
/// <param name="Denominator">H, or the certified upper bound of d_iso.</param>
/// <param name="FirstOrder">What d_iso / H tends to as H / diameter falls, by the linearised problem; null for haus-iso. Not certified.</param>
/// <param name="Start">"chain" or "random": where the search that found it started.</param>
/// <param name="Certificate">The certificate of the numerator; null if it is 0.</param>
/// <param name="UpperCertificate">The certificate of the denominator; null for iso-hardness, where H is computed.</param>
public sealed record SearchReport(
    string Ratio,
    double Best,
    double Numerator,
    double Denominator,
    double? FirstOrder,
    string Start,
    int Iterations,
    int Seed = 0,
    int Points = 0,
    int Dimension = 0,
    int Classes = 0,
    string Embedding = "",
    string Labels = "",
    string? Certificate = null,
    string? UpperCertificate = null
)
{
    /// <summary>The ratio as people read it: a lower bound, and so is what it is made of, the denominator an upper one.</summary>
    internal string Words =>
        $"{(Ratio == SearchCommand.HausIso ? "d_haus / d_iso" : "d_iso / H")} >= {Numbers.Down(Best, 9):G9} ({Numbers.Down(Numerator, 9):G9} / {Numbers.Up(Denominator, 9):G9}), start: {Start}";
}
