namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>Random states of a triple and random batches on the sphere.</summary>
internal static class States
{
    private static readonly string[] Losses = ["vanilla", "first-order", "second-order"];

    internal static TripletState Draw(Random r, double lowest) => new(Cosine(r, lowest), Cosine(r, lowest), Cosine(r, -1));

    internal static UpdateRule Rule(Random r) => UpdateRule.ByName(Losses[r.Next(Losses.Length)]);

    internal static string Text(TripletState state) => $"S_ap {state.Sap:R}, S_an {state.San:R}, gamma {state.Gamma:R}";

    internal static double[] Unit(Random r, int n)
    {
        double[] x = NormalDraw.Values(r, n);
        double length = Math.Sqrt(x.Sum(v => v * v));
        return length < 1e-3 ? Unit(r, n) : [.. x.Select(v => v / length)];
    }

    internal static (Embedding Points, Labels Labels) Batch(Random r)
    {
        int classes = r.Next(2, 5);
        int points = classes * r.Next(2, 4);
        int n = r.Next(2, 6);
        double noise = r.Next(2) == 0 ? 0.05 : 1;
        double[][] centres = [.. Enumerable.Range(0, classes).Select(_ => Unit(r, n))];
        double[][] rows =
        [
            .. Enumerable.Range(0, points).Select(i => centres[i % classes].Zip(Unit(r, n), (u, v) => u + (noise * v)).ToArray()),
        ];
        rows[^1] = r.Next(4) == 0 ? rows[0] : rows[^1];
        return (UnitSphere.Normalise(Embedding.FromRows(rows)), Sampling.Balanced(points, classes));
    }

    internal static IEnumerable<double> Cosines(Embedding f, Labels labels, int anchor, bool sameClass) =>
        from i in Enumerable.Range(0, f.Points)
        where i != anchor && labels.ClassOf[i] == labels.ClassOf[anchor] == sameClass
        select TripletState.Of(f.Row(anchor), f.Row(i), f.Row(i)).Sap;

    private static double Cosine(Random r, double lowest) =>
        r.Next(16) switch
        {
            0 => 1,
            1 => lowest,
            _ => lowest + ((1 - lowest) * r.NextDouble()),
        };
}

/// <summary>Sentences of [ETL] on its own training runs.</summary>
internal static class Untried
{
    internal static Claim Of(string id, string locator, string statement, string beside) =>
        new(id, locator, Verdict.Undecided)
        {
            Statement = statement,
            Reason = $"Beside it: {beside}",
            Evidence = new NoEvidence(
                "the source's data (CUB, CAR, SOP, In-shop), ResNet weights pre-trained on ImageNet, and its training runs"
            ),
        };
}

/// <summary>Three unit vectors of R^3 with rational coordinates, in the frame of docs/mathematics/triplets.md, section 1.</summary>
/// <remarks>a = e_1, q = S_an e_1 + t e_2, p = S_ap e_1 + s (gamma e_2 + tau e_3); each of the three pairs lies on the unit circle.</remarks>
public sealed record ExactTriple
{
    private static readonly Fraction[] A = [1, 0, 0];
    private readonly Fraction[] _p;
    private readonly Fraction[] _n;

    public ExactTriple((Fraction S, Fraction Sine) positive, (Fraction S, Fraction Sine) negative, (Fraction S, Fraction Sine) twist)
    {
        foreach ((Fraction x, Fraction y) in new[] { positive, negative, twist })
        {
            if ((x * x) + (y * y) != 1)
            {
                throw new ArgumentException($"({x}, {y}) is not on the unit circle");
            }
        }
        Gamma = twist.S;
        _p = [positive.S, positive.Sine * twist.S, positive.Sine * twist.Sine];
        _n = [negative.S, negative.Sine, 0];
    }

    public static ExactTriple General { get; } = new((new(3, 5), new(4, 5)), (new(5, 13), new(12, 13)), (new(7, 25), new(24, 25)));
    public Fraction Gamma { get; }
    public Fraction Sap => _p[0];
    public Fraction San => _n[0];

    public ExactMove Step(Fraction keepPositive, Fraction keepNegative, Fraction pull, Fraction push)
    {
        Fraction[] anchor = [.. A.Select((x, k) => x + (pull * _p[k]) - (push * _n[k]))];
        Fraction[] positive = [.. _p.Select((x, k) => (keepPositive * x) + (pull * A[k]))];
        Fraction[] negative = [.. _n.Select((x, k) => (keepNegative * x) - (push * A[k]))];
        Fraction Cosine(Fraction[] x) => Dot(anchor, x).SignedSquare / (Dot(anchor, anchor) * Dot(x, x));
        return new ExactMove(Cosine(positive), Cosine(negative));
    }

    public ExactMove FirstOrder(Fraction b) => Step(1, 1, b, b);

