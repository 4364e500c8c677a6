using System.Reflection;
using System.Reflection.Emit;
using IsoTriplet.Training.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Losses;

// A Scalar that nobody holds may be finalised while the native library reads it. Which of TorchSharp's methods make one is read from its code.
public sealed class HeldTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly Dictionary<MethodBase, bool> _makes = [];

    [Fact]
    public void EveryMethod_OfTrainingAndOfTheTests_CallsNothingThatMakesAScalarForItself()
    {
        List<MethodBase> methods = [.. Methods(typeof(TensorLoss).Assembly), .. Methods(typeof(HeldTests).Assembly)];
        // A module's layers are called through their base class.
        IEnumerable<MethodBase> layers = methods
            .SelectMany(Calls)
            .OfType<MethodInfo>()
            .Select(call => call.ReturnType)
            .Where(type => type.Assembly == typeof(Tensor).Assembly && type.IsAssignableTo(typeof(nn.Module)))
            .Distinct()
            .SelectMany(type => type.GetMethods(Declared).Where(method => method.Name == "forward"));
        string[] faults =
        [
            .. methods
                .SelectMany(Calls, (method, call) => (method, call))
                .Where(at => !IsMaker(at.call) && Makes(at.call))
                .Select(at => $"{at.method.DeclaringType}.{at.method.Name}: {at.call}"),
            .. layers.Where(Makes).Select(layer => $"{layer.DeclaringType}: {layer}"),
        ];
        Assert.Empty(faults);
        Assert.True(methods.SelectMany(Calls).Any(IsMaker), "no Scalar anywhere: nothing was read");
    }

    [Theory]
    [InlineData(nameof(Tensor.square), 0)]
    [InlineData("op_Addition", 2)]
    [InlineData(nameof(optim.Adam), 8)]
    public void Makes_WhatMakesAScalar_IsSeen(string name, int parameters) =>
        Assert.Contains(
            typeof(Tensor)
                .GetMethods()
                .Concat(typeof(optim).GetMethods())
                .Where(method => method.Name == name && method.GetParameters().Length == parameters),
            method => name == nameof(optim.Adam) ? Makes(typeof(TorchSharp.Modules.Adam).GetMethod("step")!) : Makes(method)
        );

    [Fact]
    public void Made_EveryScalar_IsKeptInAPlaceOfItsOwn()
    {
        OpCode[] keeps =
        [
            OpCodes.Stloc,
            OpCodes.Stloc_S,
            OpCodes.Stloc_0,
            OpCodes.Stloc_1,
            OpCodes.Stloc_2,
            OpCodes.Stloc_3,
            OpCodes.Stfld,
            OpCodes.Stsfld,
            OpCodes.Br,
            OpCodes.Br_S,
        ];
        foreach (MethodBase method in Methods(typeof(TensorLoss).Assembly).Concat(Methods(typeof(HeldTests).Assembly)))
        {
            List<(OpCode Code, MethodBase? Call)> body = [.. Instructions(method)];
            for (int k = 0; k + 1 < body.Count; k++)
            {
                Assert.True(
                    body[k].Call is not { } call || !IsMaker(call) || keeps.Contains(body[k + 1].Code),
                    $"{method.DeclaringType}.{method.Name}: {body[k + 1].Code}"
                );
            }
        }
    }

    private static IEnumerable<MethodBase> Methods(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)));

    private static bool IsMaker(MethodBase method) =>
        method.DeclaringType == typeof(Scalar) && (method.Name == "op_Implicit" || method.IsConstructor) || method.Name == "ToScalar";

    private bool Makes(MethodBase method)
    {
        if (IsMaker(method))
        {
            return true;
        }
        if (method.DeclaringType?.Assembly != typeof(Tensor).Assembly)
        {
            return false;
        }
        if (!_makes.TryGetValue(method, out bool makes))
        {
            _makes[method] = false;
            _makes[method] = makes = Calls(method).Any(Makes);
        }
        return makes;
    }

    private static IEnumerable<MethodBase> Calls(MethodBase method) => Instructions(method).Select(at => at.Call).OfType<MethodBase>();

    private static IEnumerable<(OpCode Code, MethodBase? Call)> Instructions(MethodBase method)
    {
        byte[] body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < body.Length; )
        {
            OpCode code = Codes[body[at] == 0xFE ? (short)(0xFE00 | body[at + 1]) : body[at]];
            at += code.Size;
            yield return (
                code,
                code.OperandType is OperandType.InlineMethod or OperandType.InlineTok
                    ? Called(method, BitConverter.ToInt32(body, at))
                    : null
            );
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
                _ => 4,
            };
        }
    }

    private static MethodBase? Called(MethodBase method, int token)
    {
        Type[] ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : [];
        MemberInfo? member = method.Module.ResolveMember(token, ofType, method.IsGenericMethod ? method.GetGenericArguments() : []);
        return member as MethodBase;
    }
}
