using IsoTriplet.Optimizers.Hull;

namespace IsoTriplet.Tests.Optimizers.Hull;

/// <summary>The search over cones of directions, piece by piece.</summary>
public sealed class HullPiecesTests
{
    private static readonly Embedding Squares = Embedding.FromRows([
        [0, 0],
        [4, 0],
        [4, 2],
        [0, 2],
        [3, 1],
        [7, 1],
        [7, 5],
    ]);

    private static HullPair Pair(double scale = 1) =>
        new(new HullClass(Squares, [0, 1, 2, 3], scale), new HullClass(Squares, [4, 5, 6], scale));

    [Fact]
    public void Class_ScaledPoints_KnowsItsDiameterAndCentre()
    {
        HullClass all = new(Squares, [4, 5, 6], 0.5);
        Assert.Equal([4, 5, 6], all.Rows);
        Assert.Equal([1.5, 0.5], all.Points[0]);
        Assert.Equal(Math.Sqrt(32) / 2, all.Diameter, 1e-14);
        Assert.Equal(2, all.Centre, 1e-14);
    }

    /// <summary>kappa^2 = min (1/P + 1/Q)/2 with P + Q = n + 1, P and Q at most the classes' sizes: 3/4 in the plane.</summary>
    [Fact]
    public void Bound_Depth_IsTheLargestOfThree()
    {
        Embedding space = Embedding.Create(8, 3, [.. Enumerable.Range(0, 24).Select(k => Math.Sin(k * k))]);
        // One point against three in space: P = 1, Q = 3 gives 4/3; otherwise P = Q = 2 gives 1.
        foreach (
            (Embedding f, int[] a, int[] b, double least) in new[]
            {
                (Squares, new[] { 0, 1, 2, 3 }, new[] { 4, 5, 6 }, 1.5),
                (space, [0], [1, 2, 3], 4.0 / 3),
                (space, [1, 2, 3], [0], 4.0 / 3),
                (space, [0], [1, 2], 1.5),
                (space, [0, 1, 2, 3], [4, 5, 6, 7], 1),
                (space, [0, 1], [4, 5], 1),
            }
        )
        {
            (HullClass x, HullClass y) = (new(f, a, 1), new(f, b, 1));
            HullPair pair = new(x, y);
            double kappa = Math.Sqrt(least / 2),
                diameter = Math.Max(x.Diameter, y.Diameter),
                centre = Math.Max(x.Centre, y.Centre);
            foreach (double depth in (double[])[0, 0.5, 2, 30])
            {
                double[] all = [depth / 2, (depth + (kappa * diameter / 2)) / (2 + kappa), (depth + (kappa * centre)) / (2 + (2 * kappa))];
                Assert.Equal(all.Max(), pair.Bound(depth), 1e-14);
            }
        }
    }

    [Fact]
    public void Support_Direction_IsFarthestOfOneAgainstNearestOfTheOther()
    {
        HullPair pair = Pair();
        Assert.Equal((1, 0, 1.0), pair.Support([1, 0]));
        Assert.Equal(7.0, pair.Support([-1, 0]).Value);
        Assert.Equal((2, 0, 1.0), pair.Support([0, 1]));
        Assert.Equal(3 * (4 + 3) * 2, pair.Work);
        Assert.Equal(1, pair.Along((1, 0), [1, 0]));
        Assert.Equal(-1 + (2 * -1), pair.Along((0, 0), [1, 0]));
        Assert.Equal(-5, pair.Along((0, 2), [0, 1]));
        // The line through the centroids, (2, 1) and (17/3, 7/3), has less depth than the axes.
        double[] across = [11.0 / 3, 4.0 / 3];
        double length = double.Hypot(across[0], across[1]);
        double along = pair.Support([across[0] / length, across[1] / length]).Value;
        Assert.Equal(Math.Min(1, along), pair.Guess(), 1e-14);
        HullPair same = new(new HullClass(Squares, [0, 1], 1), new HullClass(Squares, [0, 1], 1));
        Assert.Equal(0, same.Guess());
        // Least along (0, -1): the second class reaches 1 above the lowest of the first, and far in every other direction.
        Embedding below = Embedding.Create(5, 2, [-9, 0, 9, 0, 0, 9, -9, 1, 9, -9]);
        HullPair low = new(new HullClass(below, [0, 1, 2], 1), new HullClass(below, [3, 4], 1));
        double[] all = [.. new double[][] { [1, 0], [-1, 0], [0, 1], [0, -1] }.Select(v => low.Support(v).Value)];
        Assert.Equal(1, all[3]);
        Assert.Equal(1, low.Guess());
        Embedding apart = Embedding.Create(3, 2, [0, 0, 1, 0, 5, 0]);
        Assert.Equal(-4, new HullPair(new HullClass(apart, [0, 1], 1), new HullClass(apart, [2], 1)).Guess());
        Assert.Equal(-4, new HullPair(new HullClass(apart, [2], 1), new HullClass(apart, [0, 1], 1)).Guess());
    }

