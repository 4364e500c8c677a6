#!/usr/bin/env bash
# The grid of docs/examples/observed-full.json, by ensembles, and the training experiments at full size on a machine with a CUDA libtorch and no .NET.
#   scripts/gpu.sh pack             here: artifacts/gpu.tar.xz, a self-contained binary with data and solvers and without libtorch; carry it over, unpack
#   gpu/gpu.sh run OUT              there: the grid, then the experiments; ends after LIMIT seconds (500) with exit code 130 where there is more to do, and the same command goes on
#   gpu/gpu.sh try OUT              there: a little of all in a minute, to see that it runs
#   gpu/gpu.sh grid CONFIG OUT      there: another sweep config
# OUT/results/ is what to carry back: a file of cells a sweep, a file an experiment. WORKERS=8 processes share the GPU, each with ensembles of GROUP_MB=8192 at most.
# LIBTORCH=path names the folder of a libtorch's libraries (such as an unpacked libtorch/lib); else python3's torch is taken. DEVICE=cpu runs without CUDA.
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)

refuse() {
  echo "gpu.sh: $1" >&2
  exit 2
}

pack() {
  local root pack name multiarch
  for name in dotnet Rscript xz; do
    command -v "$name" >/dev/null || refuse "$name is not on PATH"
  done
  for name in /usr/share/datasets/fashion-mnist/train-{images-idx3,labels-idx1}-ubyte.gz /usr/lib/R/site-library/mlbench/data/LetterRecognition.rda; do
    [ -e "$name" ] || refuse "$name is not there; './isotriplet train' with --data fashion-mnist, and with letters, installs what it is in"
  done
  root=$(cd "$HERE/.." && pwd)
  pack="$root/artifacts/gpu"
  multiarch=/usr/lib/x86_64-linux-gnu
  rm -rf "$pack"
  mkdir -p "$pack/lib" "$pack/data/fashion-mnist"
  dotnet publish "$root/experiments" -c Release -r linux-x64 --self-contained -p:PublishSingleFile=true -p:Tensors=host -o "$pack/bin" -v quiet --nologo
  # Figures are drawn here: their libraries stay behind.
  rm -f "$pack"/bin/*.xml "$pack"/bin/*.pdb "$pack"/bin/lib{SkiaSharp,HarfBuzzSharp}.so
  cp "$HERE/gpu.sh" "$root/docs/examples/observed-full.json" "$pack/"
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
  XZ_OPT='--threads=0 --x86 --lzma2=preset=6,dict=64MiB' tar -C "$root/artifacts" -cJf "$root/artifacts/gpu.tar.xz" gpu
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

# sweep CONFIG OUT: the cells that are not there yet, on this machine's device, within the seconds that are left; then the table of all of them
sweep() {
  local config=$1 out=$2 name left code=0
  name=$(basename "$config" .json)
  left=$((LIMIT - SECONDS))
  [ "$left" -gt 0 ] || exit 130
  mkdir -p "$out/results"
  sed "s/\"device\": \"[a-z]*\"/\"device\": \"${DEVICE:-cuda}\"/" "$config" >"$out/$name.json"
  timeout --signal=INT --kill-after=20 "$left" "$HERE/bin/isotriplet" sweep run "$out/$name.json" --out "$out/$name" --workers "${WORKERS:-8}" --group-memory "${GROUP_MB:-8192}" || code=$?
  "$HERE/bin/isotriplet" sweep collect "$out/$name" >"$out/results/$name.txt"
  xz -kf "$out/$name/cells.json" && mv "$out/$name/cells.json.xz" "$out/results/$name-cells.json.xz"
  case $code in 0 | 3) ;; 124 | 130 | 137) exit 130 ;; *) exit "$code" ;; esac
}

experiments() {
  local size=$1 out=$2/results fashion="fashion-mnist:$HERE/data/fashion-mnist" letters="letters:$HERE/data/letters.csv" first=()
  [ "$size" = --full ] && first=(--first 20000)
  mkdir -p "$out"
  one() {
    local name=$1 file=$2
    shift 2
    [ -e "$out/$file.json" ] && { echo "$out/$file.json is there: $name is not run again"; return; }
    [ $((LIMIT - SECONDS)) -gt 0 ] || exit 130
    timeout --signal=INT --kill-after=20 $((LIMIT - SECONDS)) "$HERE/bin/isotriplet" experiment "$name" "$size" --device "${DEVICE:-cuda}" "${first[@]}" "$@" --out "$out/$file.json" | tee "$out/$file.txt" || exit 130
  }
  one collapse collapse-runs --data "$fashion"
  one distances distance-runs --data "$fashion,$letters"
  one group-size group-size --data nuisance
  one movement movement --data nuisance
}

libraries() {
  local libtorch
  LIMIT=${LIMIT:-500}
  libtorch=${LIBTORCH:-$(python3 -c 'import os, torch; print(os.path.join(os.path.dirname(torch.__file__), "lib"))' 2>/dev/null || true)}
  [ -n "$libtorch" ] || refuse "python3 has no torch; LIBTORCH=path names the folder of a libtorch's libraries"
  [ -e "$libtorch/libtorch_cpu.so" ] || refuse "$libtorch has no libtorch_cpu.so; LIBTORCH=path names the folder of a libtorch's libraries"
  [ -x "$HERE/bin/isotriplet" ] || refuse "$HERE/bin has no isotriplet; '$0 pack' makes artifacts/gpu.tar.xz, to be unpacked there"
  export LD_LIBRARY_PATH="$libtorch:$HERE/lib:${LD_LIBRARY_PATH:-}"
}

run() {
  libraries
  sweep "$HERE/observed-full.json" "$1"
  experiments --full "$1"
}

# Every seed and N of the grid at one n, and a few steps.
try() {
  libraries
  mkdir -p "$1"
  sed -e 's/"steps": [0-9]*/"steps": 60/' -e 's/"dimension": {[^}]*}/"dimension": [16]/' -e 's/"overlap": \[[^]]*\]/"overlap": [0.5]/' \
    -e 's/"learning_rate": \[[^]]*\]/"learning_rate": [0.001]/' "$HERE/observed-full.json" >"$1/observed-try.json"
  sweep "$1/observed-try.json" "$1/sweep"
  experiments --quick "$1"
}

case "${1:-} $#" in
  "pack 1") pack ;;
  "run 2" | "try 2") "$1" "$2" ;;
  "grid 3")
    [ -f "$2" ] || refuse "$2: no such file"
    libraries
    sweep "$2" "$3"
    ;;
  *) refuse "pack, run OUT, try OUT or grid CONFIG OUT was expected" ;;
esac
