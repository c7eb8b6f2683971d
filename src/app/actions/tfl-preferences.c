#include "config.h"

#include "tfl-preferences.h"

#include "app/session/tfl-settings.h"

#include "model/tfl-vocabulary.h"

struct _TflPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *style;
  AdwComboRow *method_language;
  AdwComboRow *picture_kind;
  AdwComboRow *density;
  GtkSwitch   *snap;
  GtkSwitch   *restore_windows;
};

G_DEFINE_FINAL_TYPE (TflPreferences, tfl_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
tfl_preferences_class_init (TflPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TflPreferences, style);
  gtk_widget_class_bind_template_child (widget_class, TflPreferences, method_language);
  gtk_widget_class_bind_template_child (widget_class, TflPreferences, picture_kind);
  gtk_widget_class_bind_template_child (widget_class, TflPreferences, density);
  gtk_widget_class_bind_template_child (widget_class, TflPreferences, snap);
  gtk_widget_class_bind_template_child (widget_class, TflPreferences, restore_windows);
}

/* The words of a list of the model, in its order: so is the enumeration of the key. */
static void
fill (AdwComboRow *row,
      TflWords     words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n_words;

  tfl_words_get (words, &n_words);
  for (guint i = 0; i < n_words; i++)
    gtk_string_list_append (list, tfl_words_label (words, (int) i));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static gboolean
get_cb (GValue   *position,
        GVariant *word,
        gpointer  row)
{
  const char *const *words = g_object_get_data (row, "words");

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], g_variant_get_string (word, NULL)))
      {
        g_value_set_uint (position, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
set_cb (const GValue       *position,
        const GVariantType *type,
        gpointer            row)
{
  const char *const *words = g_object_get_data (row, "words");
  guint index = g_value_get_uint (position);

  return index < g_strv_length ((char **) words) ? g_variant_new_string (words[index]) : NULL;
}

/* The rows of a list stand in the order of the key's words. */
static void
bind_choice (GSettings   *settings,
             const char  *key,
             AdwComboRow *row)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) info = NULL;
  g_autoptr (GVariant) range = NULL;
  g_autoptr (GVariant) words = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  info = g_settings_schema_get_key (schema, key);
  range = g_settings_schema_key_get_range (info);
  g_variant_get (range, "(&sv)", NULL, &words);
  g_object_set_data_full (G_OBJECT (row), "words", g_variant_dup_strv (words, NULL), (GDestroyNotify) g_strfreev);
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, get_cb, set_cb, row, NULL);
}

static void
tfl_preferences_init (TflPreferences *self)
{
  GSettings *settings = tfl_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self->picture_kind, TFL_WORDS_SHAPE);
  fill (self->density, TFL_WORDS_DENSITY);
  if (settings == NULL)
    return;

  bind_choice (settings, "style", self->style);
  bind_choice (settings, "method-language", self->method_language);
  bind_choice (settings, "picture-kind", self->picture_kind);
  bind_choice (settings, "density", self->density);
  g_settings_bind (settings, "snap", self->snap, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "restore-windows", self->restore_windows, "active", G_SETTINGS_BIND_DEFAULT);
}

void
tfl_preferences_present (GtkWindow *parent)
{
  GtkWindow *self = g_object_new (TFL_TYPE_PREFERENCES, "modal", TRUE, "transient-for", parent, NULL);

  gtk_window_present (self);
}
