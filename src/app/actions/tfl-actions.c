#include "config.h"

#include "tfl-actions.h"

#include "tfl-about.h"
#include "tfl-clip-actions.h"
#include "tfl-context-menu.h"
#include "tfl-deck-actions.h"
#include "tfl-edit-actions.h"
#include "tfl-export-dialog.h"
#include "tfl-files.h"
#include "tfl-follow-actions.h"
#include "tfl-launcher.h"
#include "tfl-move-actions.h"
#include "tfl-open-actions.h"
#include "tfl-place-actions.h"
#include "tfl-preferences.h"
#include "tfl-print.h"
#include "tfl-restore.h"
#include "tfl-search-actions.h"
#include "tfl-shortcuts.h"
#include "tfl-view-actions.h"

#include "app/session/tfl-settings.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
has_session (TflWindow *window)
{
  return tfl_window_get_session (window) != NULL;
}

static void
new_cb (TflWindow *window,
        GVariant  *parameter)
{
  tfl_files_new_model (window);
}

static void
new_from_cb (TflWindow *window,
             GVariant  *parameter)
{
  tfl_files_new_from (window, g_variant_get_string (parameter, NULL));
}

static void
open_cb (TflWindow *window,
         GVariant  *parameter)
{
  tfl_files_choose_open (window);
}

static void
open_uri_cb (TflWindow *window,
             GVariant  *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  tfl_files_open (window, file);
}

static void
save_cb (TflWindow *window,
         GVariant  *parameter)
{
  tfl_files_save (window, NULL);
}

static void
save_as_cb (TflWindow *window,
            GVariant  *parameter)
{
  tfl_files_save_as (window, NULL);
}

static void
print_cb (TflWindow *window,
          GVariant  *parameter)
{
  tfl_print (window);
}

static void
export_cb (TflWindow *window,
           GVariant  *parameter)
{
  tfl_export_dialog_open (window);
}

static void
close_cb (TflWindow *window,
          GVariant  *parameter)
{
  gtk_window_close (GTK_WINDOW (window));
}

/* Each window asks for itself; what is left open keeps the program running. */
static void
quit_cb (TflWindow *window,
         GVariant  *parameter)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  tfl_restore_begin_quit (application);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
menu_cb (TflWindow *window,
         GVariant  *parameter)
{
  tfl_window_open_menu (window);
}

static void
about_cb (TflWindow *window,
          GVariant  *parameter)
{
  tfl_about_present (GTK_WINDOW (window));
}

static gboolean
has_settings (TflWindow *window)
{
  return tfl_settings_get () != NULL;
}

static void
preferences_cb (TflWindow *window,
                GVariant  *parameter)
{
  tfl_preferences_present (GTK_WINDOW (window));
}

static void
launcher_cb (TflWindow *window,
             GVariant  *parameter)
{
  tfl_launcher_open (window);
}

static void
shortcuts_cb (TflWindow *window,
              GVariant  *parameter)
{
  GtkWidget *shortcuts = tfl_shortcuts_new ();

  gtk_window_set_transient_for (GTK_WINDOW (shortcuts), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (shortcuts));
}

#define MODEL   N_("Model")
#define HISTORY N_("History")
#define ADD     N_("Add")
#define CLIP    N_("Clipboard")
#define EDIT    N_("Edit")
#define ORPHAN  N_("Work without an owner")
#define LOOK    N_("Look")
#define KIND    N_("Kind of picture")
#define OPEN    N_("Open and close")
#define LEVELS  N_("Levels")
#define PANES   N_("Window")
#define VIEWS   N_("Views")
#define STYLE   N_("Style")
#define HELP    N_("Trefoil")

