namespace IsoTriplet.Triplets;

/// <summary>What a miner does at the edges of a strategy.</summary>
public sealed record MiningSettings
{
    /// <summary>The defaults: fallbacks are kept, no positive is too similar.</summary>
    public static MiningSettings Default { get; } = new();

    /// <summary>Whether a pair (a, p) that has no negative farther than p yields no triple, as in pytorch-metric-learning. Default: it takes the farthest negative.</summary>
    public bool DropFallbacks { get; init; }

    /// <summary>Positives whose cosine with the anchor is above this are passed over as copies of it (angular mining); the released code of selectively contrastive triplets takes 0.9999. Default: none.</summary>
    public double? MostSimilarPositive
    {
        get;
        init =>
            field =
                value is null || Math.Abs(Guard.Finite(value.Value, nameof(MostSimilarPositive))) <= 1
                    ? value
                    : throw new ArgumentException($"MostSimilarPositive is {value}; a cosine in [-1, 1] was expected");
    }
}
