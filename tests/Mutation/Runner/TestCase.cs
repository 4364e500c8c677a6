using System.Collections;
using System.Reflection;
using FsCheck;
using FsCheck.Xunit;
using Microsoft.FSharp.Core;
using Xunit.Sdk;
using Xunit.v3;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>A test of this assembly, one row of its data if it has some.</summary>
internal sealed record TestCase(string Name, MethodInfo Method, object?[] Arguments)
{
    private const int MostDraws = 10;
    private const ulong Seed = 2,
        Gamma = 1;

    /// <summary>Every test in a fixed order, so that an index means the same test in every process.</summary>
    public static Task<IReadOnlyList<TestCase>> All() => Of(typeof(TestCase).Assembly.GetTypes());

    /// <summary>The tests of some types.</summary>
    public static async Task<IReadOnlyList<TestCase>> Of(IEnumerable<Type> types)
    {
        List<TestCase> all = [];
        await using DisposalTracker tracker = new();
        IEnumerable<MethodInfo> methods = types
            .Where(t => !t.IsAbstract)
            .SelectMany(t => t.GetMethods())
            .Where(m => m.GetCustomAttribute<FactAttribute>() is not null)
            .OrderBy(m => $"{m.DeclaringType!.FullName}.{m.Name}", StringComparer.Ordinal);
        foreach (MethodInfo method in methods)
        {
            string name = $"{method.DeclaringType!.Name}.{method.Name}";
            DataAttribute[] sources = [.. method.GetCustomAttributes<DataAttribute>()];
            if (sources.Length == 0)
            {
                all.Add(new TestCase(name, method, []));
                continue;
            }
            int number = 0;
            foreach (DataAttribute source in sources)
            {
                // xunit's own MemberDataAttribute.GetData has no rows outside its runner.
                IEnumerable rows = source is MemberDataAttributeBase member
                    ? Member(member.MemberType ?? method.DeclaringType!, member)
                    : await source.GetData(method, tracker);
                foreach (object data in rows)
                {
                    object?[] values = data is ITheoryDataRow row ? row.GetData() : (object?[])data;
                    all.Add(new TestCase($"{name}#{number++}", method, Bind(method.GetParameters(), values)));
                }
            }
        }
        return all;
    }

    /// <summary>Whether the test passes.</summary>
    public async Task<bool> Passes()
    {
        try
        {
            object? instance = Method.IsStatic ? null : Activator.CreateInstance(Method.DeclaringType!);
            if (Method.GetCustomAttribute<PropertyAttribute>() is { } property)
            {
                Check.Method(Drawing(property), Method, instance is null ? null : FSharpOption<object>.Some(instance));
                return true;
            }
            switch (Method.Invoke(instance, Arguments))
            {
                case Task task:
                    await task;
                    break;
                case ValueTask task:
                    await task;
                    break;
            }
            (instance as IDisposable)?.Dispose();
            return true;
        }
#pragma warning disable CA1031 // whatever a test throws, it failed
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    // FsCheck draws the arguments, the same every time, and throws on a failure; a few draws, as each of many mutants is run against them.
    private static Config Drawing(PropertyAttribute property) =>
        Config
            .QuickThrowOnFailure.WithQuietOnSuccess(true)
            .WithMaxTest(property.MaxTest < 0 ? MostDraws : Math.Min(property.MaxTest, MostDraws))
            .WithArbitrary(property.Arbitrary)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed, Gamma), null)));

    private static IEnumerable Member(Type type, MemberDataAttributeBase member)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.FlattenHierarchy;
        object? value =
            type.GetProperty(member.MemberName, Any)?.GetValue(null)
            ?? type.GetField(member.MemberName, Any)?.GetValue(null)
            ?? type.GetMethod(member.MemberName, Any)?.Invoke(null, member.Arguments);
        return (IEnumerable?)value ?? throw new InvalidOperationException($"{type.Name} has no member {member.MemberName} with rows");
    }

    private static object?[] Bind(ParameterInfo[] parameters, object?[] data)
    {
        if (parameters is [.., { ParameterType: { IsArray: true } type } last] && last.IsDefined(typeof(ParamArrayAttribute)))
        {
            int before = parameters.Length - 1;
            if (data.Length != parameters.Length || !type.IsInstanceOfType(data[before]))
            {
                Array rest = Array.CreateInstance(type.GetElementType()!, data.Length - before);
                Array.Copy(data, before, rest, 0, rest.Length);
                return [.. data[..before], rest];
            }
        }
        return [.. data, .. parameters[data.Length..].Select(p => p.DefaultValue)];
    }
}
