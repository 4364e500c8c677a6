using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Claims.Own;
using IsoTriplet.Optimizers.Gram;
using IsoTriplet.Tests.Optimizers.Shrink;
using MathNet.Numerics.LinearAlgebra;

namespace IsoTriplet.Tests.Claims.Own;

/// <summary>Section 16 of docs/mathematics/extensions.md on drawn instances, and where each statement ends; ISOTRIPLET_INSTANCES=100000 is the long run.</summary>
public sealed class DimensionsToSpareTests
{
    private const double Rounding = 1e-11;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Instance Around => new(Embedding.Create(4, 1, [-1, 0, 1, 0]), Labels.FromIntegers([0, 0, 0, 1]));

    public static TheoryData<string> Constructions => [.. Statements.Keys];

    // Where from, the embedding, the factor that is proved, and the least share of instances that the statement speaks of.
    private static Dictionary<
        string,
        (InstanceSource Source, Func<Instance, Embedding?> Near, double Factor, double Share)
    > Statements { get; } =
        new(StringComparer.Ordinal)
        {
            ["16.10"] = (DimensionsToSpare.Independent, Euclidean, 0.5, 0.2),
            ["16.11"] = (DimensionsToSpare.Apart, RoomEmbeddings.Along, 0.5, 0.02),
            ["16.12"] = (DimensionsToSpare.OnePair, RoomEmbeddings.Apart, 0.5, 0.4),
            ["16.13"] = (Streams.Small, RoomEmbeddings.Lifted, RoomEmbeddings.Factor, 0.4),
            ["16.13, classes of many sizes"] = (Streams.NearSeparated, RoomEmbeddings.Lifted, RoomEmbeddings.Factor, 0.9),
        };

