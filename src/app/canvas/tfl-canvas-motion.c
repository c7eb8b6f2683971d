/* From one layout to the next: what is looked at stays where it is on screen, and the rest is seen to move. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "tfl-motion-private.h"

#include <math.h>

#define MOST_FLOWN 12000 /* shapes in a scene */
#define MOST_ZOOMED 5    /* times, in one flight */
#define MOST_SHOWN 12    /* the same for an audience, which sees more of a slower flight */
#define MOST_SHRUNK 3    /* times that a picture may be smaller than it could be, once a unit is closed */
#define LEAST_IN_SIGHT 0.3 /* of what was opened or closed, else the camera goes there */

void
tfl_canvas_stop_motion (TflCanvas *self)
{
  g_autoptr (AdwAnimation) animation = g_steal_pointer (&self->motion_animation);

  g_clear_pointer (&self->motion, tfl_motion_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (animation == NULL)
    return;

  g_signal_handlers_disconnect_by_data (animation, self);
  adw_animation_pause (animation);
}

static void
age_cb (double   age,
        gpointer user_data)
{
  TflCanvas *self = user_data;

  self->motion_age = age;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
done_cb (TflCanvas *self)
{
  tfl_canvas_stop_motion (self);
  if (self->flight == NULL && self->scene != NULL && self->scene_zoom != self->camera.zoom)
    {
      tfl_canvas_ensure_look (self); /* as it was drawn while it moved, to fade from */
      tfl_canvas_draw_closer (self);
    }
  tfl_canvas_tell_look (self);
}

static void
begin_motion (TflCanvas *self,
              TflScene  *from,
              TflPoint   shift,
              gboolean   fits)
{
  TflRect seen = fits ? tfl_scene_get_bounds (self->scene) : tfl_canvas_get_seen (self); /* all of it, when the camera arrives */

  self->motion = tfl_motion_new (from, self->scene, shift, self->anchor, &seen);
  if (self->motion == NULL)
    return;

  /* Plain milliseconds: what opens and what makes room for it each have their own time. */
  self->motion_age = 0;
  self->motion_animation = adw_timed_animation_new (GTK_WIDGET (self), 0, TFL_MOTION_TIME, (guint) TFL_MOTION_TIME,
                                                    adw_callback_animation_target_new (age_cb, self, NULL));
  g_object_ref_sink (self->motion_animation);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->motion_animation), ADW_LINEAR);
  g_signal_connect_swapped (self->motion_animation, "done", G_CALLBACK (done_cb), self);
  adw_animation_play (self->motion_animation);
}

static gboolean
may_move (TflCanvas *self)
{
  return adw_get_enable_animations (GTK_WIDGET (self)) && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         gtk_widget_get_width (GTK_WIDGET (self)) > 0;
}

/* What to keep in its place: what was opened or closed; the unit one goes into, or comes from; what something was
 * put in, by hand or by undo, since that is to be somewhere else; else what is selected, where it is in sight. */
static const char *
choose_anchor (TflCanvas *self,
               TflScene  *from,
               gboolean   same_root)
{
  const char *root = tfl_session_get_scope (self->session)->root;
  const char *primary = tfl_session_get_primary (self->session);
  TflRect seen = tfl_canvas_get_seen (self);
  TflRect rect;

  if (self->anchor != NULL)
    return self->anchor;
  if (!same_root)
    return root != NULL && tfl_scene_find (from, root, &rect) ? root : self->scene_root;
  if (self->dropped_in != NULL)
    return self->dropped_in;
  if (primary != NULL && tfl_scene_find (from, primary, &rect) && rect.x < seen.x + seen.width &&
      rect.y < seen.y + seen.height && rect.x + rect.width > seen.x && rect.y + rect.height > seen.y)
    return primary;

  return NULL;
}

/* The unit of a place by hand that came, went or changed, as long as it stands in the same one; else NULL. */
static const TflElement *
find_placed (const TflChange *change,
             TflModel        *before,
             TflModel        *after)
{
  const TflElement *place = change->after != NULL ? change->after : change->before;
  const TflElement *old, *unit;

  if (tfl_element_get_kind (place) != TFL_KIND_PLACE)
    return NULL;

  old = tfl_model_lookup (before, tfl_element_get (place, TFL_PLACE_UNIT));
  unit = tfl_model_lookup (after, tfl_element_get (place, TFL_PLACE_UNIT));

  if (old == NULL || unit == NULL || g_strcmp0 (tfl_element_get_parent (old), tfl_element_get_parent (unit)) != 0)
    return NULL;

  return unit;
}

