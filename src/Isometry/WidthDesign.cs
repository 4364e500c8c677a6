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
        if (top != bottom && _pairs.Add((Math.Min(top, bottom), Math.Max(top, bottom))))
        {
            _vectors.Add(width.Difference(top, bottom));
        }
    }

    /// <summary>Adds a difference vector of two points.</summary>
    public void Add(double[] difference) => _vectors.Add(difference);

    /// <summary>Runs rounds of weight updates, each followed by new differences along the least eigenvectors.</summary>
    public void Optimise(int rounds, int updates)
    {
        for (int round = 0; round < rounds && _vectors.Count > 0; round++)
        {
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
        }
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

    private void Reweigh(double[] matrix, double[] values, double[] vectors, double power)
    {
        double[] inverse = new double[_n * _n];
        double least = Math.Max(values[0], 1e-12 * values[^1]);
        for (int i = 0; i < _n; i++)
        {
            double factor = Math.Pow(least / Math.Max(values[i], least), (power + 1) / 2);
            TensorPrimitives.MultiplyAdd(vectors.AsSpan(i * _n, _n), factor, inverse.AsSpan(i * _n, _n), inverse.AsSpan(i * _n, _n));
        }
        double[] turned = SmallDense.TimesTransposed(matrix, inverse, _weights.Length, _n);
        for (int k = 0; k < _weights.Length; k++)
        {
            ReadOnlySpan<double> row = turned.AsSpan(k * _n, _n);
            _weights[k] = Math.Max(Idle, _weights[k] * Math.Pow(TensorPrimitives.Dot(row, row), 1 / Math.Min(power + 1, 4)));
        }
    }
}
