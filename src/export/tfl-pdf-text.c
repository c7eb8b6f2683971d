#include "config.h"

#include "tfl-pdf-text.h"

#include "tfl-decimal.h"

#include "scene/tfl-text.h"

#include <math.h>
#include <string.h>

/* Weights 100 to 900. */
#define N_WEIGHTS 9

/* What may be moved without anybody seeing it: 0.03 px of the usual text. */
#define UNSEEN 3.0

/* From the Hebrew block on, scripts run to the left, or their words depend on those beside them; dashes and quotation marks
 * stand among them, and do not. */
#define FIRST_INTRICATE 0x590
#define FIRST_MARK 0x2010
#define LAST_MARK 0x205E

/* A glyph at its place, whoever found it. */
typedef struct
{
  guint  glyph;
  guint  cluster; /* where in the text that it stands for begins, in bytes */
  double advance;
  double dx;
  double dy;
} Glyph;

struct _TflPdfTexts
{
  TflPdfFile  *file;
  GPtrArray   *fonts;                 /* of TflPdfFont */
  guint        main_fonts[N_WEIGHTS]; /* what most text is in: 1 + its index in fonts; 0: not found yet */
  GHashTable  *words[N_WEIGHTS];      /* word → GPtrArray of TflPdfPiece */
  hb_buffer_t *buffer;
  GArray      *glyphs; /* of Glyph: those of the run that is shaped now */
  GString     *word;   /* the one that is looked up now */
};

static void
piece_free (TflPdfPiece *self)
{
  g_free (self->glyphs);
  g_clear_object (&self->pango);
  g_free (self);
}

TflPdfTexts *
tfl_pdf_texts_new (TflPdfFile *file)
{
  TflPdfTexts *self = g_new0 (TflPdfTexts, 1);

  self->file = file;
  self->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) tfl_pdf_font_free);
  for (guint i = 0; i < N_WEIGHTS; i++)
    self->words[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->buffer = hb_buffer_create ();
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  self->word = g_string_new (NULL);

  return self;
}

void
tfl_pdf_texts_free (TflPdfTexts *self)
{
  for (guint i = 0; i < N_WEIGHTS; i++)
    g_hash_table_unref (self->words[i]);
  g_ptr_array_unref (self->fonts);
  hb_buffer_destroy (self->buffer);
  g_array_unref (self->glyphs);
  g_string_free (self->word, TRUE);
  g_free (self);
}

/* Its number, from 1; 0: it cannot be embedded. */
static guint
find_font (TflPdfTexts *self,
           PangoFont   *font)
{
  hb_font_t *hb = pango_font_get_hb_font (font);

  for (guint i = 0; i < self->fonts->len; i++)
    if (tfl_pdf_font_is_for (self->fonts->pdata[i], hb))
      return i + 1;
  if (!tfl_pdf_font_can_embed (hb))
    return 0;
  g_ptr_array_add (self->fonts, tfl_pdf_font_new (self->file, hb));

  return self->fonts->len;
}

/* How much of the text a glyph stands for: up to where the next cluster begins. */
static gsize
find_end (GArray *glyphs,
          guint   cluster,
          gsize   length)
{
  gsize end = length;

  for (guint i = 0; i < glyphs->len; i++)
    {
      guint other = g_array_index (glyphs, Glyph, i).cluster;

      if (other > cluster && other < end)
        end = other;
    }

  return end;
}

