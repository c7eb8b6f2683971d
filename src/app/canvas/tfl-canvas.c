#include "config.h"

#include "tfl-canvas-private.h"

#include "app/widgets/tfl-snapshot.h"

#include "scene/tfl-picture-kind.h"

#include <glib/gi18n.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (TflCanvas, tfl_canvas, GTK_TYPE_WIDGET)

#define MOST_WHOLE 1500 /* units of a picture that is drawn whole: for more, what is in sight is drawn */
#define HINT_BELOW 100 /* px below the middle: clear of the one unit */
#define MUCH 0.15 /* of what is seen of an element: so little of it can be hidden by what lies over it */

enum
{
  PROP_ZOOM = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  LOOKED,
  SURVEYED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

TflTheme
tfl_canvas_get_theme (TflCanvas *self)
{
  if (self->theme >= 0)
    return (TflTheme) self->theme;

  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? TFL_THEME_DARK : TFL_THEME_LIGHT;
}

void
tfl_canvas_set_theme (TflCanvas *self,
                      int        theme)
{
  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

TflSurvey *
tfl_canvas_get_survey (TflCanvas *self)
{
  return self->tiles != NULL ? tfl_tiles_get_survey (self->tiles) : self->survey;
}

TflSession *
tfl_canvas_get_session (TflCanvas *self)
{
  return self->session;
}

gboolean
tfl_canvas_is_presenting (TflCanvas *self)
{
  return self->presenting;
}

void
tfl_canvas_tell_look (TflCanvas *self)
{
  g_signal_emit (self, signals[LOOKED], 0);
}

static double
measure_common (const graphene_rect_t *a,
                const graphene_rect_t *b)
{
  graphene_rect_t common;

  return graphene_rect_intersection (a, b, &common) ? (double) common.size.width * common.size.height : 0;
}

gboolean
tfl_canvas_is_busy_at (TflCanvas             *self,
                       const graphene_rect_t *area)
{
  const char *primary = self->session != NULL ? tfl_session_get_primary (self->session) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  graphene_rect_t selected;
  TflRect rect;

  if (self->drag.is_under_way)
    return self->drag.kind != TFL_DRAG_PAN;
  if (primary == NULL || !tfl_canvas_find (self, primary, &rect))
    return FALSE;

  graphene_rect_init (&selected, (float) rect.x, (float) rect.y, (float) rect.width, (float) rect.height);

  return measure_common (&selected, area) > MUCH * measure_common (&selected, &all);
}

TflScene *
tfl_canvas_get_scene (TflCanvas *self)
{
  return self->scene;
}

static void
forget_node (TflCanvas *self)
{
  g_clear_pointer (&self->look.node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A chain of one unit looks as if something had gone wrong. */
static char *
make_hint (TflCanvas        *self,
           const TflPicture *picture)
{
  const TflPictureKindInfo *info = tfl_picture_kind_get_info (picture->scope->kind);
  g_autoptr (TflExtent) extent = info->focus && tfl_session_get_scope (self->session)->root != NULL ? info->list (picture) : NULL;
  const TflElement *unit = extent != NULL && tfl_extent_get_n (extent) == 1 ? tfl_extent_get (extent, 0)->unit : NULL;

  /* Translators: below a picture of who a unit serves and who serves it; %s is the unit */
  return unit != NULL ? g_strdup_printf (_("No service joins “%s” to other units"), tfl_element_get_name (unit)) : NULL;
}

static gboolean
is_large (TflSurvey *survey)
{
  return tfl_picture_kind_get_info (tfl_survey_get_scope (survey)->kind)->parts &&
         tfl_extent_get_n (tfl_survey_get_extent (survey)) > MOST_WHOLE;
}

/* The scene follows the layout and the zoom, in a large picture the camera too; nothing else draws it. */
void
tfl_canvas_draw_scene (TflCanvas *self)
{
  TflLayout *layout = self->session != NULL ? tfl_session_get_layout (self->session) : NULL;
  g_autoptr (TflSurvey) survey = NULL;
  TflPicture picture;

  g_clear_pointer (&self->walk, tfl_walk_free);
  g_clear_pointer (&self->scene, tfl_scene_unref);
  forget_node (self);
  if (layout == NULL)
    {
      tfl_canvas_forget_tiles (self);
      g_signal_emit (self, signals[SURVEYED], 0);
      return;
    }

  tfl_session_init_picture (self->session, self->camera.zoom, &picture);
  survey = tfl_picture_survey (&picture, layout);
  if (is_large (survey))
    {
      tfl_canvas_take_survey (self, g_steal_pointer (&survey));
    }
  else
    {
      tfl_canvas_forget_tiles (self);
      self->scene = tfl_picture_draw_part (&picture, survey, NULL);
      self->scene_zoom = self->camera.zoom;
      self->survey = g_steal_pointer (&survey);
    }
  g_signal_emit (self, signals[SURVEYED], 0);
  g_free (self->message);
  self->message = g_strdup (tfl_layout_get_message (layout));
  g_free (self->hint);
  self->hint = make_hint (self, &picture);
}

const char *
tfl_canvas_pick (TflCanvas *self,
                 double     x,
                 double     y,
                 TflPart   *part)
{
  TflPoint point = tfl_canvas_to_scene (self, x, y);
  TflPart ignored;
  const char *id = NULL;

  if (self->scene != NULL)
    id = tfl_scene_pick (self->scene, point.x, point.y, 5 / self->camera.zoom, part != NULL ? part : &ignored);

  /* The scene may be a moment older than the model. */
  return id != NULL && tfl_session_lookup (self->session, id) != NULL ? id : NULL;
}

const char *
tfl_canvas_pick_unit (TflCanvas *self,
                      double     x,
                      double     y)
{
  const TflElement *element = NULL;
  const char *id = tfl_canvas_pick (self, x, y, NULL);

  if (id == NULL)
    return NULL;

  element = tfl_session_lookup (self->session, id);
  while (element != NULL && tfl_element_get_kind (element) != TFL_KIND_UNIT)
    element = tfl_model_get_parent (tfl_session_get_model (self->session), element);

  return element != NULL ? tfl_element_get_id (element) : NULL;
}

gboolean
tfl_canvas_is_map (TflCanvas *self)
{
  return self->session != NULL && tfl_session_get_scope (self->session)->kind == TFL_PICTURE_MAP;
}

static void
ring_cb (double   value,
         gpointer user_data)
{
  TflCanvas *self = user_data;

  self->ring_age = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* One ring that grows and fades: here it is. */
static void
draw_ring (TflCanvas  *self,
           const char *id)
{
  if (self->ring_animation != NULL)
    adw_animation_pause (self->ring_animation);
  g_clear_object (&self->ring_animation);
  g_free (self->ring);
  self->ring = g_strdup (id);
  self->ring_age = 1;
  if (!adw_get_enable_animations (GTK_WIDGET (self)))
    return;

  self->ring_animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, 500,
                                                  adw_callback_animation_target_new (ring_cb, self, NULL));
  g_object_ref_sink (self->ring_animation);
  adw_animation_play (self->ring_animation);
}

static void
reveal_now (TflCanvas *self)
{
  const TflRect *place;
  g_autofree char *id = NULL;
  gboolean renames;
  TflRect rect;

  if (self->revealing == NULL || self->scene == NULL)
    return;

  /* Inside a summary nothing is drawn, but has its place. */
  place = tfl_layout_get_rect (tfl_session_get_layout (self->session), self->revealing);
  if (tfl_canvas_locate (self, self->revealing, &rect))
    tfl_canvas_show_rect (self, rect);
  else if (place != NULL)
    tfl_canvas_show_closely (self, *place);
  else
    return;

  id = g_steal_pointer (&self->revealing);
  renames = self->renames_next;
  self->renames_next = FALSE;
  draw_ring (self, id);
  /* A line may be too short for its name: then that is the inspector's. */
  if (renames && !tfl_canvas_begin_rename (self, id))
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.rename", NULL);
}

static void
layout_changed_cb (TflCanvas *self)
{
  tfl_canvas_take_layout (self);
  if (self->hover != NULL)
    tfl_canvas_set_hover (self, tfl_canvas_pick (self, self->pointer_x, self->pointer_y, NULL));
  reveal_now (self);
  tfl_canvas_place_entry (self);
}

const char *
tfl_canvas_get_focus (TflCanvas *self)
{
  return self->focus != NULL ? self->focus : tfl_session_get_primary (self->session);
}

void
tfl_canvas_set_focus (TflCanvas  *self,
                      const char *id)
{
  char *focus = g_strdup (id);

  g_free (self->focus);
  self->focus = focus;
  tfl_canvas_update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
selection_changed_cb (TflCanvas *self)
{
  if (!self->toggles)
    g_clear_pointer (&self->focus, g_free);
  tfl_canvas_update_words (self);
  tfl_canvas_tell_look (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
changed_cb (TflCanvas *self,
            TflModel  *before,
            TflModel  *after,
            TflDiff   *diff)
{
  tfl_canvas_note_places (self, before, after, diff);
  if (self->focus != NULL && tfl_model_lookup (after, self->focus) == NULL)
    g_clear_pointer (&self->focus, g_free);
  tfl_canvas_update_words (self);
}

static void
scope_changed_cb (TflCanvas *self)
{
  tfl_canvas_take_scope (self);
  tfl_canvas_update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
look_changed_cb (TflCanvas *self)
{
  if (self->scene == NULL)
    return;
  if (self->presenting) /* a step */
    tfl_canvas_keep_look (self);
  if (self->tiles != NULL &&
      tfl_survey_get_scope (tfl_tiles_get_survey (self->tiles))->shows == tfl_session_get_scope (self->session)->shows)
    tfl_canvas_renew_tiles (self);
  else
    tfl_canvas_draw_scene (self);
  if (self->presenting)
    tfl_canvas_fade (self, FALSE);
}

static void
reveal_cb (TflCanvas  *self,
           const char *id)
{
  g_free (self->revealing);
  self->revealing = g_strdup (id);
  /* Going elsewhere must not first fly to the whole of it. */
  self->wants_fit = FALSE;
  if (!tfl_session_is_laying_out (self->session))
    reveal_now (self);
}

void
tfl_canvas_set_session (TflCanvas  *self,
                        TflSession *session)
{
  if (self->session == session)
    return;

  tfl_canvas_forget_drag (self);
  tfl_canvas_hide_card (self);
  tfl_canvas_end_rename (self, FALSE);
  tfl_canvas_set_hover (self, NULL);
  g_clear_pointer (&self->revealing, g_free);
  g_clear_pointer (&self->ring, g_free);
  g_clear_pointer (&self->anchor, g_free);
  g_clear_pointer (&self->dropped_in, g_free);
  g_clear_pointer (&self->focus, g_free);
  tfl_canvas_stop_motion (self);
  tfl_canvas_forget_look (self);
  tfl_canvas_forget_tiles (self);
  g_clear_pointer (&self->scene, tfl_scene_unref); /* of another model: nothing moves from there to here */
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  self->is_fitted = FALSE;
  tfl_canvas_update_words (self);
  if (session != NULL)
    layout_changed_cb (self);
  else
    tfl_canvas_draw_scene (self);
}

void
tfl_canvas_set_presenting (TflCanvas *self,
                           gboolean   presenting)
{
  self->presenting = presenting;
  self->room = (GtkBorder) { TFL_CANVAS_MARGIN, TFL_CANVAS_MARGIN, TFL_CANVAS_MARGIN,
                             presenting ? TFL_CANVAS_MARGIN : TFL_CANVAS_BOTTOM_MARGIN };
  self->fitted = (TflRect) { 0 };
  self->wants_fit = TRUE;
  tfl_canvas_hide_card (self);
  tfl_canvas_set_hover (self, NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
tfl_canvas_complain (TflCanvas    *self,
                     gboolean      done,
                     const GError *error)
{
  if (!done)
    tfl_session_tell (self->session, error->message);
}

static void
draw_hint (TflCanvas   *self,
           GtkSnapshot *snapshot,
           const char  *text,
           double       y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA colour = tfl_snapshot_colour (tfl_canvas_get_theme (self), TFL_COLOUR_INK_2, 1);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height;

  pango_layout_set_width (layout, MAX (width - 2 * TFL_CANVAS_MARGIN, 1) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (TFL_CANVAS_MARGIN, (float) (y - height)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
tfl_canvas_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  TflCanvas *self = TFL_CANVAS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA ground = tfl_snapshot_colour (tfl_canvas_get_theme (self), TFL_COLOUR_CANVAS, 1);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->scene != NULL && width > 0 && height > 0)
    {
      if (self->motion != NULL)
        tfl_canvas_draw_motion (self, snapshot);
      else
        tfl_canvas_draw_picture (self, snapshot);
      tfl_canvas_draw_marks (self, snapshot);
    }
  if (self->session != NULL && !self->presenting && tfl_model_count (tfl_session_get_model (self->session), TFL_KIND_UNIT) == 0)
    draw_hint (self, snapshot, _("Add a unit: choose Customer, Provider or Operator below"), height / 2.0);
  if (self->hint != NULL && self->scene != NULL)
    draw_hint (self, snapshot, self->hint, height / 2.0 + HINT_BELOW);
  if (self->message != NULL && !self->presenting)
    draw_hint (self, snapshot, self->message, height - TFL_CANVAS_BOTTOM_MARGIN);
  gtk_snapshot_pop (snapshot);

  if (self->entry != NULL)
    gtk_widget_snapshot_child (widget, self->entry, snapshot);
}

static void
tfl_canvas_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  TflCanvas *self = TFL_CANVAS (widget);

  if ((!self->is_fitted || self->wants_fit || self->keeps_fit) && self->scene != NULL)
    {
      self->wants_fit = FALSE;
      tfl_canvas_fit (self, FALSE);
    }
  tfl_canvas_place_entry (self);
  tfl_canvas_tell_look (self);
}

static void
tfl_canvas_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    g_value_set_double (value, TFL_CANVAS (object)->camera.zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tfl_canvas_dispose (GObject *object)
{
  TflCanvas *self = TFL_CANVAS (object);

  tfl_canvas_forget_drag (self);
  tfl_canvas_hide_card (self);
  tfl_canvas_stop_flight (self);
  tfl_canvas_stop_motion (self);
  tfl_canvas_forget_look (self);
  tfl_canvas_forget_tiles (self);
  if (self->ring_animation != NULL)
    adw_animation_pause (self->ring_animation);
  g_clear_object (&self->ring_animation);
  tfl_canvas_end_rename (self, FALSE);
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->walk, tfl_walk_free);
  g_clear_pointer (&self->scene, tfl_scene_unref);
  g_clear_pointer (&self->look.node, gsk_render_node_unref);
  tfl_canvas_forget_found (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (tfl_canvas_parent_class)->dispose (object);
}

static void
tfl_canvas_finalize (GObject *object)
{
  TflCanvas *self = TFL_CANVAS (object);

  g_strfreev (self->selected_before);
  g_free (self->caption);
  g_free (self->hover);
  g_free (self->focus);
  g_free (self->scene_root);
  g_free (self->anchor);
  g_free (self->dropped_in);
  g_free (self->ring);
  g_free (self->revealing);
  g_free (self->message);
  g_free (self->hint);

  G_OBJECT_CLASS (tfl_canvas_parent_class)->finalize (object);
}

static void
tfl_canvas_class_init (TflCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tfl_canvas_get_property;
  object_class->dispose = tfl_canvas_dispose;
  object_class->finalize = tfl_canvas_finalize;
  widget_class->snapshot = tfl_canvas_snapshot;
  widget_class->size_allocate = tfl_canvas_size_allocate;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, TFL_CANVAS_MOST_ZOOM, 1,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[LOOKED] = g_signal_new ("looked", TFL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SURVEYED] = g_signal_new ("surveyed", TFL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
style_changed_cb (TflCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tfl_canvas_init (TflCanvas *self)
{
  self->camera.zoom = 1;
  self->theme = -1;
  self->room = (GtkBorder) { TFL_CANVAS_MARGIN, TFL_CANVAS_MARGIN, TFL_CANVAS_MARGIN, TFL_CANVAS_BOTTOM_MARGIN };
  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "layout-changed", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "scope-changed", G_CALLBACK (scope_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "look-changed", G_CALLBACK (look_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "reveal", G_CALLBACK (reveal_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  tfl_canvas_update_words (self);
  tfl_canvas_add_gestures (self);
  tfl_canvas_add_keys (self);
}

GtkWidget *
tfl_canvas_new (void)
{
  return g_object_new (TFL_TYPE_CANVAS, NULL);
}
