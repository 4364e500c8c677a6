namespace IsoTriplet.Experiments.Commands;

/// <summary>Whether a certificate speaks of a given embedding: the same doubles in the same order, and the same classes under any names.</summary>
internal static class CertificateSubject
{
    /// <summary>The first difference in words; null where there is none.</summary>
    /// <param name="problem">What the certificate speaks of.</param>
    public static string? Difference(TripletProblem problem, Embedding points, Labels labels)
    {
        if ((problem.Points.Length, problem.Dimension) != (points.Points, points.Dimension))
        {
            return $"{Counted.Of(problem.Points.Length, "point")} in dimension {problem.Dimension}, against {points.Points} in dimension {points.Dimension}";
        }
        Dictionary<int, int> forward = [];
        Dictionary<int, int> backward = [];
        for (int i = 0; i < points.Points; i++)
        {
            for (int k = 0; k < points.Dimension; k++)
            {
                if (problem.Points[i][k] != points[i, k])
                {
                    return $"row {i}, column {k} is {problem.Points[i][k]:R}, against {points[i, k]:R}";
                }
            }
            (int there, int here) = (problem.Labels[i], labels[i]);
            if (forward.TryAdd(there, here) != backward.TryAdd(here, there) || forward[there] != here || backward[here] != there)
            {
                return $"row {i} is in a class with other rows";
            }
        }
        return null;
    }
}
