using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;
using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Tests.Claims.ExtremeTripletLearning;

public sealed class ExtremeTripletLearningClaimsTests
{
    public static TheoryData<string> Ids => [.. ExtremeTripletLearningClaims.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Judge_EveryClaim_GetsTheExpectedVerdict(string id)
    {
        ClaimResult result = Find(id).Judge();
        Assert.True(Find(id).Expected == result.Verdict, $"{result.Verdict}: {result.Worst}; {result.Evidence}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Control_EveryClaim_Flips(string id)
    {
        ControlResult control = Find(id).Control();
        Assert.True(control.Flipped, control.Change);
    }

    [Fact]
    public void All_ClaimIds_AreDistinct() => Assert.Equal(ExtremeTripletLearningClaims.All.Count, Ids.Distinct().Count());

    [Fact]
    public void All_Folder_HoldsOneFileAClaim() =>
        Assert.Equal(Judging.FilesWithAClaim("ExtremeTripletLearning"), ExtremeTripletLearningClaims.All.Count);

    private static Claim Find(string id) => ExtremeTripletLearningClaims.All.Single(c => c.Id == id);
}
