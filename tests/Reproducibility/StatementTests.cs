using System.Reflection;
using System.Text.RegularExpressions;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Reproducibility;

/// <summary>Each statement of docs/reproducibility.md names a test that is there.</summary>
public sealed partial class StatementTests
{
    private static string Page => File.ReadAllText(Path.Combine(House.Root, "docs", "reproducibility.md"));

    [Fact]
    public void Page_EveryRow_NamesATestThatIsThere()
    {
        string[] rows =
        [
            .. Page.Split('\n')
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.Contains("| held by |", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(Named(row).Any() && Named(row).All(IsThere), row));
    }

    // The control.
    [Theory]
    [InlineData("KernelTests.NoSuchTest")]
    [InlineData("NoSuchTests")]
    public void IsThere_NoTest_IsFalse(string name) => Assert.False(IsThere(name));

    private static IEnumerable<string> Named(string row) => TestName().Matches(row).Select(m => m.Groups["name"].Value);

    private static bool IsThere(string name)
    {
        string[] parts = name.Split('.');
        return typeof(StatementTests)
            .Assembly.GetTypes()
            .Where(t => t.Name == parts[0])
            .Any(t =>
                parts.Length == 1
                || t.GetMethod(parts[1], BindingFlags.Public | BindingFlags.Instance)?.GetCustomAttribute<FactAttribute>() is not null
            );
    }

    [GeneratedRegex(@"`(?<name>\w+Tests(\.\w+)?)`", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex TestName();
}
