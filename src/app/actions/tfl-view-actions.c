#include "config.h"

#include "tfl-view-actions.h"

#include "app/canvas/tfl-canvas.h"
#include "app/canvas/tfl-minimap.h"
#include "app/present/tfl-presenter.h"
#include "app/window/tfl-finding-row.h"

#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

gboolean
tfl_view_actions_has_orphans (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_tally_get (tfl_session_get_tally (session), TFL_ROOT_ID).orphans > 0;
}

/* The unit one would go into: the selected one, or the one around what is selected. */
static const TflElement *
get_door (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);
  const TflElement *element = session != NULL ? tfl_session_lookup (session, tfl_session_get_primary (session)) : NULL;

  while (element != NULL && tfl_element_get_kind (element) != TFL_KIND_UNIT)
    element = tfl_model_get_parent (tfl_session_get_model (session), element);
  if (element != NULL && g_strcmp0 (tfl_element_get_id (element), tfl_session_get_scope (session)->root) == 0)
    return NULL;

  return element;
}

gboolean
tfl_view_actions_can_go_inside (TflWindow *window)
{
  return get_door (window) != NULL;
}

gboolean
tfl_view_actions_is_inside (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_session_get_scope (session)->root != NULL;
}

gboolean
tfl_view_actions_can_go_out (TflWindow *window)
{
  return tfl_view_actions_is_inside (window);
}

gboolean
tfl_view_actions_is_compact (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_session_get_scope (session)->compact;
}

gboolean
tfl_view_actions_shows_outline (TflWindow *window)
{
  return tfl_window_shows_pane (window, TFL_PANE_OUTLINE);
}

gboolean
tfl_view_actions_shows_inspector (TflWindow *window)
{
  return tfl_window_shows_pane (window, TFL_PANE_INSPECTOR);
}

gboolean
tfl_view_actions_shows_findings (TflWindow *window)
{
  return tfl_window_shows_pane (window, TFL_PANE_FINDINGS);
}

gboolean
tfl_view_actions_shows_minimap (TflWindow *window)
{
  return tfl_minimap_is_wanted (TFL_MINIMAP (tfl_window_get_minimap (window)));
}

static gboolean
has_style (AdwColorScheme scheme)
{
  return adw_style_manager_get_color_scheme (adw_style_manager_get_default ()) == scheme;
}

gboolean
tfl_view_actions_is_system_style (TflWindow *window)
{
  return has_style (ADW_COLOR_SCHEME_DEFAULT);
}

gboolean
tfl_view_actions_is_light_style (TflWindow *window)
{
  return has_style (ADW_COLOR_SCHEME_FORCE_LIGHT);
}

gboolean
tfl_view_actions_is_dark_style (TflWindow *window)
{
  return has_style (ADW_COLOR_SCHEME_FORCE_DARK);
}

typedef struct
{
  TflSession *session;
  GPtrArray  *ids;
} Orphans;

/* TRUE where somebody said that it is fine without an owner. */
static gboolean
is_set_aside (TflSession *session,
              const char *id)
{
  TflFindings *findings = tfl_session_get_findings (session);
  guint n = tfl_findings_get_n_for (findings, id);

  for (guint i = 0; i < n; i++)
    {
      const TflFinding *finding = tfl_findings_get_for (findings, id, i);

      if (finding->waiver != NULL && tfl_finding_is_orphan (finding))
        return TRUE;
    }

  return FALSE;
}

static gboolean
collect_cb (const TflElement *element,
            gpointer          user_data)
{
  Orphans *orphans = user_data;

  if (tfl_element_get_kind (element) == TFL_KIND_WORK && tfl_work_is_orphan (element)
      && !is_set_aside (orphans->session, tfl_element_get_id (element)))
    g_ptr_array_add (orphans->ids, (char *) tfl_element_get_id (element));

  return TRUE;
}

/* In file order, round and round, from the selected one. */
static void
go_to_orphan (TflWindow *window,
              gboolean   forwards)
{
  Orphans orphans = { tfl_window_get_session (window), NULL };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const char *primary = tfl_session_get_primary (orphans.session);
  g_autofree char *id = NULL;
  guint position;

  orphans.ids = ids;
  tfl_model_foreach (tfl_session_get_model (orphans.session), collect_cb, &orphans);
  if (ids->len == 0)
    return;

  if (primary == NULL || !g_ptr_array_find_with_equal_func (ids, primary, g_str_equal, &position))
    position = forwards ? ids->len - 1 : 0;
  position = (position + (forwards ? 1 : ids->len - 1)) % ids->len;
  id = g_strdup (g_ptr_array_index (ids, position));
  tfl_session_reveal (orphans.session, id);

  /* Where a letter or Enter answers; a list would take Enter for itself. */
  tfl_view_actions_picture (window, NULL);
}

void
tfl_view_actions_next_orphan (TflWindow *window,
                              GVariant  *parameter)
{
  go_to_orphan (window, TRUE);
}

