#include "config.h"

#include "tfl-finding-note.h"

#include "tfl-finding-row.h"

#include "app/session/tfl-fix.h"

#include <glib/gi18n.h>

/* What the button does, for as long as the button is there. */
typedef struct
{
  TflSession    *session;
  const TflRule *rule;
  char          *element;
  GtkWidget     *control;
} Mending;

static void
mending_free (gpointer  data,
              GClosure *closure)
{
  Mending *mending = data;

  g_object_unref (mending->session);
  g_clear_weak_pointer (&mending->control);
  g_free (mending->element);
  g_free (mending);
}

static void
mend_cb (GtkButton *button,
         Mending   *mending)
{
  g_autoptr (GtkButton) alive = g_object_ref (button); /* and with it the mending: the note is made anew */
  g_autoptr (GError) error = NULL;

  if (mending->control != NULL)
    gtk_widget_child_focus (mending->control, GTK_DIR_TAB_FORWARD);
  if (!tfl_fix_apply (mending->session, mending->rule, mending->element, &error))
    tfl_session_tell (mending->session, error->message);
}

static GtkWidget *
make_button (TflSession       *session,
             const TflFinding *finding,
             GtkWidget        *control,
             const char       *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Mending *mending = g_new0 (Mending, 1);

  mending->session = g_object_ref (session);
  mending->rule = finding->rule;
  mending->element = g_strdup (finding->element);
  g_set_weak_pointer (&mending->control, control);
  g_signal_connect_data (button, "clicked", G_CALLBACK (mend_cb), mending, mending_free, 0);
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_halign (button, GTK_ALIGN_START);

  return button;
}

/* Set aside: the reason says more than the sentence, which is then in the tip. */
static char *
make_text (const TflFinding *finding)
{
  const char *reason;

  if (finding->waiver == NULL)
    return g_strdup (finding->sentence);

  reason = tfl_element_get (finding->waiver, TFL_WAIVER_REASON);

  /* Translators: why a finding is set aside; then its title, such as “Work has an operator” */
  return g_strdup_printf (_("Set aside: %s"), reason != NULL ? reason : _(finding->rule->title));
}

GtkWidget *
tfl_finding_note_new (TflSession       *session,
                      const TflFinding *finding,
                      GtkWidget        *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name (tfl_severity_icon (finding->rule->severity));
  g_autofree char *text = make_text (finding);
  g_autofree char *fix = finding->waiver == NULL ? tfl_fix_make_label (session, finding->rule, finding->element) : NULL;
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "severity");
  gtk_widget_add_css_class (label, "finding-text");
  gtk_widget_set_tooltip_text (label, finding->waiver != NULL ? finding->sentence : _(finding->rule->why));
  gtk_box_append (GTK_BOX (texts), label);
  if (fix != NULL)
    gtk_box_append (GTK_BOX (texts), make_button (session, finding, control, fix));
  gtk_widget_set_visible (icon, finding->waiver == NULL);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);

  return box;
}
