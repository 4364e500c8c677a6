using IsoTriplet.Hausdorff;
using IsoTriplet.Numerics;

namespace IsoTriplet.Tests.Hausdorff;

/// <summary>Bad input is refused where it comes in, and the message names what was wrong.</summary>
public sealed class ArgumentTests
{
    private static readonly Embedding Two = Embedding.FromRows([
        [0.0],
        [1],
    ]);
    private static readonly Embedding Three = Embedding.FromRows([
        [0.0],
        [1],
        [2],
    ]);
    private static readonly Embedding Plane = Embedding.FromRows([
        [0.0, 0],
        [1, 0],
    ]);
    private static readonly Labels Pair = Labels.FromIntegers([0, 1]);

    private static readonly Dictionary<string, (Action Call, string Says)> Wrong = new(StringComparer.Ordinal)
    {
        ["directed, dimensions"] = (() => HausdorffDistance.Directed(Two, Plane), "dimensions"),
        ["between, dimensions"] = (() => HausdorffDistance.Between(Two, Plane), "dimensions"),
        ["classes, points"] = (() => ClassHausdorffDistance.Between(Two, Three, Pair), "numbers of points"),
        ["classes, labels"] = (() => ClassHausdorffDistance.Between(Three, Three, Pair), "numbers of points and labels"),
        ["classes, dimensions"] = (() => ClassHausdorffDistance.Between(Two, Plane, Pair), "dimensions"),
        ["displacement, points"] = (() => ClassHausdorffDistance.LargestDisplacement(Two, Three), "numbers of points"),
        ["displacement, dimensions"] = (() => ClassHausdorffDistance.LargestDisplacement(Two, Plane), "dimensions"),
        ["separation, labels"] = (() => TripletSeparation.Of(Three, Pair), "numbers of points and labels"),
        ["boundary, labels"] = (() => SeparatedBoundary.Of(Three, Pair, 0), "numbers of points and labels"),
        ["boundary, class"] = (() => SeparatedBoundary.Of(Two, Pair, 2), "class 2 was asked for; the classes count from 0 to 1"),
    };

    private static readonly Dictionary<string, Action> Missing = new(StringComparer.Ordinal)
    {
        ["directed x"] = () => HausdorffDistance.Between(null!, Two),
        ["directed y"] = () => HausdorffDistance.Between(Two, null!),
        ["classes f"] = () => ClassHausdorffDistance.Between(null!, Two, Pair),
        ["classes g"] = () => ClassHausdorffDistance.Between(Two, null!, Pair),
        ["classes labels"] = () => ClassHausdorffDistance.Between(Two, Two, null!),
        ["displacement f"] = () => ClassHausdorffDistance.LargestDisplacement(null!, Two),
        ["displacement g"] = () => ClassHausdorffDistance.LargestDisplacement(Two, null!),
        ["separation points"] = () => TripletSeparation.Of(null!, Pair),
        ["separation labels"] = () => TripletSeparation.Of(Two, null!),
        ["boundary points"] = () => SeparatedBoundary.Of(null!, Pair, 0),
        ["boundary labels"] = () => SeparatedBoundary.Of(Two, null!, 0),
    };

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    public static TheoryData<string> MissingNames => [.. Missing.Keys];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void Call_WrongArgument_IsRefusedWithAReason(string name) =>
        Assert.Contains(Wrong[name].Says, Assert.Throws<ArgumentException>(Wrong[name].Call).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(MissingNames))]
    public void Call_Null_IsRefused(string name) => Assert.Throws<ArgumentNullException>(Missing[name]);

    [Fact]
    public void ClassDistance_TwoClassesTie_NamesTheFirst()
    {
        Embedding f = Embedding.FromRows([
            [0.0],
            [10],
        ]);
        Embedding g = Embedding.FromRows([
            [0.5],
            [10.5],
        ]);
        Assert.Equal((0.5, 0), (ClassHausdorffDistance.Between(f, g, Pair).Value, ClassHausdorffDistance.Between(f, g, Pair).Class));
        Assert.Equal((0.5, 0), ClassHausdorffDistance.LargestDisplacement(f, g));
    }

    [Fact]
    public void Between_BothDirectionsTie_IsAttainedForward() => Assert.True(HausdorffDistance.Between(Two, Two).AttainedForward);

    [Fact]
    public void Separation_HardnessZero_IsSeparated()
    {
        TripletSeparation separation = TripletSeparation.Of(
            Embedding.FromRows([
                [0.0],
                [1],
                [-1],
            ]),
            Labels.FromIntegers([0, 0, 1])
        );
        Assert.Equal(0, separation.Hardness);
        Assert.True(separation.IsSeparated);
    }
}
