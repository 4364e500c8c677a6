namespace IsoTriplet.Triplets;

/// <summary>Kendall's count of discordant pairs.</summary>
internal static class RankDisagreement
{
    /// <summary>The number of pairs (s, t) with x_s &lt; x_t and y_s > y_t; ties in either are concordant. Work O(T log T).</summary>
    public static double Inversions(double[] x, double[] y)
    {
        int[] order = [.. Enumerable.Range(0, x.Length)];
        // Ascending x; equal x by ascending y, so that they add no inversion.
        Array.Sort(order, (s, t) => x[s] != x[t] ? x[s].CompareTo(x[t]) : y[s].CompareTo(y[t]));
        double[] values = [.. order.Select(t => y[t])];
        return Sort(values, new double[values.Length], 0, values.Length);
    }

    private static double Sort(double[] values, double[] buffer, int start, int end)
    {
        if (end - start < 2)
        {
            return 0;
        }
        int middle = (start + end) / 2;
        double inversions = Sort(values, buffer, start, middle) + Sort(values, buffer, middle, end);
        int left = start;
        int right = middle;
        for (int k = start; k < end; k++)
        {
            if (right == end || (left < middle && values[left] <= values[right]))
            {
                buffer[k] = values[left++];
            }
            else
            {
                inversions += middle - left;
                buffer[k] = values[right++];
            }
        }
        Array.Copy(buffer, start, values, start, end - start);
        return inversions;
    }
}
