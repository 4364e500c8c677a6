namespace IsoTriplet.Optimizers;

/// <summary>d_haus on a line, where only the ends of the classes count (docs/mathematics.md, Theorem 6.3).</summary>
internal static class ClassIntervals
{
    /// <summary>The points at the ends of each class, ascending: d_haus of these is that of all.</summary>
    public static int[] Ends(Embedding f, Labels labels)
    {
        SortedSet<int> rows = [.. OfEach(f, labels).SelectMany(c => new[] { c.Least, c.Most })];
        return [.. rows];
    }

    /// <summary>The least and the largest point of each class; one point where the class has no other.</summary>
    public static IEnumerable<(int Least, int Most)> OfEach(Embedding f, Labels labels) =>
        Enumerable
            .Range(0, labels.Classes)
            .Select(k => labels.Members(k).ToArray())
            .Select(members => (members.MinBy(i => f[i, 0]), members.MaxBy(i => f[i, 0])));

    /// <summary>The nearest G of two classes, up to a few last places of the coordinates: each clamped to its interval, in the better of both orders, and Triplet-Separated exactly.</summary>
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
        double t = Math.Min(first, second),
            largest = range.Max(r => Math.Max(Math.Abs(r.Least), Math.Abs(r.Most)));
        // The ends are rounded, and the gap beside a class must not be too narrow: it gains four times what t does.
        for (double more = Math.BitIncrement(largest) - largest; !Apart(Ends(left), Ends(1 - left)); more *= 2)
        {
            t += more;
        }
        (double, double)[] ends = [Ends(0), Ends(1)];
        return Embedding.Create(f.Points, 1, [.. Enumerable.Range(0, f.Points).Select(i => Place(f[i, 0], labels[i], ends[labels[i]]))]);

        // The t of 6.3 where the left class ends so far beyond the beginning of the right one.
        double Shift(double overlap) => Math.Max(0, Math.Max(overlap / 2, (wide + overlap) / 4));

        (double Least, double Most) Ends(int k) => (Place(range[k].Least, k, Moved(range[k])), Place(range[k].Most, k, Moved(range[k])));

        (double, double) Moved((double Least, double Most) r) => (r.Least + t, r.Most - t);

        // A class that t would turn inside out is one point: the end that lies outwards, moved.
        double Place(double x, int k, (double Least, double Most) to) =>
            k == left ? Math.Min(Math.Max(x, to.Least), to.Most) : Math.Max(Math.Min(x, to.Most), to.Least);
    }

    // Neither class is wider than the gap between them, over the reals.
    private static bool Apart((double Least, double Most) a, (double Least, double Most) b) =>
        a.Most <= b.Least
        && ExactDistances.Compare([a.Most], [a.Least], [b.Least]) <= 0
        && ExactDistances.Compare([b.Least], [b.Most], [a.Most]) <= 0;
}
