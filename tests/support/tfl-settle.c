#include "tfl-settle.h"

void
tfl_settle (guint quiet)
{
  while (quiet > 0)
    if (!g_main_context_iteration (NULL, FALSE))
      {
        quiet--;
        g_usleep (1000);
      }
}
