using FsCheck;
using FsCheck.Fluent;
using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Tests.Claims.Theorems;

/// <summary>Labelled points on a grid of quarters, as FsCheck draws and shrinks them: ties and repeated points abound, and every number is exact.</summary>
public sealed record LabelledPoints(int Dimension, int[][] Rows, int[] Classes)
{
    /// <summary>Two to six points in one or two dimensions, up to three classes.</summary>
    public static Arbitrary<LabelledPoints> Arbitrary { get; } = Arb.From(Generator(), points => points.Smaller());

    public Instance Instance =>
        new(Embedding.FromRows([.. Rows.Select(r => r.Select(x => x / 4.0).ToArray())]), Labels.FromIntegers(Classes), ToString());

    public override string ToString() =>
        string.Join(" ", Rows.Select((r, i) => $"{Classes[i]}:({string.Join(",", r.Select(x => x / 4.0))})"));

    private static Gen<LabelledPoints> Generator() =>
        from dimension in Gen.Choose(1, 2)
        from points in Gen.Choose(2, 6)
        from values in Gen.Choose(-12, 12).ArrayOf(points * dimension)
        from classes in Gen.Choose(0, 2).ArrayOf(points)
        select new LabelledPoints(dimension, [.. values.Chunk(dimension)], classes);

    // First fewer points, then coordinates nearer to zero.
    private IEnumerable<LabelledPoints> Smaller()
    {
        for (int i = 0; Rows.Length > 1 && i < Rows.Length; i++)
        {
            yield return this with
            {
                Rows = Without(Rows, i),
                Classes = Without(Classes, i),
            };
        }
        for (int i = 0; i < Rows.Length; i++)
        {
            for (int k = 0; k < Dimension; k++)
            {
                if (Rows[i][k] != 0)
                {
                    int[][] rows = [.. Rows.Select(r => (int[])r.Clone())];
                    rows[i][k] /= 2;
                    yield return this with
                    {
                        Rows = rows,
                    };
                }
            }
        }
    }

    private static T[] Without<T>(T[] items, int index) => [.. items.Where((_, i) => i != index)];
}
