using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>Thickness in the plane: the least width is attained across an edge of the convex hull; rotating calipers visit all of them.</summary>
internal static class PlaneThickness
{
    /// <summary>
    /// The least width of the hull over its edge normals, the width of all points along that direction, and the direction. The hull's corners are input points, so its thickness
    /// bounds that of the input from below even where rounding drops a corner.
    /// </summary>
    public static (double Lower, double Upper, double[] Direction) Bracket(WidthFunction width)
    {
        int[] hull = Hull(width);
        if (hull.Length < 3)
        {
            double[] across = Normal(width.Difference(hull[^1], hull[0]));
            return (0, width.At(across).Width, across);
        }
        (double least, double[] direction) = (double.PositiveInfinity, [1, 0]);
        // Corners that were collinear before the change of coordinates rise and fall by rounding alone: the climb passes over such steps.
        double noise = Math.ScaleB(1, -48) * width.Reach();
        int opposite = 1;
        for (int i = 0; i < hull.Length; i++)
        {
            int next = hull[(i + 1) % hull.Length];
            double[] normal = Normal(width.Difference(next, hull[i]));
            double reach = Along(opposite);
            while (opposite < i + hull.Length && Along(opposite + 1) is double further && further > reach - noise)
            {
                opposite++;
                reach = Math.Max(reach, further);
            }
            (least, direction) = reach < least ? (reach, normal) : (least, direction);

            double Along(int corner) => TensorPrimitives.Dot(width.Difference(hull[corner % hull.Length], hull[i]), normal);
        }
        return (least, width.At(direction).Width, direction);
    }

    // Andrew's monotone chain, counter-clockwise, without collinear points.
    private static int[] Hull(WidthFunction width)
    {
        int[] order = [.. Enumerable.Range(0, width.Points)];
        Array.Sort(
            order,
            (a, b) =>
            {
                int first = width.Point(a)[0].CompareTo(width.Point(b)[0]);
                return first != 0 ? first : width.Point(a)[1].CompareTo(width.Point(b)[1]);
            }
        );
        List<int> hull = [];
        Chain(order, 1);
        int lower = hull.Count;
        Array.Reverse(order);
        Chain(order, lower);
        hull.RemoveAt(hull.Count - 1);
        return hull.Count == 0 ? [order[0]] : [.. hull];

        void Chain(int[] points, int floor)
        {
            foreach (int p in points.AsSpan(floor == 1 ? 0 : 1))
            {
                while (hull.Count > floor && Cross(hull[^2], hull[^1], p) <= 0)
                {
                    hull.RemoveAt(hull.Count - 1);
                }
                hull.Add(p);
            }
        }

        double Cross(int a, int b, int c)
        {
            double[] u = width.Difference(b, a);
            double[] v = width.Difference(c, a);
            return (u[0] * v[1]) - (u[1] * v[0]);
        }
    }

    // The inward normal of an edge of a counter-clockwise polygon.
    private static double[] Normal(double[] edge)
    {
        double length = double.Hypot(edge[0], edge[1]);
        return length == 0 ? [1, 0] : [-edge[1] / length, edge[0] / length];
    }
}