    [Theory]
    [MemberData(nameof(Constructions))]
    public void Embedding_OfATheorem_IsSeparatedAndAsNearAsProved(string name)
    {
        (InstanceSource source, Func<Instance, Embedding?> near, double factor, double share) = Statements[name];
        (int served, double worst) = (0, 0);
        foreach (Instance f in Drawn(source, 21))
        {
            double h = Quantities.Hardness(f),
                size = Quantities.Largest(f.Points);
            if (h > 1e-9 * size && near(f) is { } g)
            {
                served++;
                Assert.True(
                    TripletSeparation.Of(g, f.Labels).Hardness <= Rounding * size,
                    $"{name}: {f.Points.Points} points, not separated"
                );
                double iso = Quantities.Iso(f.Points, g);
                Assert.InRange(iso, (h / 2) - (Rounding * size), (factor * h) + (Rounding * size));
                worst = Math.Max(worst, iso / h);
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {served} of {NearSeparated.Count} instances, worst d_iso / H {worst}");
        Assert.True(served >= share * NearSeparated.Count, $"{name}: {served} of {NearSeparated.Count}");
    }

    // The factors are near what these embeddings need: at -1, 0, 1 around 0 the lifted one is away by 1.3135 H.
    [Fact]
    public void Lifted_ThreePointsAroundOne_NeedsMoreThanOnePointThreeOne() =>
        Assert.InRange(Quantities.Iso(Around.Points, RoomEmbeddings.Lifted(Around)!), 1.313, RoomEmbeddings.Factor);

    // 16.10: the matrix is separated and near whether Euclidean or not, and its condition on the least eigenvalue makes it Euclidean.
    [Fact]
    public void HalfOfViolations_AnyInstance_IsSeparatedAndNear()
    {
        int served = 0;
        foreach (Instance f in Drawn(DimensionsToSpare.Independent, 22).Concat(Drawn(Streams.Small, 23)))
        {
            double h = Quantities.Hardness(f);
            double[,] g = RoomEmbeddings.HalfOfViolations(f),
                d = Distances(f);
            Assert.All(Quantities.Triples(f.Labels), t => Assert.True(g[t.A, t.P] <= g[t.A, t.Q] + Rounding));
            Assert.All(Quantities.Pairs(f.Points.Points), t => Assert.True(Math.Abs(g[t.I, t.J] - d[t.I, t.J]) <= (h / 2) + Rounding));
            double change = Math.Sqrt(2 * Quantities.Pairs(f.Points.Points).Sum(t => Square(Square(g[t.I, t.J]) - Square(d[t.I, t.J]))));
            if (h > 0 && change <= 2 * RoomEmbeddings.Scaled(d).Least)
            {
                served++;
                Assert.True(RoomEmbeddings.Scaled(g).Least >= -Rounding);
            }
        }
        Assert.True(served >= 0.02 * NearSeparated.Count, $"{served}");
    }

    // The hypothesis of 16.10 cannot go: without it the matrix of -1, 0, 1 around 0 is not Euclidean.
    [Fact]
    public void HalfOfViolations_ThreePointsAroundOne_IsNotEuclidean() =>
        Assert.True(RoomEmbeddings.Scaled(RoomEmbeddings.HalfOfViolations(Around)).Least < -0.1);

    // 16.8: what respects the intervals of a G at H/2 is of negative type; -1, 0, 1 around 0 is not, whatever it does.
    [Fact]
    public void Intervals_WhereHalfIsReached_AreOfNegativeType()
    {
        Random random = new(24);
        foreach (Instance f in Drawn(DimensionsToSpare.OnePair, 25).Where(f => Quantities.Hardness(f) > 1e-6))
        {
            double[] y = Weights(random, f.Points.Points);
            Assert.True(LeastForm(f, y) <= Rounding * Square(Quantities.Largest(f.Points)));
        }
        Assert.True(LeastForm(Around, [-1, 2, -1, 0]) > 0.5);
    }

    // 16.7: multipliers of a positive semidefinite form never speak against H/2 where it is reached, and the relaxation's certificate is one that does where it is not.
    [Fact]
    public void Form_WhereHalfIsReached_IsNotNegative()
    {
        Random random = new(26);
        foreach (Instance f in Drawn(DimensionsToSpare.OnePair, 27).Where(f => Quantities.Hardness(f) > 1e-6))
        {
            (double[,] form, double[,] moved) = (Form(random, f.Points), Multipliers(random, f.Labels));
            Assert.True(Excess(f, form, moved, Quantities.Hardness(f) / 2) >= -1e-9 * Square(Quantities.Largest(f.Points)));
        }
        Instance two = DimensionsToSpare.SecondPair;
        GramCertificate against = GramBound.Find(two.Points, two.Labels, cancellation: Token).Certificate!;
        Assert.True(CertificateChecker.Check(against with { Bound = 0.501 }).Valid);
        Assert.False(CertificateChecker.Check(against with { Bound = 0.502 }).Valid);
    }

    // 16.9: a stress that is positive semidefinite and in equilibrium bounds the distance to every separated G, in every dimension.
    [Fact]
    public void EquilibriumStress_AnySeparatedEmbedding_IsNoNearer()
    {
        Random random = new(28);
        int served = 0;
        foreach (Instance f in Drawn(Streams.Small, 29))
        {
            if (RoomEmbeddings.Lifted(f) is not { } g || Stress(random, f.Points) is not { } stress)
            {
                continue;
            }
            served++;
            Embedding near = random.Next(2) == 0 ? g : Collapsed(f);
            (double[,] moved, double eps) = (Multipliers(random, f.Labels), Quantities.Iso(f.Points, near));
            (double left, double right) = StressSides(f, stress, moved, eps);
            Assert.True(left <= right + (1e-9 * (Math.Abs(left) + right)), $"{left} against {right}");
        }
        Assert.True(served >= 0.1 * NearSeparated.Count, $"{served}");
    }

    // One dependency and four triples exclude 0.63 H at -1, 0, 1 around 0; where d_iso is, they do not.
    [Fact]
    public void EquilibriumStress_ThreePointsAroundOne_ExceedsHalf()
    {
        double[] y = [1, -4, 1, 2];
        (double[,] stress, double[,] moved) = (new double[4, 4], new double[4, 4]);
        foreach ((int i, int j) in Quantities.Pairs(Around.Points.Points))
        {
            stress[i, j] = -y[i] * y[j] / 12;
        }
        (moved[0, 2], moved[0, 3], moved[2, 3]) = (-1.0 / 3, 1.0 / 6, 1.0 / 6);
        (moved[0, 1], moved[1, 2], moved[1, 3]) = (-1.0 / 3, -1.0 / 3, 2.0 / 3);
        bool Excludes(double eps) => StressSides(Around, stress, moved, eps) is var (left, right) && left > right;
        Assert.True(Excludes(0.5) && Excludes(0.63));
        Assert.False(Excludes(Math.Sqrt(3) - 1));
    }

    // Few of them by semidefinite programs: what the theorems say exactly, the relaxation says too, as it is exact for alpha = 0 and n >= N - 1.
    [Fact]
    public void Relaxation_WhereTheoremsSayHalf_IsHalf()
    {
        int served = 0;
        foreach (
            (Instance f, double factor) in Drawn(DimensionsToSpare.OnePair, 30)
                .Take(NearSeparated.Count / 50)
                .Select(f => (f, 0.5))
                .Concat(Drawn(Streams.Small, 31).Take(NearSeparated.Count / 50).Select(f => (f, RoomEmbeddings.Factor)))
        )
        {
            double h = Quantities.Hardness(f);
            if (h > 1e-6)
            {
                served++;
                Assert.InRange(GramBound.Find(f.Points, f.Labels, cancellation: Token).Bound / h, 0.5 - 1e-6, factor + 1e-5);
            }
        }
        Assert.True(served >= NearSeparated.Count / 100, $"{served}");
    }

    private static IEnumerable<Instance> Drawn(InstanceSource source, int seed)
    {
        Random random = new(seed);
        return Enumerable.Range(0, NearSeparated.Count).Select(_ => source.Draw(random));
    }

    private static Embedding? Euclidean(Instance f) => RoomEmbeddings.Scaled(RoomEmbeddings.HalfOfViolations(f)) is (var g, > 0) ? g : null;

    private static Embedding Collapsed(Instance f) => Sampling.Map(f.Points, (_, _) => 0);

    private static double[] Weights(Random random, int count)
    {
        double[] y = NormalDraw.Values(random, count);
        double mean = y.Average();
        return [.. y.Select(v => v - mean)];
    }

    // sum over pairs of the least y_i y_j g^2, g in the interval that Proposition 16.1 leaves.
    private static double LeastForm(Instance f, double[] y)
    {
        double h = Quantities.Hardness(f);
        double[,] d = Distances(f);
        HashSet<(int, int)> shrink = [],
            grow = [];
        foreach ((int a, int p, int q) in Quantities.Triples(f.Labels).Where(t => d[t.A, t.P] - d[t.A, t.Q] >= h * (1 - 1e-12)))
        {
            shrink.Add((Math.Min(a, p), Math.Max(a, p)));
            grow.Add((Math.Min(a, q), Math.Max(a, q)));
        }
        return Quantities
            .Pairs(f.Points.Points)
            .Sum(t =>
            {
                double low = grow.Contains(t) ? d[t.I, t.J] + (h / 2) : Math.Max(0, d[t.I, t.J] - (h / 2)),
                    high = shrink.Contains(t) ? low : d[t.I, t.J] + (h / 2);
                double w = y[t.I] * y[t.J];
                return w * Square(w > 0 ? low : high);
            });
    }

    // Theorem 16.7's sum at eps.
    private static double Excess(Instance f, double[,] form, double[,] moved, double eps)
    {
        double[,] d = Distances(f);
        return Quantities
            .Pairs(f.Points.Points)
            .Sum(t =>
            {
                double w = form[t.I, t.J] + moved[t.I, t.J];
                return w * Square(w > 0 ? d[t.I, t.J] + eps : Math.Max(0, d[t.I, t.J] - eps));
            });
    }

    // The weights of a Laplacian sum y y', each y of sum 0.
    private static double[,] Form(Random random, Embedding points)
    {
        double[,] form = new double[points.Points, points.Points];
        for (int k = random.Next(1, 4); k > 0; k--)
        {
            double[] y = Weights(random, points.Points);
            foreach ((int i, int j) in Quantities.Pairs(points.Points))
            {
                form[i, j] -= y[i] * y[j];
            }
        }
        return form;
    }

    // The same of affine dependencies of F: in equilibrium. Null where there are none.
    private static double[,]? Stress(Random random, Embedding points)
    {
        Matrix<double> rows = Matrix<double>.Build.Dense(points.Dimension + 1, points.Points, (k, i) => k == 0 ? 1 : points[i, k - 1]);
        if (points.Points <= points.Dimension + 1)
        {
            return null;
        }
        double[,] stress = new double[points.Points, points.Points];
        foreach (Vector<double> y in rows.Kernel())
        {
            double weight = random.NextDouble();
            foreach ((int i, int j) in Quantities.Pairs(points.Points))
            {
                stress[i, j] -= weight * y[i] * y[j];
            }
        }
        return stress;
    }

    // m of a few triples, by pairs with the smaller index first.
    private static double[,] Multipliers(Random random, Labels labels)
    {
        double[,] moved = new double[labels.Count, labels.Count];
        (int A, int P, int Q)[] triples = [.. Quantities.Triples(labels)];
        for (int k = random.Next(1, 5); k > 0 && triples.Length > 0; k--)
        {
            (int a, int p, int q) = triples[random.Next(triples.Length)];
            double weight = random.NextDouble();
            moved[Math.Min(a, q), Math.Max(a, q)] += weight;
            moved[Math.Min(a, p), Math.Max(a, p)] -= weight;
        }
        return moved;
    }

    private static (double Left, double Right) StressSides(Instance f, double[,] stress, double[,] moved, double eps)
    {
        double[,] d = Distances(f);
        (double left, double right) = (0, 0);
        foreach ((int i, int j) in Quantities.Pairs(f.Points.Points))
        {
            left -= moved[i, j] * d[i, j];
            right += (eps * Math.Abs(moved[i, j] + (stress[i, j] * d[i, j]))) + (eps * eps / 2 * Math.Max(0, stress[i, j]));
        }
        return (left, right);
    }

    private static double[,] Distances(Instance f)
    {
        double[,] d = new double[f.Points.Points, f.Points.Points];
        foreach ((int i, int j) in Quantities.Pairs(f.Points.Points))
        {
            d[i, j] = d[j, i] = Quantities.Distance(f.Points, i, j);
        }
        return d;
    }

    private static double Square(double x) => x * x;
}
