using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Branch;

/// <summary>
/// The linear relaxation of a node: minimise t over the rows that hold in its cones, by cutting planes. The variables are the displacements
/// v_i = g_i - p_i: a solution that leaves some of them at 0 leaves points of F where they are, and the choice of the pair to split on sees F, not a heap at 0.
/// </summary>
internal sealed class NodeRelaxation(BranchProblem problem, int rounds)
{
    private const double Violated = 1e-4;
    private const double Cancelled = 1e-7;
    private readonly double _longest = problem.Distances.Max();
    private readonly int _dimension = problem.Dimension;
    private readonly int _time = problem.Count * problem.Dimension;

    /// <summary>Raises the node's bound until no cut helps or it reaches <paramref name="target"/>.</summary>
    public void Solve(DirectionNode node, IEnumerable<BranchRow> start, double target)
    {
        Dictionary<(int, int), DirectionCone> cones = node.Cones(problem);
        using LinearProgram program = new();
        List<BranchRow> rows = [];
        HashSet<(RowKind, int, int, int, double, double)> known = [];
        AddColumns(program);
        void Add(BranchRow row)
        {
            double e0 = row.Direction.Length > 0 ? row.Direction[0] : 0;
            double e1 = row.Direction.Length > 1 ? row.Direction[1] : 0;
            if (Applies(row, cones) && known.Add((row.Kind, row.I, row.J, row.K, e0, e1)))
            {
                AddRow(program, row, cones);
                rows.Add(row);
            }
        }
        foreach (BranchRow row in start)
        {
            Add(row);
        }
        foreach (BranchRow row in cones.SelectMany(c => OfCone(c.Key, c.Value)))
        {
            Add(row);
        }
        for (int round = 0; round < rounds; round++)
        {
            LinearSolution solution = program.Solve();
            if (!Sound(solution))
            {
                solution = program.Solve(primal: true);
            }
            if (!Sound(solution))
            {
                return;
            }
            Keep(node, rows, solution);
            int before = rows.Count;
            if (node.Bound >= target)
            {
                return;
            }
            foreach (BranchRow cut in Cuts(node.Point, solution.X[_time], cones))
            {
                Add(cut);
            }
            if (rows.Count == before)
            {
                return;
            }
        }
    }

    /// <summary>The embedding that a relaxation's point stands for.</summary>
    public double[] Embedding(double[] x)
    {
        double[] g = x[.._time];
        TensorPrimitives.Add(g, problem.Placed, g);
        return g;
    }

