#!/bin/sh
# bench-start.sh PROGRAM: runs it on a display, a bus and in a home of its own.
set -eu

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"

unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home/run
GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=none GTK_USE_PORTAL=0 GSETTINGS_BACKEND=memory
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
export GDK_BACKEND GSK_RENDERER GTK_A11Y GTK_USE_PORTAL GSETTINGS_BACKEND

xvfb-run -a -s '-screen 0 1600x1000x24 -noreset' dbus-run-session -- "$@" 2>/dev/null
