using MathNet.Numerics.LinearAlgebra;

namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>Triplet-Separated embeddings near F, written down and not searched for (docs/mathematics/extensions.md, section 16). They use more dimensions than F, except <see cref="Along"/>.</summary>
internal static class RoomEmbeddings
{
    /// <summary>The factor of Theorem 16.13.</summary>
    public static double Factor { get; } = 4 - Math.Sqrt(7);

    /// <summary>Theorem 16.13: squared distances grow by the larger of two lifts across classes, and by psi (psi - psi') within one. N + c dimensions more; null where H is 0.</summary>
    public static Embedding? Lifted(Instance f)
    {
        (int count, int n, double h) = (f.Points.Points, f.Points.Dimension, Quantities.Hardness(f));
        if (!(h > 0))
        {
            return null;
        }
        double[] reach = [.. Enumerable.Range(0, count).Select(i => Members(f, i).Max(j => Quantities.Distance(f.Points, i, j)) / h)];
        double[] psi = [.. reach.Select((r, i) => h * Psi(Members(f, i).Max(j => reach[j]), r))];
        double[] steps = [0, .. psi.Distinct().Order()];
        // Half of the smaller of psi^2 and psi'^2 as a product, a step a coordinate; half of psi psi' within a class.
        double Lift(int i, int k) =>
            k >= steps.Length - 1 ? (k - steps.Length + 1 == f.Labels[i] ? psi[i] / Math.Sqrt(2) : 0)
            : steps[k + 1] <= psi[i] ? Math.Sqrt(((steps[k + 1] * steps[k + 1]) - (steps[k] * steps[k])) / 2)
            : 0;
        return Wider(f, steps.Length - 1 + f.Labels.Classes, (i, k) => k < n ? f.Points[i, k] : Lift(i, k - n));
    }

    /// <summary>Theorem 16.12: the one class of two points drawn together by H/2 about its middle, the points of the other classes lifted. Null where H is 0 or a second class has two points.</summary>
    public static Embedding? Apart(Instance f)
    {
        int[] pairs = [.. Enumerable.Range(0, f.Labels.Classes).Where(k => f.Labels.Members(k).Length > 1)];
        double h = Quantities.Hardness(f) / 2;
        if (!(h > 0) || pairs is not [var one] || f.Labels.Members(one).ToArray() is not [var a, var p])
        {
            return null;
        }
        (int n, double x) = (f.Points.Dimension, Quantities.Distance(f.Points, a, p));
        double[] middle = [.. Enumerable.Range(0, n).Select(k => (f.Points[a, k] + f.Points[p, k]) / 2)];
        double[] axis = [.. Enumerable.Range(0, n).Select(k => (f.Points[p, k] - f.Points[a, k]) / x)];
        double Along(int i) => Enumerable.Range(0, n).Sum(k => (f.Points[i, k] - middle[k]) * axis[k]);
        double lifted = (2.5 * (x - (2 * h))) + (1.75 * h);
        double Coordinate(int i, int k) =>
            i == a || i == p ? (k < n ? middle[k] + ((i == a ? -1 : 1) * (x - h) / 2 * axis[k]) : 0)
            : k < n ? f.Points[i, k]
            : Math.Sqrt(h * Math.Max(0, lifted - Math.Abs(Along(i))));
        return Wider(f, 1, Coordinate);
    }

