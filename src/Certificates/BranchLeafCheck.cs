namespace IsoTriplet.Certificates;

/// <summary>Adds up the rows of a leaf as <see cref="BranchCheck"/> derives them.</summary>
internal sealed class BranchLeafCheck
{
    private readonly BranchCertificate certificate;
    private readonly int dimension;
    private readonly bool haus;
    private readonly Interval reach;
    private readonly Interval[,] distances;
    private readonly Interval[] farthest;
    private Interval[][] coefficients = [];
    private Interval constant;

    public BranchLeafCheck(BranchCertificate certificate)
    {
        this.certificate = certificate;
        dimension = certificate.Problem.Dimension;
        haus = certificate.Distance == "haus";
        reach = haus ? (Interval)2 * certificate.Bound : certificate.Bound;
        double[][] f = certificate.Problem.Points;
        distances = new Interval[f.Length, f.Length];
        for (int i = 0; i < f.Length; i++)
        {
            for (int j = 0; j < f.Length; j++)
            {
                distances[i, j] = Interval.Distance(f[i], f[j]);
            }
        }
        int[] labels = certificate.Problem.Labels;
        farthest = new Interval[f.Length];
        for (int i = 0; i < f.Length; i++)
        {
            for (int j = 0; j < f.Length; j++)
            {
                farthest[i] = labels[i] == labels[j] ? Larger(farthest[i], distances[i, j]) : farthest[i];
            }
        }
    }

    /// <summary>Why the leaf is not refuted, or null if it is.</summary>
    public string? Refuse(BranchLeaf leaf, BranchState state)
    {
        coefficients = [.. Enumerable.Range(0, distances.GetLength(0)).Select(_ => new Interval[dimension])];
        constant = 0;
        int[] labels = certificate.Problem.Labels;
        foreach (DirectedPair row in leaf.Upper)
        {
            Add(row.I, row.J, row.Vector, -1);
            constant -= Length(row.Vector) * (distances[row.I, row.J] + reach);
        }
        foreach (DirectedTriple row in leaf.Triples)
        {
            (int a, int p, int q) = (row.Anchor, row.Positive, row.Negative);
            if (a == p || labels[a] != labels[p] || labels[a] == labels[q])
            {
                return $"({a}, {p}, {q}) is not an anchor, another point of its class and a point of another class.";
            }
            if (state.Of(a, q)?.Support() is not { } f)
            {
                return $"the arc of ({a}, {q}) is not below half a turn.";
            }
            Add(a, q, f, Length(row.Vector));
            Add(a, p, row.Vector, -1);
        }
        foreach (WeightedPair row in leaf.Lower)
        {
            if (row.Weight < 0 || state.Of(row.I, row.J)?.Support() is not { } f)
            {
                return $"the weight of ({row.I}, {row.J}) is negative, or its arc not below half a turn.";
            }
            Add(row.I, row.J, f, row.Weight);
            Interval least = Apart(row.I, row.J) - reach;
            constant += new Interval(Math.Max(0, least.Lower), Math.Max(0, least.Upper)) * row.Weight;
        }
        foreach ((WeightedPair row, bool left) in leaf.Left.Select(r => (r, true)).Concat(leaf.Right.Select(r => (r, false))))
        {
            if (row.Weight < 0 || dimension == 1 || state.Of(row.I, row.J) is not { Convex: true } arc)
            {
                return $"the weight of ({row.I}, {row.J}) is negative, or its arc above half a turn.";
            }
            Interval[] normal = left ? [-arc.A[1], arc.A[0]] : [arc.B[1], -arc.B[0]];
            Add(row.I, row.J, normal, row.Weight);
        }
        return Largest().Upper < constant.Lower
            ? null
            : $"the rows do not contradict one another ({Largest().Upper:R}, {constant.Lower:R}).";
    }

    /// <summary>An upper bound on C.g.</summary>
    private Interval Largest()
    {
        double[][] points = certificate.Problem.Points;
        Interval sum = 0;
        for (int i = 0; i < coefficients.Length; i++)
        {
            Interval squares = 0;
            for (int k = 0; k < dimension; k++)
            {
                Interval c = coefficients[i][k];
                squares += c.Square();
                sum += haus ? c * ((Interval)points[i][k] - points[0][k]) : 0;
            }
            sum +=
                squares.Sqrt()
                * (
                    haus ? certificate.Bound
                    : i == 0 ? 0
                    : distances[i, 0] + certificate.Bound
                );
        }
        return sum;
    }

    // n_ij: a negative is no nearer to a point than its farthest positive.
    private Interval Apart(int i, int j) =>
        certificate.Problem.Labels[i] == certificate.Problem.Labels[j]
            ? distances[i, j]
            : Larger(distances[i, j], Larger(farthest[i], farthest[j]));

    private static Interval Larger(Interval x, Interval y) => new(Math.Max(x.Lower, y.Lower), Math.Max(x.Upper, y.Upper));

    private void Add(int i, int j, double[] vector, Interval scale) => Add(i, j, Array.ConvertAll(vector, x => (Interval)x), scale);

    private void Add(int i, int j, Interval[] vector, Interval scale)
    {
        for (int k = 0; k < dimension; k++)
        {
            Interval c = vector[k] * scale;
            coefficients[i][k] += c;
            coefficients[j][k] -= c;
        }
    }

    private static Interval Length(double[] vector) => Interval.Distance(vector, new double[vector.Length]);
}
