/* How much time there is for a good picture: it depends on how many lines there are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TFL_CARE_QUICK,    /* so many that nobody sees them all: an edit moves as little as can be, and adds to the routes there are */
  TFL_CARE_USUAL,    /* the same picture as if it were laid out from nothing */
  TFL_CARE_THOROUGH, /* so few that there is time to try harder */
} TflCare;

static inline TflCare
tfl_care_for (guint n_lines)
{
  return n_lines <= 300 ? TFL_CARE_THOROUGH : n_lines <= 6000 ? TFL_CARE_USUAL : TFL_CARE_QUICK;
}

G_END_DECLS
