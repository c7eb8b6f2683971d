#include "bench-layout-report.h"

static const BenchResult *
result_at (GArray *results,
           guint   i)
{
  return &g_array_index (results, BenchResult, i);
}

void
bench_report_graphs (GArray *results)
{
  g_print ("\n%-14s %8s %11s %8s %8s %8s\n", "Graphs", "units", "containers", "work", "lines", "levels");
  for (guint i = 0; i < results->len; i++)
    {
      const BenchResult *r = result_at (results, i);

      g_print ("%-14s %8u %11u %8u %8u %8u %s\n", r->name, r->n_units, r->n_containers, r->n_chips, r->n_lines, r->depth,
               r->message != NULL ? r->message : "");
    }
}

static char *
time_text (const BenchCell *cell,
           guint            limit)
{
  switch (cell->outcome)
    {
    case BENCH_NOT_RUN:
      return g_strdup ("-");
    case BENCH_DONE:
      return g_strdup_printf (cell->seconds < 1 ? "%.4f%s" : "%.2f%s", cell->seconds, cell->newrank ? "*" : "");
    case BENCH_TOO_LONG:
      return g_strdup_printf (">%u%s", limit, cell->newrank ? "*" : "");
    case BENCH_FAILED:
      return g_strdup ("fails");
    }

  return NULL;
}

static char *
ratio_text (const BenchCell *ours,
            const BenchCell *theirs)
{
  if (ours->outcome != BENCH_DONE || (theirs->outcome != BENCH_DONE && theirs->outcome != BENCH_TOO_LONG))
    return g_strdup ("-");

  return g_strdup_printf ("%s%.1f", theirs->outcome == BENCH_TOO_LONG ? ">" : "", theirs->seconds / ours->seconds);
}

void
bench_report_times (GArray *results,
                    guint   limit)
{
  g_print ("\n%-14s %10s %10s %12s %12s %10s %16s\n", "Full layout (s)", "ours", "dot", "elk separate", "elk include",
           "dot / ours", "separate / ours");
  for (guint i = 0; i < results->len; i++)
    {
      const BenchResult *r = result_at (results, i);
      g_autofree char *ours = time_text (&r->cells[BENCH_OURS], limit);
      g_autofree char *dot = time_text (&r->cells[BENCH_DOT], limit);
      g_autofree char *separate = time_text (&r->cells[BENCH_ELK_SEPARATE], limit);
      g_autofree char *include = time_text (&r->cells[BENCH_ELK_INCLUDE], limit);
      g_autofree char *to_dot = ratio_text (&r->cells[BENCH_OURS], &r->cells[BENCH_DOT]);
      g_autofree char *to_elk = ratio_text (&r->cells[BENCH_OURS], &r->cells[BENCH_ELK_SEPARATE]);

      g_print ("%-15s %10s %10s %12s %12s %10s %16s\n", r->name, ours, dot, separate, include, to_dot, to_elk);
    }
  g_print ("*: dot failed with the usual ranks (trouble in init_rank); this is newrank=true\n"
           "elk separate: given the lines between siblings only, since it fails with any other\n");
}

static void
print_quality (const char         *name,
               BenchEngine         engine,
               const BenchQuality *q)
{
  g_autofree char *together = q->together < 0 ? g_strdup ("-") : g_strdup_printf ("%.1f%%", 100 * q->together);

  g_autofree char *hidden = q->hidden < 0 ? g_strdup ("-") : g_strdup_printf ("%.2f", q->hidden);

  g_print ("%-14s %-13s %8u %8u %6.0f%% %7.1f%% %9.2f %9s %6.2f %9s %6.0f%% %7.2f %6.1f%% %6.1f%%\n", name,
           bench_engine_name (engine), q->overlaps, q->outside, 100 * q->drawn, 100 * q->foreign, q->crossings, hidden,
           q->bends, together, 100 * q->shaped, q->aspect, 100 * q->leaves, 100 * q->filled);
}

void
bench_report_quality (GArray *results)
{
  g_print ("\n%-14s %-13s %8s %8s %7s %8s %9s %9s %6s %9s %7s %7s %7s %7s\n", "Quality", "", "overlaps", "outside", "drawn",
           "foreign", "crossings", "hidden", "bends", "together", "shaped", "aspect", "leaves", "filled");
  for (guint i = 0; i < results->len; i++)
    for (guint k = 0; k < BENCH_N_ENGINES; k++)
      {
        const BenchCell *cell = &result_at (results, i)->cells[k];

        if (cell->outcome == BENCH_DONE)
          print_quality (result_at (results, i)->name, (BenchEngine) k, &cell->quality);
      }
  g_print ("overlaps: pairs of siblings; outside: boxes not inside their parent below its header; drawn: lines that have a\n"
           "route; foreign: routes through a box that is neither end nor around one; crossings: a route; hidden: likewise,\n"
           "where two routes run on each other and part on the other side; bends: a route (of curves turns of 30 degrees);\n"
           "together: length of routes within 1 point of another; shaped: containers between 1:2 and 2:1; aspect: width\n"
           "to height of the page; leaves: share of the page under leaf units; filled: and under work\n");
}

void
bench_report_movement (GArray *results)
{
  g_print ("\n%-14s %-13s %14s %26s\n", "One leaf more", "", "mean move (pt)", "changed outside the path");
  for (guint i = 0; i < results->len; i++)
    for (guint k = 0; k < BENCH_N_ENGINES; k++)
      {
        const BenchCell *cell = &result_at (results, i)->cells[k];

        if (cell->moved)
          g_print ("%-14s %-13s %14.1f %26u\n", result_at (results, i)->name, bench_engine_name ((BenchEngine) k),
                   cell->movement.mean, cell->movement.strange);
      }
}

void
bench_report_edits (GArray *results)
{
  g_print ("\n%-24s %6s %10s %10s %10s %12s %12s %8s %10s %8s\n", "After one edit (ms)", "edits", "median", "95 %", "after undo",
           "full / edit", "measuring", "placed", "containers", "KB kept");
  for (guint i = 0; i < results->len; i++)
    {
      const BenchResult *r = result_at (results, i);
      const BenchEdits *edits = &r->edits;

      if (edits->n_edits > 0)
        g_print ("%-24s %6u %10.2f %10.2f %10.2f %12.1f %12.2f %8.1f %10.1f %8.0f\n", r->name, edits->n_edits,
                 1000 * edits->median, 1000 * edits->p95, 1000 * edits->undo,
                 r->cells[BENCH_OURS].seconds / edits->median, 1000 * edits->measure, edits->n_placed,
                 edits->n_containers, edits->bytes / 1024);
    }
}
