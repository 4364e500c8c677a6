using System.Diagnostics;

namespace IsoTriplet.Training.Data;

/// <summary>Letter Recognition (Frey and Slate 1991): 20,000 printed capital letters as 16 integer attributes 0..15; 26 classes.</summary>
public static class LetterRecognition
{
    /// <summary>Where Debian's package r-cran-mlbench puts the table.</summary>
    public const string DefaultPath = "/usr/lib/R/site-library/mlbench/data/LetterRecognition.rda";

    private const int Attributes = 16;

    /// <summary>Reads the first letters, in the published order; attributes are divided by 15.</summary>
    /// <param name="path">An .rda file, read by Rscript, or a .csv with the letter first and 16 integers after it; null: <see cref="DefaultPath"/>.</param>
    /// <param name="first">How many letters; null: all.</param>
    /// <returns>N x 16 numbers in 0..1, with the letters as label names.</returns>
    /// <exception cref="FileNotFoundException">The file or Rscript is missing; the message names the packages.</exception>
    /// <exception cref="InputException">The table is not what it should be; the line is named.</exception>
    public static DataSet Load(string? path = null, int? first = null)
    {
        if (first is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, "at least one letter was expected");
        }
        path ??= DefaultPath;
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path} is not there: install Debian's package r-cran-mlbench or name the file");
        }
        string text = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? InputFile.Text(path)
            : InputFile.Read(path, _ => Convert(path));
        return Parse(text, path, first);
    }

    private static DataSet Parse(string text, string path, int? first)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int count = Math.Min(lines.Length, first ?? int.MaxValue);
        double[] values = new double[count * Attributes];
        string[] letters = new string[count];
        for (int i = 0; i < count; i++)
        {
            string[] cells = lines[i].TrimEnd('\r').Split(',');
            if (cells.Length != Attributes + 1)
            {
                throw new InputException(
                    path,
                    $"line {i + 1} has {Counted.Of(cells.Length, "column")}; a letter and 16 integers were expected"
                );
            }
            letters[i] = cells[0];
            for (int k = 0; k < Attributes; k++)
            {
                values[(i * Attributes) + k] =
                    int.TryParse(cells[k + 1], out int v) && v is >= 0 and <= 15
                        ? v / 15.0
                        : throw new InputException(path, $"line {i + 1}, column {k + 2} is '{cells[k + 1]}'; 0 to 15 was expected");
            }
        }
        return count == 0
            ? throw new InputException(path, $"no lines; letters were expected")
            : new DataSet("letters", Embedding.Create(count, Attributes, values), Labels.FromTexts(letters));
    }

    private static string Convert(string path)
    {
        const string Script =
            "e <- new.env(); load(commandArgs(TRUE)[1], e); "
            + "write.table(e$LetterRecognition, stdout(), sep=',', quote=FALSE, row.names=FALSE, col.names=FALSE)";
        ProcessStartInfo start = new("Rscript", ["--vanilla", "-e", Script, path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new FileNotFoundException("Rscript is not there: install Debian's package r-base-core, or give a .csv", missing);
        }
        using (process)
        {
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? text
                : throw new InputException(path, $"Rscript cannot read it: {errors.GetAwaiter().GetResult().Trim()}");
        }
    }
}
