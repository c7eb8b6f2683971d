#include "config.h"

#include "tfl-context-menu.h"

#include "tfl-actions.h"

#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-spoken-name.h"

#include "usm/tfl-method.h"
#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

static void
append_process (GMenu               *section,
                const TflSuggestion *suggestion)
{
  const char *process = tfl_words_label (TFL_WORDS_PROCESS, suggestion->process);
  const char *workflow = tfl_workflow_get_info (suggestion->workflow)->short_name;
  g_autofree char *label = NULL;
  g_autoptr (GMenuItem) item = NULL;

  if (suggestion->is_best) /* Translators: process, workflow */
    label = g_strdup_printf (_("%s, %s – fits best"), process, workflow);
  else
    label = g_strdup_printf ("%s, %s", process, workflow);
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "edit.own", "s", tfl_words_nick (TFL_WORDS_PROCESS, suggestion->process));
  g_menu_append_item (section, item);
}

/* The processes that may own an orphan, in their order; and the two other ways out. */
static void
append_answers (GMenu            *menu,
                TflModel         *model,
                const TflElement *work)
{
  g_autoptr (GArray) suggestions = tfl_work_get_suggestions (model, NULL, work);
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < suggestions->len; i++)
    append_process (section, &g_array_index (suggestions, TflSuggestion, i));
  g_menu_append (section, _("It is Delivery Work"), "edit.make-delivery");
  g_menu_append_section (menu, _("Which process owns this?"), G_MENU_MODEL (section));
}

void
tfl_context_menu_open (TflWindow *window,
                       GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  TflModel *model = tfl_session_get_model (session);
  const TflElement *element = tfl_window_get_primary (window);
  GtkWidget *canvas = tfl_window_get_canvas (window);
  g_autoptr (GMenuModel) actions = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  TflMenus shown = TFL_MENU_CANVAS;
  GtkWidget *popover;
  double x, y;

  if (element != NULL)
    shown = tfl_element_get_kind (element) == TFL_KIND_UNIT ? TFL_MENU_UNIT : TFL_MENU_OTHER;
  actions = tfl_actions_make_menu (shown);
  if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_WORK && tfl_work_is_orphan (element))
    append_answers (menu, model, element);
  g_menu_append_section (menu, NULL, actions);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  tfl_spoken_name_set_items (GTK_POPOVER (popover));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_variant_get (parameter, "(dd)", &x, &y);
  gtk_widget_translate_coordinates (GTK_WIDGET (window), canvas, x, y, &x, &y);
  tfl_popup_show (GTK_POPOVER (popover), canvas, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}
