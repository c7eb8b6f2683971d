#include "config.h"

#include "tfl-decimal.h"

#include <string.h>

#define LARGEST 1e12 /* no canvas is as wide */

void
tfl_decimal_put (GString    *out,
                 const char *before,
                 double      value,
                 const char *after)
{
  char buffer[64]; /* filled from its end */
  char *at = buffer + sizeof buffer;
  gsize n_before = strlen (before), n_after = strlen (after), length;
  double scaled = CLAMP (value, -LARGEST, LARGEST) * 100;
  gint64 hundredths = (gint64) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  guint64 whole = (guint64) ABS (hundredths) / 100;
  guint rest = (guint) ((guint64) ABS (hundredths) % 100);

  g_assert (n_before + n_after + 24 < sizeof buffer);
  at -= n_after;
  memcpy (at, after, n_after);
  if (rest % 10 > 0)
    *--at = (char) ('0' + rest % 10);
  if (rest > 0)
    {
      *--at = (char) ('0' + rest / 10);
      *--at = '.';
    }
  do
    *--at = (char) ('0' + whole % 10);
  while ((whole /= 10) > 0);
  if (hundredths < 0)
    *--at = '-';
  at -= n_before;
  memcpy (at, before, n_before);

  /* What g_string_append_len() does, without its questions where there is room, as nearly always. */
  length = (gsize) (buffer + sizeof buffer - at);
  if (out->len + length < out->allocated_len)
    {
      memcpy (out->str + out->len, at, length);
      out->len += length;
      out->str[out->len] = '\0';
    }
  else
    g_string_append_len (out, at, (gssize) length);
}

void
tfl_decimal_put_point (GString    *out,
                       const char *before,
                       TflPoint    point,
                       const char *after)
{
  tfl_decimal_put (out, before, point.x, " ");
  tfl_decimal_put (out, "", point.y, after);
}
