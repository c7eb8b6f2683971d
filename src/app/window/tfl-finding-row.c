#include "config.h"

#include "tfl-finding-row.h"

#include "app/session/tfl-describe.h"
#include "app/widgets/tfl-sign.h"
#include "app/widgets/tfl-spoken-name.h"

#include "usm/tfl-method.h"
#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

struct _TflFindingItem
{
  GObject        parent_instance;

  char          *element;
  const TflRule *rule;
  char          *sentence;
  char          *reason; /* why it is set aside; NULL where it stands */
};

G_DEFINE_FINAL_TYPE (TflFindingItem, tfl_finding_item, G_TYPE_OBJECT)

struct _TflFindingRow
{
  GtkWidget       parent_instance;

  TflSession     *session;
  TflFindingItem *item;

  GtkWidget      *body; /* the one direct child */
  TflSign        *hole;
  GtkImage       *icon;
  GtkLabel       *sentence;
  GtkLabel       *path;
  GtkWidget      *fit;
  TflSign        *fit_sign;
  GtkLabel       *fit_label;
};

G_DEFINE_FINAL_TYPE (TflFindingRow, tfl_finding_row, GTK_TYPE_WIDGET)

static void
tfl_finding_item_finalize (GObject *object)
{
  TflFindingItem *self = TFL_FINDING_ITEM (object);

  g_free (self->element);
  g_free (self->sentence);
  g_free (self->reason);

  G_OBJECT_CLASS (tfl_finding_item_parent_class)->finalize (object);
}

static void
tfl_finding_item_class_init (TflFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tfl_finding_item_finalize;
}

static void
tfl_finding_item_init (TflFindingItem *self)
{
}

TflFindingItem *
tfl_finding_item_new (const TflFinding *finding)
{
  TflFindingItem *self = g_object_new (TFL_TYPE_FINDING_ITEM, NULL);

  self->element = g_strdup (finding->element);
  self->rule = finding->rule;
  self->sentence = g_strdup (finding->sentence);
  if (finding->waiver != NULL)
    {
      const char *reason = tfl_element_get (finding->waiver, TFL_WAIVER_REASON);

      self->reason = g_strdup (reason != NULL ? reason : "");
    }

  return self;
}

const char *
tfl_finding_item_get_element (TflFindingItem *self)
{
  return self->element;
}

gboolean
tfl_finding_item_equal (TflFindingItem *a,
                        TflFindingItem *b)
{
  return a->rule == b->rule && g_str_equal (a->element, b->element) && g_str_equal (a->sentence, b->sentence)
         && g_strcmp0 (a->reason, b->reason) == 0;
}

static gboolean
is_orphan_rule (const TflRule *rule)
{
  return g_str_equal (rule->id, tfl_orphan_get_info (TFL_ORPHAN_UNOWNED)->rule)
         || g_str_equal (rule->id, tfl_orphan_get_info (TFL_ORPHAN_PRACTICE)->rule);
}

gboolean
tfl_finding_is_orphan (const TflFinding *finding)
{
  return is_orphan_rule (finding->rule);
}

/* A sentence begins with the name of its element, which then stands out. */
static char *
make_markup (const char *name,
             const char *sentence)
{
  g_autofree char *quoted = g_strdup_printf ("“%s” ", name);
  const char *rest = sentence;
  g_autofree char *bold = g_markup_escape_text (name, -1);
  g_autofree char *plain = NULL;

  if (g_str_has_prefix (sentence, quoted))
    rest = sentence + strlen (quoted);
  plain = g_markup_escape_text (rest, -1);

  return g_strdup_printf ("<b>%s</b>   <span alpha=\"75%%\">%s</span>", bold, plain);
}

/* What is set aside says so: fainter letters would be hard to read, and are not read out. */
static char *
make_sentence (TflFindingItem *item)
{
  if (item->reason == NULL)
    return g_strdup (item->sentence);

  /* Translators: a finding as a sentence, such as “Desk” has no operator */
  return g_strdup_printf (_("%s (set aside)"), item->sentence);
}

