namespace IsoTriplet.Triplets;

/// <summary>One step size of <see cref="RenormalisationLoss"/>.</summary>
/// <param name="Step">h.</param>
/// <param name="Ambient">The angle between N(x - h g) and exp_x(-h g_tan), N the normalisation.</param>
/// <param name="Tangent">The angle between N(x - h g_tan) and exp_x(-h g_tan).</param>
public readonly record struct StepDeviation(double Step, double Ambient, double Tangent);

/// <summary>What is lost by stepping along the ambient gradient and dividing by the length, against the geodesic step along the tangent gradient; [GEO].</summary>
/// <remarks>
/// With g_tan the tangent part of g, N(x - h g) lies on the same great circle at the angle atan(h |g_tan| / (1 - h g.x)), the geodesic step
/// at h |g_tan|. The difference is h^2 |g.x| |g_tan| + O(h^3): second order, and third where g.x = 0, so always for the tangent step
/// itself, whose difference is h^3 |g_tan|^3 / 3 + O(h^5).
/// </remarks>
/// <param name="Steps">The deviations, step sizes halving.</param>
/// <param name="AmbientOrder">log2 of the ratio of the last two ambient deviations above rounding; null without two of them.</param>
/// <param name="TangentOrder">The same for the tangent step.</param>
/// <param name="PredictedCoefficient">|g.x| |g_tan|.</param>
/// <param name="MeasuredCoefficient">The ambient deviation over h^2 at the last step above rounding; null without one.</param>
public sealed record RenormalisationLoss(
    IReadOnlyList<StepDeviation> Steps,
    double? AmbientOrder,
    double? TangentOrder,
    double PredictedCoefficient,
    double? MeasuredCoefficient
)
{
    private const int Halvings = 14;

    // Angles are good to about 1e-15; below a thousand times that an order read off them is noise.
    private const double Noise = 1e-12;

    /// <summary>Measures the loss at one point.</summary>
    /// <param name="point">x, put on the unit sphere first; not 0.</param>
    /// <param name="ambient">g, the ambient gradient at x/|x|.</param>
    /// <param name="firstStep">The largest h, above 0; 13 halvings follow.</param>
    /// <returns>Deviations, orders and coefficients.</returns>
    /// <exception cref="ArgumentException">Dimensions differ, x = 0, or the step is not above 0.</exception>
    public static RenormalisationLoss Measure(double[] point, double[] ambient, double firstStep = 0.1)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(ambient);
        Guard.SameSize(point.Length, ambient.Length, "dimensions");
        double[] x = (double[])point.Clone();
        if (Vectors.Normalise(x) == 0 || !(Guard.Finite(firstStep) > 0))
        {
            throw new ArgumentException($"a point with a direction and a step above 0 were expected; the step is {firstStep}");
        }
        double along = Vectors.Dot(ambient, x);
        double[] tangent = (double[])ambient.Clone();
        Vectors.AddScaled(tangent, -along, x);
        double length = Vectors.Norm(tangent);
        StepDeviation[] steps = new StepDeviation[Halvings];
        for (int k = 0; k < Halvings; k++)
        {
            double h = firstStep * Math.ScaleB(1, -k);
            double[] geodesic = Exponential(x, tangent, -h);
            steps[k] = new StepDeviation(h, Vectors.Angle(Moved(x, ambient, -h), geodesic), Vectors.Angle(Moved(x, tangent, -h), geodesic));
        }
        int last = Array.FindLastIndex(steps, s => s.Ambient > Noise);
        return new RenormalisationLoss(
            steps,
            Order(steps, s => s.Ambient),
            Order(steps, s => s.Tangent),
            Math.Abs(along) * length,
            last < 0 ? null : steps[last].Ambient / (steps[last].Step * steps[last].Step)
        );
    }

    /// <summary>The geodesic step exp_x(v) = cos|v| x + sin|v| v/|v| of the unit sphere; x itself for v = 0.</summary>
    /// <param name="x">A unit vector.</param>
    /// <param name="direction">A tangent direction at x.</param>
    /// <param name="scale">v = scale * direction.</param>
    /// <returns>A unit vector.</returns>
    internal static double[] Exponential(double[] x, double[] direction, double scale)
    {
        double[] unit = (double[])direction.Clone();
        double angle = scale * Vectors.Normalise(unit);
        double[] y = new double[x.Length];
        Vectors.AddScaled(y, Math.Cos(angle), x);
        Vectors.AddScaled(y, Math.Sin(angle), unit);
        return y;
    }

    private static double[] Moved(double[] x, double[] direction, double scale)
    {
        double[] y = (double[])x.Clone();
        Vectors.AddScaled(y, scale, direction);
        return y;
    }

    private static double? Order(StepDeviation[] steps, Func<StepDeviation, double> deviation)
    {
        int last = Array.FindLastIndex(steps, s => deviation(s) > Noise);
        return last < 1 ? null : Math.Log2(deviation(steps[last - 1]) / deviation(steps[last]));
    }
}
