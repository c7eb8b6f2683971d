/* How long it takes from the start of the program to the first frame that shows the model, beside an empty window of
 * the toolkit; and what memory the window takes beyond that one.
 *
 * Each time a new process, the kinds by turns; medians are compared.  Needs a display, see bench-start.sh.
 */
#include "app/actions/tfl-application.h"
#include "app/window/tfl-window.h"
#include "io/tfl-writer.h"

#include "tfl-generator.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

#define N_STARTS 9
#define N_LARGE 3

typedef struct
{
  const char *name;
  const char *path;   /* NULL: the empty window */
  guint       n_starts;
  double      bar;    /* times the empty window; 0: none */
  GArray     *times;  /* ms */
  GArray     *memory; /* KB */
} Kind;

/* What the operating system holds in memory for this process, in KB. */
static guint
read_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "RssAnon:");

  return line != NULL ? (guint) strtoul (line + strlen ("RssAnon:"), NULL, 10) : 0;
}

/* The child's answer: when its first frame was there, and what it took. */
static void
painted_cb (GdkFrameClock *clock,
            GtkWindow     *window)
{
  TflSession *session = TFL_IS_WINDOW (window) ? tfl_window_get_session (TFL_WINDOW (window)) : NULL;

  if (TFL_IS_WINDOW (window) && (session == NULL || tfl_session_get_layout (session) == NULL))
    return;

  g_print ("%" G_GINT64_FORMAT " %u\n", g_get_monotonic_time (), read_memory ());
  _exit (0);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), window, 0);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (GTK_WIDGET (window));
  else
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
activate_cb (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (application))));
}

static int
run_child (const char *path)
{
  g_autoptr (GApplication) application = NULL;
  char *arguments[] = { (char *) "trefoil", (char *) path, NULL };

  if (path != NULL)
    application = G_APPLICATION (tfl_application_new ());
  else
    {
      application = G_APPLICATION (adw_application_new ("org.example.Empty", G_APPLICATION_DEFAULT_FLAGS));
      g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
    }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (application, path != NULL ? 2 : 1, arguments);
}

static void
start (Kind       *kind,
       const char *self)
{
  const char *arguments[] = { self, "--child", kind->path, NULL };
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  int status;
  char *rest;
  double time, memory;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &answer, NULL, &status, &error))
    g_error ("%s", error->message);
  time = (double) (g_ascii_strtoll (answer, &rest, 10) - before) / 1000;
  memory = g_ascii_strtod (rest, NULL);
  if (status != 0 || time < 0)
    g_error ("%s did not come to its first frame", kind->name);
  g_array_append_val (kind->times, time);
  g_array_append_val (kind->memory, memory);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static double
median (GArray *numbers)
{
  g_array_sort (numbers, compare);

  return g_array_index (numbers, double, numbers->len / 2);
}

static char *
write_model (const char *folder,
             guint       n_units)
{
  TflGenerator generator = TFL_GENERATOR (n_units);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autofree char *name = g_strdup_printf ("%u.trefoil", n_units);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = tfl_write_bytes (model);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);

  return path;
}

static void
print_kind (Kind *kind,
            Kind *empty)
{
  double ratio = median (kind->times) / median (empty->times);

  g_print ("  %-24s %8.0f %8.2f", kind->name, median (kind->times), ratio);
  if (kind->bar > 0)
    g_print ("   %.2f of the bar%s", ratio / kind->bar, ratio > kind->bar ? "  MISSED" : "");
  g_print ("   %+.1f MB\n", (median (kind->memory) - median (empty->memory)) / 1024);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *thousand = NULL;
  g_autofree char *ten_thousand = NULL;

  setlocale (LC_ALL, "");
  if (argc > 1 && g_str_equal (argv[1], "--child"))
    return run_child (argc > 2 ? argv[2] : NULL);

  folder = g_dir_make_tmp ("bench-start-XXXXXX", NULL);
  thousand = write_model (folder, 1000);
  ten_thousand = write_model (folder, 10000);
  {
    Kind kinds[] = {
      { "an empty window", NULL, N_STARTS, 0, NULL, NULL },
      { "hospital", BENCH_SOURCE_ROOT "/data/examples/hospital.trefoil", N_STARTS, 1.5, NULL, NULL },
      { "bank", BENCH_SOURCE_ROOT "/data/examples/bank.trefoil", N_STARTS, 1.5, NULL, NULL },
      { "1,000 units", thousand, N_STARTS, 0, NULL, NULL },
      { "10,000 units", ten_thousand, N_LARGE, 3, NULL, NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      {
        kinds[i].times = g_array_new (FALSE, FALSE, sizeof (double));
        kinds[i].memory = g_array_new (FALSE, FALSE, sizeof (double));
      }
    for (guint turn = 0; turn < N_STARTS; turn++)
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (turn < kinds[i].n_starts)
          start (&kinds[i], argv[0]);
    g_print ("  %-24s %8s %8s\n", "to the first frame of", "ms", "ratio");
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      print_kind (&kinds[i], &kinds[0]);
  }
  g_unlink (thousand);
  g_unlink (ten_thousand);
  g_rmdir (folder);

  return 0;
}
