using System.Diagnostics;
using System.Globalization;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Solvers;

/// <summary>Runs the program csdp (CSDP 6.2, Debian package coinor-csdp) on one semidefinite program, in its own process and folder.</summary>
/// <remarks>The library form of CSDP is not thread-safe; separate processes are. Nothing is left behind, nothing is printed.</remarks>
public static class Csdp
{
    /// <summary>Solves a semidefinite program. The cost grows as constraints^3 + (constraints * order)^2.</summary>
    /// <param name="program">The program; every constraint needs an entry.</param>
    /// <param name="maximumIterations">Limit of interior-point iterations.</param>
    /// <param name="threads">OpenMP threads of the process; 1 is fastest up to some hundreds of constraints.</param>
    /// <param name="cancellation">Ends the process and throws.</param>
    /// <returns>The outcome; whatever happened is in its status.</returns>
    /// <exception cref="ArgumentException">No constraints, or a constraint without entries.</exception>
    /// <exception cref="InvalidOperationException">The program csdp is not installed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SemidefiniteSolution Solve(
        SemidefiniteProgram program,
        int maximumIterations = 100,
        int threads = 1,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumIterations);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        cancellation.ThrowIfCancellationRequested();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("isotriplet-csdp-");
        try
        {
            Write(program, Path.Combine(folder.FullName, "p.dat-s"));
            File.WriteAllText(Path.Combine(folder.FullName, "param.csdp"), Parameters(maximumIterations));
            int code = Run(folder.FullName, threads, cancellation);
            return Read(program, code, Path.Combine(folder.FullName, "p.sol"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Parameters(int maximumIterations) =>
        $"""
            axtol=1.0e-9
            atytol=1.0e-9
            objtol=1.0e-9
            pinftol=1.0e8
            dinftol=1.0e8
            maxiter={maximumIterations}
            minstepfrac=0.90
            maxstepfrac=0.97
            minstepp=1.0e-8
            minstepd=1.0e-8
            usexzgap=1
            tweakgap=0
            affine=0
            printlevel=0
            perturbobj=1
            fastmode=0

            """;

    private static void Write(SemidefiniteProgram program, string path)
    {
        HashSet<int> seen = [.. program.Entries.Select(e => e.Key.Matrix)];
        for (int i = 0; i < program.Constraints; i++)
        {
            if (!seen.Contains(i + 1))
            {
                throw new ArgumentException($"constraint {i} has no entry; CSDP expects one", nameof(program));
            }
        }
        if (program.Constraints == 0)
        {
            throw new ArgumentException("the program has no constraints; at least one was expected", nameof(program));
        }
        using StreamWriter file = new(path);
        file.WriteLine(program.Constraints);
        file.WriteLine(program.Blocks.Length);
        file.WriteLine(string.Join(' ', program.Blocks.ToArray()));
        file.WriteLine(string.Join(' ', program.Right.Select(Text)));
        foreach (((int matrix, int block, int row, int column), double value) in program.Entries)
        {
            file.WriteLine($"{matrix} {block + 1} {row + 1} {column + 1} {Text(value)}");
        }
    }

    private static string Text(double value) => value.ToString("E17", CultureInfo.InvariantCulture);

    private static int Run(string folder, int threads, CancellationToken cancellation)
    {
        ProcessStartInfo start = new("csdp", ["p.dat-s", "p.sol"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_NUM_THREADS"] = Text(threads);
        start.Environment["OPENBLAS_NUM_THREADS"] = Text(threads);
        if (BlasLibrary.ForChildren is { } kernel)
        {
            // CSDP's own OpenBLAS: where it does not know the processor its results hang on where its memory lies.
            start.Environment["OPENBLAS_CORETYPE"] = kernel;
        }
        using Process process = Start(start);
        using CancellationTokenRegistration stop = cancellation.Register(() => process.Kill());
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        process.WaitForExit();
        Task.WaitAll([output, errors], CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("the program csdp cannot be started: install the package coinor-csdp", e);
        }
    }

    private static SemidefiniteSolution Read(SemidefiniteProgram program, int code, string path)
    {
        double[][] x = Zero(program);
        double[][] z = Zero(program);
        double[] y = new double[program.Constraints];
        SemidefiniteStatus status = code switch
        {
            0 => SemidefiniteStatus.Optimal,
            1 => SemidefiniteStatus.PrimalInfeasible,
            2 => SemidefiniteStatus.DualInfeasible,
            3 => SemidefiniteStatus.NearlyOptimal,
            4 or 5 or 6 or 7 => SemidefiniteStatus.Stalled,
            _ => SemidefiniteStatus.Failed,
        };
        if (!File.Exists(path))
        {
            return new SemidefiniteSolution(SemidefiniteStatus.Failed, y, x, z, double.NaN);
        }
        using StreamReader file = new(path);
        string[] first = (file.ReadLine() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < Math.Min(y.Length, first.Length); i++)
        {
            y[i] = Number(first[i]);
        }
        while (file.ReadLine() is { } line)
        {
            string[] f = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            (int block, int row, int column) = (Index(f[1]), Index(f[2]), Index(f[3]));
            double[] target = (Index(f[0]) == 0 ? z : x)[block];
            int order = program.Blocks[block];
            if (order < 0)
            {
                target[row] = Number(f[4]);
            }
            else
            {
                target[(row * order) + column] = target[(column * order) + row] = Number(f[4]);
            }
        }
        double objective = y.Zip(program.Right, (a, b) => a * b).Sum();
        return new SemidefiniteSolution(y.All(double.IsFinite) ? status : SemidefiniteStatus.Failed, y, x, z, objective);
    }

    private static int Index(string text) => int.Parse(text, CultureInfo.InvariantCulture) - 1;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double[][] Zero(SemidefiniteProgram program)
    {
        double[][] blocks = new double[program.Blocks.Length][];
        for (int b = 0; b < blocks.Length; b++)
        {
            int order = program.Blocks[b];
            blocks[b] = new double[order < 0 ? -order : order * order];
        }
        return blocks;
    }
}
