#!/bin/sh
# run.sh PYTHON SCRIPT [ARGUMENT...]: runs an end-to-end script on a display, a bus and in a home of its own.
#
# A fresh X server each time: an old one advertises an accessibility bus that is gone.  The bus of
# accessibility is left to the program under test to start.
set -eu

for tool in xvfb-run dbus-run-session openbox xdotool; do
  command -v "$tool" >/dev/null || { echo "1..0 # SKIP there is no $tool"; exit 0; }
done
"$1" -c 'import pyatspi' 2>/dev/null || { echo "1..0 # SKIP there is no pyatspi"; exit 0; }

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/run" "$home/screen"
chmod 700 "$home/run"

unset GTK_A11Y NO_AT_BRIDGE WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home/run
PYTHONDONTWRITEBYTECODE=1 GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_USE_PORTAL=0 GSETTINGS_BACKEND=memory
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
export PYTHONDONTWRITEBYTECODE GDK_BACKEND GSK_RENDERER GTK_USE_PORTAL GSETTINGS_BACKEND

# Not exec: the trap has to clean up.  Only the script speaks on the standard output, not the services that
# the bus starts; by way of a file, because newer buses hand no other descriptor on.  The pixels are in a file too.
status=0
TREFOIL_SCREEN=$home/screen/Xvfb_screen0 xvfb-run -a -s "-screen 0 1600x1000x24 -noreset -fbdir $home/screen" dbus-run-session -- \
  sh -c 'report=$1; shift; exec "$@" >"$report"' sh "$home/report" "$@" >&2 || status=$?
cat "$home/report"
exit "$status"
