/* Fields that name elements: links to those, a button that takes one away, and a search for another.
 *
 * Of several elements the links are those that all of them name.
 */
#include "config.h"

#include "tfl-field-row-private.h"

#include "app/session/tfl-describe.h"
#include "app/session/tfl-field-commands.h"
#include "app/widgets/tfl-chooser.h"
#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>

static char **
get_refs (TflFieldRow *self,
          guint        position)
{
  TflField field;
  const TflElement *element = tfl_field_row_get_element (self, position, &field);

  return element != NULL ? tfl_element_get_refs (element, field) : g_new0 (char *, 1);
}

static gboolean
all_have (TflFieldRow *self,
          const char  *id)
{
  for (guint i = 1; i < self->elements->len; i++)
    {
      g_auto (GStrv) refs = get_refs (self, i);

      if (!g_strv_contains ((const char *const *) refs, id))
        return FALSE;
    }

  return TRUE;
}

/* A REF becomes the one; to REFS it comes at the end, where it is not there yet: their order means something. */
static char *
add_ref (TflFieldRow *self,
         char       **refs,
         const char  *id)
{
  g_autofree char *before = g_strjoinv (" ", refs);

  if (self->info->type == TFL_TYPE_REF || refs[0] == NULL)
    return g_strdup (id);
  if (g_strv_contains ((const char *const *) refs, id))
    return g_steal_pointer (&before);

  return g_strdup_printf ("%s %s", before, id);
}

static char *
remove_ref (TflFieldRow *self,
            char       **refs,
            const char  *id)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; refs[i] != NULL; i++)
    if (!g_str_equal (refs[i], id))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", refs[i]);

  return g_string_free (text, FALSE);
}

/* change: gives the text of one element's refs with another in it, or without. */
static void
change_each (TflFieldRow *self,
             char       *(*change) (TflFieldRow *self, char **refs, const char *id),
             const char  *id)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->elements->len; i++)
    {
      g_auto (GStrv) refs = get_refs (self, i);

      g_ptr_array_add (texts, change (self, refs, id));
    }
  tfl_field_row_set_texts (self, texts);
}

/* The button that asked may be gone: the keys stay in the field. */
static void
take_focus (TflFieldRow *self)
{
  if (gtk_widget_get_root (self->control) != NULL)
    gtk_widget_child_focus (self->control, GTK_DIR_TAB_FORWARD);
}

static void
chosen_cb (TflChooser  *chooser,
           const char  *id,
           TflFieldRow *self)
{
  g_autoptr (TflFieldRow) alive = g_object_ref (self);

  change_each (self, add_ref, id);
  take_focus (self);
}

/* The kind that can be made with a name alone, out of those that the field may name: a service would need two ends,
 * and work a unit. */
static int
find_makeable (guint targets)
{
  static const TflKind makeable[] = { TFL_KIND_PRACTICE, TFL_KIND_TOOL, TFL_KIND_UNIT, TFL_KIND_OVERLAY };

  for (guint i = 0; targets != TFL_TARGETS_ANY && i < G_N_ELEMENTS (makeable); i++)
    if ((targets & (1u << makeable[i])) != 0)
      return (int) makeable[i];

  return -1;
}

static void
new_cb (TflChooser  *chooser,
        const char  *name,
        TflFieldRow *self)
{
  g_autoptr (TflFieldRow) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  if (!tfl_command_add_target (self->session, (const char *const *) self->elements->pdata, self->elements->len,
                               self->info->field, (TflKind) find_makeable (self->info->targets), name, &error))
    tfl_session_tell (self->session, error->message);
  take_focus (self);
}

static void
choose_cb (GtkButton   *button,
           TflFieldRow *self)
{
  const char *except = self->elements->len == 1 ? g_ptr_array_index (self->elements, 0) : NULL;
  GtkWidget *chooser = tfl_chooser_new (self->session, self->info->targets, except, _(self->info->label));
  int kind = find_makeable (self->info->targets);

  if (kind >= 0)
    tfl_chooser_offer_new (TFL_CHOOSER (chooser), (TflKind) kind);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (chooser, "new", G_CALLBACK (new_cb), self, 0);
  tfl_chooser_popup (TFL_CHOOSER (chooser), GTK_WIDGET (button));
}

static void
take_away_cb (GtkButton   *button,
              TflFieldRow *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));

  change_each (self, remove_ref, id);
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
  tfl_spoken_name_set (button, label);

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
  tfl_spoken_name_set (go, name);
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

/* Alone it says that there is none; beside a link it is small. */
static GtkWidget *
make_choose_button (TflFieldRow *self,
                    const char  *alone)
{
  g_autofree char *label = g_strdup_printf (_("Choose %s"), _(self->info->label));
  GtkWidget *button = alone != NULL ? gtk_button_new_with_label (alone) : make_icon_button ("list-add-symbolic", label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, alone != NULL ? "unset" : "small");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, label);
  tfl_spoken_name_set (button, label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, 0);

  return button;
}

/* What the links would be made of: their ids, and the names that these have now. */
static char *
make_key (TflFieldRow *self,
          GPtrArray   *targets,
          gboolean     differs)
{
  GString *key = g_string_new (differs ? "+" : "=");

  for (guint i = 0; i < targets->len; i++)
    {
      const TflElement *target = g_ptr_array_index (targets, i);
      g_autofree char *name = tfl_describe_name (tfl_session_get_model (self->session), target);

      g_string_append_printf (key, "%s %s\n", tfl_element_get_id (target), name);
    }

  return g_string_free (key, FALSE);
}

static void
fill (TflFieldRow *self,
      GPtrArray   *targets,
      gboolean     differs)
{
  GtkBox *box = GTK_BOX (self->control);
  GtkWidget *child;

  tfl_popup_close_inside (self->control);
  while ((child = gtk_widget_get_first_child (self->control)) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < targets->len; i++)
    gtk_box_append (box, make_ref (self, g_ptr_array_index (targets, i)));
  if (differs)
    gtk_box_append (box, make_choose_button (self, _("(several)")));
  else if (targets->len == 0)
    gtk_box_append (box, make_choose_button (self, _("none")));
  else if (self->info->type == TFL_TYPE_REFS)
    gtk_box_append (GTK_BOX (gtk_widget_get_last_child (self->control)), make_choose_button (self, NULL));
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
update_refs (TflFieldRow         *self,
             const TflFieldValue *value)
{
  g_auto (GStrv) refs = get_refs (self, 0);
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  g_autofree char *key = NULL;
  gboolean had_focus;

  for (guint i = 0; refs[i] != NULL; i++)
    {
      const TflElement *target = tfl_session_lookup (self->session, refs[i]);

      if (target != NULL && all_have (self, refs[i]))
        g_ptr_array_add (targets, (gpointer) target);
    }
  key = make_key (self, targets, value->differs);
  if (g_strcmp0 (key, self->shown) == 0)
    return;

  /* The button that had the keys is gone: another one of the field gets them. */
  had_focus = has_focus (self->control);
  fill (self, targets, value->differs);
  g_free (self->shown);
  self->shown = g_steal_pointer (&key);
  if (had_focus)
    gtk_widget_child_focus (self->control, GTK_DIR_TAB_FORWARD);
}

const TflFieldEditor tfl_field_refs_editor = { make_refs, update_refs };
