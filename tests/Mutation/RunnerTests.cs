using IsoTriplet.Tests.Mutation.Runner;

namespace IsoTriplet.Tests.Mutation;

/// <summary>The arithmetic behind docs/mutation.md.</summary>
public sealed class RunnerTests
{
    /// <summary>Wilson's interval as tabled by Newcombe (1998), Statistics in Medicine 17, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Interval_Tabled_IsAsTabled(int killed, int of, double lower, double upper)
    {
        (double least, double most) = new Score(killed, of).Interval;
        Assert.Equal(lower, least, 4);
        Assert.Equal(upper, most, 4);
    }

    [Fact]
    public void Sample_SameSeed_DrawsTheSameAndEachOnce()
    {
        Mutant[] all = [.. Enumerable.Range(0, 200).Select(id => new Mutant(id, "File", 1, 1, "", "", ""))];
        IReadOnlyList<Mutant> drawn = Mutant.Sample(all, 50, seed: 3);
        Assert.Equal(50, drawn.Distinct().Count());
        Assert.Equal(drawn, Mutant.Sample(all, 50, seed: 3));
        Assert.NotEqual(drawn, Mutant.Sample(all, 50, seed: 4));
        Assert.Equal(all, Mutant.Sample(all, int.MaxValue, seed: 3));
    }

    /// <summary>Every mutant is drawn about equally often: 400 draws of 50 of 200, each 100 times on average, with a deviation of 8.7.</summary>
    [Fact]
    public void Sample_ManySeeds_DrawsAllAlike()
    {
        Mutant[] all = [.. Enumerable.Range(0, 200).Select(id => new Mutant(id, "File", 1, 1, "", "", ""))];
        int[] times = new int[all.Length];
        for (int seed = 0; seed < 400; seed++)
        {
            foreach (Mutant mutant in Mutant.Sample(all, 50, seed))
            {
                times[mutant.Id]++;
            }
        }
        Assert.InRange(times.Min(), 60, 100);
        Assert.InRange(times.Max(), 100, 140);
    }

    /// <summary>Facts, rows of inline data and rows that a member gives; a failing one is one that throws.</summary>
    [Fact]
    public async Task Of_EveryKindOfTest_IsFoundAndRun()
    {
        IReadOnlyList<TestCase> cases = await TestCase.Of([typeof(RunnerTests), typeof(Hausdorff.ArgumentTests)]);
        string[] names = [.. cases.Select(c => c.Name)];
        Assert.Contains("RunnerTests.Interval_Tabled_IsAsTabled#3", names, StringComparer.Ordinal);
        Assert.Contains("RunnerTests.Sample_ManySeeds_DrawsAllAlike", names, StringComparer.Ordinal);
        Assert.Contains("ArgumentTests.Call_Null_IsRefused#1", names, StringComparer.Ordinal);
        foreach (TestCase test in cases.Where(c => c.Method.Name != nameof(Of_EveryKindOfTest_IsFoundAndRun)))
        {
            Assert.True(await test.Passes(), test.Name);
        }
        TestCase wrong = cases[0] with
        {
            Method = typeof(RunnerTests).GetMethod(nameof(Interval_Tabled_IsAsTabled))!,
            Arguments = [1, 2, 0.0, 0.0],
        };
        Assert.False(await wrong.Passes());
    }
}
