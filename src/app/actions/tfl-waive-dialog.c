#include "config.h"

#include "tfl-waive-dialog.h"

#include "app/session/tfl-commands.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>

typedef struct
{
  TflWindow   *window;
  TflSession  *session;
  char        *element;
  const TflRule *rule;
  GtkEditable *reason;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_object_unref (question->session);
  g_free (question->element);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  g_autoptr (GError) error = NULL;
  const char *reason = gtk_editable_get_text (question->reason);

  if (g_str_equal (response, "waive") && tfl_session_lookup (question->session, question->element) != NULL)
    {
      gboolean done = tfl_command_waive (question->session, question->element, question->rule->id, reason, &error);

      tfl_window_check (question->window, done, error);
    }
}

/* Without a reason nobody later knows what was decided. */
static void
reason_changed_cb (GtkEditable      *reason,
                   AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "waive", gtk_editable_get_text (reason)[0] != '\0');
}

void
tfl_waive_dialog_open (TflWindow     *window,
                       const char    *element,
                       const TflRule *rule)
{
  AdwMessageDialog *dialog;
  GtkWidget *entry = gtk_entry_new ();
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (window);
  question->session = g_object_ref (tfl_window_get_session (window));
  question->element = g_strdup (element);
  question->rule = rule;
  question->reason = GTK_EDITABLE (entry);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window), _("Set this finding aside?"), NULL));
  adw_message_dialog_format_body (dialog, _("“%s” no longer counts here. The reason stays in the file, and the finding in the list."),
                                  _(rule->title));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Why it is fine as it is"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  tfl_spoken_name_set (entry, _("Reason"));
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "waive", _("_Set Aside"), NULL);
  adw_message_dialog_set_default_response (dialog, "waive");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_appearance (dialog, "waive", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "waive", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
