#include "config.h"

#include "tfl-field-row-private.h"

#include "tfl-finding-note.h"

#include "app/session/tfl-field-commands.h"
#include "app/widgets/tfl-later.h"
#include "app/widgets/tfl-short-drop-down.h"
#include "app/widgets/tfl-short-entry.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TflFieldRow, tfl_field_row, GTK_TYPE_LIST_BOX_ROW)

const TflElement *
tfl_field_row_get_element (TflFieldRow *self,
                           guint        position,
                           TflField    *field)
{
  const TflElement *element = NULL;

  if (self->session != NULL)
    element = tfl_session_lookup (self->session, g_ptr_array_index (self->elements, position));
  if (element != NULL)
    *field = tfl_field_find_like (tfl_element_get_kind (element), self->info->field);

  return element != NULL && *field != TFL_FIELD_NONE ? element : NULL;
}

static const char *
get_text (TflFieldRow *self,
          guint        position)
{
  TflField field;
  const TflElement *element = tfl_field_row_get_element (self, position, &field);

  return element != NULL ? tfl_element_get (element, field) : NULL;
}

static TflFieldValue
get_value (TflFieldRow *self)
{
  TflFieldValue value = { get_text (self, 0), FALSE };

  for (guint i = 1; i < self->elements->len && !value.differs; i++)
    value.differs = g_strcmp0 (get_text (self, i), value.text) != 0;
  if (value.differs)
    value.text = NULL;

  return value;
}

void
tfl_field_row_set_texts (TflFieldRow *self,
                         GPtrArray   *texts)
{
  g_autoptr (TflFieldRow) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;
  gboolean differs = FALSE;

  if (self->updating || self->session == NULL)
    return;

  for (guint i = 0; i < texts->len; i++)
    {
      const char *before = get_text (self, i);
      const char *after = g_ptr_array_index (texts, i);

      differs |= g_strcmp0 (before != NULL ? before : "", after != NULL ? after : "") != 0;
    }
  if (differs
      && !tfl_command_set_each (self->session, (const char *const *) self->elements->pdata,
                                (const char *const *) texts->pdata, texts->len, self->info->field, &error))
    {
      tfl_session_tell (self->session, error->message);
      tfl_field_row_update (self);
    }
}

void
tfl_field_row_set_text (TflFieldRow *self,
                        const char  *text)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_sized_new (self->elements->len);
  TflField field;

  if (tfl_field_row_get_element (self, 0, &field) == NULL)
    return;

  for (guint i = 0; i < self->elements->len; i++)
    g_ptr_array_add (texts, (char *) text);
  tfl_field_row_set_texts (self, texts);
}

static void
left_cb (GtkWidget *control)
{
  tfl_field_row_commit (TFL_FIELD_ROW (gtk_widget_get_ancestor (control, TFL_TYPE_FIELD_ROW)));
}

/* STRING and NUMBER: an entry */

/* Where they differ an empty control is what nobody has typed yet. */
static void
commit_typed (TflFieldRow *self,
              const char  *text)
{
  TflFieldValue value = get_value (self);

  if (text[0] != '\0' || !value.differs)
    tfl_field_row_set_text (self, text);
}

static void
commit_entry (TflFieldRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control)));

  commit_typed (self, text);
}

/* Enter also gives the keys back to the picture: the next letter may answer a question there. */
static void
activate_cb (TflFieldRow *self)
{
  g_autoptr (GtkWidget) control = g_object_ref (self->control);

  commit_entry (self);
  gtk_widget_activate_action (control, "view.picture", NULL);
}

static GtkWidget *
make_entry (TflFieldRow *self)
{
  GtkWidget *entry = tfl_short_entry_new ();

  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6); /* the label comes first; it then takes the rest */
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  tfl_later_left (entry, left_cb);

  return entry;
}

static void
update_entry (TflFieldRow         *self,
              const TflFieldValue *value)
{
  const char *text = value->text != NULL ? value->text : "";

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->control), value->differs ? _("(several)") : _("none"));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->control)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->control), text);
}

/* TEXT: a text view */

static char *
get_typed_text (TflFieldRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
commit_text (TflFieldRow *self)
{
  g_autofree char *text = get_typed_text (self);

  commit_typed (self, text);
}

static GtkWidget *
make_text (TflFieldRow *self)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 56);
  gtk_widget_add_css_class (view, "field-text");
  tfl_later_left (view, left_cb);

  return view;
}

static void
update_text (TflFieldRow         *self,
             const TflFieldValue *value)
{
  const char *text = value->text != NULL ? value->text : "";
  g_autofree char *typed = get_typed_text (self);

  if (g_strcmp0 (typed, text) != 0) /* else the caret would jump */
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control)), text, -1);
}

static const TflFieldEditor entry_editor = { make_entry, update_entry, commit_entry };
static const TflFieldEditor text_editor = { make_text, update_text, commit_text, .below = TRUE, .mute = TRUE };

/* How each type is edited. */
static const TflFieldEditor *const editors[] = {
  [TFL_TYPE_STRING] = &entry_editor,
  [TFL_TYPE_TEXT] = &text_editor,
  [TFL_TYPE_CHOICE] = &tfl_field_choice_editor,
  [TFL_TYPE_FLAGS] = &tfl_field_flags_editor,
  [TFL_TYPE_BOOLEAN] = &tfl_field_boolean_editor,
  [TFL_TYPE_NUMBER] = &entry_editor,
  [TFL_TYPE_REF] = &tfl_field_refs_editor,
  [TFL_TYPE_REFS] = &tfl_field_refs_editor,
};

