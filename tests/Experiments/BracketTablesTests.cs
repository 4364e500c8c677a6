using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Experiments.Reproduction;
using IsoTriplet.Experiments.Results;

namespace IsoTriplet.Tests.Experiments;

/// <summary>Tables of brackets: the kept one is that of its data, and the main job says what closed each bracket.</summary>
public sealed class BracketTablesTests
{
    private static readonly string Folder = Path.Combine(House.Root, "docs", "results");

    [Fact]
    public void ClosedBrackets_Page_IsTheTableOfItsData()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "closed-brackets.md"));
        BracketClosingResult kept = JsonSerializer.Deserialize<BracketClosingResult>(
            File.ReadAllText(Path.Combine(Folder, "data", BracketClosingResult.File)),
            JsonText.Reading
        )!;
        Assert.Equal(148, kept.Cells.Count);
        Assert.StartsWith(ClosedShareTable.Markdown(kept.Cells), page, StringComparison.Ordinal);
        // The control: one instance more in one cell is seen.
        ClosedShareCell[] changed = [.. kept.Cells];
        changed[70] = changed[70] with { HausClosed = changed[70].HausClosed + 0.1 };
        Assert.False(page.StartsWith(ClosedShareTable.Markdown(changed), StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_ClosedAndOpenBracket_SayTheGapAndWhatEachEndRestsOn()
    {
        ReproductionInput toy = ReproductionInputs.Toy();
        MeasurementReport report = Measurer
            .MeasureWhole(
                toy.Points,
                toy.Labels,
                BracketSettings.Fast with
                {
                    SearchIso = false,
                },
                cancel: TestContext.Current.CancellationToken
            )
            .Report with
        {
            DHaus = new BracketRecord(1, 1.0005, true, "a certificate", "a search"),
            DIso = new BracketRecord(1, 4, false, "half [the hardness]", "class collapse"),
        };
        string[] lines = MeasurementStage.Lines([new(toy.Name, toy.Description, "toy.json", report)]);
        Assert.Contains(lines, l => Words(l) is ["toy", "d_haus", "closed", "a certificate", "a search"]);
        Assert.Contains(lines, l => Words(l) is ["toy", "d_iso", "75.0 %", "half [the hardness]", "class collapse"]);
    }

    private static string[] Words(string line) => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
