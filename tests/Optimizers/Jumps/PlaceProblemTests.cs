using IsoTriplet.Optimizers.Jumps;

namespace IsoTriplet.Tests.Optimizers.Jumps;

/// <summary>Points on a few places of their class: the sum of squares against the inequalities of all points and pairs, written out.</summary>
public sealed class PlaceProblemTests
{
    private const int N = 18;

    private static (Frame Frame, PlaceLayout Layout) Drawn(int seed, int dimension, int most)
    {
        Random random = new(seed);
        Frame frame = new(Draw.Gaussian(random, N, dimension), Labels.FromIntegers([.. Enumerable.Range(0, N).Select(i => i % 3)]));
        double[] g = [.. frame.F.Select(x => x + (0.3 * (random.NextDouble() - 0.5)))];
        return (frame, PlaceLayout.Of(frame, g, most));
    }

    private static double Distance(double[] x, int n, int i, int j) =>
        Math.Sqrt(Enumerable.Range(0, n).Sum(k => Math.Pow(x[(i * n) + k] - x[(j * n) + k], 2)));

    private static double Value(Frame frame, double[] g, Objective objective)
    {
        int n = frame.Dimension;
        return objective == Objective.Haus
            ? Enumerable
                .Range(0, N)
                .Max(i => Math.Sqrt(Enumerable.Range(0, n).Sum(k => Math.Pow(g[(i * n) + k] - frame.F[(i * n) + k], 2))))
            : Enumerable.Range(0, N * N).Max(ij => Math.Abs(Distance(g, n, ij / N, ij % N) - Distance(frame.F, n, ij / N, ij % N)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Of_PlacesOfAClass_AreThoseOfItsPointsAndAsFarApartAsAllowed(int most)
    {
        (Frame frame, PlaceLayout layout) = Drawn(1, 2, most);
        Assert.Equal(3 * most, layout.Count);
        double[] spread = layout.Spread();
        for (int i = 0; i < N; i++)
        {
            Assert.Equal(frame.Start[i] / (N / 3), layout.Classes[layout.At[i]]);
            Assert.Equal(layout.Points[2 * layout.At[i]], spread[2 * i]);
        }
        // Every point is as near to its place as to any other of its class, and with a place for each it is where it was.
        double[] g = [.. frame.F];
        PlaceLayout own = PlaceLayout.Of(frame, g, N);
        Assert.Equal(g, own.Spread());
        PlaceLayout copy = own.Copy();
        (copy.Points[0], copy.At[0]) = (100, 3);
        Assert.Equal(g, own.Spread());
    }

    [Theory]
    [InlineData(Objective.Haus, 1)]
    [InlineData(Objective.Haus, 2)]
    [InlineData(Objective.Iso, 2)]
    [InlineData(Objective.Iso, 3)]
    public void Evaluate_Gradient_IsThatOfTheValue(Objective objective, int dimension)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            (Frame frame, PlaceLayout layout) = Drawn(seed, dimension, 4);
            PlaceProblem problem = new(frame, objective);
            double[] gradient = new double[layout.Points.Length],
                other = new double[layout.Points.Length];
            double value = problem.Evaluate(layout, layout.Points, 0.2, gradient);
            Assert.True(value > 0);
            for (int k = 0; k < gradient.Length; k++)
            {
                double[] x = [.. layout.Points];
                x[k] += 1e-6;
                double up = problem.Evaluate(layout, x, 0.2, other);
                x[k] -= 2e-6;
                Assert.Equal((up - problem.Evaluate(layout, x, 0.2, other)) / 2e-6, gradient[k], 1e-4 * (1 + value));
            }
        }
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Evaluate_IsZero_ExactlyWhereAllPointsAreWithinTAndSeparated(Objective objective)
    {
        (int zeros, int separated) = (0, 0);
        for (int seed = 0; seed < 40; seed++)
        {
            (Frame frame, PlaceLayout layout) = Drawn(seed, 2, 2);
            if (seed % 2 == 0)
            {
                // Classes far apart: separated.
                for (int k = 0; k < layout.Points.Length; k++)
                {
                    layout.Points[k] = (0.1 * layout.Points[k]) + (k % 2 == 0 ? layout.Classes[k / 2] : 0);
                }
            }
            PlaceProblem problem = new(frame, objective);
            double value = Value(frame, layout.Spread(), objective);
            double[] gradient = new double[layout.Points.Length];
            bool apart = TripletSeparation.Of(frame.Unsort(layout.Spread()), frame.Labels).IsSeparated;
            separated += apart ? 1 : 0;
            foreach (double t in (double[])[0.5 * value, 0.999 * value, 1.001 * value, 2 * value])
            {
                bool zero = problem.Evaluate(layout, layout.Points, t, gradient) == 0;
                zeros += zero ? 1 : 0;
                Assert.Equal(apart && t > value, zero);
                Assert.True(!zero || gradient.All(x => x == 0));
            }
        }
        Assert.True(separated >= 10 && zeros == 2 * separated, $"{separated} separated, {zeros} zeros");
    }

    [Theory]
    [InlineData(Objective.Haus)]
    [InlineData(Objective.Iso)]
    public void Assign_EveryPoint_StandsWhereItFitsBest(Objective objective)
    {
        (double before, double after) = (0, 0);
        for (int seed = 0; seed < 10; seed++)
        {
            (Frame frame, PlaceLayout layout) = Drawn(seed, 2, 3);
            PlaceProblem problem = new(frame, objective);
            before += Value(frame, layout.Spread(), objective);
            double said = problem.Assign(layout);
            double now = Value(frame, layout.Spread(), objective);
            after += now;
            Assert.All(Enumerable.Range(0, N), i => Assert.Equal(frame.Start[i] / (N / 3), layout.Classes[layout.At[i]]));
            if (objective == Objective.Haus)
            {
                Assert.Equal(said, now, 1e-12);
            }
        }
        Assert.True(after < before, $"{after:R} after, {before:R} before");
    }
}
