using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>A test of this assembly, one row of its data if it has some.</summary>
internal sealed record TestCase(string Name, MethodInfo Method, object?[] Arguments)
{
    /// <summary>Every test in a fixed order, so that an index means the same test in every process.</summary>
    public static async Task<IReadOnlyList<TestCase>> All()
    {
        List<TestCase> all = [];
        await using DisposalTracker tracker = new();
        IEnumerable<MethodInfo> methods = typeof(TestCase)
            .Assembly.GetTypes()
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
            int row = 0;
            foreach (DataAttribute source in sources)
            {
                foreach (ITheoryDataRow data in await source.GetData(method, tracker))
                {
                    all.Add(new TestCase($"{name}#{row++}", method, Bind(method.GetParameters(), data.GetData())));
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
