#include "config.h"

#include "tfl-text.h"

#include <string.h>

/* Nobody reads more of a name than this on a picture, and it bounds the time that one text may take. */
#define MAX_CHARACTERS 300

/* Words remembered for one weight before all are forgotten. */
#define MAX_REMEMBERED 100000

/* The same for texts that were laid out, of all weights. */
#define MAX_LAYOUTS 3000

/* Weights 100 to 900. */
#define N_WEIGHTS 9

typedef struct
{
  PangoContext *context;
  PangoLayout  *layout;              /* for measuring */
  GHashTable   *layouts[N_WEIGHTS];  /* text → PangoLayout */
  guint         n_layouts;
  GHashTable   *widths[N_WEIGHTS];   /* word → width at the reference size, in Pango units, plus one */
} Measurer;

static void
forget_layouts (Measurer *self)
{
  for (guint i = 0; i < N_WEIGHTS; i++)
    g_clear_pointer (&self->layouts[i], g_hash_table_unref);
  self->n_layouts = 0;
}

static void
measurer_free (Measurer *self)
{
  forget_layouts (self);
  for (guint i = 0; i < N_WEIGHTS; i++)
    g_clear_pointer (&self->widths[i], g_hash_table_unref);
  g_clear_object (&self->layout);
  g_clear_object (&self->context);
  g_free (self);
}

static GPrivate measurers = G_PRIVATE_INIT ((GDestroyNotify) measurer_free);

static Measurer *
get_measurer (void)
{
  Measurer *self = g_private_get (&measurers);

  if (self == NULL)
    {
      g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
      cairo_font_options_t *options = cairo_font_options_create ();

      cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
      cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);

      self = g_new0 (Measurer, 1);
      pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 96);
      self->context = pango_font_map_create_context (map);
      pango_cairo_context_set_font_options (self->context, options);
      pango_context_set_round_glyph_positions (self->context, FALSE);
      /* A fixed language: the same bytes whatever the locale. */
      pango_context_set_language (self->context, pango_language_from_string ("en"));
      pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
      self->layout = pango_layout_new (self->context);
      cairo_font_options_destroy (options);
      g_private_set (&measurers, self);
    }

  return self;
}

static guint
slot_of (int weight)
{
  return (guint) CLAMP (weight / 100, 1, N_WEIGHTS) - 1;
}

static void
set_font (PangoLayout *layout,
          int          weight)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, TFL_TEXT_FAMILIES);
  pango_font_description_set_weight (font, (PangoWeight) weight);
  pango_font_description_set_absolute_size (font, TFL_TEXT_REFERENCE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_free (font);
}

PangoLayout *
tfl_text_layout (const char *text,
                 int         weight)
{
  Measurer *self = get_measurer ();
  GHashTable **layouts = &self->layouts[slot_of (weight)];
  PangoLayout *layout = *layouts != NULL ? g_hash_table_lookup (*layouts, text) : NULL;

  if (layout != NULL)
    return layout;

  if (self->n_layouts >= MAX_LAYOUTS)
    forget_layouts (self);
  if (*layouts == NULL)
    *layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  layout = pango_layout_new (self->context);
  set_font (layout, weight);
  pango_layout_set_text (layout, text, -1);
  g_hash_table_insert (*layouts, g_strdup (text), layout);
  self->n_layouts++;

  return layout;
}

/* The layout of the text at the reference size, to be used at once. */
static PangoLayout *
lay_out (Measurer   *self,
         const char *text,
         gssize      length,
         int         weight)
{
  set_font (self->layout, weight);
  pango_layout_set_text (self->layout, text, length);

  return self->layout;
}

static int
measure_word (Measurer   *self,
              const char *word,
              gsize       length,
              int         weight)
{
  guint slot = slot_of (weight);
  GHashTable *widths = self->widths[slot];
  char small[64];
  g_autofree char *large = length < sizeof small ? NULL : g_strndup (word, length);
  const char *key = large != NULL ? large : small;
  gpointer width;

  if (large == NULL)
    {
      memcpy (small, word, length);
      small[length] = '\0';
    }
  if (widths == NULL || g_hash_table_size (widths) > MAX_REMEMBERED)
    {
      g_clear_pointer (&self->widths[slot], g_hash_table_unref);
      widths = self->widths[slot] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }

  width = g_hash_table_lookup (widths, key);
  if (width == NULL)
    {
      int measured;

      pango_layout_get_size (lay_out (self, word, length, weight), &measured, NULL);
      width = GINT_TO_POINTER (measured + 1);
      g_hash_table_insert (widths, g_strdup (key), width);
    }

  return GPOINTER_TO_INT (width) - 1;
}

/* Word by word, since names share words: most are measured once for a whole model. */
static double
measure_length (const char *text,
                gsize       length,
                double      size,
                int         weight)
{
  Measurer *self = get_measurer ();
  const char *end = text + length;
  double width = 0;

  while (text < end)
    {
      const char *space = memchr (text, ' ', end - text);
      const char *word_end = space != NULL ? space : end;

      if (word_end > text)
        width += measure_word (self, text, word_end - text, weight);
      if (space != NULL)
        width += measure_word (self, " ", 1, weight);
      text = space != NULL ? space + 1 : end;
    }

  return width / PANGO_SCALE * size / TFL_TEXT_REFERENCE;
}

