using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace IsoTriplet.Optimizers.Solvers;

/// <summary>minimise f(x) subject to c(x) &lt;= 0 and bounds, by SLSQP of NLopt (dense: variables cubed an iteration).</summary>
/// <remarks>An exception of a callback stops the solver and is thrown again by <see cref="Solve"/>; none crosses a frame of C.</remarks>
internal sealed unsafe class NonlinearProgram : IDisposable
{
    private const double ValueTolerance = 1e-15;
    private const double PointTolerance = 1e-15;
    private const double ConstraintTolerance = 1e-14;

    private readonly int _variables;
    private readonly Function _objective;
    private readonly Functions _constraints;
    private readonly NloptHandle _problem;
    private ExceptionDispatchInfo? _failure;
    private CancellationToken _cancellation;
    private bool _stopped;
    private int _evaluations;

    /// <summary>f(x), and its gradient where the span is not empty.</summary>
    internal delegate double Function(ReadOnlySpan<double> x, Span<double> gradient);

    /// <summary>c(x), and its Jacobian (row-major, a row a constraint) where the span is not empty.</summary>
    internal delegate void Functions(ReadOnlySpan<double> x, Span<double> values, Span<double> jacobian);

    /// <summary>States the program.</summary>
    /// <exception cref="DllNotFoundException">libnlopt.so.0 is missing (Debian package libnlopt0).</exception>
    public NonlinearProgram(int variables, Function objective, int constraints, Functions functions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(variables);
        ArgumentOutOfRangeException.ThrowIfNegative(constraints);
        (_variables, _objective, _constraints) = (variables, objective, functions);
        _problem = NloptLibrary.Create(NloptLibrary.Algorithm("LD_SLSQP"), (uint)variables);
        if (_problem.IsInvalid)
        {
            throw new InvalidOperationException("NLopt could not make a problem (LD_SLSQP)");
        }
        Constraints = constraints;
    }

    /// <summary>The number of inequalities.</summary>
    public int Constraints { get; }

    /// <summary>Solves from one start.</summary>
    /// <param name="start">x, moved into the bounds if it lies outside.</param>
    /// <param name="lower">Lower bounds.</param>
    /// <param name="upper">Upper bounds.</param>
    /// <param name="maximumEvaluations">Limit on evaluations of f.</param>
    /// <param name="cancellationToken">Looked at in every evaluation.</param>
    /// <returns>The outcome; whatever happened is in its status.</returns>
    public NonlinearSolution Solve(
        ReadOnlySpan<double> start,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        int maximumEvaluations,
        CancellationToken cancellationToken
    )
    {
        Numerics.Guard.SameSize(start.Length, _variables, "the numbers of coordinates and variables");
        Numerics.Guard.SameSize(lower.Length, _variables, "the numbers of lower bounds and variables");
        Numerics.Guard.SameSize(upper.Length, _variables, "the numbers of upper bounds and variables");
        (_failure, _stopped, _evaluations, _cancellation) = (null, false, 0, cancellationToken);
        double[] x = start.ToArray(),
            tolerances = new double[Constraints];
        Array.Fill(tolerances, ConstraintTolerance);
        for (int k = 0; k < x.Length; k++)
        {
            x[k] = Math.Clamp(x[k], lower[k], upper[k]);
        }
        double value = double.NaN;
        int result;
        GCHandle self = GCHandle.Alloc(this);
        try
        {
            fixed (
                double* px = x,
                    lo = lower,
                    up = upper,
                    tol = tolerances
            )
            {
                IntPtr data = GCHandle.ToIntPtr(self);
                Require(NloptLibrary.SetObjective(_problem, &Objective, data));
                Require(Constraints == 0 ? 1 : NloptLibrary.AddInequalities(_problem, (uint)Constraints, &Inequalities, data, tol));
                Require(NloptLibrary.SetLowerBounds(_problem, lo));
                Require(NloptLibrary.SetUpperBounds(_problem, up));
                Require(NloptLibrary.SetValueTolerance(_problem, ValueTolerance));
                Require(NloptLibrary.SetPointTolerance(_problem, PointTolerance));
                Require(NloptLibrary.SetMaximumEvaluations(_problem, maximumEvaluations));
                result = NloptLibrary.Optimize(_problem, px, &value);
            }
        }
        finally
        {
            self.Free();
        }
        _failure?.Throw();
        NonlinearStatus status =
            _stopped ? NonlinearStatus.Stopped
            : result is >= 1 and <= 4 ? NonlinearStatus.Converged
            : result == 5 ? NonlinearStatus.EvaluationLimit
            : NonlinearStatus.Failed;
        return new NonlinearSolution(status, value, x, _evaluations);
    }

    /// <inheritdoc/>
    public void Dispose() => _problem.Dispose();

    private static void Require(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"NLopt refused a setting with code {result}");
        }
    }

    private void Stop()
    {
        _stopped = true;
        _ = NloptLibrary.ForceStop(_problem);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static double Objective(uint n, double* x, double* gradient, IntPtr data)
    {
        NonlinearProgram program = (NonlinearProgram)GCHandle.FromIntPtr(data).Target!;
        try
        {
            program._evaluations++;
            if (program._cancellation.IsCancellationRequested)
            {
                program.Stop();
            }
            return program._objective(new(x, (int)n), new(gradient, gradient is null ? 0 : (int)n));
        }
#pragma warning disable CA1031 // Nothing may cross the frames of C; Solve throws it again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            program.Fail(failure);
            return double.PositiveInfinity;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Inequalities(uint m, double* values, uint n, double* x, double* gradient, IntPtr data)
    {
        NonlinearProgram program = (NonlinearProgram)GCHandle.FromIntPtr(data).Target!;
        try
        {
            program._constraints(new(x, (int)n), new(values, (int)m), new(gradient, gradient is null ? 0 : (int)(m * n)));
        }
#pragma warning disable CA1031 // Nothing may cross the frames of C; Solve throws it again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            new Span<double>(values, (int)m).Clear();
            program.Fail(failure);
        }
    }

    private void Fail(Exception failure)
    {
        _failure ??= ExceptionDispatchInfo.Capture(failure);
        Stop();
    }
}