void
tfl_view_actions_previous_orphan (TflWindow *window,
                                  GVariant  *parameter)
{
  go_to_orphan (window, FALSE);
}

void
tfl_view_actions_reveal (TflWindow *window,
                         GVariant  *parameter)
{
  tfl_session_reveal (tfl_window_get_session (window), g_variant_get_string (parameter, NULL));
}

void
tfl_view_actions_go_inside (TflWindow *window,
                            GVariant  *parameter)
{
  tfl_session_enter (tfl_window_get_session (window), tfl_element_get_id (get_door (window)));
}

void
tfl_view_actions_go_out (TflWindow *window,
                         GVariant  *parameter)
{
  tfl_session_leave (tfl_window_get_session (window));
}

void
tfl_view_actions_go_to (TflWindow *window,
                        GVariant  *parameter)
{
  const char *unit = g_variant_get_string (parameter, NULL);

  tfl_session_enter (tfl_window_get_session (window), unit[0] != '\0' ? unit : NULL);
}

void
tfl_view_actions_go_top (TflWindow *window,
                         GVariant  *parameter)
{
  tfl_session_enter (tfl_window_get_session (window), NULL);
}

void
tfl_view_actions_zoom (TflWindow *window,
                       GVariant  *parameter)
{
  static const struct
  {
    const char *target;
    void      (*zoom) (TflCanvas *canvas);
  } zooms[] = {
    { "in", tfl_canvas_zoom_in },
    { "out", tfl_canvas_zoom_out },
    { "normal", tfl_canvas_zoom_normal },
    { "fit", tfl_canvas_zoom_fit },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    if (g_str_equal (zooms[i].target, g_variant_get_string (parameter, NULL)))
      zooms[i].zoom (TFL_CANVAS (tfl_window_get_canvas (window)));
}

/* By a quarter of what is in sight. */
void
tfl_view_actions_pan (TflWindow *window,
                      GVariant  *parameter)
{
  static const struct
  {
    const char *target;
    int         dx;
    int         dy;
  } ways[] = { { "left", -1, 0 }, { "right", 1, 0 }, { "up", 0, -1 }, { "down", 0, 1 } };
  GtkWidget *canvas = tfl_window_get_canvas (window);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].target, g_variant_get_string (parameter, NULL)))
      tfl_canvas_pan (TFL_CANVAS (canvas), ways[i].dx * gtk_widget_get_width (canvas) / 4.0,
                      ways[i].dy * gtk_widget_get_height (canvas) / 4.0);
}

void
tfl_view_actions_picture (TflWindow *window,
                          GVariant  *parameter)
{
  gtk_widget_grab_focus (tfl_window_get_canvas (window));
}

void
tfl_view_actions_fields (TflWindow *window,
                         GVariant  *parameter)
{
  tfl_window_edit_fields (window);
}

void
tfl_view_actions_compact (TflWindow *window,
                          GVariant  *parameter)
{
  tfl_session_set_compact (tfl_window_get_session (window), !tfl_view_actions_is_compact (window));
}

/* The buttons of clickers begin and end with the same key. */
static void
present (TflWindow *window,
         gboolean   here)
{
  TflPresenter *presenter = tfl_presenter_get (window);

  if (presenter != NULL)
    tfl_presenter_end (presenter);
  else
    tfl_presenter_begin (window, here);
}

void
tfl_view_actions_present (TflWindow *window,
                          GVariant  *parameter)
{
  present (window, FALSE);
}

void
tfl_view_actions_present_here (TflWindow *window,
                               GVariant  *parameter)
{
  present (window, TRUE);
}

static void
toggle_pane (TflWindow *window,
             TflPane    pane)
{
  tfl_window_show_pane (window, pane, !tfl_window_shows_pane (window, pane));
}

void
tfl_view_actions_outline (TflWindow *window,
                          GVariant  *parameter)
{
  toggle_pane (window, TFL_PANE_OUTLINE);
}

void
tfl_view_actions_inspector (TflWindow *window,
                            GVariant  *parameter)
{
  toggle_pane (window, TFL_PANE_INSPECTOR);
}

void
tfl_view_actions_findings (TflWindow *window,
                           GVariant  *parameter)
{
  toggle_pane (window, TFL_PANE_FINDINGS);
}

void
tfl_view_actions_minimap (TflWindow *window,
                          GVariant  *parameter)
{
  tfl_minimap_set_wanted (TFL_MINIMAP (tfl_window_get_minimap (window)), !tfl_view_actions_shows_minimap (window));
}

static void
set_style (AdwColorScheme scheme)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

void
tfl_view_actions_system_style (TflWindow *window,
                               GVariant  *parameter)
{
  set_style (ADW_COLOR_SCHEME_DEFAULT);
}

void
tfl_view_actions_light_style (TflWindow *window,
                              GVariant  *parameter)
{
  set_style (ADW_COLOR_SCHEME_FORCE_LIGHT);
}

void
tfl_view_actions_dark_style (TflWindow *window,
                             GVariant  *parameter)
{
  set_style (ADW_COLOR_SCHEME_FORCE_DARK);
}