/* Makes a piece of the glyphs from `first` on, which all stand as high; returns how many it took. */
static guint
add_piece (TflPdfTexts *self,
           GPtrArray   *pieces,
           guint        number,
           guint        first,
           const char  *text,
           gsize        length)
{
  static const char digits[] = "0123456789ABCDEF";
  TflPdfFont *font = self->fonts->pdata[number - 1];
  GString *out = g_string_new ("<");
  TflPdfPiece *piece = g_new0 (TflPdfPiece, 1);
  double pen = 0; /* where the next glyph belongs */
  double at = 0;  /* where it would come to stand */
  guint i;

  piece->font = number;
  piece->rise = g_array_index (self->glyphs, Glyph, first).dy;
  for (i = first; i < self->glyphs->len; i++)
    {
      const Glyph *glyph = &g_array_index (self->glyphs, Glyph, i);
      gboolean leads = i == 0 || g_array_index (self->glyphs, Glyph, i - 1).cluster != glyph->cluster;
      double ahead = pen + glyph->dx - at;

      if (fabs (glyph->dy - piece->rise) >= UNSEEN)
        break;
      if (fabs (ahead) >= UNSEEN)
        {
          tfl_decimal_put (out, ">", -round (ahead), "<"); /* TJ counts backwards (§9.4.3) */
          at += round (ahead);
        }
      for (int shift = 12; shift >= 0; shift -= 4)
        g_string_append_c (out, digits[(glyph->glyph >> shift) & 0xF]);
      tfl_pdf_font_use (font, glyph->glyph, text + glyph->cluster,
                        leads ? find_end (self->glyphs, glyph->cluster, length) - glyph->cluster : 0);
      at += tfl_pdf_font_get_width (font, glyph->glyph);
      pen += glyph->advance;
    }
  if (fabs (pen - at) >= UNSEEN)
    tfl_decimal_put (out, ">", -round (pen - at), "");
  else
    g_string_append_c (out, '>');
  piece->glyphs = g_string_free (out, FALSE);
  piece->width = pen;
  g_ptr_array_add (pieces, piece);

  return i - first;
}

static void
add_pieces (TflPdfTexts *self,
            GPtrArray   *pieces,
            guint        number,
            const char  *text,
            gsize        length)
{
  for (guint i = 0; i < self->glyphs->len;)
    i += add_piece (self, pieces, number, i, text, length);
}

/* A letter that no font has is drawn as a box with its number, which is no glyph of any font. */
static gboolean
has_unknown (const PangoGlyphString *glyphs)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if ((glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
      return TRUE;

  return FALSE;
}

/* Glyphs that cannot be embedded are drawn as pictures, one by one. */
static void
add_pictures (GPtrArray        *pieces,
              PangoFont        *font,
              PangoGlyphString *glyphs,
              const char       *text,
              gsize             length)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      TflPdfPiece *piece = g_new0 (TflPdfPiece, 1);

      piece->pango = g_object_ref (font);
      piece->picture = glyphs->glyphs[i].glyph;
      piece->glyphs = i == 0 ? g_strndup (text, length) : g_strdup (""); /* said once, for all of them */
      piece->width = glyphs->glyphs[i].geometry.width * 1000.0 / (TFL_TEXT_REFERENCE * PANGO_SCALE);
      g_ptr_array_add (pieces, piece);
    }
}

/* What Pango makes of the text, which knows all scripts and finds a font for each letter. */
static void
shape_with_pango (TflPdfTexts *self,
                  const char  *text,
                  int          weight,
                  GPtrArray   *pieces)
{
  const double unit = 1000.0 / (TFL_TEXT_REFERENCE * PANGO_SCALE);
  PangoLayoutLine *line = pango_layout_get_line_readonly (tfl_text_layout (text, weight), 0);

  for (GSList *l = line != NULL ? line->runs : NULL; l != NULL; l = l->next)
    {
      const PangoLayoutRun *run = l->data;
      const PangoItem *item = run->item;
      guint number = has_unknown (run->glyphs) ? 0 : find_font (self, item->analysis.font);

      g_array_set_size (self->glyphs, 0);
      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
          Glyph glyph = { info->glyph, (guint) run->glyphs->log_clusters[i], info->geometry.width * unit,
                          info->geometry.x_offset * unit, -info->geometry.y_offset * unit };

          if (info->glyph != PANGO_GLYPH_EMPTY)
            g_array_append_val (self->glyphs, glyph);
        }
      if (number > 0)
        add_pieces (self, pieces, number, text + item->offset, (gsize) item->length);
      else
        add_pictures (pieces, item->analysis.font, run->glyphs, text + item->offset, (gsize) item->length);
    }
}

