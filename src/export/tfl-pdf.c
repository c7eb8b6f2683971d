/* PDF: a page for each slide, as large as its picture, with bookmarks, tagged, with a title and a language.
 *
 * Cairo does all but the language: what says it is appended as an update of the file, as ISO 32000-1 §7.5.6 has it.
 */
#include "config.h"

#include "tfl-writers.h"

#include "tfl-cairo.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* PDF counts 72 points an inch, the canvas 96. */
#define PDF_SCALE 0.75

/* The longest side that readers of PDF must accept, in points. */
#define PDF_LIMIT 14400.0

static double
get_scale (TflScene *scene)
{
  TflRect bounds = tfl_scene_get_bounds (scene);

  return MIN (PDF_SCALE, PDF_LIMIT / MAX (MAX (bounds.width, bounds.height), 1));
}

static void
set_size (cairo_surface_t *surface,
          TflScene        *scene)
{
  TflRect bounds = tfl_scene_get_bounds (scene);
  double scale = get_scale (scene);

  cairo_pdf_surface_set_size (surface, MAX (bounds.width, 1) * scale, MAX (bounds.height, 1) * scale);
}

static void
draw_page (cairo_surface_t        *surface,
           cairo_t                *cr,
           TflScene               *scene,
           const char             *title,
           TflTheme                theme,
           const TflExportOptions *options,
           guint                   number)
{
  g_autofree char *link = g_strdup_printf ("page=%u pos=[0 0]", number);

  set_size (surface, scene);
  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
  cairo_pdf_surface_set_page_label (surface, title);
  /* Not in the section: what is painted in one is an error to Cairo 1.16. */
  if (!options->transparent)
    tfl_cairo_paint_ground (cr, theme);
  cairo_tag_begin (cr, "Sect", NULL);
  cairo_save (cr);
  tfl_cairo_draw_page (cr, scene, theme, get_scale (scene));
  cairo_restore (cr);
  cairo_tag_end (cr, "Sect");
  cairo_show_page (cr);
}

/* Where the last of these words stands, or NULL. */
static const char *
find_last (GByteArray *bytes,
           const char *words)
{
  const char *from = (const char *) bytes->data;
  const char *end = from + bytes->len;
  const char *found = NULL;

  while ((from = memmem (from, (gsize) (end - from), words, strlen (words))) != NULL)
    found = from++;

  return found;
}

static void
append (GByteArray *bytes,
        const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/* “en” of “en_GB.UTF-8”; NULL for the C locale. */
static char *
get_language (void)
{
  const char *const *names = g_get_language_names ();
  char *language = g_strdup (names[0]);

  language[strcspn (language, ".@")] = '\0';
  g_strdelimit (language, "_", '-');
  if (g_str_equal (language, "C") || g_str_equal (language, "POSIX") || language[0] == '\0')
    {
      g_free (language);
      return g_strdup ("en"); /* the language that the program is written in */
    }

  return language;
}

/* The catalogue as an object: from its number to “>>”, or NULL.  The bytes end with a '\0'. */
static const char *
find_catalogue (GByteArray  *bytes,
                const char  *trailer,
                guint       *number,
                const char **end)
{
  const char *root = strstr (trailer, "/Root ");
  g_autofree char *head = NULL;
  const char *found;

  *number = root != NULL ? (guint) strtoul (root + strlen ("/Root "), NULL, 10) : 0;
  head = g_strdup_printf ("\n%u 0 obj\n", *number);
  found = *number > 0 ? find_last (bytes, head) : NULL;
  *end = found != NULL ? strstr (found, "\n>>\nendobj") : NULL;

  return *end != NULL ? found + 1 : NULL;
}

/* Appends the catalogue again, with the language.  A file that is not as Cairo writes it stays as it is. */
static void
add_language (GByteArray *bytes)
{
  g_autofree char *language = get_language ();
  g_autofree char *object = NULL;
  g_autofree char *table = NULL;
  const char *trailer, *start, *catalogue = NULL, *end, *dictionary;
  guint number, place;

  g_byte_array_append (bytes, (const guint8 *) "", 1);
  trailer = find_last (bytes, "\ntrailer\n<< ");
  start = trailer != NULL ? strstr (trailer, "startxref\n") : NULL;
  dictionary = start != NULL ? g_strstr_len (trailer, start - trailer, "\n>>") : NULL;
  if (dictionary != NULL)
    catalogue = find_catalogue (bytes, trailer, &number, &end);
  if (catalogue != NULL)
    {
      place = bytes->len; /* a line goes on in place of the '\0' */
      object = g_strdup_printf ("\n%.*s\n   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                                (int) (end - catalogue), catalogue, language);
      table = g_strdup_printf ("xref\n%u 1\n%010u 00000 n \n%.*s\n   /Prev %lu\n>>\nstartxref\n%u\n%%%%EOF\n", number, place,
                               (int) (dictionary - trailer - 1), trailer + 1, strtoul (start + strlen ("startxref\n"), NULL, 10),
                               place - 1 + (guint) strlen (object));
    }

  g_byte_array_set_size (bytes, bytes->len - 1);
  if (catalogue != NULL)
    {
      append (bytes, object);
      append (bytes, table);
    }
}

static cairo_surface_t *
begin (GByteArray *bytes,
       TflScene   *first,
       const char *title)
{
  double scale = get_scale (first);
  TflRect bounds = tfl_scene_get_bounds (first);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (tfl_cairo_append_cb, bytes, MAX (bounds.width, 1) * scale,
                                                                  MAX (bounds.height, 1) * scale);

  /* Newer Cairos pack titles away where only the newest readers look. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  /* No date: the same picture is the same file. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);

  return surface;
}

static GBytes *
finish (GByteArray       *bytes,
        cairo_surface_t  *surface,
        GError          **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    add_language (bytes);

  return tfl_cairo_finish (bytes, status, error);
}

GBytes *
tfl_pdf_write (TflScene                *scene,
               const TflExportOptions  *options,
               GError                 **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = begin (bytes, scene, tfl_scene_get_title (scene));
  cairo_t *cr = cairo_create (surface);

  draw_page (surface, cr, scene, tfl_scene_get_title (scene), options->theme, options, 1);
  cairo_destroy (cr);

  return finish (bytes, surface, error);
}

GBytes *
tfl_pdf_write_job (const TflExportJob      *job,
                   const TflExportOptions  *options,
                   GError                 **error)
{
  const char *name = tfl_element_get (tfl_model_get_root (job->model), TFL_MODEL_NAME);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = begin (bytes, job->pages[0].scene, name != NULL ? name : job->pages[0].slide->title);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < job->n_pages; i++)
    draw_page (surface, cr, job->pages[i].scene, job->pages[i].slide->title, job->pages[i].theme, options, i + 1);
  cairo_destroy (cr);

  return finish (bytes, surface, error);
}
