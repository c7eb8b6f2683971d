#!/bin/sh
# run-tool.sh TOOL [ARGUMENT...]: a tool's verdict as a test's; skipped where the tool is absent.
if ! command -v "$1" >/dev/null; then
  echo "skipped: there is no $1 on this machine"
  exit 77
fi

exec "$@"