/* The font that letters of Europe are in; 0: there is none to embed. */
static guint
get_main_font (TflPdfTexts *self,
               int          weight,
               guint        slot)
{
  if (self->main_fonts[slot] == 0)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (tfl_text_layout ("n", weight), 0);
      const PangoLayoutRun *run = line != NULL && line->runs != NULL ? line->runs->data : NULL;

      self->main_fonts[slot] = run != NULL ? find_font (self, run->item->analysis.font) : 0;
    }

  return self->main_fonts[slot];
}

/* A word of the main font; FALSE where that lacks a letter of it. */
static gboolean
shape_simply (TflPdfTexts *self,
              guint        number,
              const char  *word,
              GPtrArray   *pieces)
{
  TflPdfFont *font = self->fonts->pdata[number - 1];
  double unit = tfl_pdf_font_get_unit (font);
  guint n_glyphs;
  const hb_glyph_info_t *infos;
  const hb_glyph_position_t *positions;

  hb_buffer_clear_contents (self->buffer);
  hb_buffer_add_utf8 (self->buffer, word, -1, 0, -1);
  hb_buffer_guess_segment_properties (self->buffer);
  hb_shape (tfl_pdf_font_get_hb (font), self->buffer, NULL, 0);
  infos = hb_buffer_get_glyph_infos (self->buffer, &n_glyphs);
  positions = hb_buffer_get_glyph_positions (self->buffer, NULL);

  g_array_set_size (self->glyphs, 0);
  for (guint i = 0; i < n_glyphs; i++)
    {
      Glyph glyph = { infos[i].codepoint, infos[i].cluster, positions[i].x_advance * unit, positions[i].x_offset * unit,
                      positions[i].y_offset * unit };

      if (glyph.glyph == 0)
        return FALSE;
      g_array_append_val (self->glyphs, glyph);
    }
  add_pieces (self, pieces, number, word, strlen (word));

  return TRUE;
}

static GPtrArray *
get_pieces (TflPdfTexts *self,
            const char  *word,
            int          weight,
            gboolean     is_simple)
{
  guint slot = (guint) CLAMP (weight / 100, 1, N_WEIGHTS) - 1;
  GPtrArray *pieces = g_hash_table_lookup (self->words[slot], word);
  guint number;

  if (pieces == NULL)
    {
      pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
      g_hash_table_insert (self->words[slot], g_strdup (word), pieces);
      number = is_simple ? get_main_font (self, weight, slot) : 0;
      if (number == 0 || !shape_simply (self, number, word, pieces))
        shape_with_pango (self, word, weight, pieces);
    }

  return pieces;
}

static double
take_pieces (TflPdfTexts *self,
             const char  *word,
             int          weight,
             gboolean     is_simple,
             GPtrArray   *pieces)
{
  GPtrArray *own = get_pieces (self, word, weight, is_simple);
  double width = 0;

  for (guint i = 0; i < own->len; i++)
    {
      width += ((const TflPdfPiece *) own->pdata[i])->width;
      g_ptr_array_add (pieces, own->pdata[i]);
    }

  return width;
}

/* Its words can be shaped one by one, from left to right. */
static gboolean
is_simple (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);

      if (c >= FIRST_INTRICATE && (c < FIRST_MARK || c > LAST_MARK))
        return FALSE;
    }

  return TRUE;
}

double
tfl_pdf_texts_shape (TflPdfTexts *self,
                     const char  *text,
                     int          weight,
                     GPtrArray   *pieces)
{
  double width = 0;

  if (!is_simple (text))
    return take_pieces (self, text, weight, FALSE, pieces);

  while (*text != '\0')
    {
      gsize length = *text == ' ' ? 1 : strcspn (text, " ");

      g_string_truncate (self->word, 0);
      g_string_append_len (self->word, text, (gssize) length);
      width += take_pieces (self, self->word->str, weight, TRUE, pieces);
      text += length;
    }

  return width;
}

void
tfl_pdf_texts_write (TflPdfTexts *self,
                     GString     *resources)
{
  for (guint i = 0; i < self->fonts->len; i++)
    {
      TflPdfFont *font = self->fonts->pdata[i];

      tfl_pdf_font_write (font);
      g_string_append_printf (resources, "/F%u %u 0 R ", i + 1, tfl_pdf_font_get_object (font));
    }
}
