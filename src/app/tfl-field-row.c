#include "config.h"

#include "tfl-field-row.h"

#include "tfl-chooser.h"
#include "tfl-commands.h"
#include "tfl-describe.h"
#include "tfl-short-drop-down.h"

#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

struct _TflFieldRow
{
  GtkListBoxRow       parent_instance;

  TflSession         *session;
  char               *element;
  const TflFieldInfo *info;
  gboolean            updating; /* the control follows; what it says is no command */

  GtkWidget          *control;
  char               *foreign;  /* the text of an OPEN choice that is no word, as the last item */
};

G_DEFINE_FINAL_TYPE (TflFieldRow, tfl_field_row, GTK_TYPE_LIST_BOX_ROW)

static const TflElement *
get_element (TflFieldRow *self)
{
  return self->session != NULL ? tfl_session_lookup (self->session, self->element) : NULL;
}

/* A value that cannot be is told, and the control goes back to what the model says. */
static void
set_text (TflFieldRow *self,
          const char  *text)
{
  const TflElement *element = get_element (self);
  const char *before = element != NULL ? tfl_element_get (element, self->info->field) : NULL;
  const char *after = text != NULL && text[0] != '\0' ? text : NULL;
  g_autoptr (TflFieldRow) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  if (self->updating || element == NULL || g_strcmp0 (before, after) == 0)
    return;

  if (!tfl_command_set (self->session, self->element, self->info->field, after, &error))
    {
      tfl_session_tell (self->session, error->message);
      tfl_field_row_update (self);
    }
}

/* STRING and NUMBER: an entry */

static void
commit_entry (TflFieldRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control)));

  set_text (self, text);
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
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6); /* the label comes first; it then takes the rest */
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("none"));
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit_entry), self);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

static void
update_entry (TflFieldRow      *self,
              const TflElement *element)
{
  const char *text = tfl_element_get (element, self->info->field);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->control)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->control), text != NULL ? text : "");
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

  set_text (self, text);
}

static GtkWidget *
make_text (TflFieldRow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 56);
  gtk_widget_add_css_class (view, "field-text");
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit_text), self);
  gtk_widget_add_controller (view, focus);

  return view;
}

static void
update_text (TflFieldRow      *self,
             const TflElement *element)
{
  const char *text = tfl_element_get (element, self->info->field);
  g_autofree char *typed = get_typed_text (self);

  if (g_strcmp0 (typed, text != NULL ? text : "") != 0) /* else the caret would jump */
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control)), text != NULL ? text : "", -1);
}

/* CHOICE: a drop-down; its first item is “not set” */

static void
selected_cb (TflFieldRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));
  guint n_words;

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  tfl_words_get (self->info->words, &n_words);
  if (selected == 0)
    set_text (self, NULL);
  else if (selected <= n_words)
    set_text (self, tfl_words_nick (self->info->words, selected - 1));
}

static GtkWidget *
make_choice (TflFieldRow *self)
{
  GtkWidget *drop_down = tfl_short_drop_down_new ();

  gtk_widget_add_css_class (drop_down, "flat");
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_END);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);

  return drop_down;
}

static GtkStringList *
make_words (TflFieldRow *self,
            const char  *foreign)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  guint n_words;

  tfl_words_get (self->info->words, &n_words);
  gtk_string_list_append (list, _("not set"));
  for (guint i = 0; i < n_words; i++)
    gtk_string_list_append (list, tfl_words_label (self->info->words, i));
  if (foreign != NULL)
    gtk_string_list_take (list, g_strdup_printf ("“%s”", foreign));

  return list;
}

/* A hole in an orphan shows as one: what it is that nobody said. */
static gboolean
is_hole (TflFieldRow      *self,
         const TflElement *element)
{
  TflField field = self->info->field;

  return (field == TFL_WORK_PROCESS || field == TFL_WORK_WORKFLOW || field == TFL_WORK_CALL)
         && tfl_element_get_choice (element, field) < 0 && tfl_work_is_orphan (element);
}