/* A name may stand in several rows, each with its own target: "edit.own::agree". */
static const TflAction actions[] = {
  { "app.new", "<Control>n", N_("_New Model"), MODEL, TFL_MENU_MAIN, NULL, NULL, new_cb },
  { "app.new-from", NULL, NULL, MODEL, 0, NULL, NULL, new_from_cb, "s" },
  { "app.open", "<Control>o", N_("_Open…"), MODEL, TFL_MENU_MAIN, NULL, NULL, open_cb },
  { "app.open-uri", NULL, NULL, MODEL, 0, NULL, NULL, open_uri_cb, "s" },
  { "edit.insert", "<Control>i", N_("_Insert a Model…"), MODEL, TFL_MENU_MAIN, has_session, NULL, tfl_clip_actions_insert },
  { "edit.insert-uri", NULL, NULL, MODEL, 0, has_session, NULL, tfl_clip_actions_insert_uri, "s" },
  { "win.save", "<Control>s", N_("_Save"), MODEL, TFL_MENU_MAIN, has_session, NULL, save_cb },
  { "win.save-as", "<Control><Shift>s", N_("Save _As…"), MODEL, TFL_MENU_MAIN, has_session, NULL, save_as_cb },
  { "win.print", "<Control>p", N_("_Print…"), MODEL, TFL_MENU_MAIN, has_session, NULL, print_cb },
  { "win.export", "<Control>e", N_("_Export…"), MODEL, TFL_MENU_MAIN, has_session, NULL, export_cb },
  { "win.close", "<Control>w", N_("_Close"), MODEL, 0, NULL, NULL, close_cb },
  { "app.quit", "<Control>q", N_("_Quit"), MODEL, 0, NULL, NULL, quit_cb },

  { "edit.undo", "<Control>z", N_("_Undo"), HISTORY, 0, tfl_edit_actions_can_undo, NULL, tfl_edit_actions_undo },
  { "edit.redo", "<Control><Shift>z|<Control>y", N_("_Redo"), HISTORY, 0, tfl_edit_actions_can_redo, NULL, tfl_edit_actions_redo },

  { "view.context-menu", NULL, NULL, LOOK, 0, has_session, NULL, tfl_context_menu_open, "(dd)" },
  { "view.go-inside", "<Alt>Down", N_("Go _Inside"), LOOK, TFL_MENU_UNIT, tfl_view_actions_can_go_inside, NULL, tfl_view_actions_go_inside },
  { "view.open", "<Alt>Right", N_("_Open"), OPEN, TFL_MENU_UNIT | TFL_MENU_HIDES, tfl_open_actions_can_open, NULL, tfl_open_actions_open },
  { "view.close", "<Alt>Left", N_("_Close"), OPEN, TFL_MENU_UNIT | TFL_MENU_HIDES, tfl_open_actions_can_close, NULL, tfl_open_actions_close },
  { "view.open-below", "<Alt><Shift>Right", N_("Open All _Below"), OPEN, TFL_MENU_UNIT | TFL_MENU_HIDES, tfl_open_actions_can_turn_below, NULL, tfl_open_actions_open_below },
  { "view.close-below", "<Alt><Shift>Left", N_("Clos_e All Below"), OPEN, TFL_MENU_UNIT | TFL_MENU_HIDES, tfl_open_actions_can_turn_below, NULL, tfl_open_actions_close_below },
  { "edit.add-unit::customer", "<Alt>1", N_("Add _Customer"), ADD, TFL_MENU_CANVAS, has_session, NULL, tfl_edit_actions_add_unit, "s" },
  { "edit.add-unit::provider", "<Alt>2", N_("Add _Provider"), ADD, TFL_MENU_CANVAS, has_session, NULL, tfl_edit_actions_add_unit, "s" },
  { "edit.add-unit::operator", "<Alt>3", N_("Add _Operator"), ADD, TFL_MENU_CANVAS, has_session, NULL, tfl_edit_actions_add_unit, "s" },
  { "edit.add-inside", "<Alt>Insert", N_("Add _Unit Inside"), ADD, TFL_MENU_UNIT, tfl_edit_actions_has_unit, NULL, tfl_edit_actions_add_inside },
  { "edit.add-work", "Insert|<Alt>4", N_("Add _Work"), ADD, TFL_MENU_UNIT, tfl_edit_actions_has_unit, NULL, tfl_edit_actions_add_work },
  { "edit.add-service", "<Control>l|<Alt>5", N_("Add _Service…"), ADD, TFL_MENU_UNIT, tfl_edit_actions_has_unit, NULL, tfl_edit_actions_add_service },
  { "edit.add-supply", "<Control><Shift>l", N_("_Get Service From…"), ADD, TFL_MENU_UNIT, tfl_edit_actions_has_unit, NULL, tfl_edit_actions_add_supply },

  { "edit.cut", "<Control>x", N_("Cu_t"), CLIP, TFL_MENU_UNIT | TFL_MENU_OTHER, tfl_edit_actions_has_selection, NULL, tfl_clip_actions_cut },
  { "edit.copy", "<Control>c", N_("Cop_y"), CLIP, TFL_MENU_UNIT | TFL_MENU_OTHER, tfl_edit_actions_has_selection, NULL, tfl_clip_actions_copy },
  { "edit.paste", "<Control>v", N_("_Paste"), CLIP, TFL_MENU_UNIT | TFL_MENU_OTHER | TFL_MENU_CANVAS, has_session, NULL, tfl_clip_actions_paste },
  { "edit.paste-special", "<Control><Shift>v", N_("Paste _Special…"), CLIP, TFL_MENU_CANVAS, has_session, NULL, tfl_clip_actions_paste_special },
  { "edit.duplicate", "<Control>d", N_("D_uplicate"), CLIP, TFL_MENU_UNIT | TFL_MENU_OTHER, tfl_edit_actions_has_selection, NULL, tfl_clip_actions_duplicate },

  { "edit.rename", "F2", N_("_Rename"), EDIT, TFL_MENU_UNIT | TFL_MENU_OTHER, tfl_edit_actions_has_selection, NULL, tfl_edit_actions_rename },
  { "edit.delete", "Delete", N_("_Delete"), EDIT, TFL_MENU_UNIT | TFL_MENU_OTHER, tfl_edit_actions_has_selection, NULL, tfl_edit_actions_delete },
  { "edit.move-to", "<Control>m", N_("_Move Into…"), EDIT, TFL_MENU_UNIT | TFL_MENU_OTHER | TFL_MENU_HIDES, tfl_move_actions_can_move, NULL, tfl_move_actions_move_to },
  { "edit.move-out", "<Control><Shift>m", N_("Move Ou_t"), EDIT, TFL_MENU_UNIT | TFL_MENU_OTHER | TFL_MENU_HIDES, tfl_move_actions_can_move_out, NULL, tfl_move_actions_move_out },
  { "edit.move-earlier", "<Alt><Shift>Up", N_("Move _Earlier"), EDIT, 0, tfl_move_actions_can_reorder, NULL, tfl_move_actions_earlier },
  { "edit.move-later", "<Alt><Shift>Down", N_("Move _Later"), EDIT, 0, tfl_move_actions_can_reorder, NULL, tfl_move_actions_later },
  { "edit.pin", "<Alt>p", N_("_Pin"), EDIT, TFL_MENU_UNIT | TFL_MENU_HIDES, tfl_place_actions_can_pin, NULL, tfl_place_actions_pin },
  { "edit.unpin", "<Alt><Shift>p", N_("Un_pin"), EDIT, TFL_MENU_UNIT | TFL_MENU_HIDES, tfl_place_actions_can_unpin, NULL, tfl_place_actions_unpin },
  { "edit.nudge::left", "<Control><Shift>Left", N_("Nudge _Left"), EDIT, 0, tfl_place_actions_can_nudge, NULL, tfl_place_actions_nudge, "s" },
  { "edit.nudge::right", "<Control><Shift>Right", N_("Nudge _Right"), EDIT, 0, tfl_place_actions_can_nudge, NULL, tfl_place_actions_nudge, "s" },
  { "edit.nudge::up", "<Control><Shift>Up", N_("Nudge _Up"), EDIT, 0, tfl_place_actions_can_nudge, NULL, tfl_place_actions_nudge, "s" },
  { "edit.nudge::down", "<Control><Shift>Down", N_("Nudge _Down"), EDIT, 0, tfl_place_actions_can_nudge, NULL, tfl_place_actions_nudge, "s" },
  { "edit.arrange-unit", "<Alt>r", N_("Arrange _Inside"), EDIT, TFL_MENU_UNIT | TFL_MENU_HIDES, tfl_place_actions_has_inside, NULL, tfl_place_actions_arrange_unit },
  { "edit.arrange", "<Alt><Shift>r", N_("_Arrange Everything"), EDIT, TFL_MENU_CANVAS, tfl_place_actions_has_any, NULL, tfl_place_actions_arrange_all },
  { "edit.select-all", "<Control>a", N_("Select _All"), EDIT, TFL_MENU_CANVAS, has_session, NULL, tfl_edit_actions_select_all },
  { "edit.select-none", "<Control><Shift>a", N_("Select _Nothing"), EDIT, 0, tfl_edit_actions_has_selection, NULL, tfl_edit_actions_select_none },
  { "view.search", "<Control>f", N_("_Find…"), EDIT, 0, has_session, NULL, tfl_search_actions_find },
  { "view.replace", "<Control>h", N_("Find and R_eplace…"), EDIT, 0, has_session, NULL, tfl_search_actions_replace },
  { "view.find-next", "F3|<Control>g", N_("Find _Next"), EDIT, 0, has_session, NULL, tfl_search_actions_find_next },
  { "view.find-previous", "<Shift>F3|<Control><Shift>g", N_("Find _Previous"), EDIT, 0, has_session, NULL, tfl_search_actions_find_previous },
  { "view.fade-others", "<Control><Shift>f", N_("_Fade What Is Not Found"), EDIT, 0, has_session, tfl_search_actions_fades, tfl_search_actions_fade },

  { "view.next-orphan", "F8", N_("_Next"), ORPHAN, 0, tfl_view_actions_has_orphans, NULL, tfl_view_actions_next_orphan },
  { "view.previous-orphan", "<Shift>F8", N_("_Previous"), ORPHAN, 0, tfl_view_actions_has_orphans, NULL, tfl_view_actions_previous_orphan },
  { "edit.own::agree", "a", N_("Agree owns it"), ORPHAN, 0, tfl_edit_actions_has_orphan, NULL, tfl_edit_actions_own, "s" },
  { "edit.own::change", "c", N_("Change owns it"), ORPHAN, 0, tfl_edit_actions_has_orphan, NULL, tfl_edit_actions_own, "s" },
  { "edit.own::recover", "r", N_("Recover owns it"), ORPHAN, 0, tfl_edit_actions_has_orphan, NULL, tfl_edit_actions_own, "s" },
  { "edit.own::operate", "o", N_("Operate owns it"), ORPHAN, 0, tfl_edit_actions_has_orphan, NULL, tfl_edit_actions_own, "s" },
  { "edit.own::improve", "i", N_("Improve owns it"), ORPHAN, 0, tfl_edit_actions_has_orphan, NULL, tfl_edit_actions_own, "s" },
  { "edit.own-best", "Return", N_("The best fit owns it"), ORPHAN, 0, tfl_edit_actions_has_orphan, NULL, tfl_edit_actions_own_best },
  { "edit.make-delivery", NULL, N_("It is Delivery _Work"), ORPHAN, 0, tfl_edit_actions_has_orphan, NULL, tfl_edit_actions_make_delivery },
  { "edit.set-aside", NULL, N_("Set Finding _Aside…"), ORPHAN, TFL_MENU_UNIT | TFL_MENU_OTHER, tfl_edit_actions_has_finding, NULL, tfl_edit_actions_set_aside },

  { "view.reveal", NULL, NULL, LOOK, 0, has_session, NULL, tfl_view_actions_reveal, "s" },
  { "view.go-to", NULL, NULL, LOOK, 0, has_session, NULL, tfl_view_actions_go_to, "s" },
  { "view.go-out", "BackSpace|Escape|<Alt>Up", N_("Go _Out"), LOOK, 0, tfl_view_actions_can_go_out, NULL, tfl_view_actions_go_out },
  { "view.picture", "<Alt>0", N_("Go to the _Picture"), LOOK, 0, has_session, NULL, tfl_view_actions_picture },
  { "view.fields", "F4", N_("Go to the Fiel_ds"), LOOK, 0, has_session, NULL, tfl_view_actions_fields },
  { "view.go-top", "<Alt>Home", N_("Go to the _Top"), LOOK, 0, tfl_view_actions_is_inside, NULL, tfl_view_actions_go_top },
  { "view.follow", "period", N_("_Follow a Service"), LOOK, 0, tfl_follow_actions_can_follow, NULL, tfl_follow_actions_follow },
  { "view.follow-next", "<Control>period", N_("Follow _Another"), LOOK, 0, tfl_follow_actions_has_next, NULL, tfl_follow_actions_next },
  { "view.return", "comma", N_("Go _Back"), LOOK, 0, tfl_follow_actions_can_return, NULL, tfl_follow_actions_return },
  { "view.pan::left", "<Control>Page_Up", N_("Look Further _Left"), LOOK, 0, has_session, NULL, tfl_view_actions_pan, "s" },
  { "view.pan::right", "<Control>Page_Down", N_("Look Further _Right"), LOOK, 0, has_session, NULL, tfl_view_actions_pan, "s" },
  { "view.pan::up", "Page_Up", N_("Look Further _Up"), LOOK, 0, has_session, NULL, tfl_view_actions_pan, "s" },
  { "view.pan::down", "Page_Down", N_("Look Further _Down"), LOOK, 0, has_session, NULL, tfl_view_actions_pan, "s" },
  { "view.zoom::in", "<Control>plus|<Control>equal|<Control>KP_Add|plus", N_("Zoom _In"), LOOK, 0, has_session, NULL, tfl_view_actions_zoom, "s" },
  { "view.zoom::out", "<Control>minus|<Control>KP_Subtract|minus", N_("Zoom _Out"), LOOK, 0, has_session, NULL, tfl_view_actions_zoom, "s" },
  { "view.zoom::normal", "1|<Control>1", N_("_100 %"), LOOK, 0, has_session, NULL, tfl_view_actions_zoom, "s" },
  { "view.zoom::fit", "0|<Control>0", N_("_Fit"), LOOK, TFL_MENU_CANVAS, has_session, NULL, tfl_view_actions_zoom, "s" },
  { "view.present", "F5", N_("_Present"), PANES, TFL_MENU_MAIN, has_session, NULL, tfl_view_actions_present },
  { "view.present-here", "<Shift>F5", N_("Present From _Here"), PANES, TFL_MENU_MAIN, has_session, NULL, tfl_view_actions_present_here },
  { "view.outline", "F9", N_("_Outline"), PANES, TFL_MENU_MAIN, has_session, tfl_view_actions_shows_outline, tfl_view_actions_outline },
  { "view.inspector", "<Alt>Return", N_("_Inspector"), PANES, TFL_MENU_MAIN, has_session, tfl_view_actions_shows_inspector, tfl_view_actions_inspector },
  { "view.findings", "F7", N_("_Findings"), PANES, TFL_MENU_MAIN, has_session, tfl_view_actions_shows_findings, tfl_view_actions_findings },
  { "view.minimap", "<Alt>n", N_("Mi_nimap"), PANES, TFL_MENU_MAIN, has_session, tfl_view_actions_shows_minimap, tfl_view_actions_minimap },
  { "view.views", "<Alt>v", N_("_Views"), PANES, TFL_MENU_MAIN, has_session, tfl_deck_actions_shows_strip, tfl_deck_actions_strip },
  { "view.map", "<Alt>m", N_("_Map"), KIND, TFL_MENU_LOOK, has_session, tfl_open_actions_is_map, tfl_open_actions_map },
  { "view.chain", "<Alt>s", N_("Supply _Chain"), KIND, TFL_MENU_LOOK, has_session, tfl_open_actions_is_chain, tfl_open_actions_chain },
  { "view.tree", "<Alt>t", N_("_Tree"), KIND, TFL_MENU_LOOK, has_session, tfl_open_actions_is_tree, tfl_open_actions_tree },
  { "view.matrix", "<Alt>x", N_("Matri_x"), KIND, TFL_MENU_LOOK, has_session, tfl_open_actions_is_matrix, tfl_open_actions_matrix },
  { "view.levels::1", "<Control><Alt>1", N_("_One Level"), LEVELS, TFL_MENU_LOOK, tfl_open_actions_has_levels, NULL, tfl_open_actions_levels, "s" },
  { "view.levels::2", "<Control><Alt>2", N_("T_wo Levels"), LEVELS, TFL_MENU_LOOK, tfl_open_actions_has_levels, NULL, tfl_open_actions_levels, "s" },
  { "view.levels::3", "<Control><Alt>3", N_("T_hree Levels"), LEVELS, TFL_MENU_LOOK, tfl_open_actions_has_levels, NULL, tfl_open_actions_levels, "s" },
  { "view.levels::all", "<Control><Alt>0", N_("_All Levels"), LEVELS, TFL_MENU_LOOK, tfl_open_actions_has_levels, NULL, tfl_open_actions_levels, "s" },
  { "view.compact", "<Alt>d", N_("_Compact Work"), PANES, TFL_MENU_MAIN | TFL_MENU_LOOK, has_session, tfl_view_actions_is_compact, tfl_view_actions_compact },
  { "view.straight-lines", "<Alt>l", N_("Strai_ght Lines"), PANES, TFL_MENU_MAIN | TFL_MENU_LOOK, tfl_open_actions_can_straighten, tfl_open_actions_is_straight, tfl_open_actions_straight },
  { "view.governance", "<Alt>g", N_("Policy and Feed_back"), PANES, TFL_MENU_MAIN | TFL_MENU_LOOK, tfl_open_actions_can_show, tfl_open_actions_shows_governance, tfl_open_actions_governance },
  { "view.calls", "<Alt>c", N_("Calls Between _Units"), PANES, TFL_MENU_MAIN | TFL_MENU_LOOK, tfl_open_actions_can_show, tfl_open_actions_shows_calls, tfl_open_actions_calls },

  { "edit.add-view", "<Control><Shift>n|<Alt>6", N_("New View _From What Is on Show"), VIEWS, TFL_MENU_CANVAS, has_session, NULL, tfl_deck_actions_add },
  { "edit.update-view", "<Alt>u", N_("_Update View"), VIEWS, TFL_MENU_CANVAS, tfl_deck_actions_can_update, NULL, tfl_deck_actions_update },
  { "edit.make-views", NULL, N_("Ma_ke Views"), VIEWS, TFL_MENU_CANVAS, has_session, NULL, tfl_deck_actions_make },
  { "view.show-view", NULL, NULL, VIEWS, 0, has_session, NULL, tfl_deck_actions_show_view, "s" },
  { "view.go-to-views", "<Alt><Shift>v", N_("_Go to the Views"), VIEWS, 0, has_session, NULL, tfl_deck_actions_go_to_strip },
  { "view.next-view", "<Alt>Page_Down", N_("_Next View"), VIEWS, 0, tfl_deck_actions_has_views, NULL, tfl_deck_actions_next },
  { "view.previous-view", "<Alt>Page_Up", N_("_Previous View"), VIEWS, 0, tfl_deck_actions_has_views, NULL, tfl_deck_actions_previous },

  { "view.system-style", NULL, N_("_System Style"), STYLE, TFL_MENU_MAIN, NULL, tfl_view_actions_is_system_style, tfl_view_actions_system_style },
  { "view.light-style", NULL, N_("_Light Style"), STYLE, TFL_MENU_MAIN, NULL, tfl_view_actions_is_light_style, tfl_view_actions_light_style },
  { "view.dark-style", NULL, N_("_Dark Style"), STYLE, TFL_MENU_MAIN, NULL, tfl_view_actions_is_dark_style, tfl_view_actions_dark_style },

  { "win.menu", "F10", N_("_Menu"), HELP, 0, NULL, NULL, menu_cb },
  { "win.launcher", "<Control><Shift>p", N_("_Launcher…"), HELP, TFL_MENU_MAIN, NULL, NULL, launcher_cb },
  { "app.preferences", "<Control>comma", N_("_Preferences"), HELP, TFL_MENU_MAIN, has_settings, NULL, preferences_cb },
  { "app.shortcuts", "<Control>question", N_("_Keyboard Shortcuts"), HELP, TFL_MENU_MAIN, NULL, NULL, shortcuts_cb },
  { "app.about", NULL, N_("_About Trefoil"), HELP, TFL_MENU_MAIN, NULL, NULL, about_cb },
};

