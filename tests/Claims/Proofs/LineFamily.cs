namespace IsoTriplet.Tests.Claims.Proofs;

/// <summary>Hardness and change of distances for points on a line, from their definitions.</summary>
internal static class LineFamily
{
    internal static double Hardness(double[] x, IReadOnlyList<int> labels) =>
        (
            from a in Enumerable.Range(0, x.Length)
            from p in Enumerable.Range(0, x.Length)
            where p != a && labels[p] == labels[a]
            from q in Enumerable.Range(0, x.Length)
            where labels[q] != labels[a]
            select Math.Abs(x[a] - x[p]) - Math.Abs(x[a] - x[q])
        ).Max();

    internal static double LargestChange(double[] f, double[] g, double scale) =>
        (
            from i in Enumerable.Range(0, f.Length)
            from j in Enumerable.Range(0, f.Length)
            select Math.Abs(Math.Abs(f[i] - f[j]) - scale * Math.Abs(g[i] - g[j]))
        ).Max();
}
