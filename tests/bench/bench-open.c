/* What opening a file costs, against `xmllint --stream --noout` on the same file, in one run:
 * reading alone, and reading with index, tally and findings.  Both sides are whole processes'
 * worth of work; xmllint's start is in its figure.
 */
#include "io/tfl-reader.h"
#include "io/tfl-writer.h"
#include "usm/tfl-findings.h"
#include "usm/tfl-tally.h"

#include "tfl-generator.h"

#include <glib/gstdio.h>

#define N_RUNS 7

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

static double
median (double *times)
{
  qsort (times, N_RUNS, sizeof *times, compare_times);

  return times[N_RUNS / 2];
}

static double
milliseconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

static double
run_xmllint (const char *path)
{
  const char *const argv[] = { "xmllint", "--stream", "--noout", path, NULL };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error))
    g_error ("%s", error->message);

  return milliseconds (start);
}

static void
open_file (GFile  *file,
           double *reading,
           double *opening)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TflPlaces) places = tfl_places_new ();
  g_autoptr (TflModel) model = tfl_read_file (file, places, NULL, &error);
  g_autoptr (TflIndex) index = NULL;
  g_autoptr (TflTally) tally = NULL;
  g_autoptr (TflFindings) findings = NULL;

  if (model == NULL)
    g_error ("%s", error->message);
  *reading = milliseconds (start);

  index = tfl_index_new (model);
  tally = tfl_tally_new (model, index);
  findings = tfl_findings_new (model, index);
  *opening = milliseconds (start);
}

static void
measure (guint n_units)
{
  TflGenerator generator = TFL_GENERATOR (n_units);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autofree char *folder = g_dir_make_tmp ("trefoil-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "model.trefoil", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  double xmllint[N_RUNS];
  double reading[N_RUNS];
  double opening[N_RUNS];

  if (!tfl_write_file (model, file, NULL, NULL))
    g_error ("cannot write %s", path);
  for (guint i = 0; i < N_RUNS; i++)
    {
      xmllint[i] = run_xmllint (path);
      open_file (file, &reading[i], &opening[i]);
    }
  g_print ("%8u %14.1f %14.1f %14.1f %10.2f %10.2f\n", n_units, median (xmllint), median (reading), median (opening),
           median (reading) / median (xmllint), median (opening) / median (xmllint));

  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

int
main (void)
{
  g_print ("%8s %14s %14s %14s %10s %10s\n", "units", "xmllint (ms)", "read (ms)", "open (ms)", "read/xl", "open/xl");
  measure (1000);
  measure (10000);
  measure (100000);

  return 0;
}
