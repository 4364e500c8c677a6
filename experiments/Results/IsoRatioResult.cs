using IsoTriplet.Optimizers.Shrink;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of the figure of d_iso / H over the dimension n: certified brackets of chains of simplices, their limits, and the refuted factor 2.</summary>
internal static class IsoRatioResult
{
    private const double H = 5e-8;
    private const int LeastDimension = 2;
    private const int LargestDimension = 9;
    private const int Length = 5;

    public static object Of(ResultRequest request)
    {
        int[] dimensions = [.. Enumerable.Range(LeastDimension, LargestDimension - LeastDimension + 1)];
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            Excess = H,
            Refuted = 2.0,
            Chains = dimensions.Select(n => Measured(n, request)).ToArray(),
            // What the ratio tends to for long chains as h falls (proved in docs/mathematics/chain.md), and 8 (n + 1), which it never exceeds for any F (the repaired theorem).
            Limits = dimensions.Select(n => new
            {
                Dimension = n,
                Ratio = LimitOf((n + 1) / 2, n + 1 - ((n + 1) / 2)),
                Bound = 8.0 * (n + 1),
            }),
        };
    }

    // A chain whose ratio is bracketed: lower by a stress certificate, upper by a Triplet-Separated embedding.
    private static object Measured(int n, ResultRequest request)
    {
        request.Cancel.ThrowIfCancellationRequested();
        (int m, int m2) = ((n + 1) / 2, n + 1 - ((n + 1) / 2));
        (Embedding f, Labels labels) = SimplexChain.CreateAlternating(m, m2, Length, H);
        BracketSettings settings = BracketSettings.Fast with { Seed = request.Seed };
        BracketReport report = BracketSolver.Solve(f, labels, settings, null, request.Cancel);
        (Bracket iso, double hardness) = (report.Iso, report.Separation.Hardness!.Value);
        return new
        {
            Dimension = n,
            EvenSize = m,
            OddSize = m2,
            Classes = Length,
            f.Points,
            Hardness = hardness,
            Lower = iso.Lower.Value / hardness,
            Upper = iso.Upper.Value / hardness,
            LowerFrom = iso.Lower.RestsOn,
            UpperFrom = iso.Upper.RestsOn,
        };
    }

    /// <summary>c max(1, a, a') of docs/mathematics/chain.md.</summary>
    private static double LimitOf(int m, int m2)
    {
        double c = 2.0 * m * m2 / (m + m2);
        return c * Math.Max(1, Math.Max(Antipodal(m, m2), Antipodal(m2, m)));
    }

    private static double Antipodal(int m, int m2)
    {
        double twice = 2.0 * (m - 1) / m;
        return m == 1 ? 0 : twice / Math.Sqrt(twice + (2.0 / m) + (2.0 / m2));
    }
}

/// <summary>The data of the figure of d_haus / H and d_iso / H over Delta / delta, the ratio of the largest to the least class diameter: certified brackets of drawn families.</summary>
internal static class RatioSpreadResult
{
    private const int Count = 80;
    private const int MostPoints = 9;
    private const int MostDimensions = 4;

    public static object Of(ResultRequest request)
    {
        Random random = new(request.Seed);
        Instance[] drawn =
        [
            .. Enumerable
                .Repeat(random, int.MaxValue)
                .Select(Streams.NearSeparated.Draw)
                .Where(f => f.Points.Points <= MostPoints)
                .Take(Count),
        ];
        object[] families = new object[Count];
        void One(bool worker, int i) => families[i] = Measured(drawn[i], request);
        Parallelism.Run(Count, Parallelism.Threads, () => true, One);
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            LargestDimension = MostDimensions,
            Families = families,
        };
    }

    // Delta / delta, the brackets over H, and the repaired bounds 4 / kappa and 8 / kappa.
    private static object Measured(Instance f, ResultRequest request)
    {
        request.Cancel.ThrowIfCancellationRequested();
        BracketSettings settings = BracketSettings.Fast with { Seed = request.Seed };
        BracketReport report = BracketSolver.Solve(f.Points, f.Labels, settings, null, request.Cancel);
        ClassShrink shrink = ClassShrink.Of(f.Points, f.Labels);
        double[] diameters = [.. shrink.Diameters.Where(d => d > 0)];
        double h = report.Separation.Hardness!.Value;
        return new
        {
            f.Points.Points,
            f.Points.Dimension,
            Spread = diameters.Max() / diameters.Min(),
            HausLower = report.Haus.Lower.Value / h,
            HausUpper = report.Haus.Upper.Value / h,
            IsoLower = report.Iso.Lower.Value / h,
            IsoUpper = report.Iso.Upper.Value / h,
            HausBound = 4 / shrink.Kappa,
            IsoBound = 8 / shrink.Kappa,
        };
    }
}

