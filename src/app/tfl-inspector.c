#include "config.h"

#include "tfl-inspector.h"

#include "tfl-children-group.h"
#include "tfl-describe.h"
#include "tfl-field-row.h"
#include "tfl-properties-group.h"
#include "tfl-question-card.h"

#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

struct _TflInspector
{
  GtkWidget           parent_instance;

  TflSession         *session;
  GSignalGroup       *signals;
  char               *element; /* whose fields the rows are; NULL before the first */
  GPtrArray          *rows;    /* of TflFieldRow */
  GPtrArray          *groups;  /* of TflChildrenGroup */

  GtkWidget          *body;    /* the one direct child */
  GtkLabel           *title;
  GtkLabel           *kind;
  TflQuestionCard    *question;
  GtkWidget          *ways_out;
  GtkBox             *findings;
  GtkBox             *sections;
  TflPropertiesGroup *properties;
};

G_DEFINE_FINAL_TYPE (TflInspector, tfl_inspector, GTK_TYPE_WIDGET)

/* A section begins at its first field, and goes on until another begins. */
static const struct
{
  TflField    first;
  const char *title;
} sections[] = {
  { TFL_WORK_CUSTOMER, N_("Who") },
  { TFL_WORK_CALL, N_("What asked for it") },
  { TFL_WORK_SERVICE, N_("How") },
  { TFL_UNIT_DECLARES, N_("Roles") },
  { TFL_SERVICE_PROVIDER, N_("Who") },
  { TFL_SERVICE_GOODS, N_("Facility") },
  { TFL_SERVICE_DESK, N_("Support") },
  { TFL_SERVICE_DESCRIPTION, N_("More") },
  { TFL_VIEW_ROOT, N_("What is on show") },
};

static const char *
find_section (TflField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].first == field)
      return _(sections[i].title);

  return NULL;
}

static GtkWidget *
append_section (TflInspector *self,
                const char   *title)
{
  GtkWidget *list = gtk_list_box_new ();

  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "section");
      gtk_box_append (self->sections, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (self->sections, list);

  return list;
}

static void
append_fields (TflInspector *self,
               TflKind       kind)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);
  GtkWidget *list = NULL;

  for (guint i = 0; i < info->n_fields; i++)
    {
      TflField field = info->first_field + i;
      const char *title = find_section (field);
      GtkWidget *row = tfl_field_row_new (self->session, self->element, field);

      if (list == NULL || title != NULL)
        list = append_section (self, title);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->rows, g_object_ref (row));
    }
}

/* Units and work are in the outline, views too, and places nowhere but in views. */
static gboolean
is_listed (TflKind child,
           TflKind parent)
{
  if (child == TFL_KIND_UNIT || child == TFL_KIND_WORK || child == TFL_KIND_VIEW || child == TFL_KIND_PLACE)
    return FALSE;

  return (tfl_kind_get_info (child)->parents & (1u << parent)) != 0;
}

static void
append_children (TflInspector *self,
                 TflKind       kind)
{
  for (int child = 0; child < TFL_N_KINDS; child++)
    if (is_listed (child, kind))
      {
        GtkWidget *group = tfl_children_group_new (self->session, self->element, child);

        gtk_box_append (self->sections, group);
        g_ptr_array_add (self->groups, g_object_ref (group));
      }
}

static void
rebuild (TflInspector     *self,
         const TflElement *element)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->groups, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  g_free (self->element);
  self->element = g_strdup (tfl_element_get_id (element));
  append_fields (self, tfl_element_get_kind (element));
  append_children (self, tfl_element_get_kind (element));
}

static void
append_finding (TflInspector     *self,
                const TflFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (finding->rule->severity == TFL_SEVERITY_NOTE
                                                    ? "dialog-information-symbolic" : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (finding->sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "severity");
  gtk_widget_add_css_class (label, "finding-text");
  gtk_widget_set_tooltip_text (label, _(finding->rule->why));
  if (finding->waiver != NULL)
    gtk_widget_set_opacity (box, 0.55);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->findings, box);
}

static void
update_findings (TflInspector *self,
                 gboolean      orphan)
{
  TflFindings *findings = tfl_session_get_findings (self->session);
  guint n = tfl_findings_get_n_for (findings, self->element);
  guint shown = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, child);
  for (guint i = 0; i < n; i++)
    {
      const TflFinding *finding = tfl_findings_get_for (findings, self->element, i);

      /* The question card says the first one already. */
      if (orphan && g_str_equal (finding->rule->id, tfl_orphan_get_info (TFL_ORPHAN_UNOWNED)->rule))
        continue;
      append_finding (self, finding);
      shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), shown > 0);
}

