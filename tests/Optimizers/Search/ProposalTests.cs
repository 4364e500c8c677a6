using IsoTriplet.Optimizers.Search;

namespace IsoTriplet.Tests.Optimizers.Search;

/// <summary>What the searches for worst cases draw: starts and proposals.</summary>
public sealed class ProposalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Labels Unequal = Labels.FromIntegers([0, 1, 1, 2, 2, 2]);

    /// <summary>400 classes of 40 points in the plane: centres of deviation 1.5, points of deviation 0.5 about them, coordinates independent.</summary>
    [Fact]
    public void Grouped_ManyClasses_HaveBothDeviations()
    {
        WorstCaseSettings settings = new(2, 40, 400, 0);
        Embedding f = RandomEmbeddings.Grouped(settings, RandomEmbeddings.EqualClasses(settings), new Random(1));
        (double between, double within, double mixed) = (0, 0, 0);
        for (int c = 0; c < 400; c++)
        {
            double[][] points = [.. Enumerable.Range(40 * c, 40).Select(i => f.Row(i).ToArray())];
            double[] mean = [points.Average(p => p[0]), points.Average(p => p[1])];
            between += (mean[0] * mean[0]) + (mean[1] * mean[1]);
            mixed += mean[0] * mean[1];
            within += points.Sum(p => Math.Pow(p[0] - mean[0], 2) + Math.Pow(p[1] - mean[1], 2));
        }
        Assert.Equal(1.5, Math.Sqrt(between / 800), 0.15);
        Assert.Equal(0.5, Math.Sqrt(within / (400 * 39 * 2)), 0.02);
        Assert.Equal(0, mixed / 400, 0.5);
    }

    /// <summary>Points, sizes and kinds are drawn evenly, the size over three decades, and what does not move has no noise.</summary>
    [Theory]
    [InlineData(3, 1, -3.0)]
    [InlineData(8, 2, -3.5)]
    public void Disturbance_ManyDraws_MovesAPointAClassOrAll(int kinds, int each, double least)
    {
        const int draws = 3000;
        Random random = new(2);
        double[] values = NormalDraw.Values(random, 12),
            sizes = new double[draws];
        int[] ofKind = new int[kinds],
            ofPoint = new int[6];
        (double squares, double sum, int moving) = (0, 0, 0);
        for (int d = 0; d < draws; d++)
        {
            (double[] noise, double size, int kind, int point) = RandomEmbeddings.Disturbance(values, Unequal, least, kinds, random);
            int[] expected =
                kind < each ? [point]
                : kind < 2 * each ? Unequal.Members(Unequal[point]).ToArray()
                : [0, 1, 2, 3, 4, 5];
            Assert.Equal(expected, Enumerable.Range(0, 6).Where(i => noise[2 * i] != 0 && noise[(2 * i) + 1] != 0));
            Assert.Equal(2 * expected.Length, noise.Count(x => x != 0));
            sizes[d] = Math.Log10(size / (0.5 * RandomEmbeddings.Spread(values)));
            ofKind[kind]++;
            ofPoint[point]++;
            (sum, squares, moving) = (
                sum + (noise.Sum() / size),
                squares + (noise.Sum(x => x * x) / (size * size)),
                moving + (2 * expected.Length)
            );
        }
        Assert.InRange(sizes.Min(), least - 1e-9, least + 0.02);
        Assert.InRange(sizes.Max(), least + 2.98, least + 3);
        Assert.Equal(least + 1.5, sizes.Average(), 0.1);
        Assert.Equal(1, squares / moving, 0.05);
        Assert.Equal(0, sum / moving, 0.05);
        Assert.All(ofKind, count => Assert.InRange(count * kinds, 0.75 * draws, 1.25 * draws));
        Assert.All(ofPoint, count => Assert.InRange(count * 6, 0.75 * draws, 1.25 * draws));
    }

    /// <summary>A proposal is G, the noise, and as much of f as the noise is large; of the last kind one in as many as there are classes gives two points each other's class.</summary>
    [Fact]
    public void Propose_ManyDraws_IsNearGAlongFWithFewSwaps()
    {
        Labels labels = Labels.FromIntegers([0, 0, 1, 1, 2, 2]);
        WorstCaseSettings settings = new(2, 2, 3, 0);
        TightEmbedding tight = Enumerable
            .Range(0, 20)
            .Select(s => TightEmbedding.From(RandomEmbeddings.Grouped(settings, [0, 0, 1, 1, 2, 2], new Random(s)), labels, 1e-7, Token))
            .First(t => t is not null)!;
        double[] g = tight.Separated.Values.ToArray(),
            f = tight.Perturbation;
        (int last, int swaps) = (0, 0);
        for (int seed = 0; seed < 4000; seed++)
        {
            (double[] noise, double size, int kind, int point) = RandomEmbeddings.Disturbance(g, labels, -3.5, 8, new Random(seed));
            (Embedding points, Labels after) = WorstCaseSearch.Propose(tight, labels, 3, new Random(seed));
            double nudge = size / f.Max(Math.Abs);
            for (int k = 0; k < g.Length; k++)
            {
                Assert.Equal(g[k] + noise[k] + (nudge * f[k]), points.Values[k], 1e-12);
            }
            // New labels may number the classes anew: what counts is who is with whom.
            bool same = Enumerable.Range(0, 36).All(k => (labels[k / 6] == labels[k % 6]) == (after[k / 6] == after[k % 6]));
            Assert.Equal([2, 2, 2], Enumerable.Range(0, 3).Select(k => after.Members(k).Length));
            Assert.True(same || kind == 7);
            if (!same)
            {
                // Undone by giving the point and one other their classes back.
                Assert.Contains(
                    Enumerable.Range(0, 6),
                    other => Together(after, point, other).SequenceEqual(Together(labels, point, point))
                );
            }
            (last, swaps) = (last + (kind == 7 ? 1 : 0), swaps + (same ? 0 : 1));
        }
        // One in three, and then one in three leaves who is with whom: the point itself and its mate.
        Assert.Equal(2.0 / 9, (double)swaps / last, 0.08);
    }

    /// <summary>Numbers as states and a list of what is proposed, in turn: a state changes for a larger ratio alone, and what is told are the records.</summary>
    [Fact]
    public void Climb_ListedProposals_KeepsTheLargerOfEachTurn()
    {
        Random random = new(3);
        for (int trial = 0; trial < 30; trial++)
        {
            string?[] proposals = [.. Enumerable.Range(0, 11).Select(_ => random.Next(5) == 0 ? null : new string('x', random.Next(9)))];
            List<string> states = ["xx", "xxx", "x"];
            List<double> told = [];
            int next = 0;
            int tried = Climb.Run(states, s => s.Length, _ => proposals[next++], 11, new Recorder(told), Token);
            Assert.Equal(11, tried);
            int[] lengths = [2, 3, 1];
            List<double> records = [3];
            for (int k = 0; k < 11; k++)
            {
                lengths[k % 3] = Math.Max(lengths[k % 3], proposals[k]?.Length ?? 0);
                if (lengths.Max() > records[^1])
                {
                    records.Add(lengths.Max());
                }
            }
            Assert.Equal(lengths, states.Select(s => s.Length));
            Assert.Equal(records, told);
        }
        // The first of two equals stays; cancelled, nothing is proposed.
        string first = new('x', 4);
        List<string> one = [first];
        Assert.Equal(1, Climb.Run(one, s => s.Length, _ => new string('x', 4), 1, null, Token));
        Assert.Same(first, one[0]);
        Assert.Equal(0, Climb.Run(one, s => s.Length, _ => "xxxxxx", 1, null, new CancellationToken(true)));
        Assert.Same(first, one[0]);
    }

    /// <summary>Without proposals the result is the first start that settles; with more of them its ratio only grows, and what fewer told comes first.</summary>
    [Fact]
    public void Run_StartsAndProposals_AreThoseOfTheSeed()
    {
        int[] classes = [0, 0, 1, 1, 2, 2];
        Labels labels = Labels.FromIntegers(classes);
        for (int seed = 0; seed < 5; seed++)
        {
            WorstCaseSettings settings = new(2, 2, 3, 0, seed, FromChain: false) { RandomStarts = 1 };
            Random random = new(seed);
            TightEmbedding? start = null;
            while (start is null)
            {
                start = TightEmbedding.From(RandomEmbeddings.Grouped(settings, classes, random), labels, 1e-7, Token);
            }
            List<double> none = [],
                few = [],
                many = [];
            WorstCase worst = WorstCaseSearch.Run(settings, new Recorder(none), Token)!;
            Assert.Equal(start.Hard.Values.ToArray(), worst.Points.Values.ToArray());
            Assert.Equal([start.Ratio], none);
            Assert.Equal(0, worst.Iterations);
            Assert.Equal(0, (worst with { Bound = worst.Bound with { Hardness = 0 } }).Ratio);
            _ = WorstCaseSearch.Run(settings with { Iterations = 8 }, new Recorder(few), Token);
            WorstCase end = WorstCaseSearch.Run(settings with { Iterations = 16 }, new Recorder(many), Token)!;
            Assert.Equal(few, many.Take(few.Count));
            // One state alone: its ratio is the last that was told.
            Assert.Equal(many[^1], end.FirstOrderRatio);
        }
    }

    [Fact]
    public void Run_FromTheChain_IsInTheDimensionAskedFor()
    {
        List<double> told = [];
        WorstCase chain = WorstCaseSearch.Run(new WorstCaseSettings(2, 2, 3, 0, 1) { RandomStarts = 1 }, new Recorder(told), Token)!;
        Assert.Equal(("chain", 2, 5), (chain.Start, chain.Points.Dimension, chain.Points.Points));
        Assert.Equal([chain.FirstOrderRatio], told);
        DistanceRatioCase haus = DistanceRatioSearch.Run(new WorstCaseSettings(2, 2, 3, 0) { RandomStarts = 0 }, null, Token)!;
        Assert.Equal(("chain", 2, 5, 0), (haus.Start, haus.Points.Dimension, haus.Points.Points, haus.Iterations));
        Assert.InRange(haus.Ratio, 0.4999, 10);
        Assert.Null(DistanceRatioSearch.Run(new WorstCaseSettings(2, 2, 3, 0, 0, FromChain: false) { RandomStarts = 0 }, null, Token));
        DistanceRatioCase drawn = DistanceRatioSearch.Run(
            new WorstCaseSettings(1, 2, 2, 1, 0, FromChain: false) { RandomStarts = 1 },
            null,
            Token
        )!;
        Assert.Equal(("random", 1, 4, 1), (drawn.Start, drawn.Points.Dimension, drawn.Points.Points, drawn.Iterations));
    }

    /// <summary>Proposals raise d_haus / d_iso, and more work on the last embedding does not lower what is certified.</summary>
    [Fact]
    public void Run_DistanceRatioOnALine_Rises()
    {
        int rises = 0;
        for (int seed = 0; seed < 4; seed++)
        {
            List<double> told = [];
            WorstCaseSettings settings = new(1, 2, 2, 10, seed, FromChain: false) { RandomStarts = 1 };
            DistanceRatioCase worst = DistanceRatioSearch.Run(settings, new Recorder(told), Token)!;
            rises += told.Count - 1;
            BracketSettings more = BracketSettings.Fast with { Seed = seed };
            BracketReport closer = BracketSolver.Solve(worst.Points, worst.Labels, more, null, Token);
            Assert.Equal(
                Math.Max(told[^1], closer.Iso.Upper.Value > 0 ? closer.Haus.Lower.Value / closer.Iso.Upper.Value : 0),
                worst.Ratio
            );
        }
        Assert.True(rises > 1, $"{rises}");
    }

    [Fact]
    public void Settings_AtTheirLimits_AreTakenAndBeyondRefused()
    {
        WorstCaseSettings settings = new(1, 2, 2, 0, 0, FromChain: false) { RandomStarts = 0 };
        Assert.Null(WorstCaseSearch.Run(settings with { RelativeHardness = 1e-10 }, null, Token));
        Assert.Null(WorstCaseSearch.Run(settings with { RelativeHardness = 1e-3 }, null, Token));
        string message = Assert
            .Throws<ArgumentException>(() => WorstCaseSearch.Run(settings with { RelativeHardness = 1.1e-3 }, null, Token))
            .Message;
        Assert.Contains("RelativeHardness is 0.0011", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => WorstCaseSearch.Run(settings with { RelativeHardness = 0.9e-10 }, null, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorstCaseSearch.Run(settings with { Iterations = -1 }, null, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorstCaseSearch.Run(settings with { RandomStarts = -1 }, null, Token));
    }

    // For every two points whether they are of one class once two points have changed places.
    private static IEnumerable<bool> Together(Labels labels, int i, int j)
    {
        int[] at = labels.ClassOf.ToArray();
        (at[i], at[j]) = (at[j], at[i]);
        return Enumerable.Range(0, 36).Select(k => at[k / 6] == at[k % 6]);
    }

    private sealed class Recorder(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
