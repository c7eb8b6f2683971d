/* Fields that hold words of a list: one of them, any of them, or yes. */
#include "config.h"

#include "tfl-field-row-private.h"

#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-short-drop-down.h"
#include "app/widgets/tfl-spoken-name.h"

#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

/* CHOICE: a drop-down; its first item is “not set”, and the last of an open one asks for a text of one's own */

static guint
count_items (TflFieldRow *self)
{
  guint n_words;

  tfl_words_get (self->info->words, &n_words);

  return 1 + n_words + ((self->info->flags & TFL_FIELD_OPEN) != 0);
}

static void
own_word_cb (GtkEntry    *entry,
             TflFieldRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER)));
  if (text[0] != '\0')
    tfl_field_row_set_text (self, text);
}

/* Not at once: the list of the drop-down is still closing. */
static gboolean
ask_own_word_cb (gpointer user_data)
{
  TflFieldRow *self = user_data;
  const char *label = _(self->info->label);
  GtkWidget *popover, *entry;

  tfl_field_row_update (self);
  if (gtk_widget_get_root (self->control) == NULL)
    return G_SOURCE_REMOVE;

  popover = gtk_popover_new ();
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  tfl_spoken_name_set (entry, label);
  g_signal_connect_object (entry, "activate", G_CALLBACK (own_word_cb), self, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_widget_grab_focus (self->control); /* where the keys come back to */
  tfl_popup_show (GTK_POPOVER (popover), self->control, NULL);
  gtk_widget_grab_focus (entry);

  return G_SOURCE_REMOVE;
}

static void
selected_cb (TflFieldRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));
  guint n_words;

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  tfl_words_get (self->info->words, &n_words);
  if (selected == 0)
    tfl_field_row_set_text (self, NULL);
  else if (selected <= n_words)
    tfl_field_row_set_text (self, tfl_words_nick (self->info->words, selected - 1));
  else if (selected < count_items (self))
    g_idle_add_full (G_PRIORITY_DEFAULT, ask_own_word_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
make_choice (TflFieldRow *self)
{
  GtkWidget *drop_down = tfl_short_drop_down_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n_words;

  tfl_words_get (self->info->words, &n_words);
  gtk_string_list_append (list, _("not set"));
  for (guint i = 0; i < n_words; i++)
    gtk_string_list_append (list, tfl_words_label (self->info->words, i));
  if ((self->info->flags & TFL_FIELD_OPEN) != 0)
    gtk_string_list_append (list, _("another…"));
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
  gtk_widget_add_css_class (drop_down, "flat");
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_END);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);

  return drop_down;
}

/* What stands there and is no word is the last item.  The list is changed and never replaced: it may be in the middle
 * of telling that another item is selected.  What is selected goes last, or comes first. */
static void
select_item (GtkDropDown *drop_down,
             guint        n_items,
             guint        selected,
             const char  *extra)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  guint n_extra = g_list_model_get_n_items (G_LIST_MODEL (list)) - n_items;
  const char *const added[] = { extra, NULL };

  if (extra == NULL)
    gtk_drop_down_set_selected (drop_down, selected);
  if (n_extra != (extra != NULL) || (n_extra > 0 && !g_str_equal (gtk_string_list_get_string (list, n_items), extra)))
    gtk_string_list_splice (list, n_items, n_extra, added);
  if (extra != NULL)
    gtk_drop_down_set_selected (drop_down, n_items);
}

/* A hole in an orphan shows as one: what it is that nobody said. */
static gboolean
is_hole (TflFieldRow *self)
{
  TflField field = TFL_FIELD_NONE;
  const TflElement *element = tfl_field_row_get_element (self, 0, &field);

  return self->elements->len == 1 && (field == TFL_WORK_PROCESS || field == TFL_WORK_WORKFLOW || field == TFL_WORK_CALL)
         && tfl_element_get_choice (element, field) < 0 && tfl_work_is_orphan (element);
}

static void
update_choice (TflFieldRow         *self,
               const TflFieldValue *value)
{
  int choice = tfl_words_find (self->info->words, value->text);
  g_autofree char *extra = NULL;

  if (value->differs)
    extra = g_strdup (_("(several)"));
  else if (choice < 0 && value->text != NULL)
    extra = g_strdup_printf ("“%s”", value->text);
  select_item (GTK_DROP_DOWN (self->control), count_items (self), (guint) (choice + 1), extra);
  if (is_hole (self))
    gtk_widget_add_css_class (self->control, "hole");
  else
    gtk_widget_remove_css_class (self->control, "hole");
}

/* FLAGS: a check button for each word */

static char *
join_flags (TflFieldRow *self,
            guint        flags)
{
  GString *text = g_string_new (NULL);
  guint n_words;

  tfl_words_get (self->info->words, &n_words);
  for (guint i = 0; i < n_words; i++)
    if ((flags & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", tfl_words_nick (self->info->words, i));

  return g_string_free (text, FALSE);
}

static guint
get_flags (TflFieldRow *self,
           guint        position)
{
  TflField field;
  const TflElement *element = tfl_field_row_get_element (self, position, &field);

  return element != NULL ? tfl_element_get_flags (element, field) : 0;
}

/* One word more or less, and all others as each element has them. */
static void
flag_cb (GtkCheckButton *check,
         TflFieldRow    *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "bit"));
  gboolean active = gtk_check_button_get_active (check);

  for (guint i = 0; i < self->elements->len; i++)
    {
      guint flags = get_flags (self, i);

      g_ptr_array_add (texts, join_flags (self, active ? flags | bit : flags & ~bit));
    }
  tfl_field_row_set_texts (self, texts);
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

      g_object_set_data (G_OBJECT (check), "bit", GUINT_TO_POINTER (1u << i));
      g_signal_connect (check, "toggled", G_CALLBACK (flag_cb), self);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_top (box, 6); /* or the first touches the edge of the card */
  gtk_widget_set_margin_bottom (box, 6);

  return box;
}

static void
update_flags (TflFieldRow         *self,
              const TflFieldValue *value)
{
  guint any = get_flags (self, 0), all = any;

  for (guint i = 1; i < self->elements->len && value->differs; i++)
    {
      guint flags = get_flags (self, i);

      any |= flags;
      all &= flags;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->control); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkCheckButton *check = GTK_CHECK_BUTTON (child);
      guint bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "bit"));

      gtk_check_button_set_active (check, (all & bit) != 0);
      gtk_check_button_set_inconsistent (check, ((any & ~all) & bit) != 0);
    }
}

/* BOOLEAN: a switch */

static void
switched_cb (TflFieldRow *self)
{
  tfl_field_row_set_text (self, gtk_switch_get_active (GTK_SWITCH (self->control)) ? "yes" : NULL);
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
update_boolean (TflFieldRow         *self,
                const TflFieldValue *value)
{
  gtk_switch_set_active (GTK_SWITCH (self->control), value->text != NULL);
}

const TflFieldEditor tfl_field_choice_editor = { make_choice, update_choice };
const TflFieldEditor tfl_field_flags_editor = { make_flags, update_flags };
const TflFieldEditor tfl_field_boolean_editor = { make_boolean, update_boolean, .mute = TRUE };
