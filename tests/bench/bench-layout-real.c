#include "bench-layout-graphs.h"

#include <gio/gio.h>
#include <string.h>

#define WIDTH 216.0
#define HEADER 54.0
#define LEAF 58.0

static int
add_unit (TflLayoutInput *input,
          const char     *id,
          int             parent,
          double          height)
{
  TflLayoutBox box = { id, TFL_BOX_UNIT, parent, WIDTH, height, -1 };

  return tfl_layout_input_add_box (input, &box);
}

static void
add_line (TflLayoutInput *input,
          int             from,
          int             to)
{
  g_autofree char *service = g_strdup_printf ("line%u", tfl_layout_input_get_n_lines (input));
  TflLayoutLine line = { service, tfl_layout_input_get_box (input, (guint) to)->id, from, to, 0, 0 };

  tfl_layout_input_add_line (input, &line);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_strings);

  return names;
}

static gboolean
has_source (const char *path)
{
  g_autoptr (GPtrArray) names = list_folder (path);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h") ||
          (g_file_test (inner, G_FILE_TEST_IS_DIR) && has_source (inner)))
        return TRUE;
    }

  return FALSE;
}

/* files: box + 1 by path. */
static void
add_folder (TflLayoutInput *input,
            GHashTable     *files,
            const char     *path,
            int             parent)
{
  g_autoptr (GPtrArray) names = list_folder (path);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h"))
        {
          int box = add_unit (input, inner, parent, LEAF);

          g_hash_table_insert (files, g_steal_pointer (&inner), GINT_TO_POINTER (box + 1));
        }
      else if (g_file_test (inner, G_FILE_TEST_IS_DIR) && has_source (inner))
        add_folder (input, files, inner, add_unit (input, inner, parent, HEADER));
    }
}

/* As the compiler looks: beside the file, then from src/, then among what tests share. */
static int
find_included (GHashTable *files,
               const char *root,
               const char *file,
               const char *name)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *sources = g_build_filename (root, "src", NULL);
  g_autofree char *support = g_build_filename (root, "tests", "support", NULL);
  const char *const folders[] = { folder, sources, support };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (folders[i], name, NULL);
      int box = GPOINTER_TO_INT (g_hash_table_lookup (files, path)) - 1;

      if (box >= 0)
        return box;
    }

  return -1;
}

static void
add_includes (TflLayoutInput *input,
              GHashTable     *files,
              const char     *root,
              int             box)
{
  const char *path = tfl_layout_input_get_box (input, (guint) box)->id;
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;

  if (!g_hash_table_contains (files, path) || !g_file_get_contents (path, &text, NULL, NULL))
    return;

  rows = g_strsplit (text, "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    if (g_str_has_prefix (rows[i], "#include \""))
      {
        g_auto (GStrv) parts = g_strsplit (rows[i], "\"", 3);
        int included = find_included (files, root, path, parts[1]);

        if (included >= 0)
          add_line (input, included, box);
      }
}

TflLayoutInput *
bench_sources_new (const char *root)
{
  static const char *const folders[] = { "src", "tests" };
  g_autoptr (TflLayoutInput) input = tfl_layout_input_new ();
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (root, folders[i], NULL);

      if (has_source (path))
        add_folder (input, files, path, add_unit (input, path, -1, HEADER));
    }
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    add_includes (input, files, root, (int) i);

  return tfl_layout_input_get_n_boxes (input) > 0 ? g_steal_pointer (&input) : NULL;
}

typedef struct
{
  char *section;
  char *source;
  char *name;
  char **needs; /* names */
  int box;
} Package;

static void
package_free (gpointer data)
{
  Package *self = data;

  g_free (self->section);
  g_free (self->source);
  g_free (self->name);
  g_strfreev (self->needs);
  g_free (self);
}

/* “libs glibc libc6: libgcc-s1 libcrypt1”; NULL for a comment. */
static Package *
package_new (const char *row)
{
  g_auto (GStrv) parts = g_strsplit (row, ":", 2);
  g_auto (GStrv) words = g_strsplit (parts[0] != NULL ? parts[0] : "", " ", 3);
  Package *self;

  if (row[0] == '#' || g_strv_length (words) < 3)
    return NULL;

  self = g_new0 (Package, 1);
  *self = (Package){ g_strdup (words[0]), g_strdup (words[1]), g_strdup (words[2]),
                     g_strsplit (g_strstrip (parts[1]), " ", -1) };
  return self;
}

/* In the order of the file: what is in one section stands together, and in there what comes from one source. */
static GPtrArray *
read_packages (const char *text)
{
  GPtrArray *packages = g_ptr_array_new_with_free_func (package_free);
  g_auto (GStrv) rows = g_strsplit (text, "\n", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      Package *package = package_new (rows[i]);

      if (package != NULL)
        g_ptr_array_add (packages, package);
    }

  return packages;
}

static gboolean
is_same_source (const Package *one,
                const Package *other)
{
  return strcmp (one->section, other->section) == 0 && strcmp (one->source, other->source) == 0;
}

/* The container in which this package stands: its section, or its source in it, where several come from one. */
static void
add_packages (TflLayoutInput *input,
              GPtrArray      *packages)
{
  int section = -1;
  int source = -1;

  for (guint i = 0; i < packages->len; i++)
    {
      Package *package = g_ptr_array_index (packages, i);
      const Package *before = i > 0 ? g_ptr_array_index (packages, i - 1) : NULL;
      const Package *after = i + 1 < packages->len ? g_ptr_array_index (packages, i + 1) : NULL;

      if (before == NULL || strcmp (before->section, package->section) != 0)
        {
          g_autofree char *id = g_strconcat ("section ", package->section, NULL);

          section = add_unit (input, id, -1, HEADER);
        }
      if (before == NULL || !is_same_source (before, package))
        {
          g_autofree char *id = g_strconcat ("source ", package->section, " ", package->source, NULL);

          source = after != NULL && is_same_source (package, after) ? add_unit (input, id, section, HEADER) : section;
        }
      package->box = add_unit (input, package->name, source, LEAF);
    }
}

static void
add_needs (TflLayoutInput *input,
           GPtrArray      *packages)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < packages->len; i++)
    g_hash_table_insert (names, ((Package *) g_ptr_array_index (packages, i))->name, g_ptr_array_index (packages, i));
  for (guint i = 0; i < packages->len; i++)
    {
      const Package *package = g_ptr_array_index (packages, i);

      for (guint k = 0; package->needs[k] != NULL; k++)
        {
          const Package *needed = g_hash_table_lookup (names, package->needs[k]);

          if (needed != NULL)
            add_line (input, needed->box, package->box);
        }
    }
}

TflLayoutInput *
bench_packages_new (const char *root)
{
  g_autofree char *path = g_build_filename (root, "tests", "bench", "packages.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) packages = NULL;
  TflLayoutInput *input;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  packages = read_packages (text);
  input = tfl_layout_input_new ();
  add_packages (input, packages);
  add_needs (input, packages);

  return input;
}
