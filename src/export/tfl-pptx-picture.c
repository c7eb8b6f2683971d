/* The way through a scene: a group for each element, a shape for each box with the texts that stand in it, and at last
 * the services, whose ends are known then.
 */
#include "config.h"

#include "tfl-pptx-draw.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FAR_BACK 64 /* shapes: a text stands in a box that was drawn shortly before it */

/* What lies between a BEGIN and its END, without what is in groups of their own; or all that is in no group. */
typedef struct
{
  GArray     *shapes; /* indices of it, in the order of painting, and of the BEGINs of groups within */
  GHashTable *texts;  /* index of a box: GArray of the indices of its texts */
} Level;

static const TflShape *
get (TflPptxDraw *self,
     guint        index)
{
  return tfl_scene_get_shape (self->scene, index);
}

static void
level_clear (Level *level)
{
  g_array_unref (level->shapes);
  g_hash_table_unref (level->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Level, level_clear)

static gboolean
is_box (const TflShape *shape)
{
  return shape->kind == TFL_SHAPE_BOX || shape->kind == TFL_SHAPE_CIRCLE;
}

static gboolean
contains (TflRect         rect,
          const TflShape *text)
{
  double x = text->rect.x + text->rect.width / 2;
  double y = text->points[0].y - 0.35 * text->size;

  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
}

static gboolean
is_within (TflRect inner,
           TflRect outer)
{
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

/* A box that other shapes stand in, as in the legend: texts in it belong to these.  An element's own box is none. */
static gboolean
is_frame (TflPptxDraw *self,
          const Level *level,
          guint        position)
{
  const TflShape *box = get (self, g_array_index (level->shapes, guint, position));
  guint end = MIN (level->shapes->len, position + FAR_BACK);

  if (box->part == TFL_PART_BODY)
    return FALSE;
  for (guint i = position + 1; i < end; i++)
    {
      const TflShape *shape = get (self, g_array_index (level->shapes, guint, i));

      if (shape->kind != TFL_SHAPE_TEXT && is_within (shape->rect, box->rect))
        return TRUE;
    }

  return FALSE;
}

/* What an element's own box says of it; all else in it has a box of its own, or none. */
static gboolean
is_of_body (const TflShape *text)
{
  return text->part == TFL_PART_NAME || text->part == TFL_PART_CAPTION || text->part == TFL_PART_DETAIL;
}

/* The smallest box around a text: of those before it, or the element's own. */
static gboolean
find_box (TflPptxDraw *self,
          const Level *level,
          guint        position,
          guint       *box)
{
  const TflShape *text = get (self, g_array_index (level->shapes, guint, position));
  double least = G_MAXDOUBLE;

  for (guint i = position; i-- > 0;)
    {
      guint index = g_array_index (level->shapes, guint, i);
      const TflShape *shape = get (self, index);

      if (shape->part == TFL_PART_BODY ? !is_of_body (text) : position - i > FAR_BACK)
        continue;
      if (is_box (shape) && !is_frame (self, level, i) && contains (shape->rect, text)
          && shape->rect.width * shape->rect.height < least)
        {
          least = shape->rect.width * shape->rect.height;
          *box = index;
        }
    }

  return least < G_MAXDOUBLE;
}

static GArray *
ensure_texts (Level *level,
              guint  box)
{
  GArray *texts = g_hash_table_lookup (level->texts, GUINT_TO_POINTER (box + 1));

  if (texts == NULL)
    {
      texts = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (level->texts, GUINT_TO_POINTER (box + 1), texts);
    }

  return texts;
}

/* An arrow between two texts of one line is written as a letter. */
static void
take_arrow (TflPptxDraw *self,
            const Level *level,
            guint        position,
            const GArray *texts)
{
  guint before = texts->len > 1 ? g_array_index (texts, guint, texts->len - 2) : 0;
  guint here = g_array_index (level->shapes, guint, position);

  if (texts->len < 2 || fabs (get (self, before)->points[0].y - get (self, here)->points[0].y) >= 2)
    return;
  for (guint i = position; i-- > 0 && g_array_index (level->shapes, guint, i) > before;)
    if (get (self, g_array_index (level->shapes, guint, i))->kind == TFL_SHAPE_ICON
        && get (self, g_array_index (level->shapes, guint, i))->icon == TFL_ICON_ARROW)
      self->used[g_array_index (level->shapes, guint, i)] = TRUE;
}

static void
level_init (Level       *level,
            TflPptxDraw *self,
            guint        first,
            guint        end)
{
  level->shapes = g_array_new (FALSE, FALSE, sizeof (guint));
  level->texts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = first; i < end; i = get (self, i)->kind == TFL_SHAPE_BEGIN ? get (self, i)->end + 1 : i + 1)
    g_array_append_val (level->shapes, i);
  for (guint position = 0; position < level->shapes->len; position++)
    {
      guint index = g_array_index (level->shapes, guint, position);
      guint box = 0;
      GArray *texts;

      if (get (self, index)->kind != TFL_SHAPE_TEXT || !find_box (self, level, position, &box))
        continue;
      texts = ensure_texts (level, box);
      g_array_append_val (texts, index);
      self->used[index] = TRUE;
      take_arrow (self, level, position, texts);
    }
}

/* Texts that follow each other in no box are one text. */
static void
put_texts (TflPptxDraw *self,
           const Level *level,
           guint        position)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (guint));
  const TflShape *first = get (self, g_array_index (level->shapes, guint, position));

  for (guint i = position; i < level->shapes->len; i++)
    {
      guint index = g_array_index (level->shapes, guint, i);
      const TflShape *shape = get (self, index);
      gboolean is_like = shape->kind == TFL_SHAPE_TEXT && shape->part == first->part && shape->align == first->align;

      if (!is_like || self->used[index] || fabs (shape->points[0].x - first->points[0].x) >= 1)
        break;
      g_array_append_val (texts, index);
      self->used[index] = TRUE;
    }
  tfl_pptx_put_texts (self, texts, first->part == TFL_PART_LABEL ? _("Service") : _("Text"));
}

