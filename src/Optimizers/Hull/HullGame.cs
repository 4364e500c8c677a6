using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Local;
using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Hull;

/// <summary>
/// The best g for a cone: max over g in conv(A - B) of min over the rays of g.u/|u|, which is the minimum over the simplex of h(sum w_k u_k/|u_k|): a linear
/// program with a row for each pair, made as they are needed.
/// </summary>
internal static class HullGame
{
    private const int MostRounds = 60;
    private const double Tolerance = 1e-9;

    // Operations that one linear program counts for, a ray.
    private const double ProgramWork = 5e3;

    /// <summary>Solves for one cone.</summary>
    /// <param name="pair">The two classes.</param>
    /// <param name="cone">Told its lower bound, pairs and middle.</param>
    /// <param name="guess">Pairs that served the parent.</param>
    /// <returns>h(e) for the direction of the middle: at least the depth.</returns>
    public static double Solve(HullPair pair, HullCone cone, IEnumerable<(int A, int B)> guess)
    {
        double[] lengths = [.. cone.Rays.Select(u => TensorPrimitives.Norm(u))];
        int[] used = [.. Enumerable.Range(0, lengths.Length).Where(i => lengths[i] > 0)];
        double[][] rays = [.. used.Select(i => cone.Rays[i].Select(x => x / lengths[i]).ToArray())];
        using LinearProgram program = new();
        int value = program.AddColumn(1, double.NegativeInfinity, double.PositiveInfinity);
        int[] columns = [.. rays.Select(_ => program.AddColumn(0, 0, 1))];
        double[] ones = new double[columns.Length];
        Array.Fill(ones, 1);
        _ = program.AddRow(1, 1, columns, ones);
        HashSet<(int, int)> known = [];
        List<(int A, int B)> pairs = [];
        foreach ((int A, int B) p in guess)
        {
            Add(p);
        }
        foreach (double[] u in rays)
        {
            (int a, int b, _) = pair.Support(u);
            Add((a, b));
        }
        double[] weights = [];
        double upper = double.PositiveInfinity;
        for (int round = 0; round < MostRounds; round++)
        {
            pair.Work += ProgramWork * columns.Length;
            LinearSolution found = program.Solve();
            if (found.Status != LinearStatus.Optimal)
            {
                break;
            }
            weights = [.. columns.Select(c => Math.Max(0, found.X[c]))];
            Keep(found.RowDuals);
            double[] middle = HullCone.Combine(rays, weights);
            (int a, int b, double most) = pair.Support(middle);
            double length = TensorPrimitives.Norm(middle);
            upper = length > 0 ? Math.Min(upper, most / length) : upper;
            if (most <= found.X[value] + Tolerance || !Add((a, b)))
            {
                break;
            }
        }
        cone.Middle = new double[cone.Rays.Length];
        for (int k = 0; k < weights.Length; k++)
        {
            cone.Middle[used[k]] = weights[k] < 1e-9 ? 0 : weights[k] / lengths[used[k]];
        }
        return upper;

        bool Add((int A, int B) p)
        {
            if (!known.Add(p))
            {
                return false;
            }
            pairs.Add(p);
            _ = program.AddRow(0, double.PositiveInfinity, [value, .. columns], [1, .. rays.Select(u => -pair.Along(p, u))]);
            return true;
        }

        void Keep(double[] duals)
        {
            (int A, int B, double Weight)[] mixed =
            [
                .. pairs.Select((p, k) => (p.A, p.B, Weight: duals[k + 1])).Where(p => p.Weight > 1e-12),
            ];
            double total = mixed.Sum(p => p.Weight);
            double lower =
                total > 0 ? rays.Min(u => mixed.Sum(p => p.Weight * pair.Along((p.A, p.B), u)) / total) : double.NegativeInfinity;
            if (lower > cone.Lower)
            {
                (cone.Lower, cone.Pairs) = (lower, mixed);
            }
        }
    }
}
