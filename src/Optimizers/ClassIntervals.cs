using IsoTriplet.Numerics;

namespace IsoTriplet.Optimizers;

/// <summary>d_haus on a line, where only the ends of the classes count (docs/mathematics.md, Theorem 6.3).</summary>
internal static class ClassIntervals
{
    // The ends are rounded, and the gap beside a class must not be.
    private const double Slack = 1e-13;

    /// <summary>The points at the ends of each class, ascending: d_haus of these is that of all.</summary>
    public static int[] Ends(Embedding f, Labels labels)
    {
        SortedSet<int> rows = [];
        for (int k = 0; k < labels.Classes; k++)
        {
            int[] members = labels.Members(k).ToArray();
            rows.Add(members.MinBy(i => f[i, 0]));
            rows.Add(members.MaxBy(i => f[i, 0]));
        }
        return [.. rows];
    }

    /// <summary>The nearest G of two classes, up to rounding: each clamped to its interval, in the better of both orders.</summary>
    public static Embedding OfTwo(Embedding f, Labels labels)
    {
        (double Least, double Most)[] range =
        [
            .. Enumerable.Range(0, 2).Select(k => labels.Members(k).ToArray()).Select(m => (m.Min(i => f[i, 0]), m.Max(i => f[i, 0]))),
        ];
        double wide = range.Max(r => r.Most - r.Least),
            first = Shift(range[0].Most - range[1].Least),
            second = Shift(range[1].Most - range[0].Least);
        int left = first <= second ? 0 : 1;
        double t = Math.Min(first, second) * (1 + Slack);
        return Embedding.Create(f.Points, 1, [.. Enumerable.Range(0, f.Points).Select(Place)]);

        // The t of 6.3 where the left class ends so far beyond the beginning of the right one.
        double Shift(double overlap) => Math.Max(0, Math.Max(overlap / 2, (wide + overlap) / 4));

        double Place(int i)
        {
            (double least, double most) = range[labels[i]];
            (least, most) = (least + t, most - t);
            return labels[i] == left ? Math.Min(Math.Max(f[i, 0], least), most) : Math.Max(Math.Min(f[i, 0], most), least);
        }
    }
}