static void put_level (TflPptxDraw *self,
                       guint        first,
                       guint        end);

static void
put_group (TflPptxDraw *self,
           guint        begin)
{
  const TflShape *group = get (self, begin);
  guint badge = group->part == TFL_PART_BADGE || group->element == NULL
                  ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->plan->badges, group->element));

  if (group->end <= begin + 1)
    return;
  tfl_pptx_begin_group (self, group->text, group->text, group->part == TFL_PART_BADGE ? NULL : group->element, group->rect);
  put_level (self, begin + 1, group->end);
  if (badge > 0 && !self->used[badge - 1])
    {
      self->used[badge - 1] = TRUE;
      put_group (self, badge - 1);
    }
  g_string_append (self->out, "</p:grpSp>");
}

static gboolean
is_service (TflPptxDraw    *self,
            const TflShape *begin)
{
  const TflElement *element = begin->element != NULL ? tfl_model_lookup (self->model, begin->element) : NULL;

  return element != NULL && tfl_element_get_kind (element) == TFL_KIND_SERVICE;
}

static void
put_shape (TflPptxDraw *self,
           Level       *level,
           guint        position)
{
  guint index = g_array_index (level->shapes, guint, position);
  const TflShape *shape = get (self, index);

  self->used[index] = TRUE;
  switch (shape->kind)
    {
    case TFL_SHAPE_BEGIN:
      if (!is_service (self, shape))
        put_group (self, index);
      break;
    case TFL_SHAPE_END:
      break;
    case TFL_SHAPE_BOX:
    case TFL_SHAPE_CIRCLE:
      tfl_pptx_put_box (self, index, ensure_texts (level, index));
      break;
    case TFL_SHAPE_LINE:
      if (shape->part != TFL_PART_ROUTE)
        tfl_pptx_put_line (self, shape, NULL);
      break;
    case TFL_SHAPE_POLYGON:
    case TFL_SHAPE_ICON:
      tfl_pptx_put_free (self, index, NULL);
      break;
    case TFL_SHAPE_TEXT:
      self->used[index] = FALSE;
      put_texts (self, level, position);
      break;
    }
}

/* What belongs together without being an element: whose parts move with it. */
static const char *
get_bundle_name (TflPart part)
{
  switch ((int) part)
    {
    case TFL_PART_ROLES:
      return _("Roles");
    case TFL_PART_STRIP:
      return _("Work by process");
    case TFL_PART_LEGEND:
      return _("Legend");
    default:
      return NULL;
    }
}

static TflRect
get_bounds (TflPptxDraw *self,
            const Level *level,
            guint        from,
            guint        to)
{
  TflRect first = get (self, g_array_index (level->shapes, guint, from))->rect;
  double right = first.x + first.width, bottom = first.y + first.height;

  for (guint i = from; i < to; i++)
    {
      TflRect rect = get (self, g_array_index (level->shapes, guint, i))->rect;

      first.x = MIN (first.x, rect.x);
      first.y = MIN (first.y, rect.y);
      right = MAX (right, rect.x + rect.width);
      bottom = MAX (bottom, rect.y + rect.height);
    }
  first.width = right - first.x;
  first.height = bottom - first.y;

  return first;
}

static void
put_level (TflPptxDraw *self,
           guint        first,
           guint        end)
{
  g_auto (Level) level = { 0 };
  guint to;

  level_init (&level, self, first, end);
  for (guint i = 0; i < level.shapes->len; i = to)
    {
      TflPart part = get (self, g_array_index (level.shapes, guint, i))->part;
      const char *bundle = get_bundle_name (part);

      for (to = i + 1; bundle != NULL && to < level.shapes->len; to++)
        if (get (self, g_array_index (level.shapes, guint, to))->part != part)
          break;
      if (bundle != NULL)
        tfl_pptx_begin_group (self, bundle, bundle, NULL, get_bounds (self, &level, i, to));
      for (guint k = i; k < to; k++)
        if (!self->used[g_array_index (level.shapes, guint, k)] && part != TFL_PART_TITLE)
          put_shape (self, &level, k);
      if (bundle != NULL)
        g_string_append (self->out, "</p:grpSp>");
    }
}

/* A connector is in no group: it may lead from one to another.  What is written at it comes after it. */
static void
put_service (TflPptxDraw *self,
             guint        begin)
{
  guint end = get (self, begin)->end;

  if (g_hash_table_contains (self->plan->routes, GUINT_TO_POINTER (begin + 1)))
    tfl_pptx_put_connector (self, begin);
  put_level (self, begin + 1, end);
}

void
tfl_pptx_put_picture (TflPptxDraw *self)
{
  guint n = tfl_scene_get_n_shapes (self->scene);

  put_level (self, 0, n);
  for (guint i = 0; i < n; i++)
    if (get (self, i)->kind == TFL_SHAPE_BEGIN && is_service (self, get (self, i)))
      put_service (self, i);
}
