#include "config.h"

#include "tfl-search-row.h"

#include "app/session/tfl-commands.h"
#include "app/session/tfl-describe.h"
#include "app/widgets/tfl-element-sign.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>
#include <string.h>

#define BEFORE 18 /* characters of a text that are shown before what was found in it */
#define AFTER 60

struct _TflSearchRow
{
  GtkWidget  parent_instance;

  GtkWidget *body; /* the one direct child */
  TflSign   *sign;
  GtkLabel  *name;
  GtkLabel  *kind;
  GtkLabel  *path;
  GtkLabel  *text;
  GtkLabel  *preview;
};

G_DEFINE_FINAL_TYPE (TflSearchRow, tfl_search_row, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

/* What was typed stands out by its weight, which is no colour. */
static void
set_found (GtkLabel          *label,
           const char        *text,
           guint              from,
           const char *const *words)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) spans = tfl_fold_find (text != NULL ? text + from : "", words);

  for (guint i = 0; i < spans->len; i++)
    {
      const TflSpan *span = &g_array_index (spans, TflSpan, i);
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      weight->start_index = from + span->start;
      weight->end_index = from + span->end;
      pango_attr_list_insert (attributes, weight);
    }
  set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

/* The part around a place in it, on one line. */
static char *
cut_out (const char *text,
         guint       place)
{
  const char *start = text + place;
  const char *end = start;
  g_autofree char *part = NULL;

  for (guint i = 0; i < BEFORE && start > text; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < AFTER && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  part = g_strndup (start, end - start);
  g_strdelimit (part, "\n\t", ' ');

  return g_strconcat (start > text ? "…" : "", part, *end != '\0' ? "…" : NULL, NULL);
}

/* The first field, but for the name, that holds a word which the name does not. */
static TflField
find_field (const TflElement  *element,
            const char *const *words,
            guint             *place)
{
  const TflKindInfo *info = tfl_kind_get_info (tfl_element_get_kind (element));
  const char *name = tfl_search_get_name (element);

  for (guint w = 0; words[w] != NULL; w++)
    {
      const char *const word[] = { words[w], NULL };
      g_autoptr (GArray) in_name = tfl_fold_find (name != NULL ? name : "", word);

      for (guint i = 0; i < info->n_fields && in_name->len == 0; i++)
        {
          TflField field = info->first_field + i;
          const char *text = tfl_search_has_field (field) ? tfl_element_get (element, field) : NULL;
          g_autoptr (GArray) spans = text != NULL ? tfl_fold_find (text, word) : NULL;

          if (spans == NULL || spans->len == 0)
            continue;
          *place = g_array_index (spans, TflSpan, 0).start;
          return field;
        }
    }

  return TFL_FIELD_NONE;
}

static void
show_field (TflSearchRow      *self,
            const TflElement  *element,
            const char *const *words)
{
  guint place = 0;
  TflField field = find_field (element, words, &place);
  g_autofree char *part = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (field == TFL_FIELD_NONE)
    return set_text (self->text, NULL);

  part = cut_out (tfl_element_get (element, field), place);
  /* Translators: before the text of a field, such as “Description: ” */
  label = g_strdup_printf (_("%s: "), _(tfl_field_get_info (field)->label));
  text = g_strconcat (label, part, NULL);
  set_found (self->text, text, (guint) strlen (label), words);
}

/* What would stand there, a line for each field. */
static char *
make_preview (const TflElement *element,
              const TflQuery   *query,
              const char       *replacement)
{
  const TflKindInfo *info = tfl_kind_get_info (tfl_element_get_kind (element));
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      TflField field = info->first_field + i;
      g_autofree char *after = tfl_command_preview_replace (element, field, query->text, replacement, query->names_only);
      g_auto (GStrv) words = after != NULL ? tfl_fold_words (replacement, TRUE) : NULL;
      g_autoptr (GArray) spans = after != NULL ? tfl_fold_find (after, (const char *const *) words) : NULL;
      g_autofree char *part = NULL;

      if (after == NULL)
        continue;
      part = cut_out (after, spans->len > 0 ? g_array_index (spans, TflSpan, 0).start : 0);
      if (field == info->name_field)
        g_string_append_printf (lines, "→ %s\n", after);
      else /* Translators: what a field will hold: its label, then the text */
        g_string_append_printf (lines, _("→ %s: %s\n"), _(tfl_field_get_info (field)->label), part);
    }
  if (lines->len > 0)
    g_string_truncate (lines, lines->len - 1);
  else
    g_string_append (lines, _("Stays as it is"));

  return g_string_free (lines, FALSE);
}

static void
tfl_search_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TFL_TYPE_SEARCH_ROW);

  G_OBJECT_CLASS (tfl_search_row_parent_class)->dispose (object);
}

static void
tfl_search_row_class_init (TflSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_search_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TflSearchRow, body);
  gtk_widget_class_bind_template_child (widget_class, TflSearchRow, sign);
  gtk_widget_class_bind_template_child (widget_class, TflSearchRow, name);
  gtk_widget_class_bind_template_child (widget_class, TflSearchRow, kind);
  gtk_widget_class_bind_template_child (widget_class, TflSearchRow, path);
  gtk_widget_class_bind_template_child (widget_class, TflSearchRow, text);
  gtk_widget_class_bind_template_child (widget_class, TflSearchRow, preview);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_search_row_init (TflSearchRow *self)
{
  g_type_ensure (TFL_TYPE_SIGN);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tfl_search_row_new (void)
{
  return g_object_new (TFL_TYPE_SEARCH_ROW, NULL);
}

void
tfl_search_row_bind (TflSearchRow   *self,
                     TflSession     *session,
                     const char     *id,
                     const TflQuery *query,
                     const char     *replacement)
{
  TflModel *model = tfl_session_get_model (session);
  const TflElement *element = tfl_model_lookup (model, id);
  g_auto (GStrv) words = tfl_fold_words (query->text != NULL ? query->text : "", query->is_phrase);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *preview = NULL;
  g_autofree char *whole = NULL;

  if (element == NULL) /* gone, and the list is about to follow */
    return;

  name = tfl_element_get_kind (element) == TFL_KIND_MODEL ? tfl_session_make_title (session) : tfl_describe_name (model, element);
  path = tfl_describe_path (model, element);
  preview = replacement != NULL ? make_preview (element, query, replacement) : NULL;
  whole = tfl_describe_whole (session, element);
  tfl_element_sign_set (self->sign, session, element);
  set_found (self->name, name, 0, (const char *const *) words);
  set_text (self->kind, _(tfl_kind_get_info (tfl_element_get_kind (element))->label));
  set_text (self->path, path);
  show_field (self, element, (const char *const *) words);
  set_text (self->preview, preview);
  tfl_spoken_name_set_row (GTK_WIDGET (self), whole, NULL);
}
