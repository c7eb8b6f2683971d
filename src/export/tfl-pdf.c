/* PDF: a page for each slide, as large as its picture, with bookmarks, tagged, with a title and a language. */
#include "config.h"

#include "tfl-writers.h"

#include "tfl-decimal.h"
#include "tfl-pdf-page.h"
#include "tfl-pdf-picture.h"

#include <string.h>

/* PDF counts 72 points an inch, the canvas 96. */
#define PDF_SCALE 0.75

/* The longest side that readers of PDF must accept, in points. */
#define PDF_LIMIT 14400.0

/* A page, with what is said about it. */
typedef struct
{
  TflScene   *scene;
  TflTheme    theme;
  const char *title;
} Page;

typedef struct
{
  TflPdfDesk  desk;
  const char *title;
  const Page *pages;
  guint       n_pages;
  guint       first_page;    /* objects of the pages follow each other: so much is known of one before it is written */
  guint       first_section; /* those of the structure too */
  guint       page_tree;
  guint       resources;
  guint       structure;
  guint       document; /* the root of the structure's elements */
} Book;

static double
get_scale (TflScene *scene)
{
  TflRect bounds = tfl_scene_get_bounds (scene);

  return MIN (PDF_SCALE, PDF_LIMIT / MAX (MAX (bounds.width, bounds.height), 1));
}

static double
get_height (TflScene *scene)
{
  return MAX (tfl_scene_get_bounds (scene).height, 1) * get_scale (scene);
}

/* The first of so many numbers that follow each other. */
static guint
reserve (TflPdfFile *file,
         guint       n)
{
  guint first = tfl_pdf_file_reserve (file);

  for (guint i = 1; i < n; i++)
    tfl_pdf_file_reserve (file);

  return first;
}

static void
put_object (const Book    *self,
            guint          number,
            const GString *content)
{
  tfl_pdf_file_put (self->desk.file, number, content->str);
}

static void
write_page (const Book *self,
            guint       i,
            gboolean    has_ground)
{
  const Page *page = &self->pages[i];
  double scale = get_scale (page->scene), height = get_height (page->scene);
  const TflPdfPage content = { page->scene, page->theme, scale, height, has_ground };
  g_autofree char *streams = tfl_pdf_page_write (&content, &self->desk);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "<< /Type /Page /Parent %u 0 R /MediaBox [0 0 ", self->page_tree);
  tfl_decimal_put (out, "", MAX (tfl_scene_get_bounds (page->scene).width, 1) * scale, " ");
  tfl_decimal_put (out, "", height, "]");
  g_string_append_printf (out, " /Contents %s /Resources %u 0 R /StructParents %u /Tabs /S >>", streams, self->resources, i);
  put_object (self, self->first_page + i, out);
}

static void
write_page_tree (const Book *self)
{
  g_autoptr (GString) out = g_string_new ("<< /Type /Pages /Kids [");

  for (guint i = 0; i < self->n_pages; i++)
    g_string_append_printf (out, "%u 0 R ", self->first_page + i);
  g_string_append_printf (out, "] /Count %u >>", self->n_pages);
  put_object (self, self->page_tree, out);
}

static void
write_resources (const Book  *self,
                 TflPdfTexts *texts)
{
  g_autoptr (GString) out = g_string_new ("<< /Font << ");

  tfl_pdf_texts_write (texts, out);
  g_string_append (out, ">> /XObject << ");
  tfl_pdf_pictures_list (&self->desk, out);
  g_string_append (out, ">> >>");
  put_object (self, self->resources, out);
}

/* A section for each page, in one document (§14.7). */
static void
write_structure (const Book *self)
{
  g_autoptr (GString) sections = g_string_new (NULL);
  g_autoptr (GString) parents = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < self->n_pages; i++)
    {
      g_autoptr (GString) section = g_string_new (NULL);

      g_string_append_printf (section, "<< /Type /StructElem /S /Sect /P %u 0 R /Pg %u 0 R /K 0 /T ", self->document,
                              self->first_page + i);
      tfl_pdf_put_text (section, self->pages[i].title);
      g_string_append (section, " >>");
      put_object (self, self->first_section + i, section);
      g_string_append_printf (sections, "%u 0 R ", self->first_section + i);
      g_string_append_printf (parents, "%u [%u 0 R] ", i, self->first_section + i);
    }

  g_string_printf (out, "<< /Type /StructElem /S /Document /P %u 0 R /K [%s] >>", self->structure, sections->str);
  put_object (self, self->document, out);
  g_string_printf (out, "<< /Type /StructTreeRoot /K %u 0 R /ParentTree << /Nums [%s] >> /ParentTreeNextKey %u >>", self->document,
                   parents->str, self->n_pages);
  put_object (self, self->structure, out);
}

