/* SVG, PDF and PNG without a display: well-formed, complete, and the same bytes twice. */
#include "scene-fixture.h"

#include "export/tfl-export.h"
#include "usm/tfl-orphan.h"

#include <glib/gstdio.h>
#include <string.h>

#define MODEL                                                                                              \
  "<unit id=\"u\" name=\"R&amp;D &lt;team&gt;\"><profile id=\"p\" name=\"Op\" kind=\"operator\"/>"          \
  "<work id=\"w1\" name=\"First\" operators=\"p\"/><work id=\"w2\" name=\"Second\" process=\"CAB\"/>"       \
  "<work id=\"w3\" name=\"Third\" customer=\"u\" operators=\"p\" process=\"recover\"/>"                      \
  "<unit id=\"v\" name=\"Inner\"/></unit><unit id=\"o\" name=\"Outside\" outside=\"yes\"/>"                  \
  "<service id=\"s\" name=\"Net\" provider=\"o\" customers=\"u v\"><agreement id=\"g\" kind=\"UC\" customer=\"u\"/></service>"

typedef struct
{
  GPtrArray  *texts;
  GHashTable *ids;
  guint       orphans;
  guint       weak;
  guint       titles;
} Seen;

static void
start_cb (GMarkupParseContext  *context,
          const char           *name,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Seen *seen = user_data;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], "id"))
        g_assert_true (g_hash_table_add (seen->ids, g_strdup (values[i])));
      if (g_str_equal (names[i], "class"))
        {
          seen->orphans += g_str_equal (values[i], "orphan");
          seen->weak += g_str_equal (values[i], "weak-orphan");
        }
      g_assert_null (strstr (values[i], "http://www.w3.org/1999/xlink"));
    }
  seen->titles += g_str_equal (name, "title");
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Seen *seen = user_data;

  if (g_str_equal (g_markup_parse_context_get_element (context), "text"))
    g_ptr_array_add (seen->texts, g_strndup (text, length));
}

