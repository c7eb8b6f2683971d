#include "config.h"

#include "tfl-scene-private.h"

#include <string.h>

static const char *const part_nicks[] = {
  [TFL_PART_NONE] = "-",         [TFL_PART_BODY] = "body",     [TFL_PART_NAME] = "name",
  [TFL_PART_CAPTION] = "caption", [TFL_PART_ROLES] = "roles",   [TFL_PART_STRIP] = "strip",
  [TFL_PART_CELL] = "cell",       [TFL_PART_DETAIL] = "detail", [TFL_PART_ORPHAN] = "orphan",
  [TFL_PART_BADGE] = "badge",     [TFL_PART_ROUTE] = "route",   [TFL_PART_LABEL] = "label",
  [TFL_PART_CALL] = "call",       [TFL_PART_LEGEND] = "legend", [TFL_PART_TITLE] = "title",
};

static const char *const mark_nicks[] = {
  [TFL_MARK_NONE] = "none",
  [TFL_MARK_ARROW] = "arrow",
  [TFL_MARK_RING] = "ring",
  [TFL_MARK_OPEN_ARROW] = "open-arrow",
  [TFL_MARK_DOT] = "dot",
};

static const char *const icon_nicks[] = {
  [TFL_ICON_PERSON] = "person",
  [TFL_ICON_PLUG] = "plug",
  [TFL_ICON_PIN] = "pin",
  [TFL_ICON_DELIVERY] = "delivery",
  [TFL_ICON_ARROW] = "arrow",
};

static const char *const kind_nicks[] = {
  [TFL_SHAPE_BEGIN] = "begin",     [TFL_SHAPE_END] = "end",   [TFL_SHAPE_BOX] = "box",
  [TFL_SHAPE_CIRCLE] = "circle",   [TFL_SHAPE_POLYGON] = "polygon", [TFL_SHAPE_LINE] = "line",
  [TFL_SHAPE_TEXT] = "text",       [TFL_SHAPE_ICON] = "icon",
};

/* Two digits at most, in the C locale. */
static void
append_number (GString    *out,
               const char *before,
               double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  if (strchr (buffer, '.') != NULL)
    {
      char *end = buffer + strlen (buffer) - 1;

      while (*end == '0')
        *end-- = '\0';
      if (*end == '.')
        *end = '\0';
    }
  g_string_append (out, before);
  g_string_append (out, buffer);
}

static void
append_paint (GString        *out,
              const TflShape *shape)
{
  if (shape->fill != TFL_COLOUR_NONE)
    g_string_append_printf (out, " fill=%s", tfl_colour_nick (shape->fill));
  if (shape->hatch[1] > 0)
    {
      append_number (out, " hatch=", shape->hatch[0]);
      append_number (out, "/", shape->hatch[1]);
    }
  if (shape->stroke != TFL_COLOUR_NONE)
    {
      g_string_append_printf (out, " stroke=%s", tfl_colour_nick (shape->stroke));
      append_number (out, ":", shape->stroke_width);
    }
  if (shape->dash[0] > 0)
    {
      append_number (out, " dash=", shape->dash[0]);
      append_number (out, "-", shape->dash[1]);
    }
}

static void
append_line (GString        *out,
             const TflShape *shape)
{
  append_paint (out, shape);
  if (shape->doubled)
    g_string_append (out, " doubled");
  if (shape->round_dots)
    g_string_append (out, " dots");
  if (shape->start != TFL_MARK_NONE)
    g_string_append_printf (out, " from=%s", mark_nicks[shape->start]);
  if (shape->end_mark != TFL_MARK_NONE)
    g_string_append_printf (out, " to=%s", mark_nicks[shape->end_mark]);
}

static void
append_text (GString        *out,
             const TflShape *shape)
{
  static const char *const aligns[] = { "", " middle", " end" };

  g_string_append_printf (out, " “%s”", shape->text);
  append_number (out, " ", shape->size);
  g_string_append_printf (out, "/%d %s%s%s", shape->weight, tfl_colour_nick (shape->fill),
                          aligns[shape->align], shape->struck ? " struck" : "");
}

static void
append_begin (GString        *out,
              const TflShape *shape)
{
  g_string_append_printf (out, " %s “%s”", shape->element != NULL ? shape->element : "-", shape->text);
  if (shape->part != TFL_PART_NONE)
    g_string_append_printf (out, " %s", part_nicks[shape->part]);
  if (shape->orphan != TFL_ORPHAN_NONE)
    g_string_append_printf (out, " O%d", shape->orphan);
}

static void
append_shape (GString        *out,
              const TflShape *shape)
{
  switch (shape->kind)
    {
    case TFL_SHAPE_BEGIN:
      append_begin (out, shape);
      break;
    case TFL_SHAPE_END:
      break;
    case TFL_SHAPE_BOX:
      append_paint (out, shape);
      append_number (out, " radius=", shape->radius);
      break;
    case TFL_SHAPE_CIRCLE:
    case TFL_SHAPE_POLYGON:
      append_paint (out, shape);
      break;
    case TFL_SHAPE_LINE:
      append_line (out, shape);
      break;
    case TFL_SHAPE_TEXT:
      append_text (out, shape);
      break;
    case TFL_SHAPE_ICON:
      g_string_append_printf (out, " %s %s", icon_nicks[shape->icon], tfl_colour_nick (shape->fill));
      break;
    }
}

char *
tfl_scene_dump (TflScene *self)
{
  GString *out = g_string_new (NULL);
  guint depth = 0;

  for (guint i = 0; i < self->n_shapes; i++)
    {
      const TflShape *shape = &self->shapes[i];

      if (shape->kind == TFL_SHAPE_END)
        depth--;
      for (guint level = 0; level < depth; level++)
        g_string_append (out, "  ");
      if (shape->kind != TFL_SHAPE_BEGIN && shape->kind != TFL_SHAPE_END)
        g_string_append_printf (out, "%s ", part_nicks[shape->part]);
      g_string_append (out, kind_nicks[shape->kind]);
      append_shape (out, shape);
      if (shape->faded && shape->kind != TFL_SHAPE_END)
        g_string_append (out, " faded");
      g_string_append_c (out, '\n');
      if (shape->kind == TFL_SHAPE_BEGIN)
        depth++;
    }

  return g_string_free (out, FALSE);
}
