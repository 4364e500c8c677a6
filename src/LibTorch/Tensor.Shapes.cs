using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor T => t();

        public Tensor this[long i1] => select(0, i1);

        public Tensor this[long i1, long i2]
        {
            get
            {
                using Tensor row = select(0, i1);
                return row.select(0, i2);
            }
        }

        public Tensor to(ScalarType type, Device device, bool copy = false) =>
            Made(Shim.iso_to(Handle, (int)type, (int)device.type, device.index, copy ? 1 : 0), this);

        public Tensor to(ScalarType type, bool copy = false) => to(type, device, copy);

        public Tensor to(Device device, bool copy = false) => to(dtype, device, copy);

        public Tensor cpu() => to(dtype, CPU);

        public Tensor cuda(Device? device = null) => to(dtype, device ?? CUDA);

        public Tensor copy_(Tensor source) => Made(Shim.iso_copy_(Handle, source.Handle), this, source);

        public Tensor zero_() => fill_(0);

        public unsafe Tensor view(params long[] shape)
        {
            fixed (long* values = shape)
            {
                return Made(Shim.iso_view(Handle, values, shape.Length), this);
            }
        }

        public unsafe Tensor reshape(params long[] shape)
        {
            fixed (long* values = shape)
            {
                return Made(Shim.iso_reshape(Handle, values, shape.Length), this);
            }
        }

        public unsafe Tensor expand(ReadOnlySpan<long> sizes)
        {
            fixed (long* values = sizes)
            {
                return Made(Shim.iso_expand(Handle, values, sizes.Length), this);
            }
        }

        public unsafe Tensor permute(params long[] permutation)
        {
            fixed (long* values = permutation)
            {
                return Made(Shim.iso_permute(Handle, values, permutation.Length), this);
            }
        }

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Made(Shim.iso_flatten(Handle, start_dim, end_dim), this);

        public Tensor transpose(long dim0, long dim1) => Made(Shim.iso_transpose(Handle, dim0, dim1), this);

        public Tensor squeeze(long? dim = null) => Made(dim is { } d ? Shim.iso_squeeze(Handle, d) : Shim.iso_squeeze_all(Handle), this);

        public Tensor unsqueeze(long dim) => Made(Shim.iso_unsqueeze(Handle, dim), this);

        public Tensor narrow(long dim, long start, long length) => Made(Shim.iso_narrow(Handle, dim, start, length), this);

        public Tensor slice(long dim, long start, long finish, long step) => Made(Shim.iso_slice(Handle, dim, start, finish, step), this);

        public Tensor select(long dim, long index) => Made(Shim.iso_select(Handle, dim, index), this);

        public Tensor index_select(long dim, Tensor index) => Made(Shim.iso_index_select(Handle, dim, index.Handle), this, index);

        public Tensor gather(long dim, Tensor index) => Made(Shim.iso_gather(Handle, dim, index.Handle), this, index);

        public Tensor scatter_(long dim, Tensor index, Tensor src) =>
            Made(Shim.iso_scatter_(Handle, dim, index.Handle, src.Handle), this, index, src);

        public Tensor masked_fill(Tensor mask, Scalar value) =>
            Made(Shim.iso_masked_fill(Handle, mask.Handle, value.Value, value.Kind), this, mask);

        public Tensor masked_fill_(Tensor mask, Scalar value) =>
            Made(Shim.iso_masked_fill_(Handle, mask.Handle, value.Value, value.Kind), this, mask);

        public Tensor add(Tensor target, Scalar alpha) =>
            Made(Shim.iso_add_scaled(Handle, target.Handle, alpha.Value, alpha.Kind), this, target);

        public Tensor add_(Tensor target, Scalar alpha) =>
            Made(Shim.iso_add_scaled_(Handle, target.Handle, alpha.Value, alpha.Kind), this, target);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Made(Shim.iso_addcmul_(Handle, tensor1.Handle, tensor2.Handle, value.Value), this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Made(Shim.iso_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, value.Value), this, tensor1, tensor2);

        public Tensor normal_(double mean = 0, double std = 1) => Made(Shim.iso_normal_(Handle, mean, std), this);

        public Tensor uniform_(double from, double to) => Made(Shim.iso_uniform_(Handle, from, to), this);

        public Tensor clamp(Scalar? min = null, Scalar? max = null)
        {
            if (min is null)
            {
                return max is null ? clone() : clamp_max(max);
            }
            if (max is null)
            {
                return clamp_min(min);
            }
            using Tensor raised = clamp_min(min);
            return raised.clamp_max(max);
        }

        public unsafe Tensor sum(long[] dim, bool keepdim = false)
        {
            fixed (long* values = dim)
            {
                return Made(Shim.iso_sum_over(Handle, values, dim.Length, keepdim ? 1 : 0), this);
            }
        }

        public unsafe Tensor mean(long[] dimensions, bool keepdim = false)
        {
            fixed (long* values = dimensions)
            {
                return Made(Shim.iso_mean_over(Handle, values, dimensions.Length, keepdim ? 1 : 0), this);
            }
        }

        public Tensor any(long dim, bool keepdim = false) => Made(Shim.iso_any_over(Handle, dim, keepdim ? 1 : 0), this);

        public Tensor all(long dim, bool keepdim = false) => Made(Shim.iso_all_over(Handle, dim, keepdim ? 1 : 0), this);

        public Tensor argmax(long dim, bool keepdim = false) => Made(Shim.iso_argmax_over(Handle, dim, keepdim ? 1 : 0), this);

        public Tensor argmin(long dim, bool keepdim = false) => Made(Shim.iso_argmin_over(Handle, dim, keepdim ? 1 : 0), this);

        public Tensor norm(float p = 2) => Made(Shim.iso_norm(Handle, p), this);

        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Made(Shim.iso_norm_over(Handle, dim, keepdim ? 1 : 0, p), this);

        public unsafe (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            nint values,
                indexes;
            Shim.Check(Kept(Shim.iso_topk(Handle, k, dim, largest ? 1 : 0, sorted ? 1 : 0, &values, &indexes)));
            return (new Tensor(values), new Tensor(indexes));
        }

        internal unsafe (Tensor values, Tensor indexes) MaxOver(long dim, bool keepdim)
        {
            nint values,
                indexes;
            Shim.Check(Kept(Shim.iso_max_over(Handle, dim, keepdim ? 1 : 0, &values, &indexes)));
            return (new Tensor(values), new Tensor(indexes));
        }

        internal unsafe (Tensor values, Tensor indexes) MinOver(long dim, bool keepdim)
        {
            nint values,
                indexes;
            Shim.Check(Kept(Shim.iso_min_over(Handle, dim, keepdim ? 1 : 0, &values, &indexes)));
            return (new Tensor(values), new Tensor(indexes));
        }

        internal unsafe (Tensor values, Tensor indexes) SortOver(long dim, bool descending)
        {
            nint values,
                indexes;
            Shim.Check(Kept(Shim.iso_sort(Handle, dim, descending ? 1 : 0, &values, &indexes)));
            return (new Tensor(values), new Tensor(indexes));
        }
    }
}
