#!/usr/bin/env bash
# Runs one fuzz target, with its corpus, and keeps what it finds beside the program:
#   tests/fuzz/run.sh build/asan/NAME_fuzz SECONDS
set -euo pipefail
program=$1 seconds=$2
seeds=$(dirname "$0")/corpus/$(basename "$program" _fuzz)
found=$program.corpus
mkdir -p "$found"
exec "$program" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=1024 -max_len=65536 \
  -artifact_prefix="$program." "$found" "$seeds"
