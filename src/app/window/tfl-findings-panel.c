#include "config.h"

#include "tfl-findings-panel.h"

#include "tfl-finding-row.h"

#include "app/widgets/tfl-later.h"
#include "app/widgets/tfl-list.h"
#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-sign.h"

#include <glib/gi18n.h>

struct _TflFindingsPanel
{
  GtkWidget           parent_instance;

  TflSession         *session;
  GSignalGroup       *signals;
  GListStore         *items;     /* of TflFindingItem */
  GtkSingleSelection *selection;
  gboolean            following;
  gboolean            chosen;    /* the selected row, by hand; or else it is the first about the element */

  GtkWidget          *body;      /* the one direct child */
  TflSign            *orphans;
  GtkLabel           *summary;
  GtkLabel           *errors;
  GtkLabel           *warnings;
  GtkLabel           *notes;
  GtkLabel           *waived;
  GtkWidget          *next;
  GtkStack           *stack;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (TflFindingsPanel, tfl_findings_panel, GTK_TYPE_WIDGET)

/* Orphans first, what is set aside last; otherwise the order that the findings have. */
static guint
get_rank (const TflFinding *finding)
{
  if (finding->waiver != NULL)
    return 2;

  return tfl_finding_is_orphan (finding) ? 0 : 1;
}

static GPtrArray *
make_items (TflSession *session)
{
  g_autoptr (GPtrArray) findings = NULL;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  findings = tfl_findings_list (tfl_session_get_findings (session), tfl_session_get_model (session));
  for (guint rank = 0; rank <= 2; rank++)
    for (guint i = 0; i < findings->len; i++)
      if (get_rank (g_ptr_array_index (findings, i)) == rank)
        g_ptr_array_add (items, tfl_finding_item_new (g_ptr_array_index (findings, i)));

  return items;
}

static gboolean
is_same (TflFindingsPanel *self,
         guint             position,
         TflFindingItem   *item)
{
  g_autoptr (TflFindingItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return tfl_finding_item_equal (old, item);
}

/* What is the same at both ends stays, so the list does not jump. */
static void
update_items (TflFindingsPanel *self)
{
  g_autoptr (GPtrArray) items = make_items (self->session);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint start = 0, end = 0;

  while (start < n && start < items->len && is_same (self, start, g_ptr_array_index (items, start)))
    start++;
  while (end < n - start && end < items->len - start
         && is_same (self, n - 1 - end, g_ptr_array_index (items, items->len - 1 - end)))
    end++;

  self->following = TRUE;
  g_list_store_splice (self->items, start, n - start - end, items->pdata + start, items->len - start - end);
  self->following = FALSE;
}

static void
set_count (GtkLabel   *label,
           guint       count,
           const char *format)
{
  g_autofree char *text = g_strdup_printf (format, count);

  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), count > 0);
}

static void
update_summary (TflFindingsPanel *self)
{
  TflFindings *findings = tfl_session_get_findings (self->session);
  TflCounts counts = tfl_tally_get (tfl_session_get_tally (self->session), TFL_ROOT_ID);
  guint n_errors = tfl_findings_count (findings, TFL_SEVERITY_ERROR);
  guint n_other = n_errors > counts.orphans ? n_errors - counts.orphans : 0;
  guint n_warnings = tfl_findings_count (findings, TFL_SEVERITY_WARNING);
  guint n_notes = tfl_findings_count (findings, TFL_SEVERITY_NOTE);
  guint n_waived = tfl_findings_count_waived (findings);
  g_autofree char *text = NULL;

  if (counts.orphans > 0)
    text = g_strdup_printf (ngettext ("of %u work item has no owning process", "of %u work items have no owning process",
                                      counts.work), counts.work);
  else if (counts.work > 0)
    text = g_strdup (_("All work has an owning process"));
  else
    text = g_strdup (_("There is no work yet"));
  tfl_sign_set_orphans (self->orphans, counts.orphans);
  gtk_widget_set_visible (GTK_WIDGET (self->orphans), counts.orphans > 0);
  gtk_label_set_text (self->summary, text);
  set_count (self->errors, n_other, ngettext ("%u other error", "%u other errors", n_other));
  set_count (self->warnings, n_warnings, ngettext ("%u warning", "%u warnings", n_warnings));
  set_count (self->notes, n_notes, ngettext ("%u note", "%u notes", n_notes));
  set_count (self->waived, n_waived, ngettext ("%u set aside", "%u set aside", n_waived));
  gtk_widget_set_visible (self->next, counts.orphans > 0);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0 ? "list" : "empty");
}