void
tfl_canvas_note_places (TflCanvas *self,
                        TflModel  *before,
                        TflModel  *after,
                        TflDiff   *diff)
{
  for (guint i = 0; i < tfl_diff_get_n_changes (diff); i++)
    {
      const TflElement *unit = find_placed (tfl_diff_get_change (diff, i), before, after);

      if (unit == NULL)
        continue;
      g_free (self->dropped_in);
      self->dropped_in = g_strdup (tfl_element_get_parent (unit));
      return;
    }
}

/* How far it moved in canvas points, so that the camera can go along; what is too small to be drawn goes by what it
 * stands in. */
static TflPoint
measure_shift (TflCanvas  *self,
               TflScene   *from,
               const char *anchor)
{
  const TflElement *element = anchor != NULL ? tfl_session_lookup (self->session, anchor) : NULL;
  TflRect before, after;

  for (; element != NULL; element = tfl_model_get_parent (tfl_session_get_model (self->session), element))
    if (tfl_scene_find (from, tfl_element_get_id (element), &before) &&
        tfl_scene_find (self->scene, tfl_element_get_id (element), &after))
      return (TflPoint) { after.x - before.x, after.y - before.y };

  return (TflPoint) { 0, 0 };
}

static void
follow (TflCanvas *self,
        TflPoint   shift)
{
  gboolean keeps_fit = self->keeps_fit;
  TflCamera camera = self->camera;

  if (shift.x == 0 && shift.y == 0)
    return;

  camera.x += shift.x;
  camera.y += shift.y;
  tfl_canvas_set_camera (self, &camera, FALSE);
  self->keeps_fit = keeps_fit;
}

/* Who looks at the whole goes on looking at the whole, and nobody is left looking at nothing. */
static gboolean
wants_fit (TflCanvas *self)
{
  TflRect seen = tfl_canvas_get_seen (self);
  TflLayout *layout = self->session != NULL ? tfl_session_get_layout (self->session) : NULL;

  if (!self->is_fitted || self->wants_fit || tfl_canvas_stays_whole (self))
    return TRUE;
  if (self->revealing != NULL || layout == NULL)
    return FALSE;

  return self->keeps_fit || !tfl_motion_touches (tfl_layout_get_bounds (layout), &seen) ||
         (self->anchor != NULL && tfl_canvas_get_fit_zoom (self) > MOST_SHRUNK * self->camera.zoom);
}

/* What one axis of the camera lacks for something to be in sight. */
static double
get_lack (double first,
          double length,
          double seen_first,
          double seen)
{
  double needed = MIN (length, seen);

  if (first + length < seen_first + LEAST_IN_SIGHT * needed)
    return first - seen_first;
  if (first > seen_first + seen - LEAST_IN_SIGHT * needed)
    return first + needed - seen_first - seen;

  return 0;
}

/* What is closed from afar, with its corner out of sight, shrinks towards that corner: the camera goes there. */
static void
follow_anchor (TflCanvas *self)
{
  TflRect seen = tfl_canvas_get_seen (self);
  double margin = TFL_CANVAS_MARGIN / self->camera.zoom;
  TflCamera camera = self->camera;
  TflRect rect;

  if (!tfl_canvas_locate (self, self->anchor, &rect))
    return;

  seen.height -= (TFL_CANVAS_BOTTOM_MARGIN - TFL_CANVAS_MARGIN) / camera.zoom;
  camera.x += get_lack (rect.x - margin, rect.width + 2 * margin, seen.x, seen.width);
  camera.y += get_lack (rect.y - margin, rect.height + 2 * margin, seen.y, seen.height);
  if (camera.x != self->camera.x || camera.y != self->camera.y)
    tfl_canvas_set_camera (self, &camera, TRUE);
}

/* A drawing too large to move is also too large to be stretched in flight, and where the camera comes much closer
 * or goes far away there is nothing to see on the way: then it fades in. */
static gboolean
may_fly (TflCanvas *self,
         gboolean   same_kind)
{
  double ratio = tfl_canvas_get_fit_zoom (self) / self->camera.zoom;

  return same_kind && MAX (ratio, 1 / ratio) <= (self->presenting ? MOST_SHOWN : MOST_ZOOMED) &&
         (self->motion != NULL || tfl_scene_get_n_shapes (self->scene) <= MOST_FLOWN) &&
         (self->wants_fit || tfl_session_is_to_move (self->session));
}

