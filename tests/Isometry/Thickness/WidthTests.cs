using System.Numerics.Tensors;

namespace IsoTriplet.Tests.Isometry;

/// <summary>The pieces of the search for a thin direction.</summary>
public sealed class WidthTests
{
    [Fact]
    public void At_Ties_NamesTheLowestPoints()
    {
        WidthFunction width = new([0, 0, 4, 1, 4, 3, 0, 3], 2);

        Assert.Equal((4, 1, 0), width.At([1, 0]));
        Assert.Equal((4, 0, 1), width.At([-1, 0]));
        Assert.Equal((3, 2, 0), width.At([0, 1]));
        Assert.Equal([4.0, -2], width.Difference(1, 3));
        Assert.Equal((4, 2, 5), (width.Points, width.Dimension, width.Reach()));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Descent_Cross_EndsAtTheThinDirection(int n)
    {
        double[] start = [.. Enumerable.Range(1, n).Select(k => (double)k)];
        WidthDescent descent = new(new WidthFunction(Cross(n), n));

        (double value, double[] direction) = descent.From(start, 300);

        Assert.Equal(2 / Math.Sqrt(n), value, 1e-12);
        Assert.All(direction, v => Assert.Equal(1 / Math.Sqrt(n), v, 1e-6));
        Assert.True(descent.Bundle.Count >= n);
    }

    [Fact]
    public void Descent_OneEvaluation_IsTheWidthAtTheStart()
    {
        WidthDescent descent = new(new WidthFunction(Cross(3), 3));

        (double value, double[] direction) = descent.From([0, 3, 4], 1);

        Assert.Equal(1.6, value, 1e-15);
        Assert.Equal([0, 0.6, 0.8], direction);
        Assert.Equal([0.0, 0, 2], Assert.Single(descent.Bundle));
    }

    // Every search starts with an empty bundle, and none keeps more than 2 n + 60 differences and the newest.
    [Fact]
    public void Descent_ManyFacets_EndsLowAndKeepsItsBundleShort()
    {
        const int N = 12;
        Embedding sphere = UnitSphere.Normalise(Draw.Gaussian(new Random(3), 400, N));
        WidthFunction width = new(sphere.Values.ToArray(), N);
        WidthDescent descent = new(width);
        double[] start = NormalDraw.Values(new Random(5), N);

        (double few, _) = descent.From(start, 20);
        (double many, double[] direction) = descent.From(start, 600);
        int kept = descent.Bundle.Count;
        (double again, _) = descent.From(start, 600);

        Assert.True(many < few);
        Assert.Equal((many, kept), (again, descent.Bundle.Count));
        Assert.InRange(kept, N, (2 * N) + 61);
        Assert.Equal(many, width.At(direction).Width, 1e-13);
        // A local minimum: no small turn is below it.
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            double[] e = [.. direction.Zip(NormalDraw.Values(random, N), (d, x) => d + (1e-3 * x))];
            Assert.True(width.At(e).Width / Math.Sqrt(TensorPrimitives.Dot(e, e)) > many * (1 - 1e-9));
        }
    }

    // Weights 1/n on 2 e_k give lambda_min = 4/n.
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void Design_Axes_HasTheLeastEigenvalueOfEqualWeights(int n)
    {
        WidthDesign design = new(new WidthFunction(Cross(n), n));
        for (int k = 0; k < n; k++)
        {
            double[] axis = new double[n];
            axis[k] = 1;
            design.AddAlong(axis);
        }

        design.Optimise(1, 1);

        Assert.InRange(design.LeastEigenvalue, (4.0 / n) - 1e-12, 4.0 / n);
        Assert.Equal(1, TensorPrimitives.Dot(design.ThinDirection, design.ThinDirection), 1e-12);
    }

    // v_k of lengths 1 and 3: weights proportional to 1 / |v_k|^2 give 1 / (1 + 1/9).
    [Fact]
    public void Design_UnequalLengths_TendsToTheBestWeights()
    {
        WidthDesign design = new(new WidthFunction([0, 0, 1, 0, 0, 3], 2));
        design.Add([1, 0]);
        design.Add([0, 3]);

        design.Optimise(1, 1);
        double first = design.LeastEigenvalue;
        design.Optimise(4, 60);

        Assert.InRange(first, 0.5, 0.9);
        Assert.InRange(design.LeastEigenvalue, 0.89, 0.9);
    }

    // The same pair from either side counts once: weights 1/2, not 2/3 and 1/3.
    [Fact]
    public void Design_PairSeenTwice_CountsOnce()
    {
        WidthDesign design = new(new WidthFunction(Cross(2), 2));
        design.AddAlong([1, 0]);
        design.AddAlong([-1, 0]);
        design.AddAlong([0, 1]);
        design.Optimise(1, 0);
        Assert.Equal(2, design.LeastEigenvalue, 1e-12);
    }