static void
follow_selection (TflFindingsPanel *self)
{
  const char *id = tfl_session_get_primary (self->session);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint found = GTK_INVALID_LIST_POSITION;
  g_autoptr (TflFindingItem) selected = NULL;

  /* Of several findings of one element the chosen one stays. */
  g_set_object (&selected, gtk_single_selection_get_selected_item (self->selection));
  if (self->chosen && selected != NULL && g_strcmp0 (tfl_finding_item_get_element (selected), id) == 0)
    return;
  for (guint i = 0; i < n && found == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (TflFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_strcmp0 (tfl_finding_item_get_element (item), id) == 0)
        found = i;
    }

  self->chosen = FALSE;
  if (found == gtk_single_selection_get_selected (self->selection))
    return;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, found);
  self->following = FALSE;
  if (found != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", found);
}

static void
update (TflFindingsPanel *self)
{
  update_items (self);
  update_summary (self);
  follow_selection (self);
}

static void
changed_cb (TflFindingsPanel *self,
            TflModel         *before,
            TflModel         *after,
            TflDiff          *diff)
{
  update (self);
}

static void
reveal (TflFindingsPanel *self,
        TflFindingItem   *item)
{
  g_autofree char *id = g_strdup (tfl_finding_item_get_element (item));

  tfl_session_reveal (self->session, id);
}

static void
reveal_selected (GtkWidget *widget)
{
  TflFindingsPanel *self = TFL_FINDINGS_PANEL (widget);
  TflFindingItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL && self->session != NULL)
    reveal (self, item);
}

/* An edit that was under way ends with the press on a row, and may make all rows anew. */
static void
selected_cb (TflFindingsPanel *self)
{
  if (self->following)
    return;

  self->chosen = TRUE;
  tfl_later (GTK_WIDGET (self), reveal_selected);
}

static void
go_to_selected (GtkWidget *widget)
{
  reveal_selected (widget);
  gtk_widget_activate_action (widget, "view.picture", NULL);
}

static void
activate_cb (TflFindingsPanel *self,
             guint             position)
{
  tfl_later (GTK_WIDGET (self), go_to_selected);
}

static void
select_item (TflFindingsPanel *self,
             TflFindingItem   *item)
{
  guint position;

  if (g_list_store_find (self->items, item, &position))
    gtk_single_selection_set_selected (self->selection, position);
}

static void
secondary_cb (GtkGestureClick *gesture,
              int              n_press,
              double           x,
              double           y,
              gpointer         user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *panel = gtk_widget_get_ancestor (row, TFL_TYPE_FINDINGS_PANEL);
  double at_x, at_y;

  select_item (TFL_FINDINGS_PANEL (panel), tfl_finding_row_get_item (TFL_FINDING_ROW (row)));
  gtk_widget_translate_coordinates (row, panel, x, y, &at_x, &at_y);
  tfl_popup_ask_menu (panel, at_x, at_y);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = tfl_finding_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (secondary_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TflFindingsPanel         *self)
{
  tfl_finding_row_bind (TFL_FINDING_ROW (gtk_list_item_get_child (item)), self->session,
                        TFL_FINDING_ITEM (gtk_list_item_get_item (item)));
}

static void
tfl_findings_panel_dispose (GObject *object)
{
  TflFindingsPanel *self = TFL_FINDINGS_PANEL (object);

  if (self->items != NULL)
    tfl_findings_panel_set_session (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_FINDINGS_PANEL);
  g_clear_object (&self->signals);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (tfl_findings_panel_parent_class)->dispose (object);
}

static void
tfl_findings_panel_class_init (TflFindingsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_findings_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-findings-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, body);
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, orphans);
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, errors);
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, warnings);
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, notes);
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, waived);
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, next);
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, TflFindingsPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_findings_panel_init (TflFindingsPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_type_ensure (TFL_TYPE_SIGN);
  gtk_widget_init_template (GTK_WIDGET (self));
  tfl_sign_set_size (self->orphans, 24);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);

  self->items = g_list_store_new (TFL_TYPE_FINDING_ITEM);
  self->selection = tfl_list_show (self->list, G_LIST_MODEL (self->items));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed", G_CALLBACK (follow_selection), self);
}

void
tfl_findings_panel_set_session (TflFindingsPanel *self,
                                TflSession       *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  self->following = TRUE;
  g_list_store_remove_all (self->items);
  self->following = FALSE;
  if (session != NULL)
    update (self);
}