    public ExactMove Vanilla(Fraction b) => Step(1 - b, 1 + b, b, b);

    public ExactMove SecondOrder(Fraction b) => Step(1, 1, b * (1 - Sap), b * San);

    public override string ToString() => $"S_ap = {Sap}, S_an = {San}, gamma = {Gamma}";

    private static Fraction Dot(Fraction[] x, Fraction[] y) => (x[0] * y[0]) + (x[1] * y[1]) + (x[2] * y[2]);
}

/// <summary>S |S| of both similarities after one step, exactly.</summary>
public sealed record ExactMove(Fraction SignedSquareSap, Fraction SignedSquareSan);

/// <summary>
/// Shares of a part of the diagram in which the total movement (11), (12) of a small step has given signs, gamma = 1/2, enclosed by interval arithmetic:
/// cells of a grid that have the signs throughout count below, cells that may have them somewhere count above.
/// </summary>
/// <remarks>The changes are those of own-etl-small-rate, 2 w s_p^2 - v gamma s_p s_n and w gamma s_p s_n - 2 v s_n^2, without their common factor b > 0.</remarks>
internal static class FieldShares
{
    private const int Grid = 200;
    private const double Gamma = 0.5;

    /// <summary>A part of [0, 1]^2 by its lower left corner; it reaches to (1, 1).</summary>
    internal readonly record struct Part(double Sap, double San);

    internal static Part Top { get; } = new(0, 0.9);
    internal static Part Right { get; } = new(0.8, 0);
    internal static Part Corner { get; } = new(0.9, 0.9);

    /// <summary>The weights of a step on the positive and on the negative at a state.</summary>
    internal delegate (Interval W, Interval V) Weights(Interval sap, Interval san);

    internal static (Interval W, Interval V) FirstOrder(Interval sap, Interval san) => (1, 1);

    internal static (Interval W, Interval V) SecondOrder(Interval sap, Interval san) => (1 - sap, san);

    internal static bool? Up(Interval x, Interval y) => Above(y, 0);

    internal static bool? StronglyDown(Interval x, Interval y) => And(Above(-y - x, 0), Above(-y + x, 0));

    internal static bool? NotUpRight(Interval x, Interval y) => !And(Above(x, 0), Above(y, 0));

    /// <summary>The share of a part in which the totals satisfy a relation.</summary>
    internal static Interval Of(Weights weights, double p, Part part, Func<Interval, Interval, bool?> inside)
    {
        (int below, int above) = (0, 0);
        for (int cell = 0; cell < Grid * Grid; cell++)
        {
            (Interval x, Interval y) = Totals(weights, p, Side(part.Sap, cell / Grid), Side(part.San, cell % Grid));
            bool? found = inside(x, y);
            below += found == true ? 1 : 0;
            above += found != false ? 1 : 0;
        }
        return new Interval(below / (double)(Grid * Grid), above / (double)(Grid * Grid));
    }

    /// <summary>The least share over strengths of entanglement is above a bound.</summary>
    internal static Computed Above(
        double bound,
        string what,
        Weights weights,
        Part part,
        Func<Interval, Interval, bool?> inside,
        Verdict verdict,
        params double[] strengths
    ) =>
        KeptRuns.Drawn(
            $"interval arithmetic: {what}, above {bound}",
            _ =>
            {
                Interval[] shares = [.. strengths.Select(p => Of(weights, p, part, inside))];
                Interval least = new(shares.Min(s => s.Lower), shares.Min(s => s.Upper));
                return new(least.Lower > bound ? verdict : Verdict.Undecided, Grid * Grid, $"[{least.Lower:F4}, {least.Upper:F4}]");
            }
        );

    private static (Interval X, Interval Y) Totals(Weights weights, double p, Interval sap, Interval san)
    {
        (Interval w, Interval v) = weights(sap, san);
        Interval s = Sine(sap);
        Interval t = Sine(san);
        Interval cross = Gamma * s * t;
        Interval x = (2 * w * s.Square()) - (v * cross);
        Interval y = (w * cross) - (2 * v * t.Square());
        Interval k = p * (sap * san).Sqrt();
        return (x + (k * y), y + (k * x));
    }

    private static Interval Sine(Interval cosine) => ((1 - cosine) * (1 + cosine)).Sqrt();

    // Neighbouring cells share an end; the last one ends in 1.
    private static Interval Side(double low, int i) => new(End(low, i), End(low, i + 1));

    private static double End(double low, int i) => i == Grid ? 1 : low + ((1 - low) * i / Grid);

    private static bool? Above(Interval x, double bound) =>
        x.Lower > bound ? true
        : x.Upper <= bound ? false
        : null;

    private static bool? And(bool? x, bool? y) =>
        x == false || y == false ? false
        : x == true && y == true ? true
        : null;
}
