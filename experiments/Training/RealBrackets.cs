using IsoTriplet.Experiments.Sweeps.Programs;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Experiments.Training;

/// <summary>The size of <see cref="RealBrackets"/>.</summary>
public sealed record RealBracketSettings : ExperimentSettings
{
    /// <summary>c of each draw. Default: 4.</summary>
    public int Classes { get; init; } = 4;

    /// <summary>Every N. Default: 12, 25, 50, 100, 200.</summary>
    public IReadOnlyList<int> Points { get; init; } = [12, 25, 50, 100, 200];

    /// <summary>Principal components that are kept; all features are one more embedding. Default: 2, 4, 8, 16, 32, 64, as far as there are so many.</summary>
    public IReadOnlyList<int> Components { get; init; } = [2, 4, 8, 16, 32, 64];

    /// <summary>n of the networks, of the first data set alone. Default: 2, 8, 32.</summary>
    public IReadOnlyList<int> Networks { get; init; } = [2, 8, 32];

    /// <summary>How many draws of points an embedding and N, from the seed on. Default: 3.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>The work of each bracket: as in the table of random embeddings, so that the two can be compared.</summary>
    public BracketSettings Brackets { get; init; } = ClosedShare.Settings;

    /// <summary>The training of the networks. Default: batch hard, 300 steps, as in <see cref="CollapseSettings"/>.</summary>
    public override TrainingOptions Training { get; init; } = new CollapseSettings().Training;

    public static RealBracketSettings For(ExperimentSize size)
    {
        RealBracketSettings normal = new();
        return size switch
        {
            ExperimentSize.Quick => normal with
            {
                Points = [12, 25],
                Components = [2, 8],
                Networks = [8],
                Seeds = 1,
                Training = normal.Training with { Steps = 50 },
            },
            ExperimentSize.Full => normal with { Points = [.. normal.Points, 400, 800], Seeds = 10 },
            _ => normal,
        };
    }
}

/// <summary>The brackets of one draw from one embedding.</summary>
/// <param name="Embedded">features (so many principal components, or all), untrained or trained.</param>
public sealed record RealBracketRow(
    string Data,
    string Embedded,
    int Dimension,
    int Points,
    int Seed,
    BracketRecord DHaus,
    BracketRecord DIso
);

/// <summary>The draws of one embedding and N: relative gaps (upper - lower) / upper, 0 where both ends are.</summary>
/// <param name="HausGap">Median relative gap of d_haus.</param>
/// <param name="IsoGap">Median relative gap of d_iso.</param>
public sealed record RealBracketCell(
    string Data,
    string Embedded,
    int Dimension,
    int Points,
    int Draws,
    double HausGap,
    double HausLargest,
    double IsoGap,
    double IsoLargest
);

