using System.Globalization;

namespace IsoTriplet.Experiments.Training;

/// <summary>Enumeration members as result files write them.</summary>
internal static class ExperimentWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLower(CultureInfo.InvariantCulture);
}
