#include "bench-layout-engines.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* What timeout(1) exits with when it had to kill. */
#define KILLED 137

const char *
bench_engine_name (BenchEngine engine)
{
  static const char *const names[] = { "ours", "dot", "elk separate", "elk include" };

  return names[engine];
}

BenchOutcome
bench_run_program (const char *const *argv,
                   const char        *input,
                   const char        *output,
                   guint              limit,
                   double            *seconds)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *duration = g_strdup_printf ("%u", limit);
  gint64 start = g_get_monotonic_time ();

  g_ptr_array_add (words, (gpointer) "timeout");
  g_ptr_array_add (words, (gpointer) "--signal=KILL");
  g_ptr_array_add (words, duration);
  for (; *argv != NULL; argv++)
    g_ptr_array_add (words, (gpointer) *argv);
  g_ptr_array_add (words, NULL);

  /* GLib writes over what a file held and leaves the rest of it there. */
  if (!g_str_equal (output, "/dev/null"))
    g_remove (output);
  g_subprocess_launcher_set_stdin_file_path (launcher, input);
  g_subprocess_launcher_set_stdout_file_path (launcher, output);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, NULL);
  if (process == NULL)
    return BENCH_FAILED;

  g_subprocess_wait (process, NULL, NULL);
  *seconds = (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  if (*seconds >= limit || (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == KILLED))
    return BENCH_TOO_LONG;
  if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0)
    return BENCH_DONE;

  return BENCH_FAILED;
}

BenchAnswer
bench_ask (BenchEngine         engine,
           const BenchTask    *task,
           const BenchSetting *setting)
{
  BenchAnswer none = { BENCH_NOT_RUN };

  switch (engine)
    {
    case BENCH_DOT:
      return bench_ask_dot (task, setting);
    case BENCH_ELK_SEPARATE:
      return bench_ask_elk (task, FALSE, setting);
    case BENCH_ELK_INCLUDE:
      return bench_ask_elk (task, TRUE, setting);
    case BENCH_OURS:
    case BENCH_N_ENGINES:
      break;
    }

  return none;
}
