#include "config.h"

#include "tfl-strips.h"

#define STRIP 12.0 /* how wide, where there are not too many */
#define MOST_STRIPS 4096

void
tfl_strips_init (TflStrips *self,
                 double     low,
                 double     length)
{
  self->low = low;
  self->n_strips = (guint) CLAMP (length / STRIP, 1, MOST_STRIPS);
  self->width = MAX (1, length) / self->n_strips;
  self->wanted = g_new0 (guint8, self->n_strips);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (TflStanding));
  self->sorted = NULL;
  self->n_sorted = 0;
  self->first = g_new0 (guint, self->n_strips + 2);
}

void
tfl_strips_clear (TflStrips *self)
{
  g_free (self->wanted);
  g_array_unref (self->pieces);
  g_free (self->sorted);
  g_free (self->first);
}

static guint
strip_at (const TflStrips *self,
          double           place)
{
  return (guint) CLAMP ((place - self->low) / self->width, 0, self->n_strips - 1);
}

void
tfl_strips_want (TflStrips *self,
                 double     low,
                 double     high)
{
  guint last = strip_at (self, high);

  for (guint i = strip_at (self, low); i <= last; i++)
    self->wanted[i] = TRUE;
}

void
tfl_strips_add (TflStrips   *self,
                TflStanding  standing)
{
  if (self->wanted[strip_at (self, standing.place)])
    g_array_append_val (self->pieces, standing);
}

void
tfl_strips_sort (TflStrips *self)
{
  const TflStanding *pieces = (const TflStanding *) self->pieces->data;

  self->n_sorted = self->pieces->len;
  self->sorted = g_new (TflStanding, self->n_sorted + 1);
  for (guint i = 0; i < self->n_sorted; i++)
    self->first[strip_at (self, pieces[i].place) + 2]++;
  for (guint i = 2; i <= self->n_strips + 1; i++)
    self->first[i] += self->first[i - 1];
  for (guint i = 0; i < self->n_sorted; i++)
    self->sorted[self->first[strip_at (self, pieces[i].place) + 1]++] = pieces[i];
}

static void
meet_some (const TflStanding *some,
           guint              n,
           const TflLane     *lane,
           GArray            *met)
{
  float low = (float) lane->low;
  float high = (float) lane->high;
  float from = (float) (lane->from - TFL_LINE_APART / 2);
  float to = (float) (lane->to + TFL_LINE_APART / 2);

  for (guint i = 0; i < n; i++)
    if (some[i].place >= low && some[i].place <= high && some[i].from <= to && some[i].to >= from)
      {
        TflLane other = {
          .from = some[i].from, .to = some[i].to, .turn_from = some[i].turn_from, .turn_to = some[i].turn_to
        };
        TflStandingPiece known = { some[i].place, tfl_lanes_loss (&other, lane) };

        g_array_append_val (met, known);
      }
}

void
tfl_strips_meet (const TflStrips *self,
                 const TflLane   *lane,
                 GArray          *met)
{
  guint first = self->first[strip_at (self, lane->low)];
  guint end = self->first[strip_at (self, lane->high) + 1];
  guint n_later = self->pieces->len - self->n_sorted;

  g_array_set_size (met, 0);
  meet_some (self->sorted + first, end - first, lane, met);
  if (n_later > 0)
    meet_some (&g_array_index (self->pieces, TflStanding, self->n_sorted), n_later, lane, met);
}
