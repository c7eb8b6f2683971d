#include "config.h"

#include "tfl-pdf-font.h"

#include "tfl-decimal.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

#define GLYF HB_TAG ('g', 'l', 'y', 'f')
#define CFF HB_TAG ('C', 'F', 'F', ' ')
#define HEAD HB_TAG ('h', 'e', 'a', 'd')

/* A list of a CMap may have so many entries (§9.7.5.4, after Adobe's technical note 5014). */
#define MOST_ENTRIES 100

/* “Symbolic”: glyphs go by their numbers, not by the letters of some encoding (§9.8.2). */
#define FLAGS 4

struct _TflPdfFont
{
  TflPdfFile *file;
  hb_face_t  *face;
  hb_font_t  *font;   /* of the size of its units */
  double      unit;   /* thousandths of its size */
  guint       object;
  GHashTable *used;   /* glyph → what it stands for, in UTF-8 */
};

static gboolean
has_table (hb_face_t *face,
           hb_tag_t   tag)
{
  hb_blob_t *blob = hb_face_reference_table (face, tag);
  gboolean has = hb_blob_get_length (blob) > 0;

  hb_blob_destroy (blob);

  return has;
}

gboolean
tfl_pdf_font_can_embed (hb_font_t *font)
{
  hb_face_t *face = hb_font_get_face (font);

  return has_table (face, GLYF) || has_table (face, CFF);
}

