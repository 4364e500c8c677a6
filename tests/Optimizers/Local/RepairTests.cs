using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Local;

public sealed class RepairTests
{
    [Fact]
    public void Frame_Coordinates_AreSortedCentredAndScaled()
    {
        Embedding f = Embedding.FromRows([
            [1, 1],
            [5, 1],
            [1, 3],
            [5, 3],
        ]);
        Frame frame = new(f, Labels.FromIntegers([2, 1, 2, 1]));
        double scale = Math.Sqrt(5);
        Assert.Equal(scale, frame.Scale, 1e-15);
        Assert.Equal((4, 2, true), (frame.N, frame.Dimension, frame.HasTriple));
        int[] classes = [.. frame.Order.Select(i => i % 2)];
        Assert.Equal([classes[0], classes[0], classes[2], classes[2]], classes);
        Assert.Equal([0, 0, 2, 2], frame.Start);
        Assert.Equal([2, 2, 4, 4], frame.End);
        Assert.Equal([0, 2, 4], frame.ClassStart);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal((f[frame.Order[i], 0] - 3) / scale, frame.F[2 * i], 1e-15);
            Assert.Equal((f[frame.Order[i], 1] - 2) / scale, frame.F[(2 * i) + 1], 1e-15);
        }
        Embedding back = frame.Unsort(frame.World(frame.F));
        Assert.All(back.Values.ToArray().Zip(f.Values.ToArray()), x => Assert.Equal(x.Second, x.First, 1e-15));
        Assert.False(new Frame(f, Labels.FromIntegers([0, 0, 0, 0])).HasTriple);
        Assert.False(new Frame(f, Labels.FromIntegers([0, 1, 2, 3])).HasTriple);
        Embedding point = Embedding.FromRows([
            [7, 8],
            [7, 8],
        ]);
        Frame flat = new(point, Labels.FromIntegers([0, 1]));
        Assert.Equal((0, 0), (flat.Scale, flat.F[1]));
        Assert.Equal(
            1,
            flat.Enter(
                Embedding.FromRows([
                    [7, 9],
                    [7, 8],
                ])
            )[1]
        );
    }

    [Fact]
    public void Collapse_Balls_PutsEachRowAtItsCentre()
    {
        Embedding f = Embedding.FromRows([
            [0, 0],
            [4, 1],
            [2, 0],
            [4, 3],
        ]);
        Labels labels = Labels.FromIntegers([0, 1, 0, 1]);
        Embedding classes = Collapse.OfClasses(f, labels, SmallestEnclosingBall.OfClasses(f, labels));
        double[] expected = [1, 0, 4, 2, 1, 0, 4, 2];
        Assert.All(classes.Values.ToArray().Zip(expected), x => Assert.Equal(x.Second, x.First, 1e-12));
        EnclosingBall ball = SmallestEnclosingBall.Of(f);
        Embedding total = Collapse.Total(f, ball);
        Assert.All(Enumerable.Range(0, 8), k => Assert.Equal(ball.Centre[k % 2], total[k / 2, k % 2]));
    }

    [Fact]
    public void ClassShift_RoomForIt_LengthensExactlyThePairsBetweenClasses()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            Random random = new(seed);
            Labels labels = Labels.FromIntegers([0, 1, 0, 2, 1, 0, 2]);
            double[][] rows = [.. Draw.Gaussian(random, 7, 2).ToRows().Select(r => (double[])[.. r, 0, 0])];
            Frame frame = new(Embedding.FromRows(rows), labels);
            double Square(double[] x, int i, int j) => Enumerable.Range(0, 4).Sum(k => Math.Pow(x[(4 * i) + k] - x[(4 * j) + k], 2));
            double[] g = ClassShift.Embed(frame)!;
            double Needed(int i) =>
                Enumerable
                    .Range(0, 7)
                    .Where(a => frame.Start[a] == frame.Start[i])
                    .Max(a =>
                        Enumerable.Range(0, 7).Where(p => frame.Start[p] == frame.Start[a]).Max(p => Square(frame.F, a, p))
                        - Enumerable.Range(0, 7).Where(q => frame.Start[q] != frame.Start[a]).Min(q => Square(frame.F, a, q))
                    );
            for (int i = 0; i < 7; i++)
            {
                for (int j = 0; j < 7; j++)
                {
                    double more = frame.Start[i] == frame.Start[j] ? 0 : Math.Max(0, Math.Max(Needed(i), Needed(j)));
                    Assert.Equal(Square(frame.F, i, j) + more, Square(g, i, j), 1e-12);
                }
            }
            Frame tight = new(Embedding.FromRows([.. rows.Select(r => r[..3])]), labels);
            Assert.Null(ClassShift.Embed(tight));
        }
    }

    [Fact]
    public void ClassShift_AsManyDimensionsAsPoints_NeedsNoOther()
    {
        Random random = new(1);
        Frame frame = new(Draw.Gaussian(random, 4, 3), Labels.FromIntegers([0, 1, 0, 1]));
        Assert.NotNull(ClassShift.Embed(frame));
        Frame narrow = new(Draw.Gaussian(random, 5, 3), Labels.FromIntegers([0, 1, 0, 1, 1]));
        Assert.Null(ClassShift.Embed(narrow));
    }

    [Fact]
    public void Repair_SlightlyViolated_SeparatesWithAMoveOfThatOrder()
    {
        int repairs = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            Random random = new(seed);
            Labels labels = Draw.Classes(random, 8, 3);
            double[][] centres =
            [
                [0, 0],
                [1.4, 0],
                [0, 1.4],
            ];
            double[][] rows =
            [
                .. Enumerable
                    .Range(0, 8)
                    .Select(i => (double[])[.. centres[labels[i]].Select(x => x + (0.9 * (random.NextDouble() - 0.5)))]),
            ];
            Embedding f = Embedding.FromRows(rows);
            TripletSeparation before = TripletSeparation.Of(f, labels);
            Frame frame = new(f, labels);
            Embedding? g = new SeparationRepair(frame).Run(frame.F, 0);
            Assert.NotNull(g);
            Assert.True(TripletSeparation.Of(g, labels).IsSeparated);
            double moved = ClassHausdorffDistance.LargestDisplacement(f, g).Value;
            Assert.True(moved <= (6 * Math.Max(0, before.Hardness ?? 0)) + 1e-11, $"{seed}: {moved} for {before.Hardness}");
            repairs += before.IsSeparated ? 0 : 1;
        }
        Assert.True(repairs > 5, $"{repairs}");
    }

    [Fact]
    public void Repair_PointsWithinTheSnap_AreMergedInTheirMean()
    {
        Embedding f = Embedding.FromRows([
            [0, 0],
            [10, 0],
            [0, 0.2],
            [10, 0.4],
            [0, 3],
            [10, 0.05],
        ]);
        Frame frame = new(f, Labels.FromIntegers([0, 1, 0, 1, 0, 2]));
        Embedding? g = new SeparationRepair(frame).Run(frame.F, 0.5 / frame.Scale);
        Assert.NotNull(g);
        double[] expected = [0, 0.1, 10, 0.2, 0, 0.1, 10, 0.2, 0, 3, 10, 0.05];
        Assert.All(g.Values.ToArray().Zip(expected), x => Assert.Equal(x.Second, x.First, 1e-12));
    }

    [Fact]
    public void Repair_NoDirectionToMoveIn_Null()
    {
        // The anchor lies on a point of another class: there is no unit vector between them.
        Embedding f = Embedding.FromRows([
            [0, 0],
            [0, 0],
            [3, 0],
            [9, 9],
        ]);
        Frame frame = new(f, Labels.FromIntegers([0, 1, 0, 1]));
        Assert.Null(new SeparationRepair(frame).Run(frame.F, 0));
    }

    [Fact]
    public void Repair_OneTriple_MovesEachPointByItsGradient()
    {
        // D_ap = 3, D_aq = 1 on a line: p and q alone see the gradient 1, the anchor 2; each step gains 6 of them.
        Embedding f = Embedding.FromRows([
            [0.0],
            [3],
            [-1],
        ]);
        Frame frame = new(f, Labels.FromIntegers([0, 0, 1]));
        Embedding g = new SeparationRepair(frame).Run(frame.F, 0)!;
        double[] expected = [2 / 3.0, 3 - (1 / 3.0), -1 - (1 / 3.0)];
        Assert.All(g.Values.ToArray().Zip(expected), x => Assert.Equal(x.Second, x.First, 1e-10));
    }
}