    // One difference spans a line; the least eigenvector after the first round brings in the other.
    [Fact]
    public void Design_ThinDirectionMissing_IsBroughtInByTheNextRound()
    {
        WidthFunction width = new([0, 0, 1, 0, 0, 3], 2);
        WidthDesign one = new(width);
        one.Add([1, 0]);
        one.Optimise(1, 5);
        Assert.Equal(0, one.LeastEigenvalue);
        Assert.Equal(1, Math.Abs(one.ThinDirection[1]), 1e-12);
        one.Optimise(1, 5);
        Assert.InRange(one.LeastEigenvalue, 0.3, 0.9);
    }

    [Fact]
    public void Design_NothingAdded_StaysAtZero()
    {
        WidthDesign design = new(new WidthFunction([1, 2, 1, 2], 2));
        design.AddAlong([1, 0]);
        design.Optimise(3, 10);
        Assert.Equal(0, design.LeastEigenvalue);
        Assert.Empty(design.ThinDirection);
    }

    private static double[] Cross(int n) => Draw.Cross([.. Enumerable.Repeat(1.0, n)]).Values.ToArray();

    [Fact]
    public void AddFarthest_InAMetric_AddsTheDifferenceThatIsLongInIt()
    {
        // Long across is (10, 0); long upwards (0, 3), which leaves the first axis thin.
        WidthDesign upwards = new(new WidthFunction([0, 0, 10, 0, 0, 3], 2));
        upwards.AddFarthest([0, 0, 0, 1], 1);
        upwards.Optimise(1, 1);
        Assert.Equal(1, Math.Abs(upwards.ThinDirection[0]), 1e-12);
        WidthDesign across = new(new WidthFunction([0, 0, 10, 0, 0, 3], 2));
        across.AddFarthest([1, 0, 0, 0], 1);
        across.Optimise(1, 1);
        Assert.Equal(1, Math.Abs(across.ThinDirection[1]), 1e-12);
    }

    [Fact]
    public void Optimise_WithDifferencesThatAreLongWhereMIsSmall_RaisesTheBound()
    {
        const int N = 20;
        WidthFunction width = new(NormalDraw.Values(new Random(4), 400 * N), N);
        (WidthDesign without, WidthDesign with) = (new(width), new(width));
        foreach (WidthDesign design in new[] { without, with })
        {
            for (int k = 0; k < N; k++)
            {
                design.AddAlong([.. Enumerable.Range(0, N).Select(j => j == k ? 1.0 : 0)]);
            }
        }
        without.Optimise(6, 10);
        with.Optimise(6, 10, 40);
        Assert.True(with.LeastEigenvalue > without.LeastEigenvalue);
        Assert.True(Math.Sqrt(with.LeastEigenvalue) <= width.At(with.ThinDirection).Width);
    }

    // The part is chosen by the code under test; the whole is what it stands for.
    [Theory]
    [InlineData(2, "ball")]
    [InlineData(3, "ball")]
    [InlineData(2, "needle")]
    [InlineData(3, "needle")]
    [InlineData(2, "sphere")]
    [InlineData(3, "sphere")]
    [InlineData(2, "grid")]
    [InlineData(3, "grid")]
    public void Carriers_OfManyPoints_GiveTheBracketOfAll(int n, string shape)
    {
        Random random = new(n);
        Embedding f = shape switch
        {
            "sphere" => UnitSphere.Normalise(Draw.Gaussian(random, 400, n)),
            "grid" => Draw.Grid(random, 400, n, 9),
            _ => Draw.Gaussian(random, 1_000, n),
        };
        double[] points = [.. f.Values.ToArray().Select((x, i) => shape == "needle" && i % n == 0 ? 100 * x : x)];
        WidthFunction width = new(points, n);
        int largest = 0;

        (double lower, double upper, double[] e) = WidthCarriers.Bracket(width, Bracket);

        double expected = Bracket(width).Upper;
        Assert.Equal(1, lower / expected, 1e-9);
        Assert.Equal(1, upper / expected, 1e-9);
        Assert.Equal(upper, width.At(e).Width);
        Assert.True(shape is "sphere" or "grid" || largest < 200, $"{largest} points were looked at");

        (double Lower, double Upper, double[] Direction) Bracket(WidthFunction part)
        {
            largest = Math.Max(largest, part.Points < width.Points ? part.Points : 0);
            return n == 2 ? PlaneThickness.Bracket(part) : SpaceThickness.Bracket(part, 0);
        }
    }
}
