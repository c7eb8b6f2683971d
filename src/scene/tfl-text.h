/* Measuring and cutting of text with the fonts of the picture.
 *
 * Needs no display and may be called on any thread: each has its own font map and
 * its own memory of widths.  Widths are those of the unhinted font, so they grow evenly
 * with the size and are the same on screen and in every export.
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define TFL_TEXT_FAMILIES "Inter, Cantarell, DejaVu Sans, sans-serif"

double tfl_text_measure  (const char  *text,
                          double       size,
                          int          weight);

/* The text, or as much of it as fits with “…” behind. (transfer full) */
char  *tfl_text_ellipsize (const char *text,
                           double      size,
                           int         weight,
                           double      width);

/* At most two lines; the second is cut where even two do not hold it.  Returns how
 * many there are: 1 or 2. (out) (transfer full) for both; *second may become NULL. */
guint  tfl_text_wrap     (const char  *text,
                          double       size,
                          int          weight,
                          double       width,
                          char       **first,
                          char       **second);

/* What may be drawn of any text: valid UTF-8 on one line, without control and
 * direction characters, and not endless. (transfer full) */
char  *tfl_text_clean    (const char  *text);

/* The size that texts are laid out at. */
#define TFL_TEXT_REFERENCE 64.0

/* The text laid out at the reference size, for drawing it scaled; of the calling thread's fonts, and remembered until
 * many others were asked for: to be used at once. (transfer none) */
PangoLayout *tfl_text_layout (const char *text,
                              int         weight);

G_END_DECLS
