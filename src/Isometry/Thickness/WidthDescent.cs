using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>Local search for a direction of least width: a proximal bundle method on the unit sphere.</summary>
/// <remarks>
/// w is the maximum of the linear functions v.e over the difference vectors v. In the tangent plane at e the step d minimises the maximum of the
/// known ones plus rho |d|^2 / 2. The width along (e + d) / |e + d| is at most w(e + d), as |e + d| >= 1. On each linear piece the width is
/// concave along the sphere, so local minima are sharp and the method ends there in finitely many steps.
/// </remarks>
internal sealed class WidthDescent(WidthFunction width)
{
    private const double Tolerance = 1e-14;

    private readonly int _n = width.Dimension;
    private readonly List<double[]> _bundle = [];

    /// <summary>The difference vectors of the last search: those that bend the width near its end.</summary>
    public IReadOnlyList<double[]> Bundle => _bundle;

    /// <summary>Walks from a unit direction; returns the best direction and its width.</summary>
    public (double Width, double[] Direction) From(double[] start, int evaluations)
    {
        _bundle.Clear();
        double[] e = Unit(start);
        (double best, int top, int bottom) = width.At(e);
        _bundle.Add(width.Difference(top, bottom));
        double rho = 4 * best;
        for (int k = 1; k < evaluations && best > 0; k++)
        {
            (double[] d, double model) = Step(e, rho);
            double predicted = best - model;
            if (predicted <= Tolerance * best)
            {
                break;
            }
            TensorPrimitives.MultiplyAdd(e, 1, d, d);
            double[] trial = Unit(d);
            (double value, top, bottom) = width.At(trial);
            _bundle.Add(width.Difference(top, bottom));
            if (value <= best - (0.1 * predicted))
            {
                rho *= value <= best - (0.5 * predicted) ? 0.5 : 1;
                (best, e) = (value, trial);
            }
            else
            {
                rho *= 1.6;
            }
        }
        return (best, e);
    }

    // min over d, d.e = 0, of max_j (v_j.e + v_j.d) + rho |d|^2 / 2 by its dual: max of f'l - |G l|^2 / (2 rho) over the simplex.
    private (double[] Step, double Model) Step(double[] e, double rho)
    {
        int count = _bundle.Count;
        double[] slopes = new double[count];
        double[] gradients = new double[count * _n];
        double shrink = 1 / Math.Sqrt(2 * rho);
        double longest = 0;
        for (int j = 0; j < count; j++)
        {
            slopes[j] = TensorPrimitives.Dot(_bundle[j], e);
            Span<double> g = gradients.AsSpan(j * _n, _n);
            _bundle[j].CopyTo(g);
            TensorPrimitives.MultiplyAdd(e, -slopes[j], g, g);
            TensorPrimitives.Multiply(g, shrink, g);
            longest = Math.Max(longest, TensorPrimitives.Dot(g, g));
        }
        SimplexQuadratic dual = new(gradients, _n, slopes, Math.Max(Math.Sqrt(longest), double.Epsilon));
        dual.Start(Array.IndexOf(slopes, slopes.Max()));
        double[] mean = dual.Centre();
        double model = double.NegativeInfinity;
        for (int round = 0; round < (4 * count) + 20; round++)
        {
            double Rise(int j) => slopes[j] - (2 * TensorPrimitives.Dot(gradients.AsSpan(j * _n, _n), mean));
            model = dual.Mean(Rise);
            (int entering, double most) = (-1, model + (1e-15 * Math.Abs(slopes.Max())));
            for (int j = 0; j < count; j++)
            {
                double rise = Rise(j);
                (entering, most) = rise > most ? (j, rise) : (entering, most);
            }
            if (entering < 0 || dual.Contains(entering))
            {
                break;
            }
            dual.Enter(entering);
            mean = dual.Centre();
        }
        DropIdle(dual.Sorted().Support);
        TensorPrimitives.Multiply(mean, -2 * shrink, mean);
        return (mean, model);
    }

    // Keeps what carries the step and the newest; the rest goes once the bundle is long.
    private void DropIdle(int[] active)
    {
        if (_bundle.Count <= (2 * _n) + 60)
        {
            return;
        }
        int newest = _bundle.Count - _n - 30;
        List<double[]> kept = [.. _bundle.Where((_, j) => j >= newest || Array.BinarySearch(active, j) >= 0)];
        _bundle.Clear();
        _bundle.AddRange(kept);
    }

    private static double[] Unit(double[] direction)
    {
        double length = Math.Sqrt(TensorPrimitives.Dot(direction, direction));
        return [.. direction.Select(v => v / length)];
    }
}
