#include "config.h"

#include "tfl-snap.h"

#include <math.h>

#define SAME 0.01

/* Left, middle and right; each direction is looked at as if it were this one. */
#define N_LINES 3
#define MIDDLE 1

static TflRect
turned (TflRect rect)
{
  return (TflRect) { rect.y, rect.x, rect.height, rect.width };
}

static double
line_of (const TflRect *rect,
         guint          line)
{
  return rect->x + rect->width * line / 2;
}

/* How far `moved` is from being in line with `other`, by the nearest of their lines. */
static double
step_to (const TflRect *moved,
         const TflRect *other)
{
  double least = INFINITY;

  for (guint a = 0; a < N_LINES; a++)
    for (guint b = 0; b < N_LINES; b++)
      {
        double step = line_of (other, b) - line_of (moved, a);

        if ((a == MIDDLE) == (b == MIDDLE) && fabs (step) < fabs (least))
          least = step;
      }

  return least;
}

/* Past all that is in line, where anything is. */
static TflSnapLine
find_line (const TflRect *moved,
           const TflRect *others,
           guint          n_others)
{
  TflSnapLine line = { 0, moved->y, moved->y + moved->height };
  gboolean is_there = FALSE;

  for (guint a = 0; a < N_LINES && !is_there; a++)
    {
      line.at = line_of (moved, a);
      for (guint i = 0; i < n_others; i++)
        for (guint b = 0; b < N_LINES; b++)
          if ((a == MIDDLE) == (b == MIDDLE) && fabs (line_of (&others[i], b) - line.at) < SAME)
            {
              is_there = TRUE;
              line.from = MIN (line.from, others[i].y);
              line.to = MAX (line.to, others[i].y + others[i].height);
            }
    }

  return is_there ? line : (TflSnapLine) { 0, 0, 0 };
}

/* Sideways only. */
static TflSnapLine
snap (TflRect       *moved,
      const TflRect *others,
      guint          n_others,
      double         reach,
      double         grid)
{
  double least = INFINITY;

  for (guint i = 0; i < n_others; i++)
    {
      double step = step_to (moved, &others[i]);

      if (fabs (step) < fabs (least))
        least = step;
    }
  if (fabs (least) > reach)
    {
      moved->x = round (moved->x / grid) * grid;
      return (TflSnapLine) { 0, 0, 0 };
    }

  moved->x += least;

  return find_line (moved, others, n_others);
}

TflSnap
tfl_snap_find (TflRect        moved,
               const TflRect *others,
               guint          n_others,
               double         reach,
               double         grid)
{
  g_autofree TflRect *across = g_new (TflRect, n_others + 1);
  TflSnap found = { moved, { 0, 0, 0 }, { 0, 0, 0 } };

  for (guint i = 0; i < n_others; i++)
    across[i] = turned (others[i]);
  found.rect = turned (found.rect);
  found.level = snap (&found.rect, across, n_others, reach, grid);
  found.rect = turned (found.rect);
  found.upright = snap (&found.rect, others, n_others, reach, grid);
  /* The level one may have been found before the box had its place sideways. */
  if (found.level.from != found.level.to)
    {
      TflRect there = turned (found.rect);

      found.level = find_line (&there, across, n_others);
    }

  return found;
}