static void
look_at (TflCanvas *self,
         gboolean   fits,
         gboolean   same_kind)
{
  gboolean flies = self->scene != NULL && fits && may_fly (self, same_kind);
  TflRect part;

  if (fits && !self->returns && self->scene != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 0 &&
      tfl_session_get_camera (self->session, &part))
    {
      tfl_canvas_fill (self, &part, flies);
      return;
    }
  if (fits && self->returns)
    tfl_canvas_set_camera (self, &self->return_to, flies);
  else if (fits)
    tfl_canvas_fit (self, flies);
  if (fits && !flies && !self->returns)
    tfl_canvas_fit (self, FALSE); /* some is as large on screen however far away: only now that is known */
  if (!fits && self->anchor != NULL && self->scene != NULL)
    follow_anchor (self);
}

/* Unless it is seen to move, or is to be there at once. */
static gboolean
wants_fade (TflCanvas *self,
            gboolean   fits,
            gboolean   same_kind,
            gboolean   same_root)
{
  return self->scene != NULL && self->motion == NULL && self->flight == NULL &&
         (!same_kind || !same_root || (fits && tfl_session_is_to_move (self->session)));
}

static void
note_scope (TflCanvas      *self,
            const TflScope *scope,
            gboolean        fits)
{
  if (fits)
    self->wants_fit = self->returns = FALSE;
  g_clear_pointer (&self->anchor, g_free);
  g_clear_pointer (&self->dropped_in, g_free);
  g_free (self->scene_root);
  self->scene_root = g_strdup (scope != NULL ? scope->root : NULL);
  self->scene_kind = scope != NULL ? scope->kind : TFL_PICTURE_MAP;
}

void
tfl_canvas_take_layout (TflCanvas *self)
{
  g_autoptr (TflScene) from = self->scene != NULL ? tfl_scene_ref (self->scene) : NULL;
  const TflScope *scope = self->session != NULL ? tfl_session_get_scope (self->session) : NULL;
  gboolean same_kind = scope != NULL && scope->kind == self->scene_kind;
  gboolean same_root = scope != NULL && g_strcmp0 (scope->root, self->scene_root) == 0;
  TflPoint shift = { 0, 0 };
  gboolean fits;

  tfl_canvas_stop_motion (self);
  tfl_canvas_keep_look (self);
  tfl_canvas_draw_scene (self);
  if (from != NULL && self->scene != NULL && same_kind)
    shift = measure_shift (self, from, choose_anchor (self, from, same_root));
  follow (self, shift);
  fits = wants_fit (self);
  if (from != NULL && self->scene != NULL && same_kind && same_root && tfl_session_is_to_move (self->session) &&
      may_move (self) && self->tiles == NULL) /* parts of two pictures do not tell what went where */
    begin_motion (self, from, shift, fits);
  look_at (self, fits, from != NULL && same_kind);
  if (wants_fade (self, fits, same_kind, same_root))
    tfl_canvas_fade (self, TRUE);
  else
    tfl_canvas_forget_look (self);
  note_scope (self, scope, fits);
}

/* Several changes of the scope may come before the next layout: one reason to look at the whole is enough. */
void
tfl_canvas_take_scope (TflCanvas *self)
{
  const char *turned = tfl_session_get_turned (self->session);

  g_free (self->anchor);
  self->anchor = g_strdup (turned);
  self->wants_fit |= turned == NULL;
}

gboolean
tfl_canvas_find (TflCanvas  *self,
                 const char *id,
                 TflRect    *rect)
{
  TflRect found;

  if (self->scene == NULL || id == NULL)
    return FALSE;
  if (self->motion != NULL ? !tfl_motion_find (self->motion, id, self->motion_age, &found)
                           : !tfl_canvas_locate (self, id, &found))
    return FALSE;

  *rect = tfl_canvas_from_scene (self, found);

  return TRUE;
}

void
tfl_canvas_draw_motion (TflCanvas   *self,
                        GtkSnapshot *snapshot)
{
  TflRect seen = tfl_canvas_get_seen (self);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0,
                                                                         gtk_widget_get_width (GTK_WIDGET (self)),
                                                                         gtk_widget_get_height (GTK_WIDGET (self))));

  cairo_scale (cr, self->camera.zoom, self->camera.zoom);
  cairo_translate (cr, -self->camera.x, -self->camera.y);
  tfl_motion_draw (self->motion, cr, tfl_canvas_get_theme (self), &seen, self->motion_age);
  cairo_destroy (cr);
}