    /// <summary>Theorem 16.10: every distance within a class less half of the worst violation that it takes part in, every distance across with half of it added, as a symmetric matrix. It is
    /// Triplet-Separated and nowhere further than H/2 from F, but not always Euclidean.</summary>
    public static double[,] HalfOfViolations(Instance f)
    {
        int count = f.Points.Points;
        double[,] worst = new double[count, count],
            near = new double[count, count];
        double Distance(int i, int j) => Quantities.Distance(f.Points, i, j);
        foreach ((int a, int p, int q) in Quantities.Triples(f.Labels))
        {
            double excess = Distance(a, p) - Distance(a, q);
            foreach ((int i, int j) in (ReadOnlySpan<(int, int)>)[(a, p), (p, a), (a, q), (q, a)])
            {
                worst[i, j] = Math.Max(worst[i, j], excess);
            }
        }
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                near[i, j] = i == j ? 0 : Distance(i, j) + ((f.Labels[i] == f.Labels[j] ? -1 : 1) * worst[i, j] / 2);
            }
        }
        return near;
    }

    /// <summary>Points with these distances, N x N, and the least eigenvalue of their centred Gram matrix off the vector 1: below 0 there are none, and the points returned have others.</summary>
    public static (Embedding Points, double Least) Scaled(double[,] distances)
    {
        int count = distances.GetLength(0);
        Matrix<double> squares = Matrix<double>.Build.Dense(count, count, (i, j) => distances[i, j] * distances[i, j]);
        Matrix<double> centring = Matrix<double>.Build.Dense(count, count, (i, j) => (i == j ? 1 : 0) - (1.0 / count));
        var spectrum = (-0.5 * centring * squares * centring).Evd(Symmetricity.Symmetric);
        double[] values = [.. spectrum.EigenValues.Select(v => v.Real)];
        // The vector 1 has the eigenvalue 0; of the others the least.
        int ones = Enumerable.Range(0, count).MaxBy(k => Math.Abs(spectrum.EigenVectors.Column(k).Sum()));
        double least = Enumerable.Range(0, count).Where(k => k != ones).Select(k => values[k]).DefaultIfEmpty(0).Min();
        double Coordinate(int i, int k) => Math.Sqrt(Math.Max(0, values[k])) * spectrum.EigenVectors[i, k];
        return (
            Embedding.FromRows([
                .. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Select(k => Coordinate(i, k)).ToArray()),
            ]),
            least
        );
    }

    /// <summary>Theorem 16.11: the positive of the hardest triple moved towards the anchor by H/2, the negative away from it. Null where the theorem does not apply: another triple is violated or too near
    /// to it, or positive and negative are too near to each other.</summary>
    public static Embedding? Along(Instance f)
    {
        if (TripletSeparation.Of(f.Points, f.Labels) is not { Hardness: > 0 and var h, HardestTriple: { } t })
        {
            return null;
        }
        (int a, int p, int q) = (t.Anchor, t.Positive, t.Negative);
        double Distance(int i, int j) => Quantities.Distance(f.Points, i, j);
        (double x, double y, double z) = (Distance(a, p), Distance(a, q), Distance(p, q));
        if (y == 0 || z < h * (1 + (((x * x) + (y * y) - (z * z)) / (2 * x * y))))
        {
            return null;
        }
        bool Moved(int i) => i == p || i == q;
        foreach ((int b, int r, int s) in Quantities.Triples(f.Labels))
        {
            bool helped = (b == a && r == p) || (b == p && r == a) || (b == a && s == q) || (b == q && s == a);
            bool itself = b == a && r == p && s == q;
            double most = !helped && (Moved(b) || Moved(r) || Moved(s)) ? -h : 0;
            if (!itself && Distance(b, r) - Distance(b, s) > most)
            {
                return null;
            }
        }
        double Towards(int i, int k, double length) => length / Distance(a, i) * (f.Points[a, k] - f.Points[i, k]);
        return Sampling.Map(f.Points, (i, k) => f.Points[i, k] + (Moved(i) ? Towards(i, k, i == p ? h / 2 : -h / 2) : 0));
    }

    // The positive root of psi^2 + sqrt(S) psi = S + s.
    private static double Psi(double diameter, double reach)
    {
        static double Square(double r) => (r * r) - (Math.Max(0, r - 1) * Math.Max(0, r - 1));
        (double all, double own) = (Square(diameter), Square(reach));
        return (Math.Sqrt((5 * all) + (4 * own)) - Math.Sqrt(all)) / 2;
    }

    private static int[] Members(Instance f, int i) => f.Labels.Members(f.Labels[i]).ToArray();

    private static Embedding Wider(Instance f, int more, Func<int, int, double> value) =>
        Embedding.FromRows([
            .. Enumerable
                .Range(0, f.Points.Points)
                .Select(i => Enumerable.Range(0, f.Points.Dimension + more).Select(k => value(i, k)).ToArray()),
        ]);
}
