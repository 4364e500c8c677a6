using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
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
        TestCase[] properties = [.. (await TestCase.Of([typeof(Drawing)])).OrderBy(c => c.Name, StringComparer.Ordinal)];
        Assert.Equal(3, properties.Length);
        Assert.False(await properties[0].Passes());
        Assert.True(await properties[1].Passes());
        Assert.True(await properties[2].Passes());
        Assert.Equal(3, Drawing.Drawn.Count);
        Assert.Equal(10, Drawing.Evens);
        int[] first = [.. Drawing.Drawn];
        Assert.True(await properties[2].Passes());
        Assert.Equal([.. first, .. first], Drawing.Drawn);
        TestCase wrong = cases[0] with
        {
            Method = typeof(RunnerTests).GetMethod(nameof(Interval_Tabled_IsAsTabled))!,
            Arguments = [1, 2, 0.0, 0.0],
        };
        Assert.False(await wrong.Passes());
    }

    /// <summary>A property that fails, one that says what it draws, and one of even numbers.</summary>
#pragma warning disable xUnit1000, CA1812, CA1822 // for the runner alone, which makes one for every test
    private sealed class Drawing
    {
        public static List<int> Drawn { get; } = [];

        public static int Evens { get; private set; }

        [Property]
        public bool Draw_AnyNumber_FailsFromThreeOn(int n) => n < 3;

        [Property(MaxTest = 3)]
        public void Draw_ThreeTimes_IsNoted(int n) => Drawn.Add(n);

        [Property(Arbitrary = [typeof(Even)])]
        public bool Draw_ItsArbitrary_IsEven(int n)
        {
            Evens++;
            return n % 2 == 0;
        }
    }
#pragma warning restore xUnit1000, CA1812, CA1822

    private static class Even
    {
        public static Arbitrary<int> Numbers() => Gen.Choose(-50, 50).Select(n => 2 * n).ToArbitrary();
    }
}