static const char *const prefixes[] = { "app", "win", "edit", "view" };

const TflAction *
tfl_actions_get (guint *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);

  return actions;
}

/* "edit.own::agree" → group "edit", name "own", target "agree". */
static void
split_name (const TflAction  *action,
            char            **group,
            char            **name,
            const char      **target)
{
  const char *dot = strchr (action->name, '.');
  const char *colons = strstr (action->name, "::");

  *group = g_strndup (action->name, dot - action->name);
  *name = g_strndup (dot + 1, (colons != NULL ? (gsize) (colons - dot - 1) : strlen (dot + 1)));
  *target = colons != NULL ? colons + 2 : NULL;
}

static GSimpleActionGroup *
get_group (TflWindow  *window,
           const char *prefix)
{
  g_autofree char *key = g_strdup_printf ("tfl-actions-%s", prefix);

  return g_object_get_data (G_OBJECT (window), key);
}

static GSimpleAction *
find_action (TflWindow       *window,
             const TflAction *action)
{
  g_autofree char *group = NULL;
  g_autofree char *name = NULL;
  const char *target;

  split_name (action, &group, &name, &target);

  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (get_group (window, group)), name));
}

/* Enabled and active of all rows, again. */
static void
update (TflWindow *window)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const TflAction *action = &actions[i];
      GSimpleAction *simple = find_action (window, action);

      g_simple_action_set_enabled (simple, tfl_actions_can (window, action));
      if (action->active != NULL)
        g_simple_action_set_state (simple, g_variant_new_boolean (action->active (window)));
    }
}

