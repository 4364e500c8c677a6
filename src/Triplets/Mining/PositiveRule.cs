namespace IsoTriplet.Triplets;

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
