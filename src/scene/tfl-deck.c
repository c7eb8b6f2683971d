#include "config.h"

#include "tfl-deck.h"

#include "tfl-picture-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDE 2.4         /* a picture, by its height: a band */
#define OVERVIEW_DEPTH 2 /* levels of units in a made slide */

struct _TflDeck
{
  int        ref_count;
  GPtrArray *slides; /* of TflSlide * */
};

G_DEFINE_BOXED_TYPE (TflDeck, tfl_deck, tfl_deck_ref, tfl_deck_unref)

static void
slide_free (TflSlide *self)
{
  g_free (self->view);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->notes);
  g_free (self->gone);
  tfl_scope_free (self->scope);
  g_free (self);
}

static TflDeck *
deck_new (void)
{
  TflDeck *self = g_new0 (TflDeck, 1);

  self->ref_count = 1;
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) slide_free);

  return self;
}

TflDeck *
tfl_deck_ref (TflDeck *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
tfl_deck_unref (TflDeck *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_ptr_array_unref (self->slides);
  g_free (self);
}

/* “21 work items, 3 with no owning process”, of all that the slide shows. (transfer full) */
static char *
make_subtitle (TflModel       *model,
               TflTally       *tally,
               const TflScope *scope)
{
  TflPicture picture = { .model = model, .tally = tally, .scope = scope };
  TflCounts counts = tfl_picture_count (&picture);
  g_autofree char *work = g_strdup_printf (ngettext ("%u work item", "%u work items", counts.work), counts.work);
  g_autofree char *orphans = NULL;

  if (counts.work > counts.delivery && counts.orphans == 0)
    orphans = g_strdup (ngettext ("with an owning process", "each with an owning process", counts.work));
  else if (counts.orphans > 0)
    orphans = g_strdup_printf (ngettext ("%u with no owning process", "%u with no owning process", counts.orphans),
                               counts.orphans);

  return orphans != NULL ? g_strconcat (work, ", ", orphans, NULL) : g_steal_pointer (&work);
}

/* scope and title (transfer full) */
static TflSlide *
add_slide (TflDeck  *self,
           TflModel *model,
           TflTally *tally,
           TflScope *scope,
           char     *title)
{
  TflSlide *slide = g_new0 (TflSlide, 1);

  slide->scope = scope;
  slide->title = title;
  slide->subtitle = make_subtitle (model, tally, scope);
  slide->theme = -1;
  g_ptr_array_add (self->slides, slide);

  return slide;
}

/* What a picture is of, for people: the name of its root, or of the model. (transfer full) */
static char *
name_scope (TflModel       *model,
            const TflScope *scope)
{
  const TflElement *root = tfl_model_lookup (model, scope->root);
  const char *name = root != NULL ? tfl_element_get_name (root) : tfl_element_get (tfl_model_get_root (model), TFL_MODEL_NAME);
  const char *kind = tfl_picture_kind_get_info (scope->kind)->title;

  if (name == NULL)
    name = _("Untitled");

  return kind != NULL ? g_strdup_printf ("%s: %s", name, _(kind)) : g_strdup (name);
}

char *
tfl_deck_describe_gone (const TflElement *view)
{
  const char *gone = tfl_element_get (view, TFL_VIEW_GONE);

  /* Translators: of a view; %s is the name of a unit or the like that was deleted, or several names */
  return gone != NULL ? g_strdup_printf (_("shows “%s”, which is gone"), gone) : NULL;
}

static void
add_view (TflDeck          *self,
          TflModel         *model,
          TflTally         *tally,
          const TflElement *view)
{
  TflScope *scope = tfl_scope_from_view (view);
  const char *name = tfl_element_get (view, TFL_VIEW_NAME); /* not its id */
  TflSlide *slide = add_slide (self, model, tally, scope, name != NULL ? g_strdup (name) : name_scope (model, scope));

  slide->view = g_strdup (tfl_element_get_id (view));
  slide->is_named = name != NULL;
  slide->notes = g_strdup (tfl_element_get (view, TFL_VIEW_NOTES));
  slide->theme = tfl_element_get_choice (view, TFL_VIEW_THEME);
  tfl_scope_take_places (scope, model, slide->view);
  tfl_scope_read_camera (view, &slide->camera);
  slide->gone = tfl_deck_describe_gone (view);
  if (slide->gone != NULL)
    {
      char *subtitle = g_strconcat (slide->subtitle, "; ", slide->gone, NULL);

      g_free (slide->subtitle);
      slide->subtitle = subtitle;
    }
}

static double
get_order (TflModel   *model,
           const char *view)
{
  return tfl_element_get_number (tfl_model_lookup (model, view), TFL_VIEW_SLIDE, G_MAXDOUBLE);
}

/* Stable, as g_ptr_array_sort_with_data() is: views with the same number stay as they stand in the model. */
static int
compare_views (gconstpointer a,
               gconstpointer b,
               gpointer      model)
{
  double first = get_order (model, *(const char *const *) a);
  double second = get_order (model, *(const char *const *) b);

  return (first > second) - (first < second);
}

GPtrArray *
tfl_deck_list_views (TflModel *model)
{
  GPtrArray *views = g_ptr_array_new ();
  TflChildIter iter;
  const TflElement *view;

  tfl_child_iter_init (&iter, model, tfl_model_get_root (model), TFL_KIND_VIEW);
  while ((view = tfl_child_iter_next (&iter)) != NULL)
    g_ptr_array_add (views, (gpointer) tfl_element_get_id (view));
  g_ptr_array_sort_with_data (views, compare_views, model);

  return views;
}

TflDeck *
tfl_deck_new_views (TflModel *model,
                    TflTally *tally)
{
  g_autoptr (GPtrArray) views = tfl_deck_list_views (model);
  TflDeck *self = deck_new ();

  for (guint i = 0; i < views->len; i++)
    add_view (self, model, tally, tfl_model_lookup (model, views->pdata[i]));

  return self;
}

static TflSlide *
add_made (TflDeck       *self,
          TflModel      *model,
          TflTally      *tally,
          TflPictureKind kind,
          const char    *root)
{
  TflScope *scope = tfl_scope_new ();

  scope->kind = kind;
  tfl_scope_set_root (scope, root);
  scope->depth = kind == TFL_PICTURE_MAP ? OVERVIEW_DEPTH : 0;
  tfl_scope_take_places (scope, model, NULL);

  return add_slide (self, model, tally, scope, name_scope (model, scope));
}

/* A slide for each unit in `parent` that has units inside. */
static void
add_units (TflDeck          *self,
           TflModel         *model,
           TflTally         *tally,
           const TflElement *parent,
           guint             level,
           guint             depth)
{
  TflChildIter iter;
  const TflElement *unit;

  if (depth > 0 && level > depth)
    return;

  tfl_child_iter_init (&iter, model, parent, TFL_KIND_UNIT);
  while ((unit = tfl_child_iter_next (&iter)) != NULL)
    {
      TflChildIter inside;

      tfl_child_iter_init (&inside, model, unit, TFL_KIND_UNIT);
      if (tfl_child_iter_next (&inside) == NULL)
        continue;
      add_made (self, model, tally, TFL_PICTURE_MAP, tfl_element_get_id (unit));
      add_units (self, model, tally, unit, level + 1, depth);
    }
}

static void
add_orphans (TflDeck  *self,
             TflModel *model,
             TflTally *tally)
{
  guint n = tfl_tally_get (tally, TFL_ROOT_ID).orphans;
  TflSlide *slide;

  if (n == 0)
    return;

  slide = add_made (self, model, tally, TFL_PICTURE_MAP, NULL);
  slide->scope->depth = 0;
  slide->scope->only.is_orphan = TRUE;
  g_free (slide->title);
  slide->title = g_strdup_printf (ngettext ("%u piece of work has no owning process",
                                            "%u pieces of work have no owning process", n), n);
}

TflDeck *
tfl_deck_new_generated (TflModel *model,
                        TflTally *tally,
                        guint     depth)
{
  TflDeck *self = deck_new ();

  add_made (self, model, tally, TFL_PICTURE_MAP, NULL);
  add_units (self, model, tally, tfl_model_get_root (model), 1, depth);
  add_orphans (self, model, tally);
  if (tfl_model_count (model, TFL_KIND_SERVICE) > 0)
    add_made (self, model, tally, TFL_PICTURE_MATRIX, NULL);

  return self;
}

TflDeck *
tfl_deck_new_single (TflModel       *model,
                     TflTally       *tally,
                     const TflScope *scope,
                     const char     *view)
{
  TflDeck *self = deck_new ();
  const TflElement *element = tfl_model_lookup (model, view);
  TflSlide *slide;

  if (element != NULL)
    {
      add_view (self, model, tally, element);
      slide = self->slides->pdata[0];
      tfl_scope_free (slide->scope);
      slide->scope = tfl_scope_copy (scope);
    }
  else
    add_slide (self, model, tally, tfl_scope_copy (scope), name_scope (model, scope));

  return self;
}

guint
tfl_deck_get_n_slides (TflDeck *self)
{
  return self->slides->len;
}

const TflSlide *
tfl_deck_get_slide (TflDeck *self,
                    guint    index)
{
  g_return_val_if_fail (index < self->slides->len, NULL);

  return self->slides->pdata[index];
}

int
tfl_deck_find (TflDeck    *self,
               const char *view)
{
  for (guint i = 0; i < self->slides->len; i++)
    if (view != NULL && g_strcmp0 (tfl_deck_get_slide (self, i)->view, view) == 0)
      return (int) i;

  return -1;
}

TflLegend
tfl_slide_choose_legend (TflLayout *layout)
{
  TflRect bounds = tfl_layout_get_bounds (layout);

  return bounds.width > WIDE * bounds.height ? TFL_LEGEND_BELOW : TFL_LEGEND_BESIDE;
}

TflScene *
tfl_slide_draw (const TflSlide   *self,
                const TflPicture *base,
                TflLayoutEngine  *engine,
                GCancellable     *cancellable,
                char            **message,
                GError          **error)
{
  g_autoptr (TflFilter) filter = tfl_filter_new_query (base->model, &self->scope->only);
  g_autoptr (TflLayoutInput) input = NULL;
  g_autoptr (TflLayout) layout = NULL;
  TflPicture picture = *base;

  picture.scope = self->scope;
  picture.filter = filter;
  picture.note = self->gone;
  picture.name = self->is_named ? self->title : NULL;
  input = tfl_picture_measure (&picture);
  layout = tfl_layout_engine_run (engine, input, cancellable, error);
  if (layout == NULL)
    return NULL;
  if (message != NULL)
    *message = g_strdup (tfl_layout_get_message (layout));

  if (base->longest > 0)
    {
      TflRect bounds = tfl_layout_get_bounds (layout);

      picture.zoom = MIN (picture.zoom, base->longest / MAX (MAX (bounds.width, bounds.height), 1));
    }

  if (picture.legend == TFL_LEGEND_BESIDE)
    picture.legend = tfl_slide_choose_legend (layout);

  return tfl_picture_draw (&picture, layout);
}
