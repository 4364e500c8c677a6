using IsoTriplet.Hausdorff;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>Lower bounds of a sub-family of the points: they hold for the whole, as sub-families of Triplet-Separated families are Triplet-Separated.</summary>
internal static class SubFamily
{
    /// <summary>The points of the hardest triples, one triple an anchor, hardest anchors first, until there are enough; ascending.</summary>
    public static int[] Hardest(TripletSeparation separation, int size)
    {
        SortedSet<int> rows = [];
        foreach (
            (AnchorHardness anchor, int a) in separation
                .Anchors.Select((h, a) => (h, a))
                .Where(x => x.h.Hardness is not null)
                .OrderByDescending(x => x.h.Hardness)
        )
        {
            if (rows.Count + 3 > size)
            {
                break;
            }
            rows.UnionWith([a, anchor.Positive, anchor.Negative]);
        }
        return [.. rows];
    }

    /// <summary>The Lagrangian bound of the sub-family on the given rows.</summary>
    public static Bound Lower(
        Embedding embedding,
        Labels labels,
        int[] rows,
        BracketSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        Embedding part = embedding.Select(rows);
        Labels partLabels = labels.Select(rows);
        Frame frame = new(part, partLabels);
        if (!frame.HasTriple)
        {
            return Bound.Zero;
        }
        LowerResult result = LowerHaus.Lifted(
            frame,
            BracketSolver.ProblemOf(part, partLabels),
            settings,
            settings.Local with
            {
                MaxSteps = Math.Min(settings.Local.MaxSteps, settings.SubFamilySteps),
            },
            progress,
            cancellationToken,
            out _
        );
        return result.Bound.Certificate is null
            ? Bound.Zero
            : result.Bound with
            {
                RestsOn = $"Lagrangian (sub-family of {rows.Length} points)",
                Rows = rows,
            };
    }
}