static void
update_choice (TflFieldRow      *self,
               const TflElement *element)
{
  const char *text = tfl_element_get (element, self->info->field);
  int choice = tfl_element_get_choice (element, self->info->field);
  const char *foreign = choice < 0 ? text : NULL;
  guint n_words;

  tfl_words_get (self->info->words, &n_words);
  if (gtk_drop_down_get_model (GTK_DROP_DOWN (self->control)) == NULL || g_strcmp0 (self->foreign, foreign) != 0)
    {
      g_autoptr (GtkStringList) words = make_words (self, foreign);

      gtk_drop_down_set_model (GTK_DROP_DOWN (self->control), G_LIST_MODEL (words));
      g_free (self->foreign);
      self->foreign = g_strdup (foreign);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), foreign != NULL ? n_words + 1 : (guint) (choice + 1));
  if (is_hole (self, element))
    gtk_widget_add_css_class (self->control, "hole");
  else
    gtk_widget_remove_css_class (self->control, "hole");
}

/* FLAGS: a check button for each word */

static void
flag_cb (TflFieldRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (self->control); check != NULL;
       check = gtk_widget_get_next_sibling (check), i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", tfl_words_nick (self->info->words, i));
  set_text (self, text->str);
}

static GtkWidget *
make_flags (TflFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  guint n_words;

  tfl_words_get (self->info->words, &n_words);
  for (guint i = 0; i < n_words; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (tfl_words_label (self->info->words, i));

      g_signal_connect_swapped (check, "toggled", G_CALLBACK (flag_cb), self);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_END);

  return box;
}

static void
update_flags (TflFieldRow      *self,
              const TflElement *element)
{
  guint flags = tfl_element_get_flags (element, self->info->field);
  guint i = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (self->control); check != NULL;
       check = gtk_widget_get_next_sibling (check), i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), (flags & (1u << i)) != 0);
}

/* BOOLEAN: a switch */

static void
switched_cb (TflFieldRow *self)
{
  set_text (self, gtk_switch_get_active (GTK_SWITCH (self->control)) ? "yes" : NULL);
}

static GtkWidget *
make_boolean (TflFieldRow *self)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_halign (widget, GTK_ALIGN_END);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (widget, "notify::active", G_CALLBACK (switched_cb), self);

  return widget;
}

static void
update_boolean (TflFieldRow      *self,
                const TflElement *element)
{
  gtk_switch_set_active (GTK_SWITCH (self->control), tfl_element_get_boolean (element, self->info->field));
}

/* REF and REFS: the names of the elements, and a button that chooses one */

static void
chosen_cb (TflChooser  *chooser,
           const char  *id,
           TflFieldRow *self)
{
  const TflElement *element = get_element (self);
  const char *before = element != NULL ? tfl_element_get (element, self->info->field) : NULL;
  g_autofree char *text = NULL;

  if (element == NULL)
    return;
  if (self->info->type == TFL_TYPE_REFS && before != NULL)
    text = tfl_element_has_ref (element, self->info->field, id) ? g_strdup (before)
                                                                 : g_strdup_printf ("%s %s", before, id);
  set_text (self, text != NULL ? text : id);
}

static void
choose_cb (GtkButton   *button,
           TflFieldRow *self)
{
  GtkWidget *chooser = tfl_chooser_new (self->session, self->info->targets, self->element, _(self->info->label));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  tfl_chooser_popup (TFL_CHOOSER (chooser), GTK_WIDGET (button));
}

static void
take_away_cb (GtkButton   *button,
              TflFieldRow *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");
  g_auto (GStrv) refs = tfl_element_get_refs (get_element (self), self->info->field);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; refs[i] != NULL; i++)
    if (!g_str_equal (refs[i], id))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", refs[i]);
  set_text (self, text->str);
}

static void
go_cb (GtkButton   *button,
       TflFieldRow *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));

  tfl_session_reveal (self->session, id);
}

static GtkWidget *
make_icon_button (const char *icon,
                  const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static GtkWidget *
make_ref (TflFieldRow      *self,
          const TflElement *target)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *name = tfl_describe_name (tfl_session_get_model (self->session), target);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *go = gtk_button_new ();
  g_autofree char *remove_label = g_strdup_printf (_("Take “%s” away"), name);
  GtkWidget *take_away = make_icon_button ("window-close-symbolic", remove_label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (go), label);
  gtk_widget_add_css_class (go, "flat");
  gtk_widget_add_css_class (go, "ref");
  gtk_widget_set_tooltip_text (go, name);
  g_object_set_data_full (G_OBJECT (go), "id", g_strdup (tfl_element_get_id (target)), g_free);
  g_object_set_data_full (G_OBJECT (take_away), "id", g_strdup (tfl_element_get_id (target)), g_free);
  g_signal_connect_object (go, "clicked", G_CALLBACK (go_cb), self, 0);
  g_signal_connect_object (take_away, "clicked", G_CALLBACK (take_away_cb), self, 0);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), go);
  gtk_box_append (GTK_BOX (box), take_away);

  return box;
}