TflPdfFont *
tfl_pdf_font_new (TflPdfFile *file,
                  hb_font_t  *font)
{
  TflPdfFont *self = g_new0 (TflPdfFont, 1);
  guint n_coordinates;
  const int *coordinates = hb_font_get_var_coords_normalized (font, &n_coordinates);

  self->file = file;
  self->face = hb_face_reference (hb_font_get_face (font));
  self->font = hb_font_create (self->face);
  hb_font_set_var_coords_normalized (self->font, coordinates, n_coordinates);
  self->unit = 1000.0 / MAX (hb_face_get_upem (self->face), 1);
  self->object = tfl_pdf_file_reserve (file);
  self->used = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

void
tfl_pdf_font_free (TflPdfFont *self)
{
  hb_font_destroy (self->font);
  hb_face_destroy (self->face);
  g_hash_table_unref (self->used);
  g_free (self);
}

gboolean
tfl_pdf_font_is_for (const TflPdfFont *self,
                     hb_font_t        *font)
{
  guint n_own, n;
  const int *own = hb_font_get_var_coords_normalized (self->font, &n_own);
  const int *coordinates = hb_font_get_var_coords_normalized (font, &n);

  return hb_font_get_face (font) == self->face && n == n_own && (n == 0 || memcmp (own, coordinates, n * sizeof *own) == 0);
}

guint
tfl_pdf_font_get_object (const TflPdfFont *self)
{
  return self->object;
}

hb_font_t *
tfl_pdf_font_get_hb (TflPdfFont *self)
{
  return self->font;
}

double
tfl_pdf_font_get_unit (const TflPdfFont *self)
{
  return self->unit;
}

double
tfl_pdf_font_get_width (TflPdfFont *self,
                        guint       glyph)
{
  return round (hb_font_get_glyph_h_advance (self->font, glyph) * self->unit * 100) / 100;
}

void
tfl_pdf_font_use (TflPdfFont *self,
                  guint       glyph,
                  const char *text,
                  gsize       length)
{
  if (!g_hash_table_contains (self->used, GUINT_TO_POINTER (glyph)))
    g_hash_table_insert (self->used, GUINT_TO_POINTER (glyph), g_strndup (text, length));
}

static int
compare_glyphs (gconstpointer a,
                gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* Of guint, in order. (transfer full) */
static GArray *
list_used (TflPdfFont *self)
{
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer glyph;

  g_hash_table_iter_init (&iter, self->used);
  while (g_hash_table_iter_next (&iter, &glyph, NULL))
    {
      guint number = GPOINTER_TO_UINT (glyph);

      g_array_append_val (glyphs, number);
    }
  g_array_sort (glyphs, compare_glyphs);

  return glyphs;
}

/* A variable font becomes the one that is drawn with. */
static void
pin_axes (TflPdfFont        *self,
          hb_subset_input_t *input)
{
  guint n_axes = hb_ot_var_get_axis_count (self->face), n_coordinates;
  const float *coordinates = hb_font_get_var_coords_design (self->font, &n_coordinates);
  g_autofree hb_ot_var_axis_info_t *axes = g_new0 (hb_ot_var_axis_info_t, n_axes);

  hb_ot_var_get_axis_infos (self->face, 0, &n_axes, axes);
  for (guint i = 0; i < n_axes; i++)
    hb_subset_input_pin_axis_location (input, self->face, axes[i].tag,
                                       i < n_coordinates ? coordinates[i] : axes[i].default_value);
}

/* The font with what was used of it; glyphs keep their numbers. (transfer full) */
static hb_face_t *
cut (TflPdfFont   *self,
     const GArray *glyphs)
{
  /* What shapes text is of no use any more, and would bring more glyphs along. */
  static const hb_tag_t unused[] = {
    HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F'), HB_TAG ('k', 'e', 'r', 'n'),
    HB_TAG ('m', 'o', 'r', 'x'), HB_TAG ('k', 'e', 'r', 'x'),
  };
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t *face;

  g_assert (input != NULL);
  for (guint i = 0; i < glyphs->len; i++)
    hb_set_add (hb_subset_input_glyph_set (input), g_array_index (glyphs, guint, i));
  for (guint i = 0; i < G_N_ELEMENTS (unused); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), unused[i]);
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
  if (hb_ot_var_has_data (self->face))
    pin_axes (self, input);
  face = hb_subset_or_fail (self->face, input);
  hb_subset_input_destroy (input);

  return face != NULL ? face : hb_face_reference (self->face);
}

/* “AAAAAC+Inter-Medium”: six letters that differ tell apart what was cut out of one font (§9.6.4). */
static char *
get_name (TflPdfFont *self)
{
  char name[128];
  char letters[7] = "AAAAAA";
  guint size = sizeof name;

  hb_ot_name_get_utf8 (self->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
  for (char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      *p = '_';
  for (guint i = 6, rest = self->object; i-- > 0; rest /= 26)
    letters[i] = (char) ('A' + rest % 26);

  return g_strdup_printf ("%s+%s", letters, name[0] != '\0' ? name : "Font");
}

/* What lies around all glyphs, in thousandths. */
static void
put_box (TflPdfFont *self,
         GString    *out)
{
  hb_blob_t *head = hb_face_reference_table (self->face, HEAD);
  guint length;
  const guint8 *data = (const guint8 *) hb_blob_get_data (head, &length);

  for (guint i = 0; i < 4; i++)
    {
      guint at = 36 + 2 * i; /* xMin, yMin, xMax, yMax of OpenType's table */
      gint16 value = at + 1 < length ? (gint16) (data[at] << 8 | data[at + 1]) : 0;

      tfl_decimal_put (out, i == 0 ? "[" : " ", round (value * self->unit), i == 3 ? "]" : "");
    }
  hb_blob_destroy (head);
}

/* The glyphs themselves. Returns the entry of the descriptor that names them. (transfer full) */
static char *
write_program (TflPdfFont   *self,
               const GArray *glyphs)
{
  guint object = tfl_pdf_file_reserve (self->file);
  hb_face_t *face = cut (self, glyphs);
  gboolean is_cff = has_table (face, CFF);
  hb_blob_t *blob = is_cff ? hb_face_reference_table (face, CFF) : hb_face_reference_blob (face);
  guint length;
  const char *data = hb_blob_get_data (blob, &length);
  g_autofree char *entries = is_cff ? g_strdup ("/Subtype /CIDFontType0C ") : g_strdup_printf ("/Length1 %u ", length);

  tfl_pdf_file_put_stream (self->file, object, entries, g_string_new_len (data, length));
  hb_blob_destroy (blob);
  hb_face_destroy (face);

  return g_strdup_printf ("%s %u 0 R", is_cff ? "/FontFile3" : "/FontFile2", object);
}

static guint
write_descriptor (TflPdfFont   *self,
                  const GArray *glyphs,
                  const char   *name)
{
  guint object = tfl_pdf_file_reserve (self->file);
  g_autofree char *program = write_program (self, glyphs);
  g_autoptr (GString) out = g_string_new (NULL);
  hb_font_extents_t extents = { 0 };
  hb_position_t height = 0;

  hb_font_get_h_extents (self->font, &extents);
  if (!hb_ot_metrics_get_position (self->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &height))
    height = extents.ascender;
  g_string_append_printf (out, "<< /Type /FontDescriptor /FontName /%s /Flags %d /FontBBox ", name, FLAGS);
  put_box (self, out);
  g_string_append_printf (out, " /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 %s >>",
                          (int) round (extents.ascender * self->unit), (int) round (extents.descender * self->unit),
                          (int) round (height * self->unit), program);
  tfl_pdf_file_put (self->file, object, out->str);

  return object;
}

static void
put_widths (TflPdfFont   *self,
            GString      *out,
            const GArray *glyphs)
{
  g_string_append (out, "/W [");
  for (guint i = 0; i < glyphs->len; i++)
    {
      guint glyph = g_array_index (glyphs, guint, i);

      g_string_append_printf (out, "%u ", glyph);
      tfl_decimal_put (out, "[", tfl_pdf_font_get_width (self, glyph), "]");
    }
  g_string_append (out, "]");
}

static guint
write_descendant (TflPdfFont   *self,
                  const GArray *glyphs,
                  const char   *name)
{
  guint object = tfl_pdf_file_reserve (self->file);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean is_cff = has_table (self->face, CFF);

  g_string_append_printf (out, "<< /Type /Font /Subtype /%s /BaseFont /%s %s/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
                               "/Supplement 0 >> /FontDescriptor %u 0 R ",
                          is_cff ? "CIDFontType0" : "CIDFontType2", name, is_cff ? "" : "/CIDToGIDMap /Identity ",
                          write_descriptor (self, glyphs, name));
  put_widths (self, out, glyphs);
  g_string_append (out, " >>");
  tfl_pdf_file_put (self->file, object, out->str);

  return object;
}

/* A glyph without text stands in a cluster whose first glyph has all of it. */
static GArray *
list_told (TflPdfFont   *self,
           const GArray *glyphs)
{
  GArray *told = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < glyphs->len; i++)
    {
      guint glyph = g_array_index (glyphs, guint, i);
      const char *text = g_hash_table_lookup (self->used, GUINT_TO_POINTER (glyph));

      if (text[0] != '\0')
        g_array_append_val (told, glyph);
    }

  return told;
}

static void
put_meaning (TflPdfFont *self,
             GString    *out,
             guint       glyph)
{
  const char *text = g_hash_table_lookup (self->used, GUINT_TO_POINTER (glyph));
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);

  g_string_append_printf (out, "<%04X> <", glyph);
  for (guint i = 0; units != NULL && units[i] != 0; i++)
    g_string_append_printf (out, "%04X", units[i]);
  g_string_append (out, ">\n");
}

/* What the glyphs stand for (§9.10.3). */
static guint
write_meanings (TflPdfFont   *self,
                const GArray *glyphs)
{
  guint object = tfl_pdf_file_reserve (self->file);
  g_autoptr (GArray) told = list_told (self, glyphs);
  GString *out = g_string_new ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                               "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                               "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                               "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");

  for (guint i = 0; i < told->len; i++)
    {
      if (i % MOST_ENTRIES == 0)
        g_string_append_printf (out, "%u beginbfchar\n", MIN (told->len - i, MOST_ENTRIES));
      put_meaning (self, out, g_array_index (told, guint, i));
      if (i % MOST_ENTRIES == MOST_ENTRIES - 1 || i == told->len - 1)
        g_string_append (out, "endbfchar\n");
    }
  g_string_append (out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  tfl_pdf_file_put_stream (self->file, object, "", out);

  return object;
}

void
tfl_pdf_font_write (TflPdfFont *self)
{
  g_autofree char *name = get_name (self);
  g_autoptr (GArray) glyphs = list_used (self);
  guint descendant = write_descendant (self, glyphs, name);
  guint meanings = write_meanings (self, glyphs);
  g_autofree char *object = g_strdup_printf ("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "
                                             "/DescendantFonts [%u 0 R] /ToUnicode %u 0 R >>", name, descendant, meanings);

  tfl_pdf_file_put (self->file, self->object, object);
}
