using System.Diagnostics;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>The assembly that stryker wrote, made fast enough to run: it is compiled for a debugger, asks at every mutant for files that only stryker's own runner has, and notes
/// what is reached in a list that it goes through each time.</summary>
internal static class MutatedFile
{
    /// <summary>The table of mutants reached, and that of those reached while a static member was initialised.</summary>
    public const string Seen = "Seen",
        SeenInStatic = "SeenInStatic";

    /// <summary>Lets the JIT optimise the assembly and replaces the bodies of stryker's switch; the mutants themselves stay as they are.</summary>
    public static void MakeFast(string file)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(File.ReadAllBytes(file)));
        CustomAttribute debuggable = assembly.CustomAttributes.Single(a => a.AttributeType.Name == nameof(DebuggableAttribute));
        assembly.CustomAttributes.Remove(debuggable);
        TypeDefinition control = assembly.MainModule.Types.Single(t => t.Name == MutantSwitch.Control),
            context = assembly.MainModule.Types.Single(t => t.Name == "MutantContext");
        TypeReference table = new ArrayType(assembly.MainModule.TypeSystem.Byte);
        FieldDefinition seen = new(Seen, FieldAttributes.Public | FieldAttributes.Static, table),
            inStatic = new(SeenInStatic, FieldAttributes.Public | FieldAttributes.Static, table);
        control.Fields.Add(seen);
        control.Fields.Add(inStatic);
        MethodDefinition register = Method(control, "RegisterCoverage");

        // CaptureCoverage ? RegisterCoverage(id) and false : id == ActiveMutant
        ILProcessor code = Emptied(Method(control, "IsActive"));
        Instruction noting = code.Create(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldsfld, Field(control, MutantSwitch.Noting));
        code.Emit(OpCodes.Brtrue, noting);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldsfld, Field(control, MutantSwitch.Active));
        code.Emit(OpCodes.Ceq);
        code.Emit(OpCodes.Ret);
        code.Append(noting);
        code.Emit(OpCodes.Call, register);
        code.Emit(OpCodes.Ldc_I4_0);
        code.Emit(OpCodes.Ret);

        // Seen[id] = 1; if InStatic() SeenInStatic[id] = 1
        code = Emptied(register);
        Instruction end = code.Create(OpCodes.Ret);
        Note(code, seen);
        code.Emit(OpCodes.Call, Method(context, "InStatic"));
        code.Emit(OpCodes.Brfalse, end);
        Note(code, inStatic);
        code.Append(end);
        assembly.Write(file);
    }

    private static void Note(ILProcessor code, FieldDefinition table)
    {
        code.Emit(OpCodes.Ldsfld, table);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4_1);
        code.Emit(OpCodes.Stelem_I1);
    }

    private static FieldDefinition Field(TypeDefinition type, string name) => type.Fields.Single(f => f.Name == name);

    private static MethodDefinition Method(TypeDefinition type, string name) => type.Methods.Single(m => m.Name == name);

    private static ILProcessor Emptied(MethodDefinition method)
    {
        method.Body = new MethodBody(method);
        return method.Body.GetILProcessor();
    }
}
