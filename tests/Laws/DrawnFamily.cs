using FsCheck;
using FsCheck.Fluent;

namespace IsoTriplet.Tests.Laws;

/// <summary>Where the points of a drawn family lie.</summary>
public enum FamilyKind
{
    /// <summary>On a grid of quarters: ties and collinear points abound, and every number is exact.</summary>
    Grid,

    /// <summary>On the grid, and each point stands where an earlier one may stand.</summary>
    Repeats,

    /// <summary>On the unit sphere.</summary>
    Sphere,

    /// <summary>Classes about as far apart as they are wide.</summary>
    NearSeparated,

    /// <summary>Each class within 1e-9 of one point.</summary>
    Collapsed,

    /// <summary>The grid, 1e6 away from the origin.</summary>
    Offset,
}

/// <summary>A labelled embedding as FsCheck draws and shrinks it: towards the grid, fewer points, coordinates nearer to 0.</summary>
/// <param name="Rows">Whole numbers that the coordinates are made of.</param>
public sealed record DrawnFamily(FamilyKind Kind, int Dimension, int[][] Rows, int[] Classes)
{
    /// <summary>Two to seven points in one to three dimensions, up to three classes, of every kind.</summary>
    public static Arbitrary<DrawnFamily> Arbitrary() =>
        Arb.From(
            from kind in Gen.Elements(Enum.GetValues<FamilyKind>())
            from dimension in Gen.Choose(1, 3)
            from points in Gen.Choose(2, 7)
            from values in Gen.Choose(-12, 12).ArrayOf(points * dimension)
            from classes in Gen.Choose(0, 2).ArrayOf(points)
            select new DrawnFamily(kind, dimension, [.. values.Chunk(dimension)], classes),
            family => family.Smaller()
        );

    /// <summary>F.</summary>
    public Embedding Points => Embedding.FromRows([.. Rows.Select((_, i) => Row(i))]);

    public Labels Labels => Labels.FromIntegers(Classes);

    public override string ToString() =>
        $"{Kind} in R^{Dimension}: " + string.Join(" ", Rows.Select((r, i) => $"{Classes[i]}:({string.Join(",", r)})"));

    private double[] Row(int i)
    {
        double[] quarters = [.. Rows[i].Select(v => v / 4.0)];
        switch (Kind)
        {
            case FamilyKind.Repeats:
                return [.. Rows[(Rows[i][0] & 31) % (i + 1)].Select(v => v / 4.0)];
            case FamilyKind.Sphere:
                double length = Math.Sqrt(quarters.Sum(v => v * v));
                return length == 0 ? [1, .. new double[Dimension - 1]] : [.. quarters.Select(v => v / length)];
            case FamilyKind.NearSeparated:
                quarters[0] += 9 * Classes[i];
                return quarters;
            case FamilyKind.Collapsed:
                return [.. Rows[i].Select((v, k) => (k == 0 ? 2.0 * Classes[i] : 0) + (1e-9 * v / 12))];
            case FamilyKind.Offset:
                return [.. quarters.Select(v => v + 1e6)];
            default:
                return quarters;
        }
    }

    private IEnumerable<DrawnFamily> Smaller()
    {
        if (Kind != FamilyKind.Grid)
        {
            yield return this with
            {
                Kind = FamilyKind.Grid,
            };
        }
        for (int i = 0; Rows.Length > 1 && i < Rows.Length; i++)
        {
            int at = i;
            yield return this with
            {
                Rows = [.. Rows.Where((_, j) => j != at)],
                Classes = [.. Classes.Where((_, j) => j != at)],
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
}
