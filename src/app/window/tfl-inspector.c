#include "config.h"

#include "tfl-inspector.h"

#include "tfl-children-group.h"
#include "tfl-field-row.h"
#include "tfl-finding-note.h"
#include "tfl-properties-group.h"

#include "app/session/tfl-describe.h"
#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-question-card.h"
#include "app/widgets/tfl-spoken-name.h"

#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

#define MOST_NAMES 6 /* of several elements, below how many they are */

struct _TflInspector
{
  GtkWidget           parent_instance;

  TflSession         *session;
  GSignalGroup       *signals;
  GPtrArray          *elements; /* of char *, whose fields the rows are; shared with them; NULL before the first */
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
  { TFL_VIEW_LEFT, N_("Part in sight") },
  { TFL_VIEW_NOTES, N_("To say") },
};

static const char *
get_first (TflInspector *self)
{
  return g_ptr_array_index (self->elements, 0);
}

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
      tfl_spoken_name_set (list, title);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (self->sections, list);

  return list;
}

/* The kinds of all elements, as bits 1 << TflKind. */
static guint
get_kinds (TflInspector *self)
{
  guint kinds = 0;

  for (guint i = 0; i < self->elements->len; i++)
    kinds |= 1u << tfl_element_get_kind (tfl_session_lookup (self->session, g_ptr_array_index (self->elements, i)));

  return kinds;
}

/* Several elements have a field in common where all their kinds do; but each keeps its own name, which tells it
 * from the others. */
static gboolean
is_common (TflInspector *self,
           guint         kinds,
           TflField      field)
{
  TflKind kind = tfl_field_get_info (field)->kind;

  if (self->elements->len > 1 && field == tfl_kind_get_info (kind)->name_field)
    return FALSE;
  for (guint other = 0; other < TFL_N_KINDS; other++)
    if ((kinds & (1u << other)) != 0 && tfl_field_find_like (other, field) == TFL_FIELD_NONE)
      return FALSE;

  return TRUE;
}

static void
append_fields (TflInspector *self,
               TflKind       kind)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);
  guint kinds = get_kinds (self);
  GtkWidget *list = NULL;

  for (guint i = 0; i < info->n_fields; i++)
    {
      TflField field = info->first_field + i;
      const char *title = find_section (field);
      GtkWidget *row;

      if (!is_common (self, kinds, field))
        continue;

      row = tfl_field_row_new (self->session, self->elements, field);
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
        GtkWidget *group = tfl_children_group_new (self->session, get_first (self), child);

        gtk_box_append (self->sections, group);
        g_ptr_array_add (self->groups, g_object_ref (group));
      }
}

static void
rebuild (TflInspector *self,
         GPtrArray    *elements)
{
  TflKind kind = tfl_element_get_kind (tfl_session_lookup (self->session, g_ptr_array_index (elements, 0)));
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->groups, 0);
  tfl_popup_close_inside (GTK_WIDGET (self->sections));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  self->elements = g_ptr_array_ref (elements);
  append_fields (self, kind);
  if (elements->len == 1)
    append_children (self, kind);
}

/* What is about no field stands at the top; what is about one stands beside it, and the top leads there. */
static void
append_findings (TflInspector     *self,
                 const TflElement *element)
{
  TflFindings *findings = tfl_session_get_findings (self->session);
  guint n = tfl_findings_get_n_for (findings, get_first (self));

  for (guint i = 0; i < n; i++)
    {
      const TflFinding *finding = tfl_findings_get_for (findings, get_first (self), i);

      if (tfl_rule_find_field (finding->rule, element) == TFL_FIELD_NONE)
        gtk_box_append (self->findings, tfl_finding_note_new (self->session, finding, NULL));
    }
}

static void
lead_cb (TflInspector *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (tfl_field_row_get_n_notes (g_ptr_array_index (self->rows, i)) > 0)
      {
        tfl_field_row_edit (g_ptr_array_index (self->rows, i));
        return;
      }
}

/* “2 findings: Operators, Call”, a button to the first. */
static void
append_lead (TflInspector *self)
{
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autofree char *text = NULL;
  GtkWidget *button;
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      TflFieldRow *row = g_ptr_array_index (self->rows, i);

      if (tfl_field_row_get_n_notes (row) == 0)
        continue;
      g_string_append_printf (fields, "%s%s", fields->len > 0 ? ", " : "",
                              _(tfl_field_get_info (tfl_field_row_get_field (row))->label));
      n += tfl_field_row_get_n_notes (row);
    }
  if (n == 0)
    return;

  /* Translators: how many findings there are, then the labels of the fields that they are about */
  text = g_strdup_printf (ngettext ("%u finding: %s", "%u findings: %s", n), n, fields->str);
  button = gtk_button_new_with_label (text);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lead");
  g_signal_connect_object (button, "clicked", G_CALLBACK (lead_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->findings, button);
}

