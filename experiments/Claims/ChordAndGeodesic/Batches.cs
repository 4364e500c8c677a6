using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>Random labelled batches on the sphere, and what two distances make of them.</summary>
internal static class Batches
{
    /// <summary>A count of differences on a random batch, which has to be 0.</summary>
    internal static SampledCase Case(Random r, Func<Embedding, Labels, int> differences)
    {
        int classes = r.Next(2, 5);
        int points = classes * r.Next(2, 4);
        int n = r.Next(2, 6);
        bool separated = r.Next(2) == 0;
        int[] labels = [.. Enumerable.Range(0, points).Select(i => i % classes)];
        double[][] centres = [.. Enumerable.Range(0, classes).Select(_ => Gradients.Unit(r, n))];
        double noise = separated ? 0.05 : 1;
        double[][] rows = [.. labels.Select(k => Normalised([.. centres[k].Zip(Gradients.Unit(r, n), (u, v) => u + (noise * v))]))];
        if (r.Next(4) == 0)
        {
            rows[^1] = rows[0];
        }
        Embedding f = Embedding.FromRows(rows);
        return new SampledCase($"N {points}, n {n}, classes {classes}", differences(f, Labels.FromIntegers(labels)), 0);
    }

    /// <summary>Anchors that are separated at the margin under one distance and not under the other.</summary>
    internal static int SeparationDiffers(Embedding f, Labels labels, TripletDistance one, TripletDistance other, double margin) =>
        Enumerable.Range(0, f.Points).Count(a => Separated(f, labels, one, a, margin) != Separated(f, labels, other, a, margin));

    /// <summary>Triples mined by the chord that are not mined by the arc, or the other way round.</summary>
    internal static int MinedDiffers(Embedding f, Labels labels, MiningStrategy strategy) =>
        Differ(f, labels, strategy, TripletDistances.Chord, TripletDistances.Geodesic);

    /// <summary>The same on rows of lengths 1, 2, 3, ..., where |x - y| is no chord.</summary>
    internal static int MinedOffTheSphere(Embedding f, Labels labels)
    {
        double[][] rows = [.. f.ToRows().Select((row, i) => row.Select(x => (i + 1) * x).ToArray())];
        return Differ(Embedding.FromRows(rows), labels, MiningStrategy.BatchHard, TripletDistances.Euclidean, TripletDistances.Geodesic);
    }

    private static int Differ(Embedding f, Labels labels, MiningStrategy strategy, TripletDistance one, TripletDistance other)
    {
        HashSet<Triple> first = [.. TripletMiner.Mine(f, labels, strategy, one).Triples];
        first.SymmetricExceptWith(TripletMiner.Mine(f, labels, strategy, other).Triples);
        return first.Count;
    }

    private static bool Separated(Embedding f, Labels labels, TripletDistance distance, int a, double margin)
    {
        double farthest = 0;
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < f.Points; i++)
        {
            double d = distance.Between(f.Row(a), f.Row(i));
            if (labels.ClassOf[i] != labels.ClassOf[a])
            {
                nearest = Math.Min(nearest, d);
            }
            else
            {
                farthest = Math.Max(farthest, d);
            }
        }
        return farthest + margin <= nearest;
    }

    private static double[] Normalised(double[] x)
    {
        double length = Math.Sqrt(x.Sum(v => v * v));
        return [.. x.Select(v => v / length)];
    }
}