static void
activate_cb (GSimpleAction   *simple,
             GVariant        *parameter,
             const TflAction *action)
{
  g_autoptr (TflWindow) window = g_object_ref (g_object_get_data (G_OBJECT (simple), "window"));

  /* What is selected may have gone since the rows were looked through: then keys come too late. */
  if (action->enabled == NULL || action->enabled (window))
    action->activate (window, parameter); /* which may close it */
  update (window);
}

static void
add_action (TflWindow       *window,
            const TflAction *action)
{
  g_autofree char *group = NULL;
  g_autofree char *name = NULL;
  const char *target;
  g_autoptr (GSimpleAction) simple = NULL;

  if (find_action (window, action) != NULL) /* another row with another target */
    return;

  split_name (action, &group, &name, &target);
  if (action->active != NULL)
    simple = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));
  else
    simple = g_simple_action_new (name, action->parameter != NULL ? G_VARIANT_TYPE (action->parameter) : NULL);
  g_object_set_data (G_OBJECT (simple), "window", window); /* the window owns the group owns the action */
  g_signal_connect (simple, "activate", G_CALLBACK (activate_cb), (gpointer) action);
  g_action_map_add_action (G_ACTION_MAP (get_group (window, group)), G_ACTION (simple));
}

static GVariant *
make_target (const TflAction *action)
{
  const char *colons = strstr (action->name, "::");

  return colons != NULL ? g_variant_new_string (colons + 2) : NULL;
}

