using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>
/// The Newton matrix of (u, lambda) after elimination of G and Z. With generalised edges e (unit vectors e_i for u, e_i - e_j for pairs), b_e their
/// vectors and delta_e = g_i - p_i or g_i - g_j, it is <c>sum (b_e'W b_f)(2 delta_e.delta_f + b_e'Z b_f)</c>, pairs signed as in the triple.
/// </summary>
internal sealed class NewtonMatrix(int n, int width)
{
    public double[] Build(InteriorState state, double[] f)
    {
        Dictionary<(int, int), int> number = [];
        List<(int I, int J)> edges = [];
        int[] positive = new int[state.Triples.Count],
            negative = new int[state.Triples.Count];
        for (int t = 0; t < positive.Length; t++)
        {
            positive[t] = Edge(state.Triples[t].Anchor, state.Triples[t].Positive);
            negative[t] = Edge(state.Triples[t].Anchor, state.Triples[t].Negative);
        }
        int size = n + edges.Count,
            m = n + positive.Length;
        double[] products = Products(state.Minimiser, f, edges, size);
        double[] rows = Rows(state.Inverse),
            extra = Rows(state.Lifted);
        for (int e = 0; e < size; e++)
        {
            ReadOnlySpan<double> row = rows.AsSpan(e * n, n),
                extraRow = extra.AsSpan(e * n, n);
            for (int h = 0; h <= e; h++)
            {
                (int i, int j) = h < n ? (h, h) : edges[h - n];
                double p = h < n ? row[h] : row[i] - row[j],
                    z = h < n ? extraRow[h] : extraRow[i] - extraRow[j];
                products[(e * size) + h] = p * ((2 * products[(e * size) + h]) + z);
            }
        }
        double[] hessian = new double[m * m];
        for (int i = 0; i < n; i++)
        {
            products.AsSpan(i * size, i + 1).CopyTo(hessian.AsSpan(i * m));
        }
        for (int t = 0; t < positive.Length; t++)
        {
            (int p, int q) = (n + positive[t], n + negative[t]);
            Span<double> target = hessian.AsSpan((n + t) * m, m);
            for (int i = 0; i < n; i++)
            {
                target[i] = products[(p * size) + i] - products[(q * size) + i];
            }
            for (int s = 0; s <= t; s++)
            {
                (int ps, int qs) = (n + positive[s], n + negative[s]);
                target[n + s] = At(p, ps) - At(p, qs) - At(q, ps) + At(q, qs);
            }
        }
        return hessian;

        double At(int e, int h) => e >= h ? products[(e * size) + h] : products[(h * size) + e];

        // b_e' X, row by row.
        double[] Rows(double[] x)
        {
            double[] result = new double[size * n];
            for (int e = 0; e < size; e++)
            {
                (int i, int j) = e < n ? (e, -1) : edges[e - n];
                for (int k = 0; k < n; k++)
                {
                    result[(e * n) + k] = x[(i * n) + k] - (j < 0 ? 0 : x[(j * n) + k]);
                }
            }
            return result;
        }

        int Edge(int i, int j)
        {
            (int, int) key = i < j ? (i, j) : (j, i);
            if (!number.TryGetValue(key, out int e))
            {
                e = edges.Count;
                number.Add(key, e);
                edges.Add(key);
            }
            return e;
        }
    }

    // delta_e . delta_f
    private double[] Products(double[] g, double[] f, List<(int I, int J)> edges, int size)
    {
        double[] differences = new double[size * width];
        for (int e = 0; e < size; e++)
        {
            for (int k = 0; k < width; k++)
            {
                differences[(e * width) + k] =
                    e < n ? g[(e * width) + k] - f[(e * width) + k] : g[(edges[e - n].I * width) + k] - g[(edges[e - n].J * width) + k];
            }
        }
        double[] products = new double[size * size];
        MatrixProduct.General(size, size, width, 1, differences, false, differences, true, 0, products);
        return products;
    }
}

/// <summary>The state of <see cref="InteriorPoint"/>: dual variables (u, lambda), what follows from them, and primal variables (Z, z).</summary>
internal sealed class InteriorState(int n, int width)
{
    /// <summary>u > 0, sum 1.</summary>
    public double[] Points { get; set; } = new double[n];

    /// <summary>The triples in play; their weights are in <see cref="Weights"/>.</summary>
    public List<FrameTriple> Triples { get; set; } = [];

    /// <summary>lambda > 0, one per triple.</summary>
    public double[] Weights { get; set; } = [];

    /// <summary>z > 0, the slacks of the displacement constraints and then of the triples.</summary>
    public double[] Slacks { get; set; } = new double[n];

    /// <summary>M(u, lambda).</summary>
    public double[] Matrix { get; set; } = new double[n * n];

    /// <summary>W = M^-1.</summary>
    public double[] Inverse { get; set; } = new double[n * n];

    /// <summary>Z, positive definite: the Gram matrix of the extra dimensions; Z M = mu I on the central path.</summary>
    public double[] Lifted { get; set; } = new double[n * n];

    /// <summary>G = M^-1 U F, N x width.</summary>
    public double[] Minimiser { get; set; } = new double[n * width];

