using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Comparisons;

/// <summary>F centred and divided by its size, so that tolerances are relative.</summary>
internal sealed class ComparisonFrame
{
    private readonly double[] _centre;

    public ComparisonFrame(ComparisonProblem problem, double hardness)
    {
        Embedding f = problem.Embedding;
        (Problem, N, Dimension) = (problem, f.Points, f.Dimension);
        _centre = new double[Dimension];
        for (int i = 0; i < N; i++)
        {
            TensorPrimitives.MultiplyAdd(f.Row(i), 1.0 / N, _centre, _centre);
        }
        // Points that all coincide have the size of what is asked of them.
        Scale = Math.Abs(hardness);
        for (int i = 0; i < N; i++)
        {
            Scale = Math.Max(Scale, PairwiseDistances.Between(f.Row(i), _centre));
        }
        F = Enter(f);
    }

    public ComparisonProblem Problem { get; }

    public int N { get; }

    public int Dimension { get; }

    /// <summary>Units of distance for one unit here.</summary>
    public double Scale { get; }

    /// <summary>N x n.</summary>
    public double[] F { get; }

    public double[] Enter(Embedding g)
    {
        double[] values = new double[N * Dimension];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = (g.Values[k] - _centre[k % Dimension]) / Scale;
        }
        return values;
    }

    public Embedding Leave(ReadOnlySpan<double> g)
    {
        double[] values = new double[N * Dimension];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = (g[k] * Scale) + _centre[k % Dimension];
        }
        return Embedding.Create(N, Dimension, values);
    }

    /// <summary>|x_i - x_j| in d dimensions.</summary>
    public static double Between(ReadOnlySpan<double> x, int d, int i, int j) =>
        PairwiseDistances.Between(x.Slice(i * d, d), x.Slice(j * d, d));
}