/* The name without the target. */
static char *
make_plain_name (const TflAction *action)
{
  const char *colons = strstr (action->name, "::");

  return colons != NULL ? g_strndup (action->name, colons - action->name) : g_strdup (action->name);
}

/* Text entries have their own idea of Delete, of Ctrl+Z and of letters, so keys come to the actions
 * on the way up.  Function keys come on the way down: dividers would move at F8. */
static GtkPropagationPhase
get_phase (GtkShortcutTrigger *trigger)
{
  guint key = GTK_IS_KEYVAL_TRIGGER (trigger) ? gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) : 0;

  return key >= GDK_KEY_F1 && key <= GDK_KEY_F12 ? GTK_PHASE_CAPTURE : GTK_PHASE_BUBBLE;
}

/* Whoever presses keys fast is ahead of the idle that looks the rows through: what was selected a moment ago counts. */
static gboolean
press_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   named)
{
  update (TFL_WINDOW (widget));

  return gtk_shortcut_action_activate (named, 0, widget, arguments);
}

static void
add_keys (GtkShortcutController *controller,
          const TflAction       *action)
{
  g_auto (GStrv) keys = g_strsplit (action->keys != NULL ? action->keys : "", "|", -1);
  g_autofree char *name = make_plain_name (action);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (keys[i]);
      GtkPropagationPhase phase = gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (controller));
      GtkShortcut *shortcut;

      if (get_phase (trigger) != phase)
        {
          g_object_unref (trigger);
          continue;
        }
      shortcut = gtk_shortcut_new (trigger, gtk_callback_action_new (press_cb, gtk_named_action_new (name), g_object_unref));
      gtk_shortcut_set_arguments (shortcut, make_target (action));
      gtk_shortcut_controller_add_shortcut (controller, shortcut);
    }
}