/// <summary>The data of the figure of the chain of simplices, m = 3 and K = 5, projected from R^5 to the plane.</summary>
internal static class SimplexChainResult
{
    /// <summary>A point; space is the plane that its simplex lies in.</summary>
    private sealed record Corner(int Id, int Class, string Space, double X, double Y);

    /// <summary>A pair of points, with its true length.</summary>
    private sealed record Edge(string Space, double X, double Y, double X2, double Y2, double Length);

    private const int M = 3;
    private const int K = 5;
    private const double H = 5e-8;

    // The drawing: E_1 (two axes), E_2 (two axes), the axis of the chain.
    private static readonly (double X, double Y)[] Projection = [(0.12, 0.95), (-0.42, 0.3), (0.5, 0.42), (0.3, -0.8), (1.9, 0)];

    public static object Of(ResultRequest request)
    {
        (Embedding f, Labels labels) = SimplexChain.Create(M, K, H);
        StressSolution stress = StressBound.Find(f, labels, cancellation: request.Cancel);
        request.Cancel.ThrowIfCancellationRequested();
        double hardness = TripletSeparation.Of(f, labels).Hardness!.Value;
        Corner[] corners = [.. Enumerable.Range(0, f.Points).Select(i => Project(i, f.Row(i), labels.ClassOf[i]))];
        Edge[] pairs = [.. from i in corners from j in corners where i.Id < j.Id && j.Class - i.Class <= 1 select Pair(f, i, j)];
        Viewport around = Viewport.Around([.. corners.Select(c => (c.X, c.Y))], 0.05);
        double below = around.Bottom - (0.02 * (around.Right - around.Left));
        Viewport frame = around with { Bottom = below - (0.03 * (around.Right - around.Left)) };
        return new
        {
            MadeBy = request.Command,
            request.Seed,
            NumberOfPoints = f.Points,
            f.Dimension,
            labels.Classes,
            Excess = H,
            Hardness = hardness,
            RatioLower = stress.Bound / hardness,
            RatioLowerFrom = "stress certificate",
            Frame = frame,
            Corners = corners,
            Edges = pairs.Where(e => e.Space.Length > 0),
            Neighbours = pairs.Where(e => e.Space.Length == 0),
            // Below each class.
            Names = corners
                .GroupBy(c => c.Class)
                .Select(c => new
                {
                    Name = $"k = {c.Key}",
                    NameX = c.Average(p => p.X),
                    NameY = below,
                }),
        };
    }

    private static Corner Project(int id, ReadOnlySpan<double> row, int k)
    {
        (double x, double y) = (0, 0);
        for (int axis = 0; axis < row.Length; axis++)
        {
            x += row[axis] * Projection[axis].X;
            y += row[axis] * Projection[axis].Y;
        }
        return new Corner(id, k, k % 2 == 0 ? "E\u2081" : "E\u2082", x, y);
    }

    private static Edge Pair(Embedding f, Corner i, Corner j) =>
        new(i.Class == j.Class ? i.Space : "", i.X, i.Y, j.X, j.Y, PairwiseDistances.Between(f.Row(i.Id), f.Row(j.Id)));
}
