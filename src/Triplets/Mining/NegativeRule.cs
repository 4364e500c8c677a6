namespace IsoTriplet.Triplets;

/// <summary>Which negatives an anchor takes, given its positive.</summary>
public enum NegativeRule
{
    /// <summary>The farthest point of another class; ties go to the lowest row.</summary>
    Easy,

    /// <summary>
    /// The nearest point of another class that is strictly farther than the positive; ties go to the lowest row. Where no
    /// negative is farther than the positive, the farthest negative (the one nearest to being semi-hard), lowest row first, unless <see cref="MiningSettings.DropFallbacks"/>.
    /// </summary>
    SemiHard,

    /// <summary>The nearest point of another class; ties go to the lowest row.</summary>
    Hard,

    /// <summary>Every point of another class.</summary>
    All,
}