double
tfl_text_measure (const char *text,
                  double      size,
                  int         weight)
{
  return measure_length (text, strlen (text), size, weight);
}

static double
measure_unremembered (const char *text,
                      gsize       length,
                      double      size,
                      int         weight)
{
  int measured;

  pango_layout_get_size (lay_out (get_measurer (), text, (gssize) length, weight), &measured, NULL);

  return (double) measured / PANGO_SCALE * size / TFL_TEXT_REFERENCE;
}

/* By halving, where text does not run from left to right and a place says nothing of a length. */
static gsize
halve_to_fit (const char *text,
              double      size,
              int         weight,
              double      width)
{
  glong fits = 0;
  glong too_long = g_utf8_strlen (text, -1) + 1;

  while (too_long - fits > 1)
    {
      glong middle = fits + (too_long - fits) / 2;

      if (measure_unremembered (text, g_utf8_offset_to_pointer (text, middle) - text, size, weight) <= width)
        fits = middle;
      else
        too_long = middle;
    }

  return g_utf8_offset_to_pointer (text, fits) - text;
}

/* How many bytes of the text fit, never within a character. */
static gsize
fitting_length (const char *text,
                double      size,
                int         weight,
                double      width)
{
  PangoLayout *layout = lay_out (get_measurer (), text, -1, weight);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  double limit = width * TFL_TEXT_REFERENCE / size * PANGO_SCALE;
  int index = 0;
  int trailing = 0;

  if (line == NULL || limit <= 0)
    return 0;
  pango_layout_line_x_to_index (line, (int) MIN (limit, G_MAXINT / 2), &index, &trailing);
  if (measure_unremembered (text, index, size, weight) > width)
    return halve_to_fit (text, size, weight, width);

  return (gsize) index;
}

char *
tfl_text_ellipsize (const char *text,
                    double      size,
                    int         weight,
                    double      width)
{
  gsize length;

  if (tfl_text_measure (text, size, weight) <= width)
    return g_strdup (text);

  length = fitting_length (text, size, weight, width - tfl_text_measure ("…", size, weight));
  while (length > 0 && text[length - 1] == ' ')
    length--;
  if (length == 0)
    return g_strdup (width >= tfl_text_measure ("…", size, weight) ? "…" : "");

  return g_strdup_printf ("%.*s…", (int) length, text);
}

/* Where the first line ends: behind the last word that fits, or within a word that is
 * wider than a whole line. */
static gsize
first_line_length (const char *text,
                   double      size,
                   int         weight,
                   double      width)
{
  const char *best = NULL;

  for (const char *space = strchr (text, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      if (measure_length (text, space - text, size, weight) > width)
        break;
      best = space;
    }

  return best != NULL ? (gsize) (best - text) : fitting_length (text, size, weight, width);
}

guint
tfl_text_wrap (const char  *text,
               double       size,
               int          weight,
               double       width,
               char       **first,
               char       **second)
{
  gsize length;
  const char *rest;

  *second = NULL;
  if (tfl_text_measure (text, size, weight) <= width)
    {
      *first = g_strdup (text);
      return 1;
    }

  length = first_line_length (text, size, weight, width);
  if (length == 0)
    {
      *first = tfl_text_ellipsize (text, size, weight, width);
      return 1;
    }

  *first = g_strndup (text, length);
  rest = text + length;
  while (*rest == ' ')
    rest++;
  *second = tfl_text_ellipsize (rest, size, weight, width);

  return 2;
}

static gboolean
is_drawable (gunichar c)
{
  if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFFFE || c == 0xFFFF)
    return FALSE;

  return g_unichar_isprint (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT
      || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/* Nothing in it to be cleaned: printable ASCII, with single blanks between words.  Most names are. */
static gboolean
is_clean (const char *text)
{
  char before = ' ';
  guint n = 0;

  for (; text[n] != '\0' && n < MAX_CHARACTERS; before = text[n++])
    if (text[n] < ' ' || text[n] > '~' || (text[n] == ' ' && before == ' '))
      return FALSE;

  return text[n] == '\0' && (n == 0 || before != ' ');
}

char *
tfl_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  GString *out;
  guint n = 0;
  gboolean was_space = TRUE;

  if (text == NULL)
    return g_strdup ("");
  if (is_clean (text))
    return g_strdup (text);
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  out = g_string_sized_new (64);
  for (const char *p = text; *p != '\0' && n < MAX_CHARACTERS; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_space = g_unichar_isspace (c) || g_unichar_iscntrl (c);

      if (is_space && !was_space)
        g_string_append_c (out, ' ');
      else if (!is_space && is_drawable (c))
        g_string_append_unichar (out, c);
      was_space = is_space;
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}
