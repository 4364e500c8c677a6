using System.Runtime.InteropServices;

namespace IsoTriplet.Optimizers.Solvers;

/// <summary>The entry points of NLopt 2.7 that <see cref="NonlinearProgram"/> calls (nlopt.h).</summary>
internal static unsafe partial class NloptLibrary
{
    private const string Name = "libnlopt.so.0";

    [LibraryImport(Name, EntryPoint = "nlopt_algorithm_from_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Algorithm(string name);

    [LibraryImport(Name, EntryPoint = "nlopt_create")]
    internal static partial NloptHandle Create(int algorithm, uint variables);

    [LibraryImport(Name, EntryPoint = "nlopt_destroy")]
    internal static partial void Destroy(IntPtr problem);

    [LibraryImport(Name, EntryPoint = "nlopt_set_min_objective")]
    internal static partial int SetObjective(
        NloptHandle problem,
        delegate* unmanaged[Cdecl]<uint, double*, double*, IntPtr, double> function,
        IntPtr data
    );

    [LibraryImport(Name, EntryPoint = "nlopt_add_inequality_mconstraint")]
    internal static partial int AddInequalities(
        NloptHandle problem,
        uint number,
        delegate* unmanaged[Cdecl]<uint, double*, uint, double*, double*, IntPtr, void> function,
        IntPtr data,
        double* tolerances
    );

    [LibraryImport(Name, EntryPoint = "nlopt_set_lower_bounds")]
    internal static partial int SetLowerBounds(NloptHandle problem, double* bounds);

    [LibraryImport(Name, EntryPoint = "nlopt_set_upper_bounds")]
    internal static partial int SetUpperBounds(NloptHandle problem, double* bounds);

    [LibraryImport(Name, EntryPoint = "nlopt_set_ftol_rel")]
    internal static partial int SetValueTolerance(NloptHandle problem, double tolerance);

    [LibraryImport(Name, EntryPoint = "nlopt_set_xtol_rel")]
    internal static partial int SetPointTolerance(NloptHandle problem, double tolerance);

    [LibraryImport(Name, EntryPoint = "nlopt_set_maxeval")]
    internal static partial int SetMaximumEvaluations(NloptHandle problem, int evaluations);

    [LibraryImport(Name, EntryPoint = "nlopt_force_stop")]
    internal static partial int ForceStop(NloptHandle problem);

    [LibraryImport(Name, EntryPoint = "nlopt_optimize")]
    internal static partial int Optimize(NloptHandle problem, double* point, double* value);
}