/* A bookmark for each page (§12.3.3). Returns the number of their list. */
static guint
write_bookmarks (const Book *self)
{
  TflPdfFile *file = self->desk.file;
  guint list = tfl_pdf_file_reserve (file);
  guint first = reserve (file, self->n_pages);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < self->n_pages; i++)
    {
      g_string_assign (out, "<< /Title ");
      tfl_pdf_put_text (out, self->pages[i].title);
      g_string_append_printf (out, " /Parent %u 0 R /Dest [%u 0 R /XYZ 0 ", list, self->first_page + i);
      tfl_decimal_put (out, "", get_height (self->pages[i].scene), " 0]");
      if (i > 0)
        g_string_append_printf (out, " /Prev %u 0 R", first + i - 1);
      if (i + 1 < self->n_pages)
        g_string_append_printf (out, " /Next %u 0 R", first + i + 1);
      g_string_append (out, " >>");
      put_object (self, first + i, out);
    }
  g_string_printf (out, "<< /Type /Outlines /First %u 0 R /Last %u 0 R /Count %u >>", first, first + self->n_pages - 1, self->n_pages);
  put_object (self, list, out);

  return list;
}

/* “en-GB” of “en_GB.UTF-8”. (transfer full) */
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

static guint
write_catalogue (const Book *self)
{
  guint object = tfl_pdf_file_reserve (self->desk.file);
  guint bookmarks = write_bookmarks (self);
  g_autofree char *language = get_language ();
  g_autoptr (GString) out = g_string_new ("<< /Type /Catalog");

  g_string_append_printf (out, " /Pages %u 0 R /Outlines %u 0 R /PageMode /UseOutlines /StructTreeRoot %u 0 R", self->page_tree,
                          bookmarks, self->structure);
  g_string_append (out, " /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >> /Lang ");
  tfl_pdf_put_text (out, language);
  g_string_append (out, " /PageLabels << /Nums [");
  for (guint i = 0; i < self->n_pages; i++)
    {
      g_string_append_printf (out, "%u << /P ", i);
      tfl_pdf_put_text (out, self->pages[i].title);
      g_string_append (out, " >> ");
    }
  g_string_append (out, "] >> >>");
  put_object (self, object, out);

  return object;
}

/* No date: the same picture is the same file. */
static guint
write_information (const Book *self)
{
  guint object = tfl_pdf_file_reserve (self->desk.file);
  g_autoptr (GString) out = g_string_new ("<< /Title ");

  tfl_pdf_put_text (out, self->title);
  g_string_append (out, " /Creator (Trefoil) /Producer (Trefoil) >>");
  put_object (self, object, out);

  return object;
}

static GBytes *
write_book (const char *title,
            const Page *pages,
            guint       n_pages,
            gboolean    has_ground)
{
  TflPdfFile *file = tfl_pdf_file_new ();
  g_autoptr (TflPdfTexts) texts = tfl_pdf_texts_new (file);
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Book self = { .desk = { file, texts, pictures }, .title = title, .pages = pages, .n_pages = n_pages };
  guint catalogue, information;

  self.first_page = reserve (file, n_pages);
  self.first_section = reserve (file, n_pages);
  self.page_tree = reserve (file, 1);
  self.resources = reserve (file, 1);
  self.structure = reserve (file, 1);
  self.document = reserve (file, 1);
  for (guint i = 0; i < n_pages; i++)
    write_page (&self, i, has_ground);
  write_page_tree (&self);
  write_resources (&self, texts);
  write_structure (&self);
  catalogue = write_catalogue (&self);
  information = write_information (&self);

  return tfl_pdf_file_finish (file, catalogue, information);
}

GBytes *
tfl_pdf_write (TflScene                *scene,
               const TflExportOptions  *options,
               GError                 **error)
{
  const Page page = { scene, options->theme, tfl_scene_get_title (scene) };

  return write_book (page.title, &page, 1, !options->transparent);
}

GBytes *
tfl_pdf_write_job (const TflExportJob      *job,
                   const TflExportOptions  *options,
                   GError                 **error)
{
  const char *name = tfl_element_get (tfl_model_get_root (job->model), TFL_MODEL_NAME);
  g_autofree Page *pages = g_new (Page, job->n_pages);

  for (guint i = 0; i < job->n_pages; i++)
    pages[i] = (Page) { job->pages[i].scene, job->pages[i].theme, job->pages[i].slide->title };

  return write_book (name != NULL ? name : pages[0].title, pages, job->n_pages, !options->transparent);
}
