using IsoTriplet.Certificates;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Gram;

/// <summary>Multipliers of the Gram certificate: net pair weights (positive: w+, negative: w-) and lambda.</summary>
internal sealed class GramWeights
{
    private readonly PairGeometry _geometry;
    private readonly double[] _net;

    /// <param name="geometry">The labelled embedding.</param>
    /// <param name="net">w+ - w-, N x N, upper triangle used. A pair that carries both is better off with the difference.</param>
    /// <param name="triples">lambda >= 0.</param>
    public GramWeights(PairGeometry geometry, double[] net, IReadOnlyList<WeightedTriple> triples) =>
        (_geometry, _net, Triples) = (geometry, net, triples);

    public IReadOnlyList<WeightedTriple> Triples { get; }

    public IEnumerable<WeightedPair> Stretched => Pairs().Where(p => p.Weight > 0);

    public IEnumerable<WeightedPair> Shrunk => Pairs().Where(p => p.Weight < 0).Select(p => p with { Weight = -p.Weight });

    /// <summary>The certificate of H/2: the hardest triple alone, whose matrix is zero.</summary>
    public static GramWeights HardestTriple(PairGeometry geometry)
    {
        (int a, int p, int q) = geometry.HardestTriple;
        double[] net = new double[geometry.Count * geometry.Count];
        net[Index(geometry.Count, a, p)] = -1;
        net[Index(geometry.Count, a, q)] = 1;
        return new GramWeights(geometry, net, [new WeightedTriple(a, p, q, 1)]);
    }

    public static int Index(int count, int i, int j) => (Math.Min(i, j) * count) + Math.Max(i, j);

    /// <summary>sum w+ (D + eps)^2 - sum w- max(0, D - eps)^2, which a certificate needs negative.</summary>
    public double Excess(double eps)
    {
        double sum = 0;
        foreach (WeightedPair p in Pairs())
        {
            double d = _geometry.Distance(p.I, p.J);
            double length = p.Weight > 0 ? d + eps : Math.Max(0, d - eps);
            sum += p.Weight * length * length;
        }
        return sum;
    }

    /// <summary>The largest eps with a negative excess (which grows with eps), by bisection; 0 if there is none.</summary>
    public double Root()
    {
        (double low, double high) = (0, _geometry.Distances.Max());
        if (!(Excess(low) < 0))
        {
            return 0;
        }
        for (int step = 0; step < 100 && high - low > 1e-16 * high; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = Excess(middle) < 0 ? (middle, high) : (low, middle);
        }
        return low;
    }

    /// <summary>Adds a small w+ to all pairs, so that the matrix is positive definite on vectors of sum zero.</summary>
    /// <param name="relative">How much beyond the smallest eigenvalue, in units of the largest.</param>
    public GramWeights MadeDefinite(double relative)
    {
        int count = _geometry.Count;
        double[] eigenvalues = [.. Jacobi.Eigenvalues(Matrix(), count).Order()];
        // One eigenvalue is the 0 of the constant vector; the complete graph's Laplacian adds `count` to all others.
        double missing = Math.Max(0, -eigenvalues[0]) + (relative * Math.Max(eigenvalues[^1], -eigenvalues[0]));
        double[] net = (double[])_net.Clone();
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                net[(i * count) + j] += missing / count;
            }
        }
        return new GramWeights(_geometry, net, Triples);
    }

    /// <summary>Lap(w+ - w-) + sum lambda (Lap(a,p) - Lap(a,q)).</summary>
    private double[] Matrix()
    {
        int count = _geometry.Count;
        double[] matrix = new double[count * count];
        foreach (WeightedPair p in Pairs())
        {
            Add(matrix, p.I, p.J, p.Weight);
        }
        foreach (WeightedTriple t in Triples)
        {
            Add(matrix, t.Anchor, t.Positive, t.Weight);
            Add(matrix, t.Anchor, t.Negative, -t.Weight);
        }
        return matrix;
    }

    private void Add(double[] matrix, int i, int j, double weight)
    {
        int count = _geometry.Count;
        matrix[(i * count) + i] += weight;
        matrix[(j * count) + j] += weight;
        matrix[(i * count) + j] -= weight;
        matrix[(j * count) + i] -= weight;
    }

    private IEnumerable<WeightedPair> Pairs()
    {
        int count = _geometry.Count;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                if (_net[(i * count) + j] != 0)
                {
                    yield return new WeightedPair(i, j, _net[(i * count) + j]);
                }
            }
        }
    }
}
