/* How much time there is for a good picture: it depends on how many lines there are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TFL_CARE_QUICK,    /* so many that nobody sees them all: each line chooses its way by itself */
  TFL_CARE_USUAL,    /* with regard to the others */
  TFL_CARE_THOROUGH, /* so few that there is time to try harder */
} TflCare;

static inline TflCare
tfl_care_for (guint n_lines)
{
  return n_lines <= 300 ? TFL_CARE_THOROUGH : n_lines <= 6000 ? TFL_CARE_USUAL : TFL_CARE_QUICK;
}

/* Whether an edit moves as little as can be, and adds to the routes that are there. With fewer lines the picture is always
 * that of a run from nothing. */
static inline gboolean
tfl_care_amends (guint n_lines)
{
  return n_lines > 600;
}

G_END_DECLS
