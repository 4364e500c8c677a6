using System.Runtime.InteropServices;

namespace TorchSharp.Native;

internal static partial class Shim
{
    [LibraryImport(Library)]
    internal static unsafe partial nint iso_last_error();

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_version();

    [LibraryImport(Library)]
    internal static unsafe partial void iso_keep_memory();

    [LibraryImport(Library)]
    internal static unsafe partial int iso_set_num_threads(int count);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_get_num_threads();

    [LibraryImport(Library)]
    internal static unsafe partial int iso_manual_seed(long seed);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_grad_enabled();

    [LibraryImport(Library)]
    internal static unsafe partial void iso_set_grad_enabled(int enabled);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_set_deterministic(int on);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_cuda_available();

    [LibraryImport(Library)]
    internal static unsafe partial int iso_cuda_device_count();

    [LibraryImport(Library)]
    internal static unsafe partial int iso_cuda_synchronize(int index);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_allow_tf32(int on);

    [LibraryImport(Library)]
    internal static unsafe partial void iso_delete(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial long iso_ndim(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial long iso_numel(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_shape(nint t, long* values);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_dtype(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_device_type(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_device_index(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_element_size(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_is_leaf(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_is_contiguous(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_data(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_requires_grad(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_set_requires_grad(nint t, int on);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_backward(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_grad(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial int iso_set_grad(nint t, nint gradient);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_from_host(void* data, long bytes, long* shape, int rank, int dtype, int device, int index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_full(long* shape, int rank, double value, int kind, int dtype, int device, int index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_empty(long* shape, int rank, int dtype, int device, int index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_randn(long* shape, int rank, int dtype, int device, int index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_rand(long* shape, int rank, int dtype, int device, int index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_randperm(long count, int dtype, int device, int index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_eye(long rows, long columns, int dtype, int device, int index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_arange(double start, double stop, double step, int kind, int dtype, int device, int index);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_to(nint t, int dtype, int device, int index, int copy);

    [LibraryImport(Library)]
    internal static unsafe partial nint iso_copy_(nint t, nint source);

    [LibraryImport(Library)]
    internal static unsafe partial double iso_item(nint t);

    [LibraryImport(Library)]
    internal static unsafe partial long iso_item_integer(nint t);
}