static GtkWidget *
make_refs (TflFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static GtkWidget *
make_choose_button (TflFieldRow *self,
                    gboolean     is_first)
{
  g_autofree char *label = g_strdup_printf (_("Choose %s"), _(self->info->label));
  GtkWidget *button = is_first ? gtk_button_new_with_label (_("none"))
                               : make_icon_button ("list-add-symbolic", label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, is_first ? "unset" : "small");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, 0);

  return button;
}

static void
update_refs (TflFieldRow      *self,
             const TflElement *element)
{
  g_auto (GStrv) refs = tfl_element_get_refs (element, self->info->field);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->control)) != NULL)
    gtk_box_remove (GTK_BOX (self->control), child);
  for (guint i = 0; refs[i] != NULL; i++)
    {
      const TflElement *target = tfl_session_lookup (self->session, refs[i]);

      if (target != NULL)
        gtk_box_append (GTK_BOX (self->control), make_ref (self, target));
    }
  /* Beside the last one; alone where there is none. */
  child = gtk_widget_get_last_child (self->control);
  if (child == NULL)
    gtk_box_append (GTK_BOX (self->control), make_choose_button (self, TRUE));
  else if (self->info->type == TFL_TYPE_REFS)
    gtk_box_append (GTK_BOX (child), make_choose_button (self, FALSE));
}

/* How each type is edited. */
static const struct
{
  GtkWidget *(*make)   (TflFieldRow *self);
  void       (*update) (TflFieldRow *self, const TflElement *element);
  void       (*commit) (TflFieldRow *self); /* NULL: there is never anything half typed */
  gboolean     below;                       /* the control stands below the label */
} editors[] = {
  [TFL_TYPE_STRING] = { make_entry, update_entry, commit_entry },
  [TFL_TYPE_TEXT] = { make_text, update_text, commit_text, TRUE },
  [TFL_TYPE_CHOICE] = { make_choice, update_choice, NULL },
  [TFL_TYPE_FLAGS] = { make_flags, update_flags, NULL },
  [TFL_TYPE_BOOLEAN] = { make_boolean, update_boolean, NULL },
  [TFL_TYPE_NUMBER] = { make_entry, update_entry, commit_entry },
  [TFL_TYPE_REF] = { make_refs, update_refs, NULL },
  [TFL_TYPE_REFS] = { make_refs, update_refs, NULL },
};

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

  g_free (self->element);
  g_free (self->foreign);

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

GtkWidget *
tfl_field_row_new (TflSession *session,
                   const char *element,
                   TflField    field)
{
  TflFieldRow *self = g_object_new (TFL_TYPE_FIELD_ROW, NULL);
  GtkWidget *label, *box;
  gboolean below;

  self->session = g_object_ref (session);
  self->element = g_strdup (element);
  self->info = tfl_field_get_info (field);
  self->control = editors[self->info->type].make (self);
  below = editors[self->info->type].below;

  label = gtk_label_new (_(self->info->label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "field-label");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (label, _(self->info->label));
  box = gtk_box_new (below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, below ? 4 : 12);
  if (below)
    gtk_widget_add_css_class (box, "field-below");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->control);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->info->label), -1);
  tfl_field_row_update (self);

  return GTK_WIDGET (self);
}

void
tfl_field_row_update (TflFieldRow *self)
{
  const TflElement *element = get_element (self);

  if (element == NULL)
    return;

  self->updating = TRUE;
  editors[self->info->type].update (self, element);
  self->updating = FALSE;
}

void
tfl_field_row_commit (TflFieldRow *self)
{
  if (editors[self->info->type].commit != NULL)
    editors[self->info->type].commit (self);
}

void
tfl_field_row_edit (TflFieldRow *self)
{
  gtk_widget_grab_focus (self->control);
  if (GTK_IS_EDITABLE (self->control))
    gtk_editable_select_region (GTK_EDITABLE (self->control), 0, -1);
}