static void
add_controller (TflWindow           *window,
                GtkPropagationPhase  phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    add_keys (GTK_SHORTCUT_CONTROLLER (controller), &actions[i]);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
give_menus (TflWindow *window)
{
  g_autoptr (GMenuModel) all = tfl_actions_make_menu (TFL_MENU_MAIN);
  g_autoptr (GMenuModel) look = tfl_actions_make_menu (TFL_MENU_LOOK);

  tfl_window_set_menus (window, all, look);
}

/* It is destroyed when the answer is there, or now. */
static gboolean
close_request_cb (GtkWindow *window)
{
  tfl_files_close (TFL_WINDOW (window));

  return TRUE;
}

void
tfl_actions_install (TflWindow *window)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      GSimpleActionGroup *group = g_simple_action_group_new ();
      g_autofree char *key = g_strdup_printf ("tfl-actions-%s", prefixes[i]);

      gtk_widget_insert_action_group (GTK_WIDGET (window), prefixes[i], G_ACTION_GROUP (group));
      g_object_set_data_full (G_OBJECT (window), key, group, g_object_unref);
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    add_action (window, &actions[i]);
  add_controller (window, GTK_PHASE_BUBBLE);
  add_controller (window, GTK_PHASE_CAPTURE);
  give_menus (window);
  tfl_clip_actions_accept_files (window);
  g_signal_connect_after (window, "close-request", G_CALLBACK (close_request_cb), NULL);
  g_signal_connect (window, "updated", G_CALLBACK (update), NULL);
  update (window);
}

