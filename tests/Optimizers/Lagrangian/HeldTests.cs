using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Lagrangian;

/// <summary>Searches in fewer dimensions, G held still across them, against the whole space.</summary>
public sealed class HeldTests
{
    private const int Dimension = 9;
    private const int Searched = 4;

    private static (Embedding F, Labels Labels, Embedding Start) Draw(int points, double spread)
    {
        Random random = new(points);
        Labels labels = Tests.Draw.Classes(random, points, 3);
        Embedding drawn = Tests.Draw.Gaussian(random, points, Dimension);
        double[] values = drawn.Values.ToArray();
        for (int i = 0; i < points; i++)
        {
            values[i * Dimension] += spread * labels[i];
        }
        Embedding f = Embedding.Create(points, Dimension, values);
        double[] moved = [.. values.Select(v => (0.7 * v) + (0.1 * (random.NextDouble() - 0.5)))];
        return (f, labels, Embedding.Create(points, Dimension, moved));
    }

    private static SubFamily Held(Embedding f, Labels labels, Embedding start) =>
        new(f, labels, [.. Enumerable.Range(0, f.Points)], (start, Searched));

    private static double[] Moved(SubFamily part, Embedding start, double by)
    {
        Random random = new(1);
        return [.. part.Enter(start).Select(v => v + (by * (random.NextDouble() - 0.5)))];
    }

    [Fact]
    public void World_OfTheStart_IsTheStart()
    {
        (Embedding f, Labels labels, Embedding start) = Draw(30, 0);
        SubFamily part = Held(f, labels, start);
        Assert.True(part.IsHeld);
        Assert.Equal(Searched, part.Frame.Dimension);
        Embedding back = part.World(part.Enter(start));
        Assert.All(back.Values.ToArray().Zip(start.Values.ToArray()), x => Assert.Equal(x.Second, x.First, 1e-10));
        // Few points or few dimensions are searched whole.
        Assert.False(new SubFamily(f, labels, [.. Enumerable.Range(0, 5)], (start.Select([0, 1, 2, 3, 4]), Searched)).IsHeld);
        Assert.False(new SubFamily(f, labels, [.. Enumerable.Range(0, 30)], (start, Dimension)).IsHeld);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(530)] // block by block
    public void Evaluate_Held_MeasuresThePointInTheWholeSpace(int points)
    {
        (Embedding f, Labels labels, Embedding start) = Draw(points, 0);
        SubFamily part = Held(f, labels, start);
        double[] g = Moved(part, start, 0.1),
            gradient = new double[g.Length];
        Embedding world = part.World(g);
        double scale = part.Frame.Scale;
        LagrangianFunction haus = new(part.Frame, Objective.Haus, Searched);
        _ = haus.Evaluate(g, gradient);
        Assert.Equal(ClassHausdorffDistance.LargestDisplacement(f, world).Value, haus.Value * scale, 1e-9);
        LagrangianFunction iso = new(part.Frame, Objective.Iso, Searched);
        _ = iso.Evaluate(g, gradient);
        Assert.Equal(IsometricDistance.Between(f, world).Value, iso.Value * scale, 1e-9);
        double violation = Enumerable
            .Range(0, points)
            .Max(a =>
                labels.Members(labels[a]).ToArray().Max(p => PairwiseDistances.SquaredBetween(world.Row(a), world.Row(p)))
                - Enumerable
                    .Range(0, points)
                    .Where(q => labels[q] != labels[a])
                    .Min(q => PairwiseDistances.SquaredBetween(world.Row(a), world.Row(q)))
            );
        Assert.True(violation > 0.1);
        Assert.Equal(violation, haus.Violation * scale * scale, 1e-9);
        Assert.Equal(violation, iso.Violation * scale * scale, 1e-9);
    }

    [Theory]
    [InlineData(Objective.Haus, 30)]
    [InlineData(Objective.Iso, 30)]
    [InlineData(Objective.Haus, 530)]
    [InlineData(Objective.Iso, 530)]
    public void Evaluate_Held_GradientIsTheSlope(Objective objective, int points)
    {
        (Embedding f, Labels labels, Embedding start) = Draw(points, 0);
        SubFamily part = Held(f, labels, start);
        double[] g = Moved(part, start, 0.1),
            gradient = new double[g.Length],
            unused = new double[g.Length];
        LagrangianFunction function = new(part.Frame, objective, Searched) { Penalty = 5 };
        _ = function.Evaluate(g, unused);
        _ = function.Accept();
        _ = function.Evaluate(g, gradient);
        Random random = new(2);
        double[] direction = [.. g.Select(_ => random.NextDouble() - 0.5)];
        double At(double step) => function.Evaluate([.. g.Zip(direction, (x, d) => x + (step * d))], unused);
        double slope = (At(1e-5) - At(-1e-5)) / 2e-5,
            stated = gradient.Zip(direction, (x, d) => x * d).Sum();
        Assert.Equal(stated, slope, 1e-4 * Math.Max(1, Math.Abs(stated)));
    }

