#include "config.h"

#include "tfl-question-card.h"

#include "tfl-sign.h"
#include "tfl-spoken-name.h"

#include "usm/tfl-method.h"
#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

struct _TflQuestionCard
{
  GtkWidget  parent_instance;

  GtkWidget *body; /* the one direct child */
  GtkBox    *answers;
  GtkLabel  *hint;
};

G_DEFINE_FINAL_TYPE (TflQuestionCard, tfl_question_card, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* The workflows that a process starts, owns and closes: “W3 W4”. */
static char *
list_workflows (TflProcess process)
{
  GString *text = g_string_new (NULL);

  for (int workflow = 0; workflow < TFL_N_WORKFLOWS; workflow++)
    {
      const TflWorkflowInfo *info = tfl_workflow_get_info (workflow);

      if (info->sequence[0] == process)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", info->short_name);
    }

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_texts (const TflSuggestion *suggestion)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *best = NULL;

  gtk_box_append (GTK_BOX (texts), make_label (tfl_words_label (TFL_WORDS_PROCESS, suggestion->process), "answer"));
  gtk_box_append (GTK_BOX (texts), make_label (suggestion->reason, "hint"));
  if (suggestion->is_best)
    {
      g_autofree char *call = g_utf8_strdown (tfl_words_label (TFL_WORDS_CALL, suggestion->call), -1);

      /* Translators: a call is a wish, an incident, a risk … */
      best = g_strdup_printf (_("Fits best: register it as %s, %s"), call,
                              tfl_workflow_get_info (suggestion->workflow)->short_name);
      gtk_box_append (GTK_BOX (texts), make_label (best, "fits"));
    }
  gtk_widget_set_hexpand (texts, TRUE);

  return texts;
}

static GtkWidget *
make_answer (const TflSuggestion *suggestion)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *sign = tfl_sign_new ();
  g_autofree char *workflows = list_workflows (suggestion->process);
  GtkWidget *paths = make_label (workflows, "paths");
  const char *process = tfl_words_label (TFL_WORDS_PROCESS, suggestion->process);
  g_autofree char *label = g_strdup_printf ("%s: %s", process, suggestion->reason);

  tfl_sign_set_process (TFL_SIGN (sign), suggestion->process);
  tfl_sign_set_size (TFL_SIGN (sign), 24);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_valign (paths, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (paths), FALSE);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), make_texts (suggestion));
  gtk_box_append (GTK_BOX (box), paths);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "edit.own");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    tfl_words_nick (TFL_WORDS_PROCESS, suggestion->process));
  gtk_widget_add_css_class (button, "flat");
  if (suggestion->is_best)
    gtk_widget_add_css_class (button, "best");
  tfl_spoken_name_set (button, label);

  return button;
}

static void
tfl_question_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TFL_TYPE_QUESTION_CARD);

  G_OBJECT_CLASS (tfl_question_card_parent_class)->dispose (object);
}

static void
tfl_question_card_class_init (TflQuestionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_question_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-question-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TflQuestionCard, body);
  gtk_widget_class_bind_template_child (widget_class, TflQuestionCard, answers);
  gtk_widget_class_bind_template_child (widget_class, TflQuestionCard, hint);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_question_card_init (TflQuestionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tfl_question_card_ask (TflQuestionCard  *self,
                       TflModel         *model,
                       const TflElement *work)
{
  g_autoptr (GArray) suggestions = tfl_work_get_suggestions (model, NULL, work);
  gboolean has_best = FALSE;
  GtkWidget *answer;

  while ((answer = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, answer);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const TflSuggestion *suggestion = &g_array_index (suggestions, TflSuggestion, i);

      gtk_box_append (self->answers, make_answer (suggestion));
      has_best |= suggestion->is_best;
    }
  gtk_label_set_text (self->hint, has_best ? _("Press the letter, or Enter for the best fit") : _("Press the letter"));
}
