#include "config.h"

#include "tfl-export-choice.h"

#include "export/tfl-export.h"

#define MOST_KEPT 200 /* files */

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "trefoil", "exports.ini", NULL);
}

/* A group's name may not hold brackets, so it is the URI's checksum. (transfer full) */
static char *
get_group (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

/* Empty where there is none yet, or where it cannot be read: it is a convenience. (transfer full) */
static GKeyFile *
read_all (void)
{
  g_autofree char *path = get_path ();
  GKeyFile *all = g_key_file_new ();

  g_key_file_load_from_file (all, path, G_KEY_FILE_NONE, NULL);

  return all;
}

void
tfl_export_choice_clear (TflExportChoice *self)
{
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->template_path, g_free);
  g_clear_pointer (&self->folder, g_free);
}

void
tfl_export_choice_load (TflExportChoice *self,
                        GFile           *file)
{
  g_autoptr (GKeyFile) all = read_all ();
  g_autofree char *group = file != NULL ? get_group (file) : g_strdup ("");
  g_autofree char *format = g_key_file_get_string (all, group, "format", NULL);
  int pages = g_key_file_get_integer (all, group, "pages", NULL);
  int theme = g_key_file_get_integer (all, group, "theme", NULL);
  double scale = g_key_file_get_double (all, group, "scale", NULL);
  gboolean known = tfl_export_format_find (format) != NULL;

  *self = (TflExportChoice) {
    .format = known ? g_steal_pointer (&format) : g_strdup ("svg"),
    .pages = (TflExportPages) CLAMP (pages, 0, TFL_N_EXPORT_PAGES - 1),
    .theme = known ? CLAMP (theme, -1, TFL_N_THEMES - 1) : -1,
    .scale = scale > 0 ? CLAMP (scale, 0.5, 8) : 2,
    .transparent = g_key_file_get_boolean (all, group, "transparent", NULL),
    .template_path = g_key_file_get_string (all, group, "template", NULL),
    .folder = g_key_file_get_string (all, group, "folder", NULL),
  };
}

static void
set_string (GKeyFile   *all,
            const char *group,
            const char *key,
            const char *value)
{
  if (value != NULL)
    g_key_file_set_string (all, group, key, value);
  else
    g_key_file_remove_key (all, group, key, NULL);
}

/* The oldest stand first. */
static void
forget_oldest (GKeyFile *all)
{
  gsize n_groups;
  g_auto (GStrv) groups = g_key_file_get_groups (all, &n_groups);

  for (gsize i = 0; i + MOST_KEPT < n_groups; i++)
    g_key_file_remove_group (all, groups[i], NULL);
}

void
tfl_export_choice_save (const TflExportChoice *self,
                        GFile                 *file)
{
  g_autoptr (GKeyFile) all = read_all ();
  g_autofree char *path = get_path ();
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *group = NULL;

  if (file == NULL)
    return;

  group = get_group (file);
  g_key_file_remove_group (all, group, NULL); /* it is the newest now */
  g_key_file_set_string (all, group, "format", self->format);
  g_key_file_set_integer (all, group, "pages", self->pages);
  g_key_file_set_integer (all, group, "theme", self->theme);
  g_key_file_set_double (all, group, "scale", self->scale);
  g_key_file_set_boolean (all, group, "transparent", self->transparent);
  set_string (all, group, "template", self->template_path);
  set_string (all, group, "folder", self->folder);
  forget_oldest (all);
  if (g_mkdir_with_parents (parent, 0700) == 0)
    g_key_file_save_to_file (all, path, NULL);
}
