#!/usr/bin/env bash
# The training experiments at full size on a machine with a CUDA libtorch and no .NET.
#   scripts/gpu.sh pack             here: artifacts/gpu.tar.xz, a self-contained binary with data and solvers and without libtorch; carry it over, unpack
#   gpu/gpu.sh run OUT              there: runs on cuda; a finished experiment is not run again
#   gpu/gpu.sh try OUT              there: the same in seconds, to see that it runs
# LIBTORCH=path names the folder of a libtorch's libraries (such as an unpacked libtorch/lib); else python3's torch is taken. DEVICE=cpu runs without CUDA.
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)

pack() {
  local root pack name multiarch
  root=$(cd "$HERE/.." && pwd)
  pack="$root/artifacts/gpu"
  multiarch=/usr/lib/x86_64-linux-gnu
  rm -rf "$pack"
  mkdir -p "$pack/lib" "$pack/data/fashion-mnist"
  dotnet publish "$root/experiments" -c Release -r linux-x64 --self-contained -p:PublishSingleFile=true -p:Tensors=host -o "$pack/bin" -v quiet --nologo
  rm -f "$pack"/bin/*.xml "$pack"/bin/*.pdb
  cp "$HERE/gpu.sh" "$pack/"
  # The first 20,000 training images, which is what the experiments read: the whole set would be half of what may be carried. 20,000 is 0x4e20.
  cut_idx train-images-idx3-ubyte $((8 + 20000 * 784)) "$pack/data/fashion-mnist"
  cut_idx train-labels-idx1-ubyte 20000 "$pack/data/fashion-mnist"
  # The letters are an R table, read by Rscript: here they become the text file that the loader reads anywhere.
  Rscript --vanilla -e 'e <- new.env(); load(commandArgs(TRUE)[1], e)
    write.table(e$LetterRecognition, stdout(), sep=",", quote=FALSE, row.names=FALSE, col.names=FALSE)' \
    /usr/lib/R/site-library/mlbench/data/LetterRecognition.rda >"$pack/data/letters.csv"
  # The solvers of the brackets come along; the tensor library is that machine's.
  for name in openblas-openmp/libopenblas.so.0 openblas-openmp/liblapack.so.3 libgfortran.so.5 libquadmath.so.0; do
    [ -e "$multiarch/$name" ] && cp -L "$multiarch/$name" "$pack/lib/"
  done
  XZ_OPT='--threads=0 --lzma2=preset=3,dict=256MiB' tar -C "$root/artifacts" -cJf "$root/artifacts/gpu.tar.xz" gpu
  echo "packed: $root/artifacts/gpu.tar.xz ($(du -h "$root/artifacts/gpu.tar.xz" | cut -f1), unpacked $(du -sh "$pack" | cut -f1))"
}

# cut_idx NAME BYTES FOLDER: an idx file with 20,000 for its count, and so many bytes after the count
cut_idx() {
  local whole
  whole=$(mktemp)
  gzip -dc "/usr/share/datasets/fashion-mnist/$1.gz" >"$whole"
  { head -c 4 "$whole"; printf '\000\000\116\040'; head -c $((8 + $2)) "$whole" | tail -c +9; } >"$3/$1"
  rm -f "$whole"
}

experiments() {
  local size=$1 out=$2 fashion="fashion-mnist:$HERE/data/fashion-mnist" letters="letters:$HERE/data/letters.csv" first=()
  [ "$size" = --full ] && first=(--first 20000)
  mkdir -p "$out"
  one() {
    local name=$1 file=$2
    shift 2
    [ -e "$out/$file.json" ] && { echo "$out/$file.json is there: $name is not run again"; return; }
    "$HERE/bin/isotriplet" experiment "$name" "$size" --device "${DEVICE:-cuda}" "${first[@]}" "$@" --out "$out/$file.json" | tee "$out/$file.txt"
  }
  one collapse collapse-runs --data "$fashion"
  one distances distance-runs --data "$fashion,$letters"
  one group-size group-size --data "$letters"
  one movement movement --data "$fashion"
}

run() {
  local libtorch
  libtorch=${LIBTORCH:-$(python3 -c 'import os, torch; print(os.path.join(os.path.dirname(torch.__file__), "lib"))')}
  [ -e "$libtorch/libtorch_cpu.so" ] || { echo "gpu.sh: $libtorch has no libtorch_cpu.so; LIBTORCH=path names the folder of a libtorch's libraries" >&2; exit 2; }
  export LD_LIBRARY_PATH="$libtorch:$HERE/lib:${LD_LIBRARY_PATH:-}"
  experiments "$@"
}

case "${1:-}" in
  pack) pack ;;
  run) run --full "${2:?gpu.sh run OUT: a folder for the results}" ;;
  try) run --quick "${2:?gpu.sh try OUT: a folder for the results}" ;;
  *) echo "usage: gpu.sh pack | run OUT | try OUT" >&2; exit 2 ;;
esac