/* The sentences stand beside the field for the eye, and are what describes it for the ear. */
static void
describe (TflFieldRow *self,
          GString     *sentences)
{
  GtkAccessible *control = GTK_ACCESSIBLE (self->control);

  if (sentences->len > 0)
    {
      gtk_accessible_update_state (control, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentences->str, -1);
    }
  else
    {
      gtk_accessible_reset_state (control, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/* Of several elements each has its own findings, in the list of them. */
static void
update_notes (TflFieldRow *self)
{
  TflField field = TFL_FIELD_NONE;
  const TflElement *element = self->elements->len == 1 ? tfl_field_row_get_element (self, 0, &field) : NULL;
  TflFindings *findings = tfl_session_get_findings (self->session);
  guint n = element != NULL ? tfl_findings_get_n_for (findings, tfl_element_get_id (element)) : 0;
  g_autoptr (GString) sentences = g_string_new (NULL);
  GtkWidget *note;

  while ((note = gtk_widget_get_first_child (self->notes)) != NULL)
    gtk_box_remove (GTK_BOX (self->notes), note);
  for (guint i = 0; i < n; i++)
    {
      const TflFinding *finding = tfl_findings_get_for (findings, tfl_element_get_id (element), i);

      if (tfl_rule_find_field (finding->rule, element) != field)
        continue;
      gtk_box_append (GTK_BOX (self->notes), tfl_finding_note_new (self->session, finding, self->control));
      if (finding->waiver == NULL)
        g_string_append_printf (sentences, "%s%s", sentences->len > 0 ? ". " : "", finding->sentence);
    }
  gtk_widget_set_visible (self->notes, gtk_widget_get_first_child (self->notes) != NULL);
  describe (self, sentences);
}

static void
tfl_field_row_dispose (GObject *object)
{
  TflFieldRow *self = TFL_FIELD_ROW (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (tfl_field_row_parent_class)->dispose (object);
}

static void
tfl_field_row_finalize (GObject *object)
{
  TflFieldRow *self = TFL_FIELD_ROW (object);

  g_ptr_array_unref (self->elements);
  g_free (self->shown);

  G_OBJECT_CLASS (tfl_field_row_parent_class)->finalize (object);
}

static void
tfl_field_row_class_init (TflFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tfl_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = tfl_field_row_finalize;
}

static void
tfl_field_row_init (TflFieldRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
}

static void
name_control (TflFieldRow *self)
{
  const char *label = _(self->info->label);

  if (GTK_IS_DROP_DOWN (self->control))
    tfl_short_drop_down_set_name (self->control, label);
  else
    tfl_spoken_name_set (self->control, label);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "field-label");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (label, text);

  return label;
}

static GtkWidget *
make_line (TflFieldRow *self,
           gboolean     below)
{
  GtkWidget *line = gtk_box_new (below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, below ? 4 : 12);

  gtk_widget_add_css_class (line, below ? "field-below" : "field-line");
  gtk_box_append (GTK_BOX (line), make_label (_(self->info->label)));
  gtk_box_append (GTK_BOX (line), self->several);
  gtk_box_append (GTK_BOX (line), self->control);

  return line;
}

GtkWidget *
tfl_field_row_new (TflSession *session,
                   GPtrArray  *elements,
                   TflField    field)
{
  TflFieldRow *self = g_object_new (TFL_TYPE_FIELD_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  self->elements = g_ptr_array_ref (elements);
  self->info = tfl_field_get_info (field);
  self->control = editors[self->info->type]->make (self);
  self->several = make_label (_("(several)"));
  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->notes, "notes");
  gtk_box_append (GTK_BOX (box), make_line (self, editors[self->info->type]->below));
  gtk_box_append (GTK_BOX (box), self->notes);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  name_control (self);

  return GTK_WIDGET (self);
}

TflField
tfl_field_row_get_field (TflFieldRow *self)
{
  return self->info->field;
}

void
tfl_field_row_update (TflFieldRow *self)
{
  const TflFieldEditor *editor = editors[self->info->type];
  TflFieldValue value;
  TflField field;

  if (tfl_field_row_get_element (self, 0, &field) == NULL)
    return;

  value = get_value (self);
  self->updating = TRUE;
  editor->update (self, &value);
  self->updating = FALSE;
  gtk_widget_set_visible (self->several, editor->mute && value.differs);
  update_notes (self);
}

void
tfl_field_row_commit (TflFieldRow *self)
{
  if (editors[self->info->type]->commit != NULL)
    editors[self->info->type]->commit (self);
}

guint
tfl_field_row_get_n_notes (TflFieldRow *self)
{
  guint n = 0;

  for (GtkWidget *note = gtk_widget_get_first_child (self->notes); note != NULL; note = gtk_widget_get_next_sibling (note))
    n++;

  return n;
}

void
tfl_field_row_edit (TflFieldRow *self)
{
  if (!gtk_widget_grab_focus (self->control)) /* several widgets in a box */
    gtk_widget_child_focus (self->control, GTK_DIR_TAB_FORWARD);
  if (GTK_IS_EDITABLE (self->control))
    gtk_editable_select_region (GTK_EDITABLE (self->control), 0, -1);
}
