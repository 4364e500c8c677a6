// What every entry point shares: handles, errors that do not cross the C boundary, scalars.
#pragma once
#include <ATen/ATen.h>

#include <cstdint>
#include <exception>
#include <string>

using at::Tensor;

#define ISO_API extern "C" __attribute__((visibility("default")))

// A failed call returns nullptr (or a negative number) and leaves its reason here, on the calling thread.
inline thread_local std::string iso_error;

template <class Body>
auto guarded(Body body, decltype(body()) failed) -> decltype(body()) {
  try {
    iso_error.clear();
    return body();
  } catch (const c10::Error& e) {
    iso_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    iso_error = e.what();
  } catch (...) {
    iso_error = "libtorch threw something that is no std::exception";
  }
  return failed;
}

template <class Body>
Tensor* made(Body body) {
  return guarded([&] { return new Tensor(body()); }, static_cast<Tensor*>(nullptr));
}

template <class Body>
int done(Body body) {
  return guarded([&] { body(); return 0; }, -1);
}

// kind: 0 floating, 1 integer, 2 boolean. Integers up to 2^53 are exact.
inline at::Scalar scalar(double value, int kind) {
  return kind == 1 ? at::Scalar(static_cast<int64_t>(value)) : kind == 2 ? at::Scalar(value != 0) : at::Scalar(value);
}

inline at::IntArrayRef sizes(const int64_t* values, int count) { return at::IntArrayRef(values, static_cast<size_t>(count)); }

inline at::Device device_of(int type, int index) {
  return at::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

inline at::TensorOptions options(int dtype, int device, int index) {
  return at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)).device(device_of(device, index));
}
