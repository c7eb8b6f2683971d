#include "config.h"

#include "tfl-layout-input.h"

#include <math.h>

#define STRINGS_AT_A_TIME (32 * 1024) /* bytes: ids are read one after another */

struct _TflLayoutInput
{
  gatomicrefcount ref_count;

  GArray *boxes;
  GArray *lines;
  GStringChunk *strings;
  TflLayoutFlow flow;
  gboolean taut;
};

TflLayoutInput *
tfl_layout_input_new (void)
{
  TflLayoutInput *self = g_new0 (TflLayoutInput, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (TflLayoutBox));
  self->lines = g_array_new (FALSE, FALSE, sizeof (TflLayoutLine));
  self->strings = g_string_chunk_new (STRINGS_AT_A_TIME);

  return self;
}

TflLayoutInput *
tfl_layout_input_ref (TflLayoutInput *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tfl_layout_input_unref (TflLayoutInput *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->boxes);
  g_array_unref (self->lines);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static const char *
keep (TflLayoutInput *self,
      const char     *string)
{
  return string != NULL ? g_string_chunk_insert (self->strings, string) : NULL;
}

/* Everything below adds and compares lengths: what is no length at all becomes the least one here, so that
 * no other place has to ask. */
static double
length (double value,
        double least)
{
  return isfinite (value) && value > least ? MIN (value, 1e6) : least;
}

static double
place (double value)
{
  return isfinite (value) ? CLAMP (value, -1e7, 1e7) : 0;
}

static gboolean
is_unit (TflLayoutInput *self,
         int             index)
{
  return index >= 0 && (guint) index < self->boxes->len &&
         g_array_index (self->boxes, TflLayoutBox, index).kind == TFL_BOX_UNIT;
}

int
tfl_layout_input_add_box (TflLayoutInput     *self,
                          const TflLayoutBox *box)
{
  TflLayoutBox copy = *box;

  g_return_val_if_fail (box->id != NULL, -1);
  g_return_val_if_fail (box->parent == -1 || is_unit (self, box->parent), -1);
  g_return_val_if_fail (box->kind == TFL_BOX_UNIT || box->parent >= 0, -1);

  copy.id = keep (self, box->id);
  copy.width = length (box->width, 1);
  copy.height = length (box->height, 1);
  copy.x = place (box->x);
  copy.y = place (box->y);
  if (copy.kind == TFL_BOX_UNIT || copy.caller >= (int) self->boxes->len)
    copy.caller = -1;

  g_array_append_val (self->boxes, copy);
  return self->boxes->len - 1;
}

int
tfl_layout_input_add_line (TflLayoutInput      *self,
                           const TflLayoutLine *line)
{
  TflLayoutLine copy = *line;

  g_return_val_if_fail (is_unit (self, line->from), -1);
  g_return_val_if_fail (is_unit (self, line->to), -1);

  copy.service = keep (self, line->service);
  copy.customer = keep (self, line->customer);
  copy.label_width = length (line->label_width, 0);
  copy.label_height = length (line->label_height, 0);

  g_array_append_val (self->lines, copy);
  return self->lines->len - 1;
}

guint
tfl_layout_input_get_n_boxes (TflLayoutInput *self)
{
  return self->boxes->len;
}

guint
tfl_layout_input_get_n_lines (TflLayoutInput *self)
{
  return self->lines->len;
}

const TflLayoutBox *
tfl_layout_input_get_box (TflLayoutInput *self,
                          guint           index)
{
  g_return_val_if_fail (index < self->boxes->len, NULL);

  return &g_array_index (self->boxes, TflLayoutBox, index);
}

const TflLayoutLine *
tfl_layout_input_get_line (TflLayoutInput *self,
                           guint           index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);

  return &g_array_index (self->lines, TflLayoutLine, index);
}

void
tfl_layout_input_set_flow (TflLayoutInput *self,
                           TflLayoutFlow   flow)
{
  g_return_if_fail (flow < TFL_N_LAYOUT_FLOWS);

  self->flow = flow;
}

TflLayoutFlow
tfl_layout_input_get_flow (TflLayoutInput *self)
{
  return self->flow;
}

void
tfl_layout_input_set_taut (TflLayoutInput *self,
                           gboolean        taut)
{
  self->taut = taut;
}

gboolean
tfl_layout_input_get_taut (TflLayoutInput *self)
{
  return self->taut;
}
