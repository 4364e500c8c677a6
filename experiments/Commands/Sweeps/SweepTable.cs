using System.Text.Json;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Experiments.Commands;

/// <summary>A sweep's state for people.</summary>
internal static class SweepTable
{
    private const int MostLines = 20;
    private const int ShortHash = 12;

    internal static void Write(TextWriter text, SweepStatus status)
    {
        text.WriteLine(
            $"{status.Program}: {status.Done} of {Counted.Of(status.Cells, "cell")} done, {status.Failed.Count} failed, {status.Missing} missing "
                + $"(computing time {status.Seconds:F1} s; code {status.CodeVersion})"
        );
        Lines(text, "failed", [.. status.Failed.Select(Line)]);
        Lines(text, "damaged, will be computed again", [.. status.Damaged.Select(Line)]);
        Lines(text, "there, or asked for, more than once", status.Duplicates);
        Lines(text, "strays, left alone and not collected", status.Strays);
    }

    internal static void WritePrograms(TextWriter text, IEnumerable<ISweepProgram> programs)
    {
        foreach (ISweepProgram program in programs)
        {
            text.WriteLine($"{program.Name}: {program.Description}");
            foreach (SweepSetting setting in program.Settings)
            {
                text.WriteLine(
                    $"    {setting.Name, -20} {setting.Description} ({setting.Expected()}; default {JsonSerializer.Serialize(setting.Default)})"
                );
            }
        }
    }

    private static string Line(FailedCell cell) => $"{cell.Hash[..ShortHash]} {cell.Settings.ToJsonString()}: {cell.Reason}";

    private static void Lines(TextWriter text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }
        text.WriteLine($"  {title}:");
        foreach (string line in lines.Take(MostLines))
        {
            text.WriteLine($"    {line}");
        }
        if (lines.Count > MostLines)
        {
            text.WriteLine($"    and {lines.Count - MostLines} more (all with --json)");
        }
    }
}
