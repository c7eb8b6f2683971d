/* What exporting a large model costs, against writing the same model as XML, in one run: time, and the most memory it takes
 * above what stood before.  What a picture needs first, layout and drawing, is a row by itself.
 */
#include "bench-desk.h"

#include "export/tfl-export.h"
#include "export/tfl-pages.h"
#include "io/tfl-writer.h"

#include "tfl-generator.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

#define N_RUNS 9
#define PNG_SCALE 0.1 /* all pixels of a PNG would be too many */
#define MOST_TIMES 20 /* as long as writing the XML takes */

typedef struct
{
  BenchDesk              desk;
  TflPages              *pages;
  TflExportJob           job;
  const TflExportFormat *format; /* what is measured now */
} Bench;

typedef GBytes *(*WriteFunc) (Bench *self);

typedef struct
{
  double milliseconds; /* the median */
  double mebibytes;    /* at most, above what stood before */
  double kibibytes;    /* of the file */
} Cost;

static GBytes *
write_xml (Bench *self)
{
  return tfl_write_bytes (self->job.model);
}

static GBytes *
write_format (Bench *self)
{
  TflExportOptions options = { .theme = TFL_THEME_PRINT, .scale = PNG_SCALE };
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  if (self->format->write_job != NULL)
    bytes = self->format->write_job (&self->job, &options, &error);
  else
    bytes = self->format->write (self->job.pages[0].scene, &options, &error);
  if (bytes == NULL)
    g_error ("%s: %s", self->format->name, error->message);

  return bytes;
}

static GBytes *
draw (Bench *self)
{
  const TflExportOptions options = { .scale = PNG_SCALE };
  TflPicture base = bench_desk_get_picture (&self->desk, 1);
  g_autoptr (TflDeck) deck = tfl_deck_new_single (self->job.model, self->desk.tally, self->desk.scope, NULL);

  tfl_export_prepare (self->format, &options, &base);
  g_clear_pointer (&self->pages, tfl_pages_free);
  self->pages = tfl_pages_new (deck, &base, TFL_THEME_PRINT, TRUE, NULL, NULL, NULL, NULL, NULL);
  self->job.pages = tfl_pages_get (self->pages);
  self->job.n_pages = tfl_pages_get_n (self->pages);

  return g_bytes_new (NULL, 0);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

/* In mebibytes; name: "VmRSS", what the process has now, or "VmHWM", what it has had at most. */
static double
get_memory (const char *name)
{
  g_autofree char *text = NULL;
  const char *found = NULL;

  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    found = strstr (text, name);

  return found != NULL ? g_ascii_strtod (found + strlen (name) + 1, NULL) / 1024 : 0;
}

static double
measure_memory (Bench     *self,
                WriteFunc  func)
{
  FILE *peak;
  double before;

  malloc_trim (0); /* what is free already would be as good as taken */
  before = get_memory ("VmRSS");
  peak = fopen ("/proc/self/clear_refs", "w"); /* 5: forgets what was most, see proc(5) */
  if (peak == NULL || fputs ("5", peak) < 0 || fclose (peak) != 0)
    return 0;
  g_bytes_unref (func (self));

  return MAX (get_memory ("VmHWM") - before, 0);
}

static Cost
measure (Bench     *self,
         WriteFunc  func)
{
  Cost cost = { .mebibytes = measure_memory (self, func) };
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      GBytes *bytes = func (self);

      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
      cost.kibibytes = (double) g_bytes_get_size (bytes) / 1024;
      g_bytes_unref (bytes);
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);
  cost.milliseconds = times[N_RUNS / 2];

  return cost;
}

static void
tell (const char *name,
      Cost        cost,
      Cost        xml,
      gboolean    is_judged)
{
  double times = cost.milliseconds / xml.milliseconds;

  g_print ("%-18s %10.1f %8.1f %10.1f %8.1f %12.0f%s\n", name, cost.milliseconds, times, cost.mebibytes,
           xml.mebibytes > 0 ? cost.mebibytes / xml.mebibytes : 0, cost.kibibytes,
           !is_judged ? "" : times <= MOST_TIMES ? "  ok" : "  MISSED");
}

static void
run (guint n_units)
{
  TflGenerator generator = TFL_GENERATOR (n_units);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (TflIndex) index = tfl_index_new (model);
  Bench self = { .job.model = model, .job.index = index };
  guint n_formats;
  const TflExportFormat *formats = tfl_export_formats_get (&n_formats);
  Cost xml;

  bench_desk_init (&self.desk, model);
  self.job.tally = self.desk.tally;
  self.job.findings = self.desk.findings;
  g_print ("%u units\n%-18s %10s %8s %10s %8s %12s\n", n_units, "", "ms", "of XML", "MiB", "of XML", "KiB of file");
  xml = measure (&self, write_xml);
  tell ("XML", xml, xml, FALSE);
  self.format = &formats[0];
  tell ("layout, drawing", measure (&self, draw), xml, FALSE);
  for (guint i = 0; i < n_formats; i++)
    if (formats[i].write_job != NULL || formats[i].write != NULL)
      {
        self.format = &formats[i];
        g_bytes_unref (draw (&self));
        /* A PNG costs by its pixels, not by what is on it. */
        tell (formats[i].name, measure (&self, write_format), xml, !formats[i].pixels);
      }

  g_clear_pointer (&self.pages, tfl_pages_free);
  bench_desk_clear (&self.desk);
}

int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    run ((guint) g_ascii_strtoull (argv[i], NULL, 10));
  if (argc == 1)
    run (10000);

  return 0;
}
