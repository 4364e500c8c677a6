// Making, copying and looking at tensors; gradients; the state of the library.
#include "shim.h"

#include <ATen/Parallel.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <cstring>
#ifdef __GLIBC__
#include <malloc.h>
#endif

ISO_API const char* iso_last_error() { return iso_error.c_str(); }
ISO_API const char* iso_version() { return TORCH_VERSION; }

// Large blocks stay with the process: a training step frees and asks for the same sizes again.
ISO_API void iso_keep_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 512 << 20);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
  mallopt(M_TOP_PAD, 32 << 20);
#endif
}

ISO_API int iso_set_num_threads(int count) { return done([&] { at::set_num_threads(count); }); }
ISO_API int iso_get_num_threads() { return at::get_num_threads(); }
ISO_API int iso_manual_seed(int64_t seed) { return done([&] { at::manual_seed(static_cast<uint64_t>(seed)); }); }
ISO_API int iso_grad_enabled() { return at::GradMode::is_enabled() ? 1 : 0; }
ISO_API void iso_set_grad_enabled(int enabled) { at::GradMode::set_enabled(enabled != 0); }
ISO_API int iso_set_deterministic(int on) { return done([&] { at::globalContext().setDeterministicAlgorithms(on != 0, false); }); }
ISO_API int iso_cuda_available() { return guarded([] { return torch::cuda::is_available() ? 1 : 0; }, 0); }
ISO_API int iso_cuda_device_count() { return guarded([] { return static_cast<int>(torch::cuda::device_count()); }, 0); }
ISO_API int iso_cuda_synchronize(int index) { return done([&] { torch::cuda::synchronize(index); }); }
ISO_API int iso_allow_tf32(int on) {
  return done([&] { at::globalContext().setAllowTF32CuBLAS(on != 0); at::globalContext().setAllowTF32CuDNN(on != 0); });
}

ISO_API void iso_delete(Tensor* t) { delete t; }
ISO_API int64_t iso_ndim(const Tensor* t) { return guarded([&] { return t->dim(); }, int64_t{-1}); }
ISO_API int64_t iso_numel(const Tensor* t) { return guarded([&] { return t->numel(); }, int64_t{-1}); }
ISO_API int iso_shape(const Tensor* t, int64_t* values) {
  return done([&] { for (int64_t k = 0; k < t->dim(); k++) values[k] = t->size(k); });
}
ISO_API int iso_dtype(const Tensor* t) { return static_cast<int>(t->scalar_type()); }
ISO_API int iso_device_type(const Tensor* t) { return static_cast<int>(t->device().type()); }
ISO_API int iso_device_index(const Tensor* t) { return static_cast<int>(t->device().index()); }
ISO_API int iso_element_size(const Tensor* t) { return static_cast<int>(t->element_size()); }
ISO_API int iso_is_leaf(const Tensor* t) { return t->is_leaf() ? 1 : 0; }
ISO_API int iso_is_contiguous(const Tensor* t) { return t->is_contiguous() ? 1 : 0; }
ISO_API void* iso_data(const Tensor* t) { return guarded([&] { return t->data_ptr(); }, static_cast<void*>(nullptr)); }

ISO_API int iso_requires_grad(const Tensor* t) { return t->requires_grad() ? 1 : 0; }
ISO_API int iso_set_requires_grad(Tensor* t, int on) { return done([&] { t->requires_grad_(on != 0); }); }
ISO_API int iso_backward(const Tensor* t) { return done([&] { t->backward(); }); }
// An undefined gradient is nullptr, with no error left behind.
ISO_API Tensor* iso_grad(const Tensor* t) {
  return guarded([&]() -> Tensor* { return t->grad().defined() ? new Tensor(t->grad()) : nullptr; }, static_cast<Tensor*>(nullptr));
}
ISO_API int iso_set_grad(Tensor* t, const Tensor* gradient) {
  return done([&] { t->mutable_grad() = gradient == nullptr ? Tensor() : *gradient; });
}

ISO_API Tensor* iso_from_host(const void* data, int64_t bytes, const int64_t* shape, int rank, int dtype, int device, int index) {
  return made([&] {
    Tensor t = at::empty(sizes(shape, rank), options(dtype, 0, -1));
    TORCH_CHECK(static_cast<int64_t>(t.nbytes()) == bytes, "the shape needs ", t.nbytes(), " bytes; ", bytes, " were given");
    std::memcpy(t.data_ptr(), data, static_cast<size_t>(bytes));
    return device == 0 ? t : t.to(device_of(device, index));
  });
}
ISO_API Tensor* iso_full(const int64_t* shape, int rank, double value, int kind, int dtype, int device, int index) {
  return made([&] { return at::full(sizes(shape, rank), scalar(value, kind), options(dtype, device, index)); });
}
ISO_API Tensor* iso_empty(const int64_t* shape, int rank, int dtype, int device, int index) {
  return made([&] { return at::empty(sizes(shape, rank), options(dtype, device, index)); });
}
ISO_API Tensor* iso_randn(const int64_t* shape, int rank, int dtype, int device, int index) {
  return made([&] { return at::randn(sizes(shape, rank), options(dtype, device, index)); });
}
ISO_API Tensor* iso_rand(const int64_t* shape, int rank, int dtype, int device, int index) {
  return made([&] { return at::rand(sizes(shape, rank), options(dtype, device, index)); });
}
ISO_API Tensor* iso_randperm(int64_t count, int dtype, int device, int index) {
  return made([&] { return at::randperm(count, options(dtype, device, index)); });
}
ISO_API Tensor* iso_eye(int64_t rows, int64_t columns, int dtype, int device, int index) {
  return made([&] { return at::eye(rows, columns, options(dtype, device, index)); });
}
ISO_API Tensor* iso_arange(double start, double stop, double step, int kind, int dtype, int device, int index) {
  return made([&] { return at::arange(scalar(start, kind), scalar(stop, kind), scalar(step, kind), options(dtype, device, index)); });
}
ISO_API Tensor* iso_to(const Tensor* t, int dtype, int device, int index, int copy) {
  return made([&] { return t->to(device_of(device, index), static_cast<at::ScalarType>(dtype), false, copy != 0); });
}
ISO_API Tensor* iso_copy_(Tensor* t, const Tensor* source) { return made([&] { return t->copy_(*source); }); }
ISO_API double iso_item(const Tensor* t) { return guarded([&] { return t->item().toDouble(); }, 0.0); }
ISO_API int64_t iso_item_integer(const Tensor* t) { return guarded([&] { return t->item().toLong(); }, int64_t{0}); }
