using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>Gradients of random triples on the sphere.</summary>
internal static class Gradients
{
    private const double SmallestPart = 0.2;

    /// <summary>The largest angle between the tangent gradients of two random angular distances at two places of a random triple.</summary>
    internal static SampledCase AngleBetween(Random r, Func<TripleGradient, PointGradient> one, Func<TripleGradient, PointGradient> other)
    {
        int n = r.Next(3, 7);
        TripletVectors triple = new(Unit(r, n), Unit(r, n), Unit(r, n));
        TripletDistance[] distances = [.. TripletDistances.All.Where(d => d.IsAngular)];
        TripletLoss loss = TripletLosses.ByName("soft-margin");
        TripleGradient x = TripleGradient.Of(loss, distances[r.Next(distances.Length)], triple);
        TripleGradient y = TripleGradient.Of(loss, distances[r.Next(distances.Length)], triple);
        double angle = Math.Max(
            PointGradient.AngleBetween(one(x).Tangent, one(y).Tangent) ?? double.NaN,
            PointGradient.AngleBetween(other(x).Tangent, other(y).Tangent) ?? double.NaN
        );
        return new SampledCase($"{x.Distance.Name} and {y.Distance.Name}, D_ap {x.Positive:G6} and {y.Positive:G6}, n {n}", angle, 1e-6);
    }

    /// <summary>A random unit vector and a gradient whose parts along it and across it are at least 0.2 and at most 2.</summary>
    internal static (double[] Point, double[] Gradient) AtRandomPoint(Random r)
    {
        int n = r.Next(2, 7);
        double[] x = Unit(r, n);
        double[] across = Unit(r, n);
        double dot = x.Zip(across, (u, v) => u * v).Sum();
        double length = Math.Sqrt(1 - (dot * dot));
        double along = SmallestPart + (1.8 * r.NextDouble());
        double tangent = SmallestPart + (1.8 * r.NextDouble());
        return length < 0.1 ? AtRandomPoint(r) : (x, [.. x.Zip(across, (u, v) => (along * u) + (tangent * (v - (dot * u)) / length))]);
    }

    /// <summary>A random unit vector of R^n.</summary>
    internal static double[] Unit(Random r, int n)
    {
        double[] x = NormalDraw.Values(r, n);
        double length = Math.Sqrt(x.Sum(v => v * v));
        return length < 1e-3 ? Unit(r, n) : [.. x.Select(v => v / length)];
    }
}
