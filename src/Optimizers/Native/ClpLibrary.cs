using System.Runtime.InteropServices;

namespace IsoTriplet.Optimizers.Native;

/// <summary>The entry points of COIN-OR Clp 1.17 that <see cref="LinearProgram"/> calls (Clp_C_Interface.h; CoinBigIndex is a 32-bit int).</summary>
internal static unsafe partial class ClpLibrary
{
    private const string Name = "libClp.so.1";

    [LibraryImport(Name, EntryPoint = "Clp_newModel")]
    internal static partial ClpHandle NewModel();

    [LibraryImport(Name, EntryPoint = "Clp_deleteModel")]
    internal static partial void DeleteModel(IntPtr model);

    [LibraryImport(Name, EntryPoint = "Clp_setLogLevel")]
    internal static partial void SetLogLevel(ClpHandle model, int level);

    [LibraryImport(Name, EntryPoint = "Clp_setMaximumIterations")]
    internal static partial void SetMaximumIterations(ClpHandle model, int iterations);

    [LibraryImport(Name, EntryPoint = "Clp_setPrimalTolerance")]
    internal static partial void SetPrimalTolerance(ClpHandle model, double tolerance);

    [LibraryImport(Name, EntryPoint = "Clp_setDualTolerance")]
    internal static partial void SetDualTolerance(ClpHandle model, double tolerance);

    [LibraryImport(Name, EntryPoint = "Clp_addRows")]
    internal static partial void AddRows(
        ClpHandle model,
        int number,
        double* lower,
        double* upper,
        int* starts,
        int* columns,
        double* elements
    );

    [LibraryImport(Name, EntryPoint = "Clp_addColumns")]
    internal static partial void AddColumns(
        ClpHandle model,
        int number,
        double* lower,
        double* upper,
        double* cost,
        int* starts,
        int* rows,
        double* elements
    );

    [LibraryImport(Name, EntryPoint = "Clp_rowLower")]
    internal static partial double* RowLower(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_rowUpper")]
    internal static partial double* RowUpper(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_columnLower")]
    internal static partial double* ColumnLower(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_columnUpper")]
    internal static partial double* ColumnUpper(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_objective")]
    internal static partial double* Cost(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_dual")]
    internal static partial int Dual(ClpHandle model, int valuesPass);

    [LibraryImport(Name, EntryPoint = "Clp_primal")]
    internal static partial int Primal(ClpHandle model, int valuesPass);

    [LibraryImport(Name, EntryPoint = "Clp_status")]
    internal static partial int Status(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_numberIterations")]
    internal static partial int Iterations(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_objectiveValue")]
    internal static partial double ObjectiveValue(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_primalColumnSolution")]
    internal static partial double* ColumnSolution(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_dualRowSolution")]
    internal static partial double* RowDuals(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_dualColumnSolution")]
    internal static partial double* ReducedCosts(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_infeasibilityRay")]
    internal static partial double* InfeasibilityRay(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_unboundedRay")]
    internal static partial double* UnboundedRay(ClpHandle model);

    [LibraryImport(Name, EntryPoint = "Clp_freeRay")]
    internal static partial void FreeRay(ClpHandle model, double* ray);
}
