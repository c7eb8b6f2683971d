#include "config.h"

#include "tfl-outline-row.h"

#include "tfl-finding-row.h"
#include "tfl-outline-tree.h"

#include "app/session/tfl-describe.h"
#include "app/session/tfl-sight.h"
#include "app/widgets/tfl-element-sign.h"
#include "app/widgets/tfl-spoken-name.h"

#include "usm/tfl-method.h"

#include <glib/gi18n.h>

struct _TflOutlineRow
{
  GtkWidget        parent_instance;

  TflSession      *session;
  char            *id;
  GSignalGroup    *signals;

  GtkTreeExpander *expander; /* the one direct child */
  TflSign         *sign;
  GtkLabel        *name;
  GtkLabel        *hint;    /* what is shown of its details */
  GtkWidget       *finding;
  TflSign         *orphans;
};

G_DEFINE_FINAL_TYPE (TflOutlineRow, tfl_outline_row, GTK_TYPE_WIDGET)

/* What the picture shows beside its name and fits beside it here: “W3”, “→ Care”, “closed”. (transfer full), or NULL. */
static char *
make_hint (TflOutlineRow    *self,
           const TflElement *element)
{
  TflModel *model = tfl_session_get_model (self->session);
  TflKind kind = tfl_element_get_kind (element);
  int workflow = kind == TFL_KIND_WORK ? tfl_element_get_choice (element, TFL_WORK_WORKFLOW) : -1;
  g_auto (GStrv) customers = kind == TFL_KIND_SERVICE ? tfl_element_get_refs (element, TFL_SERVICE_CUSTOMERS) : NULL;

  if (customers != NULL && customers[0] != NULL)
    return g_strdup_printf (customers[1] != NULL ? "→ %s …" : "→ %s",
                            tfl_element_get_name (tfl_model_lookup (model, customers[0])));
  if (workflow >= 0 && workflow < TFL_N_WORKFLOWS)
    return g_strdup (tfl_workflow_get_info (workflow)->short_name);
  if (tfl_sight_is_closed (tfl_session_get_scope (self->session), model, element))
    return g_strdup (_("closed"));

  return NULL;
}

/* Something that is neither set aside nor told by the sign of an orphan. */
static gboolean
has_finding (TflOutlineRow *self)
{
  TflFindings *findings = tfl_session_get_findings (self->session);

  for (guint i = 0; i < tfl_findings_get_n_for (findings, self->id); i++)
    {
      const TflFinding *finding = tfl_findings_get_for (findings, self->id, i);

      if (finding->waiver == NULL && !tfl_finding_is_orphan (finding))
        return TRUE;
    }

  return FALSE;
}

static void
update_words (TflOutlineRow    *self,
              const TflElement *element)
{
  g_autofree char *whole = tfl_describe_whole (self->session, element);
  g_autofree char *details = tfl_describe_details (self->session, element);
  g_autofree char *hint = make_hint (self, element);

  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  tfl_spoken_name_set_row (GTK_WIDGET (self), whole, details);
  tfl_spoken_name_set (GTK_WIDGET (self->expander), whole);
}

static void
update (TflOutlineRow *self)
{
  const TflElement *element = self->session != NULL ? tfl_session_lookup (self->session, self->id) : NULL;
  TflCounts counts = { 0 };

  if (element == NULL)
    return;

  if (tfl_element_get_kind (element) == TFL_KIND_UNIT)
    counts = tfl_tally_get (tfl_session_get_tally (self->session), self->id);
  tfl_element_sign_set (self->sign, self->session, element);
  gtk_label_set_text (self->name, tfl_element_get_name (element));
  tfl_sign_set_orphans (self->orphans, counts.orphans);
  gtk_widget_set_visible (GTK_WIDGET (self->orphans), counts.orphans > 0);
  gtk_widget_set_visible (self->finding, has_finding (self));
  update_words (self, element);
}

static void
changed_cb (TflOutlineRow *self,
            TflModel      *before,
            TflModel      *after,
            TflDiff       *diff)
{
  update (self);
}

/* Made when asked for: to set one asks the display where the pointer is, for each row and each change. */
static gboolean
query_tooltip (GtkWidget  *widget,
               int         x,
               int         y,
               gboolean    is_keyboard,
               GtkTooltip *tooltip)
{
  TflOutlineRow *self = TFL_OUTLINE_ROW (widget);
  const TflElement *element = self->session != NULL ? tfl_session_lookup (self->session, self->id) : NULL;
  g_autofree char *whole = NULL;
  g_autofree char *details = NULL;
  g_autofree char *tip = NULL;

  if (element == NULL)
    return FALSE;

  whole = tfl_describe_whole (self->session, element);
  details = tfl_describe_details (self->session, element);
  tip = g_strjoin (details[0] != '\0' ? "\n" : "", whole, details, NULL);
  gtk_tooltip_set_text (tooltip, tip);

  return TRUE;
}

static void
tfl_outline_row_dispose (GObject *object)
{
  TflOutlineRow *self = TFL_OUTLINE_ROW (object);

  tfl_outline_row_bind (self, NULL, NULL);
  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_OUTLINE_ROW);

  G_OBJECT_CLASS (tfl_outline_row_parent_class)->dispose (object);
}

static void
tfl_outline_row_class_init (TflOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_outline_row_dispose;
  widget_class->query_tooltip = query_tooltip;

  /* The default role may bear no name in newer GTKs, and a row is read out by its name. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, expander);
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, sign);
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, name);
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, hint);
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, finding);
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, orphans);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_outline_row_init (TflOutlineRow *self)
{
  g_type_ensure (TFL_TYPE_SIGN);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  tfl_sign_set_size (self->orphans, 20);
  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "scope-changed", G_CALLBACK (update), self);
}

GtkWidget *
tfl_outline_row_new (void)
{
  return g_object_new (TFL_TYPE_OUTLINE_ROW, NULL);
}

void
tfl_outline_row_bind (TflOutlineRow  *self,
                      TflSession     *session,
                      GtkTreeListRow *row)
{
  g_autoptr (TflOutlineNode) node = row != NULL ? TFL_OUTLINE_NODE (gtk_tree_list_row_get_item (row)) : NULL;

  g_set_object (&self->session, session);
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, session);
  g_free (self->id);
  self->id = node != NULL ? g_strdup (tfl_outline_node_get_id (node)) : NULL;
  if (self->expander != NULL)
    gtk_tree_expander_set_list_row (self->expander, row);
  update (self);
}

const char *
tfl_outline_row_get_id (TflOutlineRow *self)
{
  return self->id;
}