static char *
describe_model (TflInspector *self)
{
  TflModel *model = tfl_session_get_model (self->session);

  /* Translators: counts of a model */
  return g_strdup_printf (_("Model · units %u · services %u · work %u"), tfl_model_count (model, TFL_KIND_UNIT),
                          tfl_model_count (model, TFL_KIND_SERVICE), tfl_model_count (model, TFL_KIND_WORK));
}

static void
update_head (TflInspector     *self,
             const TflElement *element)
{
  TflModel *model = tfl_session_get_model (self->session);
  gboolean is_model = tfl_element_get_kind (element) == TFL_KIND_MODEL;
  gboolean orphan = tfl_element_get_kind (element) == TFL_KIND_WORK && tfl_work_is_orphan (element);
  g_autofree char *name = is_model ? tfl_session_make_title (self->session) : tfl_describe_name (model, element);
  g_autofree char *kind = is_model ? describe_model (self) : tfl_describe_kind (model, element);

  gtk_label_set_text (self->title, name);
  gtk_label_set_text (self->kind, kind);
  if (orphan)
    tfl_question_card_ask (self->question, model, element);
  gtk_widget_set_visible (GTK_WIDGET (self->question), orphan);
  gtk_widget_set_visible (self->ways_out, orphan);
  update_findings (self, orphan);
}

/* What had the focus goes away with its element.  GTK would give it to the name of the next one, all
 * of it selected: a letter typed there would be the end of that name. */
static void
leave_to_picture (TflInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "view.picture", NULL);
}

static void
update (TflInspector *self)
{
  const char *primary = tfl_session_get_primary (self->session);
  const TflElement *element = tfl_session_lookup (self->session, primary != NULL ? primary : TFL_ROOT_ID);

  if (element == NULL)
    return;

  if (g_strcmp0 (tfl_element_get_id (element), self->element) != 0)
    {
      leave_to_picture (self);
      rebuild (self, element);
    }
  update_head (self, element);
  for (guint i = 0; i < self->rows->len; i++)
    tfl_field_row_update (g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->groups->len; i++)
    tfl_children_group_update (g_ptr_array_index (self->groups, i));
  tfl_properties_group_show (self->properties, self->session, self->element);
}

static void
changed_cb (TflInspector *self,
            TflModel     *before,
            TflModel     *after,
            TflDiff      *diff)
{
  update (self);
}

static void
selection_changed_cb (TflInspector *self)
{
  tfl_inspector_commit (self);
  update (self);
}

static void
tfl_inspector_dispose (GObject *object)
{
  TflInspector *self = TFL_INSPECTOR (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_INSPECTOR);
  g_clear_object (&self->session);
  g_clear_pointer (&self->element, g_free);

  G_OBJECT_CLASS (tfl_inspector_parent_class)->dispose (object);
}

static void
tfl_inspector_class_init (TflInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_inspector_dispose;

  g_type_ensure (TFL_TYPE_PROPERTIES_GROUP);
  g_type_ensure (TFL_TYPE_QUESTION_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, TflInspector, body);
  gtk_widget_class_bind_template_child (widget_class, TflInspector, title);
  gtk_widget_class_bind_template_child (widget_class, TflInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, TflInspector, question);
  gtk_widget_class_bind_template_child (widget_class, TflInspector, ways_out);
  gtk_widget_class_bind_template_child (widget_class, TflInspector, findings);
  gtk_widget_class_bind_template_child (widget_class, TflInspector, sections);
  gtk_widget_class_bind_template_child (widget_class, TflInspector, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_inspector_init (TflInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "file-changed", G_CALLBACK (update), self);
}

void
tfl_inspector_set_session (TflInspector *self,
                           TflSession   *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  g_clear_pointer (&self->element, g_free);
  if (session != NULL)
    update (self);
}

void
tfl_inspector_edit_name (TflInspector *self)
{
  if (self->rows->len > 0)
    tfl_field_row_edit (g_ptr_array_index (self->rows, 0));
}

void
tfl_inspector_commit (TflInspector *self)
{
  /* A command updates the inspector: the rows may be others afterwards. */
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (self->rows, i)));
  for (guint i = 0; i < rows->len; i++)
    tfl_field_row_commit (g_ptr_array_index (rows, i));
  tfl_properties_group_commit (self->properties);
}