static void
parse (GBytes *bytes,
       Seen   *seen)
{
  static const GMarkupParser parser = { start_cb, NULL, text_cb, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;

  seen->texts = g_ptr_array_new_with_free_func (g_free);
  seen->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
seen_clear (Seen *seen)
{
  g_clear_pointer (&seen->texts, g_ptr_array_unref);
  g_clear_pointer (&seen->ids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

static GBytes *
export_model (const char *elements,
              const char *format,
              TflTheme    theme)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  TflExportOptions options = { theme, 1.5, FALSE };
  GBytes *bytes;

  scene_fixture_init (&fixture, elements);
  fixture.picture.legend = TFL_LEGEND_BESIDE;
  fixture.picture.title = TRUE;
  scene = scene_fixture_draw (&fixture);
  bytes = tfl_export_format_find (format)->write (scene, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);

  return bytes;
}

static void
test_svg (void)
{
  g_autoptr (GBytes) bytes = export_model (MODEL, "svg", TFL_THEME_LIGHT);
  g_auto (Seen) seen = { 0 };
  static const char *const texts[] = { "R&D <team>", "Inner", "Outside", "First", "Second", "Third", "Net", "“CAB”" };
  static const char *const ids[] = { "u", "v", "o", "w1", "w2", "w3", "s" };

  parse (bytes, &seen);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (g_ptr_array_find_with_equal_func (seen.texts, texts[i], g_str_equal, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (g_hash_table_contains (seen.ids, ids[i]));
  g_assert_cmpuint (seen.orphans, ==, 2);
  g_assert_cmpuint (seen.weak, ==, 1);
  g_assert_cmpuint (seen.titles, >=, 9);
}

/* In a GTest of one process the second picture finds all widths remembered: that must not show. */
static void
test_same_bytes (gconstpointer data)
{
  for (guint theme = 0; theme < TFL_N_THEMES; theme++)
    {
      g_autoptr (GBytes) first = export_model (MODEL, data, theme);
      g_autoptr (GBytes) second = export_model (MODEL, data, theme);

      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_themes_differ (gconstpointer data)
{
  g_autoptr (GBytes) light = export_model (MODEL, data, TFL_THEME_LIGHT);
  g_autoptr (GBytes) dark = export_model (MODEL, data, TFL_THEME_DARK);

  g_assert_false (g_bytes_equal (light, dark));
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) bytes = export_model (MODEL, "pdf", TFL_THEME_PRINT);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  g_assert_null (memmem (data, size, "CreationDate", strlen ("CreationDate")));
  g_assert_nonnull (memmem (data, size, "/Title (Test)", strlen ("/Title (Test)")));
}

static guint32
number_at (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
test_png (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  TflExportOptions options = { TFL_THEME_LIGHT, 2, FALSE };
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *data;
  TflRect bounds;

  scene_fixture_init (&fixture, MODEL);
  scene = scene_fixture_draw (&fixture);
  bounds = tfl_scene_get_bounds (scene);
  bytes = tfl_export_format_find ("png")->write (scene, &options, NULL);
  data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpint (memcmp (data, "\x89PNG\r\n\x1a\n", 8), ==, 0);
  g_assert_cmpuint (number_at (data + 16), ==, (guint32) bounds.width * 2);
  g_assert_cmpuint (number_at (data + 20), ==, (guint32) bounds.height * 2);
}

static void
test_png_too_large (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  TflExportOptions options = { TFL_THEME_LIGHT, 1000, FALSE };

  scene_fixture_init (&fixture, MODEL);
  scene = scene_fixture_draw (&fixture);
  g_assert_null (tfl_export_format_find ("png")->write (scene, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_empty_model (gconstpointer data)
{
  g_autoptr (GBytes) bytes = export_model ("", data, TFL_THEME_LIGHT);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
}

static void
test_formats (void)
{
  guint n;
  const TflExportFormat *formats = tfl_export_formats_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/some.dir/picture.%s", formats[i].name);

      g_assert_true (tfl_export_format_find (formats[i].name) == &formats[i]);
      g_assert_true (tfl_export_format_for (path) == &formats[i]);
    }
  g_assert_true (tfl_export_format_for ("PICTURE.SVG") == tfl_export_format_find ("svg"));
  g_assert_null (tfl_export_format_for ("/some.svg/picture"));
  g_assert_null (tfl_export_format_find ("gif"));
  g_assert_null (tfl_export_format_find (NULL));
}

static void
test_file (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trefoil-export-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "out.svg", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "out.svg", NULL);
  TflExportOptions options = { TFL_THEME_LIGHT, 1, FALSE };

  scene_fixture_init (&fixture, MODEL);
  scene = scene_fixture_draw (&fixture);
  g_assert_true (tfl_export_to_file (scene, tfl_export_format_for (path), &options, path, &error));
  g_assert_no_error (error);
  g_assert_false (tfl_export_to_file (scene, tfl_export_format_for (path), &options, nowhere, &error));
  g_assert_nonnull (error);

  g_unlink (path);
  g_rmdir (folder);
}

/* A name may be anything that XML can hold, and of any length. */
static void
test_hostile (gconstpointer data)
{
  static const char *const names[] = {
    "", " ", "&#9;&#10;", "&#x202E;drawkcab", "שלום עולם", "مرحبا", "👩‍👩‍👧‍👦🏳️‍🌈", "a&#x301;&#x301;&#x301;", "&#xE000;&#xFFFD;",
    "]]&gt;&lt;/svg&gt;", "漢字だけの長い名前は空白がないので切らなければならない漢字だけの長い名前",
  };
  g_autoptr (GString) elements = g_string_new (NULL);
  g_autoptr (GString) services = g_string_new (NULL);
  g_autofree char *long_name = g_strnfill (10000, 'W');
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Seen) seen = { 0 };

  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      const char *name = i < G_N_ELEMENTS (names) ? names[i] : long_name;

      g_string_append_printf (elements, "<unit id=\"u%u\" name=\"%s\" caption=\"%s\"><work id=\"w%u\" name=\"%s\" requester=\"%s\"/></unit>",
                              i, name, name, i, name, name);
      g_string_append_printf (services, "<service id=\"s%u\" name=\"%s\" provider=\"u%u\" customers=\"u0\"/>", i, name, i);
    }
  g_string_append (elements, services->str);
  bytes = export_model (elements->str, data, TFL_THEME_LIGHT);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  if (g_str_equal (data, "svg"))
    parse (bytes, &seen);
}

int
main (int    argc,
      char **argv)
{
  static const char *const formats[] = { "svg", "pdf", "png" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/png-too-large", test_png_too_large);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/file", test_file);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *same = g_strdup_printf ("/export/same-bytes/%s", formats[i]);
      g_autofree char *themes = g_strdup_printf ("/export/themes-differ/%s", formats[i]);
      g_autofree char *empty = g_strdup_printf ("/export/empty/%s", formats[i]);
      g_autofree char *hostile = g_strdup_printf ("/export/hostile/%s", formats[i]);

      g_test_add_data_func (same, formats[i], test_same_bytes);
      g_test_add_data_func (themes, formats[i], test_themes_differ);
      g_test_add_data_func (empty, formats[i], test_empty_model);
      g_test_add_data_func (hostile, formats[i], test_hostile);
    }

  return g_test_run ();
}
