using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>A lower bound on the thickness in any dimension from an E-optimal design on difference vectors.</summary>
/// <remarks>
/// For weights w in the simplex and difference vectors v_k, w(e)^2 >= max_k (v_k.e)^2 >= sum w_k (v_k.e)^2 >= lambda_min(sum w_k v_k v_k').
/// The best weights over all differences are within a factor sqrt n of the thickness. They are sought by the multiplicative update
/// w_k *= (v_k' M^-(p+1) v_k)^(1/2), M = sum w_k v_k v_k', with p rising towards lambda_min (p = infinity); between the rounds the least
/// eigenvectors bring in the differences that are long in the thin directions.
/// </remarks>
internal sealed class WidthDesign(WidthFunction width)
{
    // No weight falls below this: where few vectors take turns all others would become 0, and then all.
    private const double Idle = 1e-30;

    // More vectors than this for each dimension: those lighter than this share of the mean are dropped between rounds.
    private const int Kept = 6;
    private const double Light = 1e-2;

    // Differences are looked for in this power of M^-1.
    private const double Searched = 7;

    private readonly int _n = width.Dimension;
    private readonly HashSet<(int, int)> _pairs = [];
    private readonly List<double[]> _vectors = [];
    private double[] _weights = [];

    /// <summary>The best lambda_min reached, less its rounding margin; 0 at first.</summary>
    public double LeastEigenvalue { get; private set; }

    /// <summary>The unit eigenvector of the best lambda_min: a promising start for a descent.</summary>
    public double[] ThinDirection { get; private set; } = [];

    /// <summary>Adds the difference vector that supports the width along e.</summary>
    public void AddAlong(ReadOnlySpan<double> e)
    {
        (_, int top, int bottom) = width.At(e);
        AddPair(top, bottom);
    }

    /// <summary>Adds differences that are long in a metric: of points far from the mean in it, each to the point farthest from it.</summary>
    /// <param name="metric">A, n x n: lengths are those of A e.</param>
    /// <param name="anchors">How many points.</param>
    public void AddFarthest(double[] metric, int anchors)
    {
        double[] turned = SmallDense.TimesTransposed(width.All, metric, width.Points, _n),
            squares = [.. Enumerable.Range(0, width.Points).Select(i => TensorPrimitives.SumOfSquares(turned.AsSpan(i * _n, _n)))];
        foreach (int i in Enumerable.Range(0, width.Points).OrderByDescending(i => squares[i]).Take(anchors))
        {
            (int farthest, double most) = (i, 0);
            for (int j = 0; j < width.Points; j++)
            {
                double square = squares[i] + squares[j] - (2 * TensorPrimitives.Dot(turned.AsSpan(i * _n, _n), turned.AsSpan(j * _n, _n)));
                (farthest, most) = square > most ? (j, square) : (farthest, most);
            }
            AddPair(i, farthest);
        }
    }

    private void AddPair(int top, int bottom)
    {
        if (top != bottom && _pairs.Add((Math.Min(top, bottom), Math.Max(top, bottom))))
        {
            _vectors.Add(width.Difference(top, bottom));
        }
    }

    /// <summary>Adds a difference vector of two points.</summary>
    public void Add(double[] difference) => _vectors.Add(difference);

    /// <summary>Runs rounds of weight updates, each followed by new differences along the least eigenvectors, and so many that are long where M is small.</summary>
    public void Optimise(int rounds, int updates, int anchors = 0)
    {
        for (int round = 0; round < rounds && _vectors.Count > 0; round++)
        {
            DropIdle();
            Array.Resize(ref _weights, _vectors.Count);
            double floor = 0.1 / _weights.Length;
            for (int k = 0; k < _weights.Length; k++)
            {
                _weights[k] = Math.Max(_weights[k], floor);
            }
            double[] matrix = Flat();
            (double[] values, double[] vectors) = Moments(matrix);
            for (int update = 0; update < updates; update++)
            {
                double power = Math.Min(1 << Math.Min(10, (update * 7 / updates) + 1), 64);
                Reweigh(matrix, values, vectors, power);
                (values, vectors) = Moments(matrix);
            }
            for (int k = 0; k < Math.Min(_n, 8); k++)
            {
                AddAlong(vectors.AsSpan(k * _n, _n));
            }
            if (anchors > 0 && round + 1 < rounds)
            {
                AddFarthest(Metric(values, vectors, Searched), anchors);
            }
        }
    }

    // Of many vectors those without weight go.
    private void DropIdle()
    {
        if (_vectors.Count <= Kept * _n)
        {
            return;
        }
        int[] kept = [.. Enumerable.Range(0, _vectors.Count).Where(k => k >= _weights.Length || _weights[k] > Light / _weights.Length)];
        double[][] vectors = [.. kept.Select(k => _vectors[k])];
        _weights = [.. kept.Where(k => k < _weights.Length).Select(k => _weights[k])];
        _vectors.Clear();
        _vectors.AddRange(vectors);
    }

    private double[] Flat()
    {
        double[] matrix = new double[_vectors.Count * _n];
        for (int k = 0; k < _vectors.Count; k++)
        {
            _vectors[k].CopyTo(matrix, k * _n);
        }
        return matrix;
    }

    // The eigenvalues of M; keeps the best least one, lowered by what rounding can add to it: n + K + 16 units of the trace.
    private (double[] Values, double[] Vectors) Moments(double[] matrix)
    {
        double total = _weights.Sum();
        double[] scaled = new double[matrix.Length];
        for (int k = 0; k < _weights.Length; k++)
        {
            _weights[k] /= total;
            TensorPrimitives.MultiplyAdd(
                matrix.AsSpan(k * _n, _n),
                Math.Sqrt(_weights[k]),
                scaled.AsSpan(k * _n, _n),
                scaled.AsSpan(k * _n, _n)
            );
        }
        double[] moments = SmallDense.Moments(scaled, _weights.Length, _n);
        double trace = 0;
        for (int k = 0; k < _n; k++)
        {
            trace += moments[(k * _n) + k];
        }
        (double[] values, double[] vectors) = SmallDense.Eigen(moments, _n);
        double least = values[0] - ((_n + _weights.Length + 16) * Math.ScaleB(1, -51) * trace);
        if (least > LeastEigenvalue || ThinDirection.Length == 0)
        {
            LeastEigenvalue = Math.Max(LeastEigenvalue, least);
            ThinDirection = vectors[.._n];
        }
        return (values, vectors);
    }

    // M^-(p+1)/2 up to a factor, its rows in the coordinates of the eigenvectors.
    private double[] Metric(double[] values, double[] vectors, double power)
    {
        double[] inverse = new double[_n * _n];
        double least = Math.Max(values[0], 1e-12 * values[^1]);
        for (int i = 0; i < _n; i++)
        {
            double factor = Math.Pow(least / Math.Max(values[i], least), (power + 1) / 2);
            TensorPrimitives.MultiplyAdd(vectors.AsSpan(i * _n, _n), factor, inverse.AsSpan(i * _n, _n), inverse.AsSpan(i * _n, _n));
        }
        return inverse;
    }

    private void Reweigh(double[] matrix, double[] values, double[] vectors, double power)
    {
        double[] turned = SmallDense.TimesTransposed(matrix, Metric(values, vectors, power), _weights.Length, _n);
        for (int k = 0; k < _weights.Length; k++)
        {
            ReadOnlySpan<double> row = turned.AsSpan(k * _n, _n);
            _weights[k] = Math.Max(Idle, _weights[k] * Math.Pow(TensorPrimitives.Dot(row, row), 1 / Math.Min(power + 1, 4)));
        }
    }
}
