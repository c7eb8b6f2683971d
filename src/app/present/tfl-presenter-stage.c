/* What stands around the picture while one presents: its words, its legend, and the room that it has. */
#include "config.h"

#include "tfl-presenter-private.h"

#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

#define MOST_ZOOM 2.0        /* of a fitted picture */
#define MOST_FOR_LEGEND 1500 /* units: for more it takes too long to find out what there is */

static const char *const build_words[TFL_N_BUILDS] = {
  NULL, N_("Built up process by process"), N_("Built up work item by work item"), N_("Built up finding by finding")
};

/* Below the picture: what the next key would do, where that needs saying; else what all this is about. (transfer full) */
static char *
make_note (TflPresenter *self)
{
  TflPresentation *presentation = self->presentation;
  const TflElement *primary = tfl_session_lookup (self->session, tfl_session_get_primary (self->session));
  TflBuild build = tfl_presentation_get_build (presentation);
  const char *heat = tfl_picture_describe_heat (tfl_presentation_get_slide (presentation)->scope);
  guint n = tfl_deck_get_n_slides (tfl_presentation_get_deck (presentation));

  if (tfl_presentation_get_typed (presentation) > n)
    return g_strdup_printf (ngettext ("There is but %u slide", "There are but %u slides", n), n);
  if (tfl_presentation_get_typed (presentation) > 0) /* Translators: %u is the number of a slide, as it is typed */
    return g_strdup_printf (_("Go to slide %u: Enter"), tfl_presentation_get_typed (presentation));
  if (primary != NULL && tfl_element_get_kind (primary) == TFL_KIND_WORK && tfl_work_is_orphan (primary))
    return g_strdup (_("Which process owns this? Press A, C, R, O or I, or Enter for the best fit"));
  if (tfl_presentation_get_n_drills (presentation) > 1)
    return g_strdup (_("Backspace: back to where you were"));
  if (tfl_presentation_get_n_drills (presentation) > 0)
    return g_strdup_printf (_("Backspace: back to slide %u"), tfl_presentation_get_index (presentation) + 1);
  if (build != TFL_BUILD_NONE && tfl_presentation_get_step (presentation) == 0)
    return g_strdup (_(build_words[build]));
  if (heat != NULL)
    return g_strdup (heat);

  return tfl_session_make_title (self->session);
}

/* For a screen reader. (transfer full) */
static char *
make_caption (TflPresenter   *self,
              const TflSlide *slide)
{
  TflPresentation *presentation = self->presentation;
  guint n = tfl_deck_get_n_slides (tfl_presentation_get_deck (presentation));
  guint n_steps = tfl_presentation_get_n_steps (presentation);
  g_autofree char *caption = NULL;

  if (tfl_presentation_get_cover (presentation) == TFL_COVER_BLACK)
    return g_strdup (_("Black screen"));
  if (tfl_presentation_get_cover (presentation) == TFL_COVER_WHITE)
    return g_strdup (_("White screen"));
  if (tfl_presentation_get_n_drills (presentation) > 0) /* Translators: title, subtitle of what one has gone to */
    return g_strdup_printf (_("Gone to %s. %s"), slide->title, slide->subtitle);

  /* Translators: number of the slide, of how many, title, subtitle */
  caption = g_strdup_printf (_("Slide %u of %u: %s. %s"), tfl_presentation_get_index (presentation) + 1, n, slide->title,
                             slide->subtitle);
  if (n_steps > 0) /* Translators: the whole caption of a slide, then how far it is built up */
    return g_strdup_printf (_("%s. Step %u of %u"), caption, tfl_presentation_get_step (presentation), n_steps);

  return g_steal_pointer (&caption);
}

void
tfl_presenter_update_words (TflPresenter *self)
{
  TflPresentation *presentation = self->presentation;
  const TflSlide *slide = tfl_presentation_get_slide (presentation);
  g_autofree char *note = make_note (self);
  g_autofree char *caption = make_caption (self, slide);
  g_autofree char *place = g_strdup_printf ("%u / %u", tfl_presentation_get_index (presentation) + 1,
                                            tfl_deck_get_n_slides (tfl_presentation_get_deck (presentation)));

  tfl_stage_set_words (self->stage, slide->title, slide->subtitle, note, place);
  tfl_canvas_set_caption (self->canvas, caption);
}

void
tfl_presenter_update_theme (TflPresenter *self)
{
  tfl_canvas_set_theme (self->canvas, tfl_presentation_get_slide (self->presentation)->theme);
  tfl_stage_set_theme (self->stage, tfl_canvas_get_theme (self->canvas));
}

/* The room of the picture. */

static void
update_room (TflPresenter *self)
{
  TflLayout *layout = tfl_session_get_layout (self->session);
  TflRect part = tfl_presentation_get_slide (self->presentation)->camera;
  GtkBorder room;

  if (layout == NULL)
    return;

  if (part.width <= 0)
    part = tfl_canvas_get_whole (self->canvas);
  room = tfl_stage_make_room (self->stage, part, MOST_ZOOM);
  tfl_canvas_set_room (self->canvas, &room);
}

static void
draw_legend (TflPresenter *self,
             TflLayout    *layout)
{
  g_autoptr (TflScene) scene = NULL;
  TflPicture picture;

  tfl_session_init_picture (self->session, 1, &picture);
  picture.legend = tfl_slide_choose_legend (layout);
  picture.filter = NULL;
  if (tfl_extent_get_n (tfl_survey_get_extent (tfl_canvas_get_survey (self->canvas))) <= MOST_FOR_LEGEND)
    scene = tfl_picture_draw (&picture, layout);
  tfl_stage_set_legend (self->stage, scene, picture.legend == TFL_LEGEND_BELOW);
}

void
tfl_presenter_take_survey (TflPresenter *self)
{
  TflLayout *layout = tfl_session_get_layout (self->session);

  if (layout == NULL || layout == self->legend_of || tfl_canvas_get_survey (self->canvas) == NULL)
    return;

  g_clear_pointer (&self->legend_of, tfl_layout_unref);
  self->legend_of = tfl_layout_ref (layout);
  draw_legend (self, layout);
  update_room (self);
}

static void
refit_cb (gpointer user_data)
{
  TflPresenter *self = user_data;

  self->refit = 0;
  update_room (self);
  tfl_canvas_refit (self->canvas);
}

void
tfl_presenter_take_size (TflPresenter *self)
{
  if (self->refit == 0)
    self->refit = g_idle_add_once (refit_cb, self);
}
