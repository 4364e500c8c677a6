using IsoTriplet.Optimizers.Cover;
using IsoTriplet.Optimizers.Lagrangian;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Cover;

/// <summary>Rounds over a few dozen points: what they leave is held against the definitions, the checker, and searches over all points.</summary>
public sealed class CoverSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly BracketSettings Few = new()
    {
        SubFamilyPoints = 9,
        CoverPoints = 20,
        SubFamilySteps = 80,
        Work = 2e7,
        Hulls = null,
        Local = new LocalSettings { MaxSteps = 150 },
    };

    private static (Embedding F, Labels Y) Drawn(int seed, int points = 26, int dimension = 2)
    {
        Random random = new(seed);
        return (Draw.Gaussian(random, points, dimension), Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % 2)]));
    }

    private sealed class Family(Embedding f, Labels y, CancellationToken cancellation = default)
    {
        public Embedding F => f;

        public TripletSeparation Separation { get; } = TripletSeparation.Of(f, y);

        public Incumbents Incumbents { get; } = new(f, y);

        public EnclosingBall[] Balls { get; } = SmallestEnclosingBall.OfClasses(f, y);

        // As in a bracket, whose first candidate is the collapse: with none at all every bracket counts as closed.
        public CoverSearch Search()
        {
            _ = Incumbents.Offer(Collapse.OfClasses(f, y, Balls), "class collapse");
            return new(f, y, Separation, Incumbents, new(new(f, y), y, Balls, Incumbents, null, cancellation), null, cancellation);
        }

        // The points with which the rounds begin, from the definition.
        public int[] First(int size) =>
            [.. SubFamily.Hardest(Separation, size).Concat(Enumerable.Range(0, y.Classes).SelectMany(OfBall)).Distinct().Order()];

        private IEnumerable<int> OfBall(int k)
        {
            int[] ordered = [.. y.Members(k).ToArray().OrderBy(i => PairwiseDistances.Between(f.Row(i), Balls[k].Centre))];
            return [ordered[0], ordered[^2], ordered[^1]];
        }
    }

    /// <summary>Both ends hold, the lower one is certified and the upper one is that of the extension, and a second call loses nothing.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 40)]
    public void Haus_FewOfMany_BracketsTheWhole(int seed, int dimension)
    {
        (Embedding f, Labels y) = Drawn(seed, dimension: dimension);
        Family family = new(f, y);
        CoverSearch search = family.Search();
        (Bound lower, int[] rows) = search.Haus(Few, family.Balls);
        CheckResult result = CertificateChecker.Check(lower.Certificate!);
        Assert.True(result.Valid);
        Assert.Equal(lower.Value, result.Bound);
        Assert.InRange(lower.Value, family.Separation.Hardness!.Value / 4, family.Incumbents.BestHaus);
        // The certificate is that of the points it names.
        LagrangianCertificate known = Assert.IsType<LagrangianCertificate>(lower.Certificate);
        Assert.Equal(f.Select([.. lower.Rows!]).ToRows(), known.Problem.Points);
        int[] first = family.First(9);
        Assert.Empty(first.Except(rows));
        Assert.InRange(rows.Length, first.Length, Math.Max(20, first.Length));
        Assert.Equal(rows.Distinct().Order(), rows);
        // Nearer than the centres of the classes, and all that was found is separated.
        Assert.True(family.Incumbents.BestHaus < family.Balls.Max(b => b.Radius));
        Assert.Equal("places of a sub-family", family.Incumbents.Certify(Objective.Haus).Bound.RestsOn);
        Assert.True(TripletSeparation.Of(family.Incumbents.Point(Objective.Haus)!, y).IsSeparated);
        Assert.Empty(search.Binding.Except(Enumerable.Range(0, f.Points)));
        Assert.NotEmpty(search.Binding);
        double before = family.Incumbents.BestHaus;
        (Bound again, int[] more) = search.Haus(Few with { Work = 4e7, CoverPoints = 26 }, family.Balls);
        Assert.True(again.Value >= lower.Value);
        Assert.True(family.Incumbents.BestHaus <= before);
        Assert.True(again.Value <= family.Incumbents.BestHaus);
        Assert.True(more.Length >= first.Length);
    }

    /// <summary>With room for all points both ends come near those of a search over all of them.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(5, 2)]
    public void Rounds_RoomForAll_EndNearTheWhole(int seed, int dimension)
    {
        (Embedding f, Labels y) = Drawn(seed, 18, dimension);
        Family family = new(f, y);
        BracketSettings room = Few with
        {
            CoverPoints = 18,
            Work = 1e9,
            Local = new LocalSettings { MaxSteps = 600 },
        };
        CoverSearch search = family.Search();
        (Bound lower, int[] rows) = search.Haus(room, family.Balls);
        search.Iso(room, rows, HalfHardness.Of(family.Incumbents.Problem, family.Separation));
        BracketSettings whole = new()
        {
            Starts = 2,
            Hulls = null,
            InteriorPoints = 0,
            Jumps = 0,
            StressPoints = 0,
            Local = room.Local,
        };
        BracketReport report = BracketSolver.Solve(f, y, whole, null, Token);
        Assert.True(
            family.Incumbents.BestHaus <= 1.1 * report.Haus.Upper.Value,
            $"{family.Incumbents.BestHaus} of {report.Haus.Upper.Value}"
        );
        Assert.True(family.Incumbents.BestIso <= 1.15 * report.Iso.Upper.Value, $"{family.Incumbents.BestIso} of {report.Iso.Upper.Value}");
        Assert.True(lower.Value >= 0.9 * report.Haus.Lower.Value, $"{lower.Value} of {report.Haus.Lower.Value}");
        Assert.True(lower.Value <= report.Haus.Upper.Value && report.Haus.Lower.Value <= family.Incumbents.BestHaus);
    }

    /// <summary>The points that bind are enough for the bound: what is proved of them alone is below the end from above, and near the end from below.</summary>
    [Fact]
    public void Binding_AfterTheRounds_CarriesTheBound()
    {
        (Embedding f, Labels y) = Drawn(4);
        Family family = new(f, y);
        CoverSearch search = family.Search();
        (Bound lower, _) = search.Haus(Few, family.Balls);
        Assert.Equal(search.Binding.Distinct().Order(), search.Binding);
        Bound bound = new SubFamily(f, y, search.Binding).Lifted(Few, null, Token).Bound;
        Assert.InRange(bound.Value, 0.7 * lower.Value, family.Incumbents.BestHaus);
    }

    /// <summary>Where every point is in the sub-family or a copy of one that is, its places cover all: what is done to the points is done to the copies.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Haus_Copies_AreCoveredByTheFirstPlaces(int seed)
    {
        (Embedding f, Labels y) = Drawn(seed, 8);
        int[] thrice = [.. Enumerable.Range(0, 24).Select(i => i % 8)];
        Family family = new(f.Select(thrice), y.Select(thrice));
        BracketSettings all = Few with { SubFamilyPoints = 24, CoverPoints = 24 };
        CoverSearch search = family.Search();
        (Bound lower, int[] rows) = search.Haus(all, family.Balls);
        Assert.True(search.Covered);
        Assert.Equal(family.First(24), rows);
        // The same bracket as of the eight points: each is an end of the other's.
        BracketReport report = BracketSolver.Solve(f, y, new BracketSettings { Starts = 2 }, null, Token);
        Assert.True(lower.Value <= report.Haus.Upper.Value);
        Assert.True(report.Haus.Lower.Value <= family.Incumbents.BestHaus);
        Assert.True(lower.Value > 0.9 * report.Haus.Lower.Value, $"{lower.Value} of {report.Haus.Lower.Value}");
    }

    /// <summary>With every point in the sub-family its own place changes no distance by more than G does, so all are covered.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    public void Iso_AllPointsInTheSubFamily_AreCovered(int seed, int dimension)
    {
        (Embedding f, Labels y) = Drawn(seed, 16, dimension);
        Family family = new(f, y);
        CoverSearch search = family.Search();
        Bound lower = HalfHardness.Of(family.Incumbents.Problem, family.Separation);
        search.Iso(Few, [.. Enumerable.Range(0, 16)], lower);
        Assert.True(search.Covered);
        Assert.Equal("places of a sub-family", family.Incumbents.Certify(Objective.Iso).Bound.RestsOn);
        Embedding nearest = family.Incumbents.Point(Objective.Iso)!;
        Assert.True(TripletSeparation.Of(nearest, y).IsSeparated);
        Assert.Equal(IsometricDistance.Between(f, nearest).Value, family.Incumbents.BestIso, 1e-12);
        Assert.True(family.Incumbents.BestIso >= lower.Value);
        // No worse than halfway to all points in one place, which any search passes.
        Assert.True(
            family.Incumbents.BestIso < 0.5 * Enumerable.Range(0, 16 * 16).Max(k => PairwiseDistances.Between(f.Row(k / 16), f.Row(k % 16)))
        );
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Iso_FewOfMany_LetsOthersJoinAndEndsNearer(int seed)
    {
        (Embedding f, Labels y) = Drawn(seed, 30);
        (Family few, Family more) = (new(f, y), new(f, y));
        Bound lower = HalfHardness.Of(few.Incumbents.Problem, few.Separation);
        int[] rows = few.First(9);
        // No room for others, then room for all.
        few.Search().Iso(Few with { CoverPoints = rows.Length }, rows, lower);
        more.Search().Iso(Few with { CoverPoints = 30 }, rows, lower);
        Assert.True(more.Incumbents.BestIso < few.Incumbents.BestIso);
        Assert.All(new[] { few, more }, s => Assert.InRange(s.Incumbents.Certify(Objective.Iso).Bound.Value, lower.Value, double.MaxValue));
    }

    /// <summary>Rounds that are cancelled leave a separated embedding of all points and a bound that holds.</summary>
    [Fact]
    public void Haus_Cancelled_IsValid()
    {
        (Embedding f, Labels y) = Drawn(7);
        Family family = new(f, y, new CancellationToken(true));
        (Bound lower, int[] rows) = family.Search().Haus(Few, family.Balls);
        Assert.Equal(family.First(9), rows);
        Assert.InRange(lower.Value, 0, family.Incumbents.BestHaus);
        double haus = family.Incumbents.BestHaus;
        family.Search().Iso(Few, rows, Bound.Zero);
        Assert.Equal(haus, family.Incumbents.BestHaus);
    }

    /// <summary>Places serve where a sub-family holds three points of every class, and at least half of the points have another of their class within 1.5 H.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(230)]
    public void Serves_ManyDimensions_IsTheDefinition(int points)
    {
        List<bool> seen = [];
        foreach (int dimension in new[] { 2, 8, 32, 64, 128, 256 })
        {
            (Embedding f, Labels y) = Drawn(dimension, points, dimension);
            Family family = new(f, y);
            double near = 1.5 * family.Separation.Hardness!.Value;
            int[] asked = [.. Enumerable.Range(0, points).Where(i => i % Math.Max(1, points / 100) == 0)];
            int have = asked.Count(i =>
                Enumerable.Range(0, points).Any(j => j != i && y[j] == y[i] && PairwiseDistances.Between(f.Row(i), f.Row(j)) <= near)
            );
            Assert.Equal(2 * have >= asked.Length, family.Search().Serves(Few));
            seen.Add(2 * have >= asked.Length);
            Assert.Equal(2 * have >= asked.Length, family.Search().Serves(Few with { SubFamilyPoints = 6 }));
            Assert.False(family.Search().Serves(Few with { SubFamilyPoints = 5 }));
        }
        Assert.Equal(2, seen.Distinct().Count());
    }

    /// <summary>Of four points half have a neighbour, which is enough; of five less.</summary>
    [Theory]
    [InlineData(new[] { 0.0, 1, 10 }, true)]
    [InlineData(new[] { 0.0, 1, 5, 10 }, false)]
    public void Serves_HalfHaveANeighbour_IsEnough(double[] ofOneClass, bool serves)
    {
        // From 0 the farthest of the class is 10 away, the other class 9, so that H = 1; seen from the others the other class is the farther one.
        Embedding f = Embedding.FromRows([.. ofOneClass.Select(x => new[] { x, 0 }), [0, 9]]);
        Labels y = Labels.FromIntegers([.. ofOneClass.Select(_ => 0), 1]);
        Family family = new(f, y);
        Assert.Equal(1, family.Separation.Hardness!.Value, 1e-12);
        Assert.Equal(serves, family.Search().Serves(Few));
    }
}
