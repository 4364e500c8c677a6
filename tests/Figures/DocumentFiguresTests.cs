using System.Globalization;
using System.Text.RegularExpressions;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Figures;

/// <summary>The figures in the documents are those that the kept result files give.</summary>
[Collection(MadeFigures.Once)]
public sealed partial class DocumentFiguresTests(MadeFigures made)
{
    public static TheoryData<string> Kept =>
        [.. Directory.GetFiles(Path.Combine(House.Root, "docs", "results"), "*.svg").Select(f => Path.GetFileNameWithoutExtension(f))];

    /// <summary>Equal but for the last digit of places, which another processor may round otherwise: a step between two places then differs by two of it.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public void Drawing_InTheDocuments_IsThatOfTheKeptResults(string name)
    {
        string kept = File.ReadAllText(Path.Combine(House.Root, "docs", "results", name + ".svg"));
        string now = File.ReadAllText(made.FileOf(name + ".svg"));
        Assert.Equal(Number().Replace(kept, "#"), Number().Replace(now, "#"));
        Assert.All(Number().Matches(kept).Zip(Number().Matches(now)), p => Assert.Equal(Read(p.First), Read(p.Second), 0.21));
    }

    [Fact]
    public void Readme_Figures_AreThreeThatLieThere()
    {
        string[] shown =
        [
            .. Picture().Matches(File.ReadAllText(Path.Combine(House.Root, "README.md"))).Select(m => m.Groups["path"].Value),
        ];
        Assert.Equal(3, shown.Length);
        Assert.All(shown, s => Assert.True(File.Exists(Path.Combine(House.Root, s)), s));
    }

    private static double Read(Match number) => double.Parse(number.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?(?:\d+(?:\.\d+)?|\.\d+)", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<path>[^)]*)\)", RegexOptions.None, 10_000)]
    private static partial Regex Picture();
}