static void
set_fit (TflFindingRow    *self,
         TflModel         *model,
         const TflElement *element)
{
  g_autoptr (GArray) suggestions = NULL;
  gboolean found = FALSE;

  if (tfl_element_get_kind (element) == TFL_KIND_WORK && is_orphan_rule (self->item->rule))
    suggestions = tfl_work_get_suggestions (model, tfl_session_get_index (self->session), element);
  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    {
      const TflSuggestion *suggestion = &g_array_index (suggestions, TflSuggestion, i);
      g_autofree char *text = NULL;

      if (!suggestion->is_best)
        continue;
      text = g_strdup_printf ("%s, %s", tfl_words_label (TFL_WORDS_PROCESS, suggestion->process),
                              tfl_workflow_get_info (suggestion->workflow)->short_name);
      tfl_sign_set_process (self->fit_sign, suggestion->process);
      gtk_label_set_text (self->fit_label, text);
      found = TRUE;
    }
  gtk_widget_set_opacity (self->fit, found ? 1 : 0);
}

const char *
tfl_severity_icon (TflSeverity severity)
{
  switch (severity)
    {
    case TFL_SEVERITY_NOTE:
      return "dialog-information-symbolic";
    case TFL_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case TFL_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    }

  return NULL;
}

static void
update (TflFindingRow *self)
{
  TflModel *model;
  const TflElement *element;
  gboolean orphan;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *path = NULL;

  if (self->session == NULL || self->item == NULL)
    return;
  model = tfl_session_get_model (self->session);
  element = tfl_model_lookup (model, self->item->element);
  if (element == NULL)
    return;

  orphan = is_orphan_rule (self->item->rule);
  name = tfl_describe_name (model, element);
  sentence = make_sentence (self->item);
  markup = make_markup (name, sentence);
  path = tfl_describe_path (model, element);
  tfl_sign_set_hole (self->hole);
  gtk_widget_set_visible (GTK_WIDGET (self->hole), orphan);
  gtk_image_set_from_icon_name (self->icon, tfl_severity_icon (self->item->rule->severity));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !orphan);
  gtk_label_set_markup (self->sentence, markup);
  gtk_label_set_text (self->path, path);
  set_fit (self, model, element);
  tfl_spoken_name_set_row (GTK_WIDGET (self), sentence, NULL);
}

/* Why the rule is, or why it was set aside. Made when asked for: to set one asks the display where the pointer is. */
static gboolean
query_tooltip (GtkWidget  *widget,
               int         x,
               int         y,
               gboolean    is_keyboard,
               GtkTooltip *tooltip)
{
  TflFindingRow *self = TFL_FINDING_ROW (widget);

  if (self->item == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, self->item->reason != NULL && self->item->reason[0] != '\0'
                                   ? self->item->reason : _(self->item->rule->why));

  return TRUE;
}

static void
tfl_finding_row_dispose (GObject *object)
{
  TflFindingRow *self = TFL_FINDING_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_FINDING_ROW);

  G_OBJECT_CLASS (tfl_finding_row_parent_class)->dispose (object);
}

static void
tfl_finding_row_class_init (TflFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_finding_row_dispose;
  widget_class->query_tooltip = query_tooltip;

  /* The default role may bear no name in newer GTKs, and a row is read out by its name. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TflFindingRow, body);
  gtk_widget_class_bind_template_child (widget_class, TflFindingRow, hole);
  gtk_widget_class_bind_template_child (widget_class, TflFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TflFindingRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, TflFindingRow, path);
  gtk_widget_class_bind_template_child (widget_class, TflFindingRow, fit);
  gtk_widget_class_bind_template_child (widget_class, TflFindingRow, fit_sign);
  gtk_widget_class_bind_template_child (widget_class, TflFindingRow, fit_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_finding_row_init (TflFindingRow *self)
{
  g_type_ensure (TFL_TYPE_SIGN);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  tfl_sign_set_size (self->hole, 20);
  tfl_sign_set_size (self->fit_sign, 20);
}

GtkWidget *
tfl_finding_row_new (void)
{
  return g_object_new (TFL_TYPE_FINDING_ROW, NULL);
}

void
tfl_finding_row_bind (TflFindingRow  *self,
                      TflSession     *session,
                      TflFindingItem *item)
{
  g_set_object (&self->session, session);
  g_set_object (&self->item, item);
  update (self);
}

TflFindingItem *
tfl_finding_row_get_item (TflFindingRow *self)
{
  return self->item;
}
