using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Lagrangian;

/// <summary>The sharp end of the lifted problem and what its multipliers say.</summary>
public sealed class SharpEndTests
{
    private static Frame Draw(int seed, int points = 7, int dimension = 2, int classes = 3)
    {
        Random random = new(seed);
        return new Frame(Tests.Draw.Gaussian(random, points, dimension), Tests.Draw.Classes(random, points, classes));
    }

    /// <summary>The lifted point is separated in its dimensions and displaced by t at most, so that no bound of the relaxation exceeds t: the bound comes to it within 1e-6, where the rough end's does not.</summary>
    [Fact]
    public void Sharp_SmallFamilies_BoundComesToTheValueOfTheLiftedPoint()
    {
        (int total, int raised) = (0, 0);
        foreach (int seed in (int[])[4, 5, 8, 10, 13, 14, 16, 18])
        {
            Frame frame = Draw(seed, 6 + (seed % 4), 1 + (seed % 3), 2 + (seed % 2));
            TripletProblem problem = ComparisonProblem.RecordOf(frame.Embedding, frame.Labels);
            CancellationToken token = TestContext.Current.CancellationToken;
            BracketSettings settings = new();
            LowerResult rough = LowerHaus.Lifted(frame, problem, settings, settings.Local, null, token, out _),
                sharp = LowerHaus.Sharp(frame, problem, rough.Lifted!, settings.Lagrangian, null, token);
            LocalResult end = sharp.Lifted!;
            Assert.Equal(SolveStatus.Converged, end.Status);
            Assert.InRange(end.Residuals.Infeasibility, 0, 1e-11);
            int d = end.Point.Length / frame.N;
            double[] f = Padding.Widen(frame.F, frame.N, frame.Dimension, d);
            double value = Enumerable.Range(0, frame.N).Max(i => PairwiseDistances.Between(end.Point.AsSpan(i * d, d), f.AsSpan(i * d, d)));
            Assert.InRange(sharp.Bound.Value / frame.Scale, value * (1 - 2e-6), value * (1 + 1e-9));
            Assert.Equal(sharp.Bound.Value, CertificateChecker.Check(sharp.Bound.Certificate!).Bound);
            Assert.NotNull(sharp.NullDimension);
            Assert.Equal(end.Point.AsSpan(0, frame.Dimension), sharp.Starts[0].Start.AsSpan(0, frame.Dimension));
            raised += sharp.Bound.Value > rough.Bound.Value ? 1 : 0;
            total += end.Steps;
        }
        Assert.True(total <= 1400 && raised > 5, $"{total} steps, {raised} raised");
    }

    /// <summary>M = [1, w, -w; w, 1 - w, 0; -w, 0, w] has the determinant w (1 - 2 w); a point that carries nothing is no part of it.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 0)]
    [InlineData(0.4999, 0)]
    [InlineData(0.5, 1)]
    [InlineData(0.6, 1)]
    public void Dimension_OneTriple_CountsWhatIsNotAboveZero(double w, int expected)
    {
        Assert.Equal(expected, NullSpace.Dimension([1, 1, 0, 1e-9], [new(0, 2, 1, w)]));
        Assert.Equal(expected, NullSpace.Dimension([2, 2, 0, 2e-3], [new(0, 2, 1, 2 * w), new(3, 1, 2, 1e-9)]));
    }

    /// <summary>Two new dimensions of three are used by points that carry weight, the third only by one that does not.</summary>
    [Fact]
    public void ExtraDimensions_LiftedPoint_CountsThoseOfTheSupport()
    {
        Frame frame = Draw(1, 4, 2, 2);
        double[] point = new double[4 * 5];
        (point[2], point[8], point[14]) = (0.1, 0.2, 0.3);
        (point[3], point[9]) = (0.002, 0.002);
        LocalResult Lifted(double[] weights) => new(SolveStatus.Converged, 0, new Residuals(0, 0), point, new([], weights, []), 1, null);
        Assert.Equal(2, NullSpace.ExtraDimensions(frame, Lifted([1, 0.5, 1e-3, 0.5]), 5));
        Assert.Equal(3, NullSpace.ExtraDimensions(frame, Lifted([1, 0.5, 2e-3, 0.5]), 5));
        Assert.Equal(1, NullSpace.ExtraDimensions(frame, Lifted([1, 1e-4, 1e-4, 0.5]), 5));
        Assert.Equal(0, NullSpace.ExtraDimensions(frame, Lifted([0, 0, 0, 1]), 5));
        Assert.Equal(0, NullSpace.ExtraDimensions(frame, Lifted([1, 1, 1, 1]), 2));
        // Below a mean square of 1e-6 a dimension does not count.
        Array.Clear(point);
        (point[2], point[7], point[12], point[17]) = (0.00101, 0.00101, 0.00101, 0.00101);
        Assert.Equal(1, NullSpace.ExtraDimensions(frame, Lifted([1, 1, 1, 1]), 5));
        (point[2], point[7], point[12], point[17]) = (0.00099, 0.00099, 0.00099, 0.00099);
        Assert.Equal(0, NullSpace.ExtraDimensions(frame, Lifted([1, 1, 1, 1]), 5));
    }

    [Fact]
    public void Split_Marginals_ComeBackWhereTheSidesBalance()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            Frame frame = Draw(seed, 9);
            Random random = new(seed);
            double[] anchors = new double[81];
            for (int a = 0; a < 9; a++)
            {
                int[] own = [.. Enumerable.Range(frame.Start[a], frame.End[a] - frame.Start[a]).Where(j => j != a)],
                    other = [.. Enumerable.Range(0, 9).Where(j => j < frame.Start[a] || j >= frame.End[a])];
                if (own.Length == 0 || other.Length == 0)
                {
                    continue;
                }
                foreach (int[] side in new[] { own, other })
                {
                    double[] share = [.. side.Select(_ => random.Next(3) == 0 ? 0 : random.NextDouble())];
                    share[random.Next(share.Length)] += 0.5;
                    for (int k = 0; k < side.Length; k++)
                    {
                        anchors[(9 * a) + side[k]] = share[k] / share.Sum();
                    }
                }
            }
            List<FrameTriple> triples = TripleFlow.Split(frame, anchors, 1e-12);
            double[] joined = new double[81];
            foreach (FrameTriple t in triples)
            {
                joined[(9 * t.Anchor) + t.Positive] += t.Weight;
                joined[(9 * t.Anchor) + t.Negative] += t.Weight;
            }
            for (int k = 0; k < 81; k++)
            {
                Assert.Equal(anchors[k], joined[k], 1e-11);
            }
            foreach (FrameTriple t in triples)
            {
                Assert.True(t.Weight > 1e-12 && t.Anchor != t.Positive);
                Assert.Equal(frame.Start[t.Anchor], frame.Start[t.Positive]);
                Assert.NotEqual(frame.Start[t.Anchor], frame.Start[t.Negative]);
            }
            Assert.Equal(triples.Count, triples.Select(t => (t.Anchor, t.Positive, t.Negative)).Distinct().Count());
            Assert.Empty(TripleFlow.Split(frame, anchors, 1));
        }
    }
}