    [Fact]
    public void Cone_RootAndCut_CoverWhatTheyDivide()
    {
        HullCone root = HullCone.Root(3);
        Assert.Equal(4, root.Children.Count);
        Assert.Equal([1.0, 1, 1, 1], root.Split);
        Assert.All(HullCone.Combine(root.Rays, [1, 1, 1, 1]), x => Assert.Equal(0, x));
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(new double[3], root.Children[i].Rays[i]);
            Assert.Equal(3, root.Children[i].Rays.Count(u => u.Any(x => x != 0)));
        }
        HullCone plane = new([
            [2, 0],
            [0, 1],
            [0, 0],
        ]);
        plane.Cut([0.5, 2, 0]);
        double length = Math.Sqrt(1 + 4);
        Assert.Equal(0.5 / length, plane.Split[0], 1e-15);
        Assert.Equal(2 / length, plane.Split[1], 1e-15);
        Assert.Equal(2, plane.Children.Count);
        Assert.Equal(1 / length, plane.Children[0].Rays[0][0], 1e-15);
        Assert.Equal([0, 1], plane.Children[0].Rays[1]);
        Assert.Equal([2, 0], plane.Children[1].Rays[0]);
        Assert.Equal(2 / length, plane.Children[1].Rays[1][1], 1e-15);
        plane.Children[0].Pairs = [(1, 0, 0.25), (0, 0, 0.5), (1, 1, 0.25)];
        HullNode[] nodes = [.. plane.Nodes([7, 9], [5, 3])];
        Assert.Equal(3, nodes.Length);
        Assert.IsType<HullSplit>(nodes[0]);
        HullLeaf leaf = Assert.IsType<HullLeaf>(nodes[1]);
        Assert.Equal([new WeightedPoint(7, 0.5), new WeightedPoint(9, 0.5)], leaf.First);
        Assert.Equal([new WeightedPoint(3, 0.25), new WeightedPoint(5, 0.75)], leaf.Second);
    }

    /// <summary>The least h over the cone's simplex by sampling against the linear program's: no direction of the simplex is below it, and one meets it.</summary>
    [Fact]
    public void Solve_OneCone_IsTheLeastOverItsSimplex()
    {
        HullPair pair = Pair();
        foreach (
            double[][] rays in new double[][][]
            {
                [
                    [1, 0],
                    [0, 3],
                    [0, 0],
                ],
                [
                    [1, 0],
                    [-1, 1],
                    [0, 0],
                ],
                [
                    [2, 0.1],
                    [1, 1],
                    [0, 0],
                ],
            }
        )
        {
            HullCone cone = new(rays);
            double upper = HullGame.Solve(pair, cone, []);
            double[][] units = [.. rays.Take(2).Select(u => new[] { u[0] / double.Hypot(u[0], u[1]), u[1] / double.Hypot(u[0], u[1]) })];
            double[] At(double w) => [((1 - w) * units[0][0]) + (w * units[1][0]), ((1 - w) * units[0][1]) + (w * units[1][1])];
            double least = Enumerable.Range(0, 1001).Min(k => pair.Support(At(k / 1000.0)).Value);
            Assert.InRange(least - cone.Lower, -1e-8, 0.02);
            double[] middle = HullCone.Combine(rays, cone.Middle);
            Assert.Equal(cone.Lower, pair.Support(middle).Value, 1e-8);
            Assert.Equal(0, cone.Middle[2]);
            Assert.Equal(1, Enumerable.Range(0, 2).Sum(i => cone.Middle[i] * double.Hypot(rays[i][0], rays[i][1])), 1e-9);
            Assert.True(upper >= cone.Lower - 1e-9 && upper <= pair.Support(middle).Value / double.Hypot(middle[0], middle[1]) + 1e-9);
            double total = cone.Pairs.Sum(p => p.Weight);
            Assert.Equal(cone.Lower, units.Min(u => cone.Pairs.Sum(p => p.Weight * pair.Along((p.A, p.B), u)) / total), 1e-12);
            // A guess changes nothing, and a program is counted.
            double work = pair.Work;
            HullCone again = new(rays);
            Assert.Equal(upper, HullGame.Solve(pair, again, [(0, 0), (0, 0), (1, 1)]), 1e-8);
            Assert.Equal(cone.Lower, again.Lower, 1e-8);
            Assert.True(pair.Work >= work + (2 * 5e3));
        }
    }

    /// <summary>The depth of two polygons by turning through all directions, and the search's bound from it.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.125)]
    public void Run_Polygons_FindsTheDepthInFewCones(double scale)
    {
        // Turned, so that the direction sought is none of the first rays.
        Embedding turned = Embedding.FromRows([
            .. Squares
                .ToRows()
                .Select(p => new[] { (Math.Cos(0.4) * p[0]) - (Math.Sin(0.4) * p[1]), (Math.Sin(0.4) * p[0]) + (Math.Cos(0.4) * p[1]) }),
        ]);
        HullPair Turned() => new(new HullClass(turned, [0, 1, 2, 3], scale), new HullClass(turned, [4, 5, 6], scale));
        HullPair pair = Turned();
        double depth = Enumerable
            .Range(0, 20_000)
            .Min(k => pair.Support([Math.Cos(k * Math.PI / 10_000), Math.Sin(k * Math.PI / 10_000)]).Value);
        HullSearch search = new(Turned(), 0, 1e9, 1e-3);
        search.Run(TestContext.Current.CancellationToken);
        Assert.InRange(search.Bound, 0.998 * pair.Bound(depth), pair.Bound(depth) + 1e-6);
        Assert.True(search.Pair.Work < 3e5, $"{search.Pair.Work} operations");
        // Nothing to find above what is known; no work left; cancelled: stops with what the first cones prove.
        HullSearch[] all = [new(Turned(), 10, 1e9, 1e-3), new(Turned(), 0, 1, 1e-3), new(Turned(), 0, 1e9, 1e-3)];
        foreach (HullSearch stopped in all)
        {
            stopped.Run(stopped == all[2] ? new CancellationToken(true) : TestContext.Current.CancellationToken);
            Assert.True(stopped.Pair.Work < search.Pair.Work, $"{stopped.Pair.Work} of {search.Pair.Work} operations");
            Assert.True(stopped.Bound <= search.Bound);
        }
    }

    [Fact]
    public void Run_DisjointHulls_ProvesNothing()
    {
        Embedding apart = Embedding.Create(4, 2, [0, 0, 1, 0, 5, 0, 6, 1]);
        HullSearch search = new(new HullPair(new HullClass(apart, [0, 1], 1), new HullClass(apart, [2, 3], 1)), 0, 1e9, 1e-3);
        search.Run(TestContext.Current.CancellationToken);
        Assert.Equal(0, search.Bound);
    }

    [Fact]
    public void Find_WrongOrEmptyInput_IsRefusedOrNothing()
    {
        Labels labels = Labels.FromIntegers([0, 0, 0, 0, 1, 1, 1]);
        CancellationToken token = TestContext.Current.CancellationToken;
        Bound found = ClassHullBound.Find(Squares, labels, null, 0, token);
        Assert.Equal("class hulls", found.RestsOn);
        Assert.Equal(found.Value, CertificateChecker.Check(found.Certificate!).Bound);
        Assert.InRange(found.Value, Pair().Bound(0.9), Pair().Bound(1));
        HullSettings seven = new() { MaximumPoints = 7, MaximumDimension = 2 };
        Assert.True(ClassHullBound.Find(Squares, labels, seven, 0.99 * found.Value, token).Value > 0);
        Assert.True(ClassHullBound.Find(Squares, Labels.FromIntegers([0, 0, 0, 0, 1, 2, 2]), null, 0, token).Value > 0);
        Assert.Same(Bound.Zero, ClassHullBound.Find(Squares, labels, null, found.Value, token));
        Assert.Same(Bound.Zero, ClassHullBound.Find(Squares, Labels.FromIntegers(new int[7]), null, 0, token));
        Assert.Same(Bound.Zero, ClassHullBound.Find(Squares, labels, seven with { MaximumPoints = 6 }, 0, token));
        Assert.Same(Bound.Zero, ClassHullBound.Find(Squares, labels, seven with { MaximumDimension = 1 }, 0, token));
        Assert.Same(Bound.Zero, ClassHullBound.Find(Squares, labels, null, 0, new CancellationToken(true)));
        Assert.Throws<ArgumentNullException>(() => ClassHullBound.Find(null!, labels, null, 0, token));
        Assert.Throws<ArgumentNullException>(() => ClassHullBound.Find(Squares, null!, null, 0, token));
        Assert.Throws<ArgumentException>(() => ClassHullBound.Find(Squares, Labels.FromIntegers([0, 1]), null, 0, token));
        Assert.Throws<ArgumentException>(() => ClassHullBound.Find(Squares, labels, null, -1, token));
    }
}
