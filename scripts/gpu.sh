#!/usr/bin/env bash
# The training experiments at full size on a machine with a CUDA libtorch and no .NET.
#   scripts/gpu.sh pack          here: a folder artifacts/gpu with a self-contained binary, the shim's sources, data and libraries; carry it over
#   artifacts/gpu/gpu.sh run OUT there: builds the shim against that machine's libtorch (LIBTORCH=path, else python3's torch) and runs on cuda
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)

pack() {
  local root pack
  root=$(cd "$HERE/.." && pwd)
  pack="$root/artifacts/gpu"
  rm -rf "$pack"
  mkdir -p "$pack/src/LibTorch" "$pack/lib" "$pack/fashion-mnist"
  dotnet publish "$root/experiments" -c Release -r linux-x64 --self-contained -p:PublishSingleFile=true -o "$pack/bin" -v quiet --nologo
  cp -r "$root/src/LibTorch/native" "$pack/src/LibTorch/native"
  cp "$root/scripts/setup.sh" "$HERE/gpu.sh" "$pack/"
  cp /usr/share/datasets/fashion-mnist/*.gz "$pack/fashion-mnist/"
  local name
  for name in openblas-openmp/libopenblas.so.0 libgfortran.so.5 libquadmath.so.0; do
    cp -L /usr/lib/x86_64-linux-gnu/$name "$pack/lib/"
  done
  echo "packed: $pack ($(du -sh "$pack" | cut -f1))"
}

run() {
  local out=$1
  ROOT=$HERE
  # shellcheck source=scripts/setup.sh
  source "$HERE/setup.sh"
  LIBTORCH=${LIBTORCH:-$(python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))')}
  export LIBTORCH ISOTRIPLET_SHIM="$HERE/artifacts/native/libisotorch.so" LD_LIBRARY_PATH="$HERE/lib:${LD_LIBRARY_PATH:-}"
  build_shim
  mkdir -p "$out"
  local name
  for name in collapse distances; do
    "$HERE/bin/isotriplet" experiment "$name" --full --device cuda --first 60000 --data "fashion-mnist:$HERE/fashion-mnist" --out "$out/$name.csv"
  done
}

case "${1:-}" in
  pack) pack ;;
  run) run "${2:?gpu.sh run OUT: a folder for the tables}" ;;
  *) echo "usage: gpu.sh pack | run OUT" >&2; exit 2 ;;
esac
