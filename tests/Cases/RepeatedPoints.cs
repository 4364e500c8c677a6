namespace IsoTriplet.Tests.Cases;

/// <summary>Two classes in the plane with three points that stand twice, one of them in both classes.</summary>
internal static class RepeatedPoints
{
    public static Embedding Points { get; } = Embedding.Create(7, 2, [0, 0, 0, 0, 3, 0, 1, 0, 1, 0, 0, 2, 0, 2]);

    public static Labels Labels { get; } = Labels.FromIntegers([0, 0, 0, 1, 1, 0, 1]);
}
