using IsoTriplet.Numerics.Blas;

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