    /// <summary>phi(u, lambda), the squared bound in the frame.</summary>
    public double Value { get; set; }

    /// <summary>mu, the mean of all complementarity products.</summary>
    public double Barrier { get; set; }

    /// <summary>The shorter of the last primal and dual step lengths.</summary>
    public double LastStep { get; set; }

    /// <summary>The largest violation of any triple by K = G G' + Z at the last check.</summary>
    public double Violation { get; set; } = double.PositiveInfinity;

    /// <summary>The largest residual of the stationarity conditions.</summary>
    public double Residual { get; set; } = double.PositiveInfinity;

    /// <summary>Steps in a row with the barrier parameter held.</summary>
    public int Held { get; set; }

    /// <summary>mu times the number of products: the duality gap.</summary>
    public double Gap { get; set; } = double.PositiveInfinity;

    /// <summary>The gap at which triples are generated next.</summary>
    public double NextCheck { get; set; } = double.PositiveInfinity;

    /// <summary>The best value so far and its weights: every iterate is a certificate.</summary>
    public (double Value, double[] Points, List<FrameTriple> Triples) Best { get; set; } = (double.NegativeInfinity, [], []);

    /// <summary>Steps in a row that were too short.</summary>
    public int ShortSteps { get; set; }
}

/// <summary>Coordinates of points in the space they span.</summary>
internal static class RowSpace
{
    /// <summary>For n > N: an N x N matrix with the same Gram matrix F F'; else F itself.</summary>
    public static (double[] Values, int Width) Reduce(double[] f, int rows, int columns)
    {
        if (columns <= rows)
        {
            return (f, columns);
        }
        double[] gram = new double[rows * rows];
        MatrixProduct.General(rows, rows, columns, 1, f, false, f, true, 0, gram);
        double[] values = SymmetricEigen.DecomposeInPlace(gram, rows);
        double[] reduced = new double[rows * rows];
        for (int k = 0; k < rows; k++)
        {
            double root = Math.Sqrt(Math.Max(0, values[k]));
            for (int i = 0; i < rows; i++)
            {
                reduced[(i * rows) + k] = root * gram[(k * rows) + i];
            }
        }
        return (reduced, rows);
    }
}

/// <summary>Steps inside the cone of positive definite matrices.</summary>
internal static class PositiveDefinite
{
    /// <summary>A step length, at most the given one, whose <c>1 / toBoundary</c>-fold still leaves X + length dX positive definite; 0 if none was found.</summary>
    public static double LongestStep(double[] x, double[] change, int n, double length, double toBoundary)
    {
        double[] trial = new double[n * n];
        for (int k = 0; k < 60; k++, length *= 0.8)
        {
            x.CopyTo(trial, 0);
            TensorPrimitives.MultiplyAdd(change, length / toBoundary, trial, trial);
            if (CholeskyInPlace.TryFactor(trial, n))
            {
                return length;
            }
        }
        return 0;
    }
}

/// <summary>Positive definite systems whose unknowns span many orders of magnitude.</summary>
internal static class ScaledSolve
{
    /// <summary>Solves for two right-hand sides in place by Cholesky after scaling the diagonal to 1; the matrix (lower triangle) is destroyed.</summary>
    /// <returns>False if the matrix is not numerically positive definite.</returns>
    public static bool Run(double[] matrix, int m, double[] rightHandSides)
    {
        double[] scale = new double[m];
        for (int k = 0; k < m; k++)
        {
            scale[k] = 1 / Math.Sqrt(matrix[(k * m) + k]);
        }
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[(i * m) + j] *= scale[i] * scale[j];
            }
            matrix[(i * m) + i] = 1 + 1e-14;
            rightHandSides[i] *= scale[i];
            rightHandSides[m + i] *= scale[i];
        }
        if (!CholeskyInPlace.TryFactor(matrix, m))
        {
            return false;
        }
        CholeskyInPlace.SolveRows(matrix, m, rightHandSides, 2);
        for (int k = 0; k < m; k++)
        {
            rightHandSides[k] *= scale[k];
            rightHandSides[m + k] *= scale[k];
        }
        return true;
    }
}

/// <summary>The hardest triples of a matrix of squared distances.</summary>
internal static class Hardest
{
    /// <summary>For each anchor, the farthest positive with the nearest negative where the violation exceeds the threshold; the weight is the violation.</summary>
    public static List<FrameTriple> Triples(Frame frame, double[] squares, double threshold)
    {
        int n = frame.N;
        List<FrameTriple> result = [];
        for (int a = 0; a < n; a++)
        {
            int p = -1,
                q = -1;
            double far = double.NegativeInfinity,
                near = double.PositiveInfinity;
            for (int j = 0; j < n; j++)
            {
                double d = squares[(a * n) + j];
                bool own = j >= frame.Start[a] && j < frame.End[a];
                if (own && j != a && d > far)
                {
                    (p, far) = (j, d);
                }
                else if (!own && d < near)
                {
                    (q, near) = (j, d);
                }
            }
            if (p >= 0 && q >= 0 && far - near > threshold)
            {
                result.Add(new FrameTriple(a, p, q, far - near));
            }
        }
        return result;
    }
}
