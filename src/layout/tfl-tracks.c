#include "config.h"

#include "tfl-tracks.h"

#include "tfl-ground.h"

#include <math.h>

void
tfl_tracks_tidy (GArray       *tracks,
                 double        low,
                 double        high,
                 double        apart,
                 const double *exact,
                 guint         n_exact)
{
  guint n = 0;

  g_array_sort (tracks, tfl_compare_doubles);
  for (guint i = 0; i < tracks->len; i++)
    {
      double track = g_array_index (tracks, double, i);
      gboolean keep =
          track > low && track < high && (n == 0 || track - g_array_index (tracks, double, n - 1) >= apart);

      for (guint k = 0; k < n_exact; k++)
        keep &= fabs (track - exact[k]) >= apart;
      if (keep)
        g_array_index (tracks, double, n++) = track;
    }
  g_array_set_size (tracks, n);

  g_array_append_vals (tracks, exact, n_exact);
  g_array_sort (tracks, tfl_compare_doubles);
  n = 0;
  for (guint i = 0; i < tracks->len; i++)
    if (n == 0 || g_array_index (tracks, double, i) > g_array_index (tracks, double, n - 1))
      g_array_index (tracks, double, n++) = g_array_index (tracks, double, i);
  g_array_set_size (tracks, n);
}
