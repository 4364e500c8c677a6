namespace IsoTriplet.Triplets;

/// <summary>A mining strategy P-N: how the positive and how the negative of an anchor are chosen.</summary>
/// <param name="Positive">The rule for positives.</param>
/// <param name="Negative">The rule for negatives.</param>
public readonly record struct MiningStrategy(PositiveRule Positive, NegativeRule Negative)
{
    private static readonly string[] PositiveNames = ["easy", "hard", "all"];
    private static readonly string[] NegativeNames = ["easy", "semi-hard", "hard", "all"];

    /// <summary>Batch hard: the farthest positive and the nearest negative of every anchor.</summary>
    public static MiningStrategy BatchHard => new(PositiveRule.Hard, NegativeRule.Hard);

    /// <summary>All twelve strategies.</summary>
    public static IReadOnlyList<MiningStrategy> Every { get; } =
    [.. from p in Enum.GetValues<PositiveRule>() from q in Enum.GetValues<NegativeRule>() select new MiningStrategy(p, q)];

    /// <summary>The name P-N: easy-hard is EPHN, easy-semi-hard EPSHN, hard-hard batch hard.</summary>
    public string Name => $"{PositiveNames[(int)Positive]}-{NegativeNames[(int)Negative]}";

    /// <summary>The strategy of a name.</summary>
    /// <param name="name">easy, hard or all; a dash; easy, semi-hard, hard or all.</param>
    /// <returns>The strategy.</returns>
    /// <exception cref="ArgumentException">No strategy has this name.</exception>
    public static MiningStrategy Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int dash = name.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? throw Unknown(name) : FromParts(name[..dash], name[(dash + 1)..]);
    }

    /// <summary>The strategy of a positive and a negative rule by their names.</summary>
    /// <param name="positive">easy, hard or all.</param>
    /// <param name="negative">easy, semi-hard, hard or all.</param>
    /// <returns>The strategy.</returns>
    /// <exception cref="ArgumentException">No rule has such a name.</exception>
    public static MiningStrategy FromParts(string positive, string negative)
    {
        int p = Array.IndexOf(PositiveNames, positive);
        int q = Array.IndexOf(NegativeNames, negative);
        return p < 0 || q < 0 ? throw Unknown($"{positive}-{negative}") : new MiningStrategy((PositiveRule)p, (NegativeRule)q);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ArgumentException Unknown(string name) =>
        new(
            $"unknown mining strategy '{name}'; expected P-N with P one of {string.Join(", ", PositiveNames)} and N one of {string.Join(", ", NegativeNames)}"
        );
}

/// <summary>Which positives an anchor takes.</summary>
public enum PositiveRule
{
    /// <summary>The nearest other point of the class; ties go to the lowest row.</summary>
    Easy,

    /// <summary>The farthest other point of the class; ties go to the lowest row.</summary>
    Hard,

    /// <summary>Every other point of the class.</summary>
    All,
}

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