    [Fact]
    public void EvaluateNear_Held_IsTheWholeFunctionNearby()
    {
        (Embedding f, Labels labels, Embedding start) = Draw(530, 10);
        SubFamily part = Held(f, labels, start);
        double[] g = Moved(part, start, 0),
            near = [.. g.Select((v, k) => v + (1e-4 * (k % 3)))],
            gradient = new double[g.Length],
            whole = new double[g.Length];
        LagrangianFunction function = new(part.Frame, Objective.Haus, Searched) { Penalty = 5 };
        for (int k = 0; k < 40 && !function.IsListed; k++)
        {
            _ = function.Evaluate(g, gradient);
        }
        Assert.True(function.IsListed);
        Assert.True(function.Violation > 0);
        double value = function.EvaluateNear(near, gradient);
        Assert.Equal(function.Evaluate(near, whole), value, 1e-9 * Math.Max(1, Math.Abs(value)));
        Assert.All(gradient.Zip(whole), x => Assert.Equal(x.Second, x.First, 1e-9));
    }

    [Fact]
    public void Follow_Held_IsTheDistanceToThePlaceInTheWholeSpace()
    {
        (Embedding f, Labels labels, Embedding start) = Draw(30, 0);
        int[] rows = [.. Enumerable.Range(0, 30).Where(i => i is not (3 or 17))];
        SubFamily part = new(f, labels, rows, (start.Select(rows), Searched));
        Followers followers = part.Follow(f, [3, 17], [5, 20]);
        double scale = part.Frame.Scale;
        foreach ((int follower, int row, int place) in new[] { (0, 3, rows[5]), (1, 17, rows[20]) })
        {
            double expected = PairwiseDistances.SquaredBetween(f.Row(row), start.Row(place));
            Assert.Equal(expected, followers.Square(follower, part.Enter(start.Select(rows)), Searched) * scale * scale, 1e-9 * expected);
        }
    }

    [Fact]
    public void Leave_Held_IsSeparatedInTheWholeSpace()
    {
        (Embedding f, Labels labels, Embedding start) = Draw(60, 2);
        SubFamily part = Held(f, labels, start);
        LocalResult result = LocalSearch.Run(
            part.Frame,
            Objective.Haus,
            Searched,
            part.Enter(start),
            null,
            new LocalSettings(),
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Null(result.Repaired);
        Embedding g = part.Leave(result)!;
        Assert.True(TripletSeparation.Of(g, labels).IsSeparated);
        Embedding start2 = part.World(result.Point);
        Assert.True(ClassHausdorffDistance.LargestDisplacement(g, start2).Value < 1e-2);
    }

    [Fact]
    public void Leading_DirectionsOfLargeVariance_AreFound()
    {
        Random random = new(4);
        double[] values = Tests.Draw.Gaussian(random, 80, 12).Values.ToArray();
        for (int k = 0; k < values.Length; k++)
        {
            values[k] *= k % 12 < 3 ? 100 : 1;
        }
        Embedding points = Embedding.Create(80, 12, values);
        AffineSubspace leading = AffineSubspace.Leading(points, points, 4, 0)!;
        Assert.Equal(4, leading.Dimension);
        double[] across = leading.Across(points, leading.Inside(points)).Values.ToArray();
        double[] singular = [.. AffineHull.Of(points).SingularValues];
        double least = singular.Skip(4).Sum(s => s * s);
        Assert.InRange(across.Sum(v => v * v), least * (1 - 1e-9), 1.5 * least);
        // Points and what they are made of again.
        Embedding back = leading.Outside(leading.Inside(points), leading.Across(points, leading.Inside(points)));
        Assert.All(back.Values.ToArray().Zip(values), x => Assert.Equal(x.Second, x.First, 1e-9));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e-140)]
    [InlineData(1e80)]
    public void Leading_PointsOfFewDimensions_SpanThese(double scale)
    {
        Random random = new(5);
        double[] values = Tests.Draw.Gaussian(random, 40, 12).Values.ToArray();
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = k % 12 < 3 ? 7 + (scale * values[k]) : 7;
        }
        values = scale < 1e-10 ? [.. values.Select((v, k) => k % 12 < 3 ? scale * (k % 17) * (k % 5) : 0)] : values;
        Embedding points = Embedding.Create(40, 12, values);
        AffineSubspace leading = AffineSubspace.Leading(points, points, 6, 0)!;
        Assert.Equal(3, leading.Dimension);
        double[] across = leading.Across(points, leading.Inside(points)).Values.ToArray();
        Assert.True(across.Max(Math.Abs) <= 1e-12 * Math.Max(7 * Math.Min(1, scale), scale * 100));
    }

    [Fact]
    public void Leading_OnePlace_Null()
    {
        Embedding points = Embedding.Create(3, 2, [1, 2, 1, 2, 1, 2]);
        Assert.Null(AffineSubspace.Leading(points, points, 1, 0));
    }
}