    /// <summary>
    /// Thin cones can defeat the simplex method's arithmetic. A solution counts only if its multipliers cancel on the free columns and its value is of the
    /// order of the distances; the certificate is checked again from scratch in any case.
    /// </summary>
    private bool Sound(LinearSolution solution)
    {
        if (solution.Status != LinearStatus.Optimal || !(solution.Objective <= 2 * _longest))
        {
            return false;
        }
        for (int c = 0; c < _time; c++)
        {
            if (c / _dimension != problem.Origin && Math.Abs(solution.ReducedCosts[c]) > Cancelled)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>A row that rests on a cone needs that cone, and all but the edge rows need its majorant.</summary>
    private static bool Applies(BranchRow row, Dictionary<(int, int), DirectionCone> cones) =>
        row.ConePair is not (int, int) pair
        || (
            cones.TryGetValue(pair, out DirectionCone? cone)
            && (row.Kind is RowKind.FirstEdge or RowKind.SecondEdge || cone.Majorant is not null)
        );

    private static void Keep(DirectionNode node, List<BranchRow> rows, LinearSolution solution)
    {
        node.Point = solution.X;
        if (solution.Objective < node.Bound && node.Proof.Length > 0)
        {
            return;
        }
        node.Bound = Math.Max(node.Bound, solution.Objective);
        node.Proof = [.. rows.Select((row, r) => (row, -solution.RowDuals[r])).Where(p => p.Item2 > 0)];
        // While the bound is 0 no row has a multiplier; without its cuts a child would begin again from nothing.
        node.Tight = node.Proof.Length > 0 ? [.. node.Proof.Select(p => p.Row)] : [.. rows];
    }

    private void AddColumns(LinearProgram program)
    {
        for (int c = 0; c < _time; c++)
        {
            int i = c / _dimension;
            bool origin = i == problem.Origin;
            program.AddColumn(0, origin ? 0 : double.NegativeInfinity, origin ? 0 : double.PositiveInfinity);
        }
        program.AddColumn(1, 0, double.PositiveInfinity);
    }

    private void AddRow(LinearProgram program, BranchRow row, Dictionary<(int, int), DirectionCone> cones)
    {
        double[] coefficients = new double[_time + 1];
        double right = 0;
        void Term(double[] direction, double factor, int i)
        {
            for (int k = 0; k < _dimension; k++)
            {
                coefficients[(i * _dimension) + k] += factor * direction[k];
                right -= factor * direction[k] * problem.Placed[(i * _dimension) + k];
            }
        }
        void Difference(double[] direction, double factor, int i, int j)
        {
            Term(direction, factor, i);
            Term(direction, -factor, j);
        }
        switch (row.Kind)
        {
            case RowKind.Displacement:
                Term(row.Direction, 1, row.I);
                right = 0;
                coefficients[_time] = -1;
                break;
            case RowKind.PairUpper:
                Difference(row.Direction, 1, row.I, row.J);
                right += problem.Distance(row.I, row.J);
                coefficients[_time] = -1;
                break;
            case RowKind.PairLower:
                Difference(ConeOf(cones, row.I, row.J).Majorant!, -1, row.I, row.J);
                right -= problem.Apart(row.I, row.J);
                coefficients[_time] = -1;
                break;
            case RowKind.Triple:
                Difference(row.Direction, 1, row.I, row.J);
                Difference(ConeOf(cones, row.I, row.K).Majorant!, -1, row.I, row.K);
                break;
            case RowKind.FirstEdge:
                Difference(Normal(ConeOf(cones, row.I, row.J).First), -1, row.I, row.J);
                break;
            default:
                Difference(Normal(ConeOf(cones, row.I, row.J).Second), 1, row.I, row.J);
                break;
        }
        int[] columns = [.. Enumerable.Range(0, _time + 1).Where(c => coefficients[c] != 0)];
        program.AddRow(double.NegativeInfinity, right, columns, [.. columns.Select(c => coefficients[c])]);
    }

    // cross(e, x) = normal.x; in dimension 1 the "edge" row is the sign itself.
    private static double[] Normal(double[] e) => e.Length == 1 ? e : [-e[1], e[0]];

    private static DirectionCone ConeOf(Dictionary<(int, int), DirectionCone> cones, int i, int j) =>
        i < j ? cones[(i, j)] : cones[(j, i)].Opposite;

    private IEnumerable<BranchRow> OfCone((int I, int J) pair, DirectionCone cone)
    {
        yield return new BranchRow(RowKind.FirstEdge, pair.I, pair.J, []);
        if (cone.First.Length == 2)
        {
            yield return new BranchRow(RowKind.SecondEdge, pair.I, pair.J, []);
        }
        if (problem.Objective == Objective.Iso)
        {
            yield return new BranchRow(RowKind.PairLower, pair.I, pair.J, []);
        }
    }

    private IEnumerable<BranchRow> Cuts(double[] x, double t, Dictionary<(int, int), DirectionCone> cones)
    {
        double[] g = Embedding(x);
        double slack = Violated * Math.Max(t, 1e-3 * problem.Distances.Max());
        for (int i = 0; i < problem.Count; i++)
        {
            if (problem.Objective == Objective.Haus)
            {
                double[] v = x[(i * _dimension)..((i + 1) * _dimension)];
                if (Length(v) > t + slack)
                {
                    yield return new BranchRow(RowKind.Displacement, i, i, Unit(v));
                }
                continue;
            }
            for (int j = i + 1; j < problem.Count; j++)
            {
                double[] d = Between(g, i, j);
                if (Length(d) > problem.Distance(i, j) + t + slack)
                {
                    yield return new BranchRow(RowKind.PairUpper, i, j, Unit(d));
                }
            }
        }
        foreach (((int i, int j), DirectionCone cone) in cones)
        {
            if (problem.Labels[i] == problem.Labels[j] || cone.Majorant is null)
            {
                continue;
            }
            foreach ((int a, int q, DirectionCone c) in new[] { (i, j, cone), (j, i, cone.Opposite) })
            {
                double[] away = Between(g, a, q);
                double reach = away.Zip(c.Majorant!, (u, f) => u * f).Sum();
                BranchRow? worst = FarthestPositive(g, a, q, reach + slack);
                if (worst is not null)
                {
                    yield return worst;
                }
            }
        }
    }

    private BranchRow? FarthestPositive(double[] g, int a, int q, double reach)
    {
        BranchRow? worst = null;
        foreach (int p in problem.Labels.Members(problem.Labels[a]))
        {
            double[] d = Between(g, a, p);
            double length = Length(d);
            if (p != a && length > reach)
            {
                (worst, reach) = (new BranchRow(RowKind.Triple, a, p, Unit(d), q), length);
            }
        }
        return worst;
    }

    private double[] Between(double[] g, int i, int j) =>
        [.. Enumerable.Range(0, _dimension).Select(k => g[(i * _dimension) + k] - g[(j * _dimension) + k])];

    private static double Length(double[] x) => x.Length == 1 ? Math.Abs(x[0]) : double.Hypot(x[0], x[1]);

    private static double[] Unit(double[] x)
    {
        double length = Length(x);
        return [.. x.Select(v => v / length)];
    }
}
