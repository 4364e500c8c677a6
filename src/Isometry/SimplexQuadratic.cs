using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>Active-set maximisation of b'w - |sum w_i p_i|^2 over the simplex: the support is affinely independent, its weights positive.</summary>
/// <remarks>
/// With b_i = |p_i|^2 it is the dual of the smallest enclosing ball, with other b the dual of a proximal step on a maximum of linear functions.
/// The caller names the entering point: one whose slope b_i - 2 p_i.x at the mean x is above that of the support, which is what raises the value.
/// Holds Q and R of the lifted points A = [(p_i, s)], s the scale of the set; A'A is never formed.
/// </remarks>
internal sealed class SimplexQuadratic(double[] points, int n, double[] linear, double scale)
{
    // A point counts as lying in the affine hull of the support when what is left of it outside is below this share of its length.
    private const double Dependence = 1e-11;

    private readonly List<int> _index = [];
    private readonly List<double> _weight = [];
    private readonly List<double[]> _q = [];
    private readonly List<double[]> _r = [];

    public bool Contains(int point) => _index.Contains(point);

    public void Start(int point)
    {
        _index.Add(point);
        _weight.Add(1);
        double[] column = Lift(point);
        double length = Math.Sqrt(TensorPrimitives.Dot(column, column));
        if (length > 0)
        {
            Scale(column, 1 / length);
        }
        _q.Add(column);
        _r.Add([length]);
    }

    /// <summary>The weighted mean of the support.</summary>
    public double[] Centre()
    {
        double[] centre = new double[n];
        for (int i = 0; i < _index.Count; i++)
        {
            TensorPrimitives.MultiplyAdd(Point(_index[i]), _weight[i], centre, centre);
        }
        return centre;
    }

    /// <summary>The mean of a function of the point over the support.</summary>
    public double Mean(Func<int, double> value)
    {
        double sum = 0;
        for (int i = 0; i < _index.Count; i++)
        {
            sum += _weight[i] * value(_index[i]);
        }
        return sum;
    }

    /// <summary>The support in ascending order with its positive weights.</summary>
    public (int[] Support, double[] Weights) Sorted()
    {
        int[] index = [.. _index];
        double[] weight = [.. _weight];
        Array.Sort(index, weight);
        return (index, weight);
    }

    /// <summary>Lets a point enter and walks the weights to the maximum over the new support.</summary>
    public void Enter(int point)
    {
        double[] column = Lift(point);
        double entering = 0;
        while (true)
        {
            double[] rest = (double[])column.Clone();
            double[] along = Project(rest);
            double left = Math.Sqrt(TensorPrimitives.Dot(rest, rest));
            if (left > Dependence * Math.Sqrt(TensorPrimitives.Dot(column, column)))
            {
                Scale(rest, 1 / left);
                _q.Add(rest);
                _r.Add([.. along, left]);
                _index.Add(point);
                _weight.Add(entering);
                break;
            }
            // The point is an affine combination of the support: the dual rises along the null direction until a weight is spent.
            double[] combination = BackSubstitute(along);
            int leaving = -1;
            double step = double.PositiveInfinity;
            for (int i = 0; i < combination.Length; i++)
            {
                if (combination[i] > 0 && _weight[i] / combination[i] < step)
                {
                    (leaving, step) = (i, _weight[i] / combination[i]);
                }
            }
            if (leaving < 0)
            {
                // The combination sums to 1 but for rounding: where none of it is positive the point has no say.
                return;
            }
            for (int i = 0; i < combination.Length; i++)
            {
                _weight[i] = Math.Max(0, _weight[i] - (step * combination[i]));
            }
            entering += step;
            Leave(leaving);
        }
        WalkToStationary();
    }

    private void WalkToStationary()
    {
        while (true)
        {
            double[] target = StationaryWeights();
            int leaving = -1;
            double step = 1;
            for (int i = 0; i < target.Length; i++)
            {
                if (target[i] <= 0 && _weight[i] / (_weight[i] - target[i]) is double t && (leaving < 0 || t < step))
                {
                    (leaving, step) = (i, double.IsNaN(t) ? 0 : t);
                }
            }
            for (int i = 0; i < target.Length; i++)
            {
                _weight[i] = Math.Max(0, _weight[i] + (step * (target[i] - _weight[i])));
            }
            if (leaving < 0)
            {
                return;
            }
            Leave(leaving);
        }
    }

    // Stationarity of b'w - |A w|^2 on sum w = 1 (the lift adds a constant there): w = (A'A)^-1 (b + mu 1) / 2.
    private double[] StationaryWeights()
    {
        int k = _index.Count;
        double[] slopes = new double[k];
        double[] ones = new double[k];
        for (int i = 0; i < k; i++)
        {
            slopes[i] = linear[_index[i]];
            ones[i] = 1;
        }
        double[] x = BackSubstitute(ForwardSubstitute(slopes));
        double[] y = BackSubstitute(ForwardSubstitute(ones));
        double mu = (2 - x.Sum()) / y.Sum();
        for (int i = 0; i < k; i++)
        {
            x[i] = (x[i] + (mu * y[i])) / 2;
        }
        return x;
    }

    private void Leave(int leaving)
    {
        _index.RemoveAt(leaving);
        _weight.RemoveAt(leaving);
        _r.RemoveAt(leaving);
        for (int j = leaving; j < _r.Count; j++)
        {
            double[] column = _r[j];
            double radius = double.Hypot(column[j], column[j + 1]);
            double cos = radius == 0 ? 1 : column[j] / radius;
            double sin = radius == 0 ? 0 : column[j + 1] / radius;
            for (int l = j; l < _r.Count; l++)
            {
                (_r[l][j], _r[l][j + 1]) = ((cos * _r[l][j]) + (sin * _r[l][j + 1]), (cos * _r[l][j + 1]) - (sin * _r[l][j]));
            }
            double[] a = _q[j];
            double[] b = _q[j + 1];
            for (int l = 0; l < a.Length; l++)
            {
                (a[l], b[l]) = ((cos * a[l]) + (sin * b[l]), (cos * b[l]) - (sin * a[l]));
            }
        }
        _q.RemoveAt(_q.Count - 1);
    }

    // Twice-is-enough Gram-Schmidt: takes the part along Q out of the column and returns its coefficients.
    private double[] Project(double[] column)
    {
        double[] coefficients = new double[_q.Count];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < _q.Count; i++)
            {
                double along = TensorPrimitives.Dot(_q[i], column);
                coefficients[i] += along;
                TensorPrimitives.MultiplyAdd(_q[i], -along, column, column);
            }
        }
        return coefficients;
    }

    // R x = b.
    private double[] BackSubstitute(double[] b)
    {
        double[] x = (double[])b.Clone();
        for (int i = x.Length - 1; i >= 0; i--)
        {
            x[i] /= _r[i][i];
            TensorPrimitives.MultiplyAdd(_r[i].AsSpan(0, i), -x[i], x.AsSpan(0, i), x.AsSpan(0, i));
        }
        return x;
    }

    // R' x = b.
    private double[] ForwardSubstitute(double[] b)
    {
        double[] x = (double[])b.Clone();
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (x[i] - TensorPrimitives.Dot(_r[i].AsSpan(0, i), x.AsSpan(0, i))) / _r[i][i];
        }
        return x;
    }

    private double[] Lift(int point)
    {
        double[] column = new double[n + 1];
        Point(point).CopyTo(column);
        column[n] = scale;
        return column;
    }

    private ReadOnlySpan<double> Point(int point) => points.AsSpan(point * n, n);

    private static void Scale(double[] x, double factor) => TensorPrimitives.Multiply(x, factor, x);
}
