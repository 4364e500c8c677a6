using IsoTriplet.Training.Data;

namespace IsoTriplet.Tests.Training.Data;

public sealed class LetterRecognitionTests
{
    [Fact]
    public void Load_WholeTable_IsTwentyThousandLettersOfTwentySixClasses()
    {
        DataSet data = LetterRecognition.Load();
        Assert.Equal((20000, 16, 26), (data.Count, data.Features.Dimension, data.Labels.Classes));
        Assert.Equal("TIDN", string.Concat(data.Labels.Names.Take(4)));
        Assert.Equal(
            [2, 8, 3, 5, 1, 8, 13, 0, 6, 6, 10, 8, 0, 8, 0, 8],
            data.Features.Row(0).ToArray().Select(v => (int)Math.Round(v * 15))
        );
    }

    [Theory]
    [InlineData("T,1,2\n", "line 1 has 3 columns")]
    [InlineData("T,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,16\n", "column 17 is '16'")]
    [InlineData("", "no lines")]
    public void Load_BadTable_NamesTheLine(string text, string expected)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("letters.csv"), text);
        InputException refused = Assert.Throws<InputException>(() => LetterRecognition.Load(folder.File("letters.csv")));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFile_NamesThePackage() =>
        Assert.Contains(
            "r-cran-mlbench",
            Assert.Throws<FileNotFoundException>(() => LetterRecognition.Load("/nowhere.rda")).Message,
            StringComparison.Ordinal
        );
}
