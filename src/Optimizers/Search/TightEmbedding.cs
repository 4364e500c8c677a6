using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Search;

/// <summary>A separated embedding G with many ties D_ap = D_aq, and the small perturbation f that makes it hard.</summary>
/// <remarks>To first order the ratio d_iso / H of G + t f is that of the linear program at G with right side h_t(f).</remarks>
internal sealed class TightEmbedding
{
    private const int MaximumNewton = 12;
    private const double TieTolerance = 1e-9;
    private const double SmallestDistance = 0.01;
    private readonly Labels _labels;
    private readonly double _relativeHardness;

    private TightEmbedding(Embedding separated, double[] perturbation, Labels labels, double relativeHardness) =>
        (Separated, Perturbation, _labels, _relativeHardness) = (separated, perturbation, labels, relativeHardness);

    /// <summary>G.</summary>
    public Embedding Separated { get; }

    /// <summary>f, N x n.</summary>
    public double[] Perturbation { get; }

    /// <summary>The first-order ratio at F = G + t f.</summary>
    public double Ratio { get; private set; }

    /// <summary>F = G + t f, with H about the given share of the diameter.</summary>
    public Embedding Hard { get; private set; } = null!;

    /// <summary>Takes G and f as they are.</summary>
    public static TightEmbedding? At(
        Embedding separated,
        double[] perturbation,
        Labels labels,
        double relativeHardness,
        CancellationToken cancellation
    )
    {
        TightEmbedding tight = new(separated, perturbation, labels, relativeHardness);
        return tight.Evaluate(cancellation) ? tight : null;
    }

    /// <summary>Finds a separated G near F by repeated linear programs, and takes f = F - G; null if that does not settle.</summary>
    public static TightEmbedding? From(Embedding f, Labels labels, double relativeHardness, CancellationToken cancellation)
    {
        Embedding g = f;
        for (int step = 0; step < MaximumNewton; step++)
        {
            PairGeometry geometry = new(g, labels);
            if (!(geometry.Hardness > 1e-13 * geometry.Distances.Max()))
            {
                break;
            }
            FirstOrderSolution solution = FirstOrderProgram.Solve(geometry, static _ => 0, cancellation);
            // A displacement of the order of the distances is no Newton step any more.
            double size = solution.Displacement.Max(Math.Abs);
            double limit = 0.25 * geometry.Distances.Max();
            if (!solution.Converged || !double.IsFinite(size) || (step == MaximumNewton - 1))
            {
                return null;
            }
            double length = size > limit ? limit / size : 1;
            g = UpToTheTie(g, solution.Displacement, length, labels);
        }
        double[] difference = [.. f.Values.ToArray().Zip(g.Values.ToArray(), (a, b) => a - b)];
        return Crowded(g, labels) ? null : At(g, difference, labels, relativeHardness, cancellation);
    }

    // A step of the linearised problem may end inside F_TS, where nothing is tied: the last point on the way that is not.
    private static Embedding UpToTheTie(Embedding g, double[] direction, double length, Labels labels)
    {
        Embedding whole = Moved(g, direction, length);
        PairGeometry there = new(whole, labels);
        double slack = 1e-13 * there.Distances.Max();
        if (there.Hardness >= -slack)
        {
            return whole;
        }
        (double outside, double inside) = (0, length);
        while (inside - outside > 1e-15 * length)
        {
            double middle = outside + ((inside - outside) / 2);
            double hardness = new PairGeometry(Moved(g, direction, middle), labels).Hardness;
            (outside, inside) = hardness > 0 ? (middle, inside) : (outside, middle);
        }
        return Moved(g, direction, inside);
    }

    // Points that nearly coincide leave no room for a second-order remainder, so nothing could be certified.
    private static bool Crowded(Embedding g, Labels labels)
    {
        PairGeometry geometry = new(g, labels);
        double least = SmallestDistance * geometry.Distances.Max();
        for (int i = 0; i < geometry.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (geometry.Distance(i, j) < least)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private bool Evaluate(CancellationToken cancellation)
    {
        PairGeometry geometry = new(Separated, _labels);
        double diameter = geometry.Distances.Max();
        double slope = Ties(geometry).Select(t => Change(geometry, t, Perturbation)).DefaultIfEmpty(0).Max();
        if (!(slope > 1e-9 * diameter))
        {
            return false;
        }
        Hard = Moved(Separated, Perturbation, _relativeHardness * diameter / slope);
        PairGeometry hard = new(Hard, _labels);
        FirstOrderSolution solution = FirstOrderProgram.Solve(hard, static _ => 0, cancellation);
        if (!solution.Converged || !(hard.Hardness > 0))
        {
            return false;
        }
        Ratio = solution.Value / hard.Hardness;
        return true;
    }

    private static IEnumerable<Comparison> Ties(PairGeometry geometry)
    {
        double tolerance = TieTolerance * geometry.Distances.Max();
        return Enumerable.Range(0, geometry.Count).SelectMany(geometry.Problem.From).Where(c => geometry.Excess(c) > -tolerance);
    }

    // h_t(f) = u_ap.(f_a - f_p) - u_aq.(f_a - f_q).
    private static double Change(PairGeometry geometry, Comparison c, double[] f)
    {
        int n = geometry.Points.Dimension;
        return Along(c.I, c.J) - Along(c.K, c.L);

        double Along(int i, int j) => geometry.Along(i, j, f.AsSpan(i * n, n), f.AsSpan(j * n, n));
    }

    private static Embedding Moved(Embedding points, double[] direction, double length)
    {
        double[] values = points.Values.ToArray();
        for (int k = 0; k < values.Length; k++)
        {
            values[k] += length * direction[k];
        }
        return Embedding.Create(points.Points, points.Dimension, values);
    }
}
