#include "config.h"

#include "tfl-place-question.h"

TflPlaceQuestion *
tfl_place_question_new (void)
{
  TflPlaceQuestion *self = g_new0 (TflPlaceQuestion, 1);

  self->children = g_array_new (FALSE, TRUE, sizeof (TflPlaceChild));
  self->lines = g_array_new (FALSE, TRUE, sizeof (TflPlaceLine));
  self->chips = g_array_new (FALSE, TRUE, sizeof (TflPackChip));

  return self;
}

TflPlaceQuestion *
tfl_place_question_copy (const TflPlaceQuestion *self)
{
  TflPlaceQuestion *copy = g_memdup2 (self, sizeof *self);

  copy->children = g_array_copy (self->children);
  copy->lines = g_array_copy (self->lines);
  copy->chips = g_array_copy (self->chips);

  return copy;
}

void
tfl_place_question_free (TflPlaceQuestion *self)
{
  g_array_unref (self->children);
  g_array_unref (self->lines);
  g_array_unref (self->chips);
  g_free (self);
}

static void
append_number (GByteArray *bytes,
               double      number)
{
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

GBytes *
tfl_place_question_bytes (const TflPlaceQuestion *self)
{
  GByteArray *bytes = g_byte_array_new ();

  append_number (bytes, self->page);
  append_number (bytes, self->shape);
  append_number (bytes, self->min_width);
  append_number (bytes, self->header);
  append_number (bytes, self->padding);
  append_number (bytes, self->slack);
  append_number (bytes, self->amends);
  append_number (bytes, self->children->len);
  append_number (bytes, self->lines->len);

  for (guint i = 0; i < self->children->len; i++)
    {
      const TflPlaceChild *child = &g_array_index (self->children, TflPlaceChild, i);
      double numbers[] = { child->width,   child->height, child->x,      child->y,   child->pinned,
                           child->outside, child->header, child->margin, child->pull };

      g_byte_array_append (bytes, (const guint8 *) numbers, sizeof numbers);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      const TflPlaceLine *line = &g_array_index (self->lines, TflPlaceLine, i);
      double numbers[] = { line->from,    line->to,      line->from_y[0],   line->from_y[1],    line->to_y[0],
                           line->to_y[1], line->label_width, line->label_height, line->from_deeper };

      g_byte_array_append (bytes, (const guint8 *) numbers, sizeof numbers);
    }
  for (guint i = 0; i < self->chips->len; i++)
    {
      const TflPackChip *chip = &g_array_index (self->chips, TflPackChip, i);
      double numbers[] = { chip->width, chip->height, chip->caller };

      g_byte_array_append (bytes, (const guint8 *) numbers, sizeof numbers);
    }

  return g_byte_array_free_to_bytes (bytes);
}

const TflPlaceChild *
tfl_place_child (const TflPlaceQuestion *question,
                 guint                   i)
{
  return &g_array_index (question->children, TflPlaceChild, i);
}

const TflPlaceLine *
tfl_place_line (const TflPlaceQuestion *question,
                guint                   i)
{
  return &g_array_index (question->lines, TflPlaceLine, i);
}