/// <summary>How far the brackets of real embeddings close, over N and n: features, principal components, and networks before and after training.</summary>
/// <param name="Kernel">The kernel of the linear algebra.</param>
/// <param name="Network">How the networks were trained.</param>
/// <param name="Cells">One embedding and N each.</param>
public sealed record RealBrackets(
    string MadeBy,
    int Seed,
    string Kernel,
    int Classes,
    ExperimentSetting Network,
    IReadOnlyList<RealBracketCell> Cells,
    IReadOnlyList<RealBracketRow> Rows
) : IExperimentDocument
{
    public const string Name = "real-brackets";

    /// <summary>Makes the embeddings, draws from them and brackets each draw; cancelled, the finished draws are kept.</summary>
    public static RealBrackets Of(ExperimentRequest request) =>
        Of(request, RealBracketSettings.For(request.Size), request.Load("fashion-mnist,letters", 4000));

    internal static RealBrackets Of(ExperimentRequest request, RealBracketSettings settings, IReadOnlyList<DataSplit> data)
    {
        settings = settings with { Training = settings.Training with { Device = request.Device, Seed = request.Seed } };
        List<RealBracketRow> rows = [];
        foreach ((DataSet set, string name, string embedded) in data.SelectMany((d, k) => Embeddings(d, settings, k == 0, request.Cancel)))
        {
            foreach (int points in settings.Points)
            {
                for (int seed = request.Seed; seed < request.Seed + settings.Seeds && !request.Cancel.IsCancellationRequested; seed++)
                {
                    (Embedding f, Labels labels) = PredictedDraw.Saved(set.Features, set.Labels, points, settings.Classes, seed, name);
                    BracketReport found = BracketSolver.Solve(f, labels, settings.Brackets with { Seed = seed }, null, request.Cancel);
                    if (!found.Cancelled)
                    {
                        rows.Add(new(name, embedded, f.Dimension, points, seed, BracketRecord.Of(found.Haus), BracketRecord.Of(found.Iso)));
                    }
                }
            }
            request.Say($"{name}, {embedded}, n = {set.Features.Dimension}: {Counted.Of(rows.Count, "draw")} so far");
        }
        request.KeepOrEnd(rows.Count);
        return new(
            request.Command("brackets"),
            request.Seed,
            BlasLibrary.Kernel,
            settings.Classes,
            ExperimentSetting.Of(data[0], settings.Training),
            [.. rows.GroupBy(r => (r.Data, r.Embedded, r.Dimension, r.Points)).Select(g => Cell([.. g]))],
            rows
        );
    }

    public IEnumerable<object> Table() => Cells;

    public IEnumerable<string> Lines() =>
        Cells
            .Select(c =>
                $"{c.Data, -14}{c.Embedded, -11}{c.Dimension, 5}{c.Points, 5}{c.Draws, 6}  {$"{c.HausGap:P1} ({c.HausLargest:P1})", -18}{c.IsoGap:P1} ({c.IsoLargest:P1})"
            )
            .Prepend($"{"data", -14}{"embedded", -11}{"n", 5}{"N", 5}{"draws", 6}  {"gap of d_haus", -18}gap of d_iso: median (largest)");

    private static IEnumerable<(DataSet Set, string Data, string Embedded)> Embeddings(
        DataSplit data,
        RealBracketSettings settings,
        bool networks,
        CancellationToken cancel
    )
    {
        DataSet train = data.Train;
        DataSet Of(Embedding points) => new(train.Name, points, train.Labels);
        foreach (int n in settings.Components.Where(n => n < train.Features.Dimension))
        {
            yield return (Of(PrincipalComponents.Project(train.Features, n)), train.Name, "features");
        }
        yield return (train, train.Name, "features");
        List<(DataSet Set, string Embedded)> trained = [];
        foreach (int n in networks ? settings.Networks : [])
        {
            TrainingOptions options = settings.Training with
            {
                Network = settings.Training.Network with { Dimension = n },
                ClassesPerBatch = Math.Min(settings.Training.ClassesPerBatch, train.Labels.Classes),
            };
            HashSet<long> steps = [0, options.Steps];
            EmbeddingWatch watch = new(
                train.Features,
                steps,
                (step, points) => trained.Add((Of(points), step == 0 ? "untrained" : "trained"))
            );
            _ = Trainer.Run(data, options, new TrainingHooks { ThicknessEffort = 0, Watch = watch }, cancel);
        }
        foreach ((DataSet set, string embedded) in trained.OrderBy(t => t.Embedded == "trained"))
        {
            yield return (set, train.Name, embedded);
        }
    }

    private static RealBracketCell Cell(RealBracketRow[] draws)
    {
        double[] haus = [.. draws.Select(r => Gap(r.DHaus)).Order()];
        double[] iso = [.. draws.Select(r => Gap(r.DIso)).Order()];
        return new(
            draws[0].Data,
            draws[0].Embedded,
            draws[0].Dimension,
            draws[0].Points,
            draws.Length,
            (haus[(haus.Length - 1) / 2] + haus[haus.Length / 2]) / 2,
            haus[^1],
            (iso[(iso.Length - 1) / 2] + iso[iso.Length / 2]) / 2,
            iso[^1]
        );
    }

    private static double Gap(BracketRecord bracket) => bracket.Upper > 0 ? Math.Max(0, bracket.Upper - bracket.Lower) / bracket.Upper : 0;
}
