using IsoTriplet.Experiments.Claims.ChordAndGeodesic;
using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;
using IsoTriplet.Experiments.Claims.HeardElsewhere;
using IsoTriplet.Experiments.Claims.IsometricApproximation;
using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims;

/// <summary>The ledger: every claim, by source. A source adds its own list here.</summary>
public static class ClaimList
{
    /// <summary>All claims, in the order of their sources.</summary>
    public static IReadOnlyList<Claim> All { get; } =
    [.. IsometricApproximationClaims.All, .. ExtremeTripletLearningClaims.All, .. ChordAndGeodesicClaims.All, .. HeardElsewhereClaims.All];

    /// <summary>The claims with these ids, in the order asked for; all that are not slow where none is named.</summary>
    /// <param name="ids">Ids.</param>
    /// <param name="slow">Whether slow claims are wanted where none is named.</param>
    /// <returns>The claims.</returns>
    /// <exception cref="ArgumentException">An id that no claim has, with the ids that come nearest to it.</exception>
    public static IReadOnlyList<Claim> Select(IReadOnlyList<string> ids, bool slow)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ids.Count == 0 ? [.. All.Where(c => slow || !c.Slow)] : [.. ids.Distinct(StringComparer.Ordinal).Select(Find)];
    }

    /// <summary>The claim with this id.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The claim.</returns>
    /// <exception cref="ArgumentException">No claim has it.</exception>
    public static Claim Find(string id) =>
        All.FirstOrDefault(c => c.Id == id)
        ?? throw new ArgumentException($"no claim is named '{id}'; `claims list` prints the {All.Count} ids there are", nameof(id));
}