static GMenuItem *
make_item (const TflAction *action)
{
  g_auto (GStrv) keys = g_strsplit (action->keys != NULL ? action->keys : "", "|", -1);
  GMenuItem *item = g_menu_item_new (_(action->label), NULL);
  g_autofree char *name = make_plain_name (action);

  g_menu_item_set_action_and_target_value (item, name, make_target (action));
  if (keys[0] != NULL)
    g_menu_item_set_attribute (item, "accel", "s", keys[0]);
  if ((action->menus & TFL_MENU_HIDES) != 0)
    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");

  return item;
}

GMenuModel *
tfl_actions_make_menu (TflMenus menu)
{
  GMenu *whole = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  const char *title = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if ((actions[i].menus & menu) == 0)
        continue;
      if (g_strcmp0 (title, actions[i].section) != 0)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (whole, NULL, G_MENU_MODEL (section));
          title = actions[i].section;
        }
      item = make_item (&actions[i]);
      g_menu_append_item (section, item);
    }

  return G_MENU_MODEL (whole);
}

char *
tfl_actions_make_title (const TflAction *action)
{
  g_auto (GStrv) parts = g_strsplit (_(action->label), "_", -1);
  g_autofree char *title = g_strjoinv ("", parts);

  return g_str_has_suffix (title, "…") ? g_strndup (title, strlen (title) - strlen ("…")) : g_steal_pointer (&title);
}

gboolean
tfl_actions_can (TflWindow       *window,
                 const TflAction *action)
{
  return action->enabled == NULL || action->enabled (window);
}

void
tfl_actions_do (TflWindow       *window,
                const TflAction *action)
{
  g_autofree char *name = make_plain_name (action);
  GVariant *target = make_target (action);

  gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
  if (target != NULL)
    g_variant_unref (g_variant_ref_sink (target));
}
