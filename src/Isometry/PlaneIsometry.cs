namespace IsoTriplet.Isometry;

/// <summary>Branch and bound over the angle for the nearest isometry of the plane.</summary>
/// <remarks>
/// For a fixed angle the best translation is the centre of the smallest enclosing ball of the residuals r_i = g_i - p_i Q, and the ball's
/// weights w give, about the weighted means, f(s) = sum w_i |r_i|^2 = f(0) + P (1 - cos s) - S sin s for a further turn by s: a lower bound of the squared
/// radius at every angle, whose minimum over an interval is explicit. It is exact to second order where one support is best.
/// </remarks>
internal sealed class PlaneIsometry(Embedding f, Embedding g, bool rotationsOnly)
{
    private const int NodeLimit = 200_000;

    private readonly PriorityQueue<Arc, double> _open = new();
    private readonly double[] _p = Centring.Centred(f).Values;
    private readonly double[] _g = Centring.Centred(g).Values;
    private readonly double _scale =
        new WidthFunction(Centring.Centred(f).Values, 2).Reach() + new WidthFunction(Centring.Centred(g).Values, 2).Reach();
    private double _upper = double.PositiveInfinity;
    private double[] _best = [1, 0, 0, 1];
    private bool _reflection;

    private sealed record Arc(bool Reflection, double Middle, double Half);

    public NearestIsometry Search()
    {
        foreach (bool turn in (ReadOnlySpan<bool>)(rotationsOnly ? [true] : [false, true]))
        {
            RigidMotion start = Procrustes.Fit(f, g, turn).Motion;
            Try(start.Matrix, start.IsReflection);
        }
        for (int quarter = 0; quarter < (rotationsOnly ? 8 : 16); quarter++)
        {
            Visit(new Arc(quarter >= 8, ((quarter % 8) + 0.5) * Math.PI / 4, Math.PI / 8 * (1 + 1e-15)), 0);
        }
        int nodes = 0;
        double lower = 0;
        while (_open.TryDequeue(out Arc? arc, out double bound))
        {
            lower = bound;
            if (bound >= (_upper * (1 - NearestIsometry.Tolerance)) - (1e-13 * _scale) || ++nodes > NodeLimit)
            {
                break;
            }
            double half = arc.Half / 2 * (1 + 1e-15);
            Visit(new Arc(arc.Reflection, arc.Middle - (arc.Half / 2), half), bound);
            Visit(new Arc(arc.Reflection, arc.Middle + (arc.Half / 2), half), bound);
        }
        (double upper, RigidMotion motion, _) = NearestIsometry.WithBestShift(f, g, _best, _reflection);
        return new NearestIsometry(Math.Clamp(Math.Min(lower, _upper), 0, upper), upper, "branch and bound over the angle", motion);
    }

    private void Visit(Arc arc, double bound)
    {
        (double sin, double cos) = Math.SinCos(arc.Middle);
        double[] matrix = arc.Reflection ? [cos, sin, sin, -cos] : [cos, sin, -sin, cos];
        EnclosingBall ball = Try(matrix, arc.Reflection);
        double lower = Math.Max(bound, Math.Sqrt(Math.Max(0, LeastOnArc(ball, matrix, arc.Half))));
        if (lower < _upper)
        {
            _open.Enqueue(arc, lower);
        }
    }

    private EnclosingBall Try(double[] matrix, bool reflection)
    {
        double[] residuals = new double[_p.Length];
        for (int i = 0; i < _p.Length; i += 2)
        {
            (double x, double y) = (_p[i], _p[i + 1]);
            residuals[i] = _g[i] - ((x * matrix[0]) + (y * matrix[2]));
            residuals[i + 1] = _g[i + 1] - ((x * matrix[1]) + (y * matrix[3]));
        }
        EnclosingBall ball = SmallestEnclosingBall.Of(Embedding.Create(f.Points, 2, residuals));
        if (ball.Radius < _upper)
        {
            (_upper, _best, _reflection) = (ball.Radius, matrix, reflection);
        }
        return ball;
    }

    // min over |s| <= half of f(s), less its rounding.
    private double LeastOnArc(EnclosingBall ball, double[] matrix, double half)
    {
        int[] support = ball.Support;
        double total = ball.Weights.Sum();
        (double x, double y, double u, double v) = (0, 0, 0, 0);
        for (int k = 0; k < support.Length; k++)
        {
            double w = ball.Weights[k] / total;
            x += w * _p[2 * support[k]];
            y += w * _p[(2 * support[k]) + 1];
            u += w * _g[2 * support[k]];
            v += w * _g[(2 * support[k]) + 1];
        }
        (double along, double across, double product) = (0, 0, 0);
        for (int k = 0; k < support.Length; k++)
        {
            double w = ball.Weights[k] / total;
            (double px, double py) = (_p[2 * support[k]] - x, _p[(2 * support[k]) + 1] - y);
            (double gx, double gy) = (_g[2 * support[k]] - u, _g[(2 * support[k]) + 1] - v);
            (double tx, double ty) = ((px * matrix[0]) + (py * matrix[2]), (px * matrix[1]) + (py * matrix[3]));
            along += 2 * w * ((gx * tx) + (gy * ty));
            across += 2 * w * ((gy * tx) - (gx * ty));
            product += 2 * w * double.Hypot(px, py) * double.Hypot(gx, gy);
        }
        // The residuals, and the matrix against its angle, are each off by a few units of the scale.
        double reach = Math.Max(0, ball.Lower - (Math.ScaleB(1, -49) * _scale));
        double centre = reach * reach;
        double least = Math.Min(At(half), At(-half));
        double turn = Math.Atan2(across, along);
        least = Math.Abs(turn) < half ? Math.Min(least, At(turn)) : least;
        double unit = Math.ScaleB(1, -48);
        return least - (unit * (centre + (product * Math.Sin(Math.Min(half, Math.PI / 2))))) - (unit * unit * _scale * _scale);

        double At(double s) => centre + (along * 2 * Math.Sin(s / 2) * Math.Sin(s / 2)) - (across * Math.Sin(s));
    }
}
