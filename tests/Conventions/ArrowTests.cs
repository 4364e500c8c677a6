namespace IsoTriplet.Tests.Conventions;

public sealed class ArrowTests
{
    [Fact]
    public void Certificates_References_NoProjectOfOurs() =>
        Assert.DoesNotContain(
            typeof(IsoTriplet.Numerics.Embedding).Assembly.GetReferencedAssemblies(),
            a => a.Name!.StartsWith("IsoTriplet", StringComparison.Ordinal)
        );
}
