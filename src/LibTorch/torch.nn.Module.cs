using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: named parameters and named parts of its own. Disposing it disposes its parameters.</summary>
        public abstract class Module(string name) : IDisposable
        {
            private readonly List<(string Name, Module Module)> _modules = [];
            private readonly List<(string Name, Parameter Parameter)> _parameters = [];

            public bool training { get; private set; } = true;

            public string GetName() => name;

            public virtual void register_module(string name, Module submodule) => _modules.Add((name, submodule));

            public virtual void register_parameter(string name, Parameter param)
            {
                param.DetachFromDisposeScope();
                _parameters.Add((name, param));
            }

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                recurse
                    ? _parameters.Concat(
                        _modules.SelectMany(m => m.Module.named_parameters().Select(p => ($"{m.Name}.{p.name}", p.parameter)))
                    )
                    : _parameters;

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            public virtual IEnumerable<(string name, Module module)> named_children() => _modules;

            public virtual IEnumerable<Module> children() => _modules.Select(m => m.Module);

            public virtual Dictionary<string, Tensor> state_dict() =>
                named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter, StringComparer.Ordinal);

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (Module child in children())
                {
                    child.train(train);
                }
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (Parameter parameter in parameters())
                {
                    parameter.grad = null;
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                foreach (Parameter parameter in parameters())
                {
                    parameter.Dispose();
                }
            }

            internal void MoveTo(Device device)
            {
                foreach (Parameter parameter in parameters())
                {
                    parameter.MoveTo(device);
                }
            }
        }

        /// <summary>A part of a network that turns a <typeparamref name="T"/> into a <typeparamref name="TResult"/>.</summary>
        public abstract class Module<T, TResult>(string name) : Module(name)
        {
            public abstract TResult forward(T input);

            public TResult call(T input) => forward(input);
        }
    }
}
