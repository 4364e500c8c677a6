using System.Runtime.InteropServices;
using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor: a handle on libtorch's own. Dispose it, or make it inside a <see cref="DisposeScope"/>.</summary>
    public partial class Tensor : IDisposable
    {
        private DisposeScope? _scope;
        private nint _handle;

        internal Tensor(nint handle) => (_handle, _scope) = (handle, DisposeScope.Enter(this));

        ~Tensor() => Release();

        /// <summary>The handle; the caller keeps this object alive over the native call (see <see cref="Made"/>).</summary>
        internal nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Tensor), "the tensor has been disposed");

        public bool IsInvalid => _handle == 0;

        public long[] shape => size();

        public long ndim => dim();

        public long NumberOfElements => numel();

        public ScalarType dtype => (ScalarType)Kept(Shim.iso_dtype(Handle));

        public Device device => new((DeviceType)Kept(Shim.iso_device_type(Handle)), Kept(Shim.iso_device_index(Handle)));

        public DeviceType device_type => device.type;

        public bool is_leaf => Kept(Shim.iso_is_leaf(Handle)) != 0;

        public bool requires_grad
        {
            get => Kept(Shim.iso_requires_grad(Handle)) != 0;
            set => Shim.Check(Kept(Shim.iso_set_requires_grad(Handle, value ? 1 : 0)));
        }

        /// <summary>The gradient, or null when there is none. Setting null clears it.</summary>
        public Tensor? grad
        {
            get
            {
                nint gradient = Kept(Shim.iso_grad(Handle));
                Shim.CheckError();
                return gradient == 0 ? null : new Tensor(gradient);
            }
            set
            {
                Shim.Check(Kept(Shim.iso_set_grad(Handle, value?.Handle ?? 0)));
                GC.KeepAlive(value);
            }
        }

        /// <summary>The elements' bytes; of contiguous tensors on the CPU only. Setting copies.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (device_type != DeviceType.CPU || Kept(Shim.iso_is_contiguous(Handle)) == 0)
                {
                    throw new InvalidOperationException("bytes of a tensor that is contiguous and on the CPU were expected");
                }
                return new Span<byte>((void*)Kept(Shim.iso_data(Handle)), checked((int)(numel() * Kept(Shim.iso_element_size(Handle)))));
            }
            set
            {
                Span<byte> own = bytes;
                if (own.Length != value.Length)
                {
                    throw new ArgumentException($"{value.Length} bytes given; {own.Length} were expected", nameof(value));
                }
                value.CopyTo(own);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            if (requires_grad != this.requires_grad)
            {
                this.requires_grad = requires_grad;
            }
            return this;
        }

        public void backward() => Shim.Check(Kept(Shim.iso_backward(Handle)));

        public long dim() => Kept(Shim.iso_ndim(Handle));

        public long numel() => Kept(Shim.iso_numel(Handle));

        public unsafe long[] size()
        {
            long[] sizes = new long[dim()];
            fixed (long* values = sizes)
            {
                Shim.Check(Kept(Shim.iso_shape(Handle, values)));
            }
            return sizes;
        }

        public long size(int dim) => size()[dim < 0 ? dim + (int)this.dim() : dim];

        public T item<T>()
            where T : unmanaged
        {
            bool whole = dtype is not (ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64);
            object value = whole ? Kept(Shim.iso_item_integer(Handle)) : Kept(Shim.iso_item(Handle));
            Shim.CheckError();
            return (T)Convert.ChangeType(value, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
        }

        /// <summary>The elements, in row-major order, as an accessor over a copy on the CPU.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            using Tensor flat = cpu();
            using Tensor dense = flat.contiguous();
            return new TensorAccessor<T>(MemoryMarshal.Cast<byte, T>(dense.bytes).ToArray());
        }

        public Tensor DetachFromDisposeScope()
        {
            _scope?.Leave(this);
            _scope = null;
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            _scope = _scope?.MoveOut(this);
            return this;
        }

        public void Dispose()
        {
            _scope?.Leave(this);
            Free();
        }

        internal void Free()
        {
            _scope = null;
            Release();
            GC.SuppressFinalize(this);
        }

        /// <summary>Wraps what a native call made. The operands come as arguments so that none is finalised before the call has returned.</summary>
        internal static Tensor Made(nint handle, object? a = null, object? b = null, object? c = null)
        {
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            GC.KeepAlive(c);
            return handle != 0 ? new Tensor(handle) : throw new ExternalException(Shim.LastError());
        }

        /// <summary>Takes over the native tensor of another, which is left with this one's.</summary>
        private protected void Exchange(Tensor other) => (_handle, other._handle) = (other._handle, _handle);

        private T Kept<T>(T value)
        {
            GC.KeepAlive(this);
            return value;
        }

        private void Release()
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
            {
                Shim.iso_delete(handle);
            }
        }
    }
}