static void
update_findings (TflInspector     *self,
                 const TflElement *element)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, child);
  if (self->elements->len == 1)
    {
      append_findings (self, element);
      append_lead (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), gtk_widget_get_first_child (GTK_WIDGET (self->findings)) != NULL);
}

static char *
describe_model (TflInspector *self)
{
  TflModel *model = tfl_session_get_model (self->session);

  /* Translators: counts of a model */
  return g_strdup_printf (_("Model · units %u · services %u · work %u"), tfl_model_count (model, TFL_KIND_UNIT),
                          tfl_model_count (model, TFL_KIND_SERVICE), tfl_model_count (model, TFL_KIND_WORK));
}

/* The names of several, as many as there is room for. */
static char *
list_names (TflInspector *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->elements->len && i < MOST_NAMES; i++)
    {
      g_autofree char *name = tfl_describe_name (model, tfl_model_lookup (model, g_ptr_array_index (self->elements, i)));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (self->elements->len > MOST_NAMES)
    g_string_append (names, " …");

  return g_string_free (names, FALSE);
}

static void
set_titles (TflInspector *self,
            char         *title,
            char         *kind)
{
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->kind, kind);
  g_free (title);
  g_free (kind);
}

static void
update_head (TflInspector     *self,
             const TflElement *element)
{
  TflModel *model = tfl_session_get_model (self->session);
  TflKind kind = tfl_element_get_kind (element);
  gboolean orphan = self->elements->len == 1 && kind == TFL_KIND_WORK && tfl_work_is_orphan (element);

  if (self->elements->len > 1)
    set_titles (self, tfl_describe_several (model, (const char *const *) self->elements->pdata, self->elements->len),
                list_names (self));
  else if (kind == TFL_KIND_MODEL)
    set_titles (self, tfl_session_make_title (self->session), describe_model (self));
  else
    set_titles (self, tfl_describe_name (model, element), tfl_describe_kind (model, element));
  if (orphan)
    tfl_question_card_ask (self->question, model, element);
  gtk_widget_set_visible (GTK_WIDGET (self->question), orphan);
  gtk_widget_set_visible (self->ways_out, orphan);
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

/* What is selected, or else the model itself. */
static GPtrArray *
get_selected (TflInspector *self)
{
  const char *const *ids = tfl_session_get_selection (self->session);
  GPtrArray *elements = g_ptr_array_new_null_terminated (tfl_session_get_n_selected (self->session) + 1, g_free, TRUE);

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (elements, g_strdup (ids[i]));
  if (elements->len == 0)
    g_ptr_array_add (elements, g_strdup (TFL_ROOT_ID));

  return elements;
}

static gboolean
are_shown (TflInspector *self,
           GPtrArray    *elements)
{
  return self->elements != NULL
         && g_strv_equal ((const char *const *) self->elements->pdata, (const char *const *) elements->pdata);
}

static void
update (TflInspector *self)
{
  g_autoptr (GPtrArray) elements = get_selected (self);
  const TflElement *first;

  if (!are_shown (self, elements))
    {
      leave_to_picture (self);
      rebuild (self, elements);
    }
  first = tfl_session_lookup (self->session, get_first (self));
  update_head (self, first);
  for (guint i = 0; i < self->rows->len; i++)
    tfl_field_row_update (g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->groups->len; i++)
    tfl_children_group_update (g_ptr_array_index (self->groups, i));
  update_findings (self, first);
  tfl_properties_group_show (self->properties, self->session, self->elements);
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
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_INSPECTOR);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tfl_inspector_parent_class)->dispose (object);
}

static void
tfl_inspector_class_init (TflInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_inspector_dispose;

  g_type_ensure (TFL_TYPE_PROPERTIES_GROUP);
  g_type_ensure (TFL_TYPE_QUESTION_CARD);
  /* The default role may bear no name in newer GTKs; to a region a screen reader goes at once. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
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
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  if (session != NULL)
    update (self);
}

void
tfl_inspector_edit_name (TflInspector *self)
{
  if (self->elements->len == 1)
    tfl_inspector_edit_first (self);
}

void
tfl_inspector_edit_first (TflInspector *self)
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
