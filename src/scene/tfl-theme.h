/* The colours of a picture.  A shape names a colour by what it is for; a theme
 * says what that looks like.  Numbers: docs/picture.md, "Colour".
 */
#pragma once

#include "model/tfl-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  TFL_THEME_LIGHT,
  TFL_THEME_DARK,
  TFL_THEME_PRINT,
} TflTheme;
#define TFL_N_THEMES 3

typedef enum
{
  TFL_COLOUR_NONE, /* nothing is drawn */
  TFL_COLOUR_CANVAS,
  TFL_COLOUR_PAPER,        /* units at odd depth */
  TFL_COLOUR_WASH,         /* units at even depth */
  TFL_COLOUR_CHIP_FILL,
  TFL_COLOUR_CHIP_BORDER,
  TFL_COLOUR_UNIT_BORDER,
  TFL_COLOUR_INK,
  TFL_COLOUR_INK_2,
  TFL_COLOUR_INK_3,
  TFL_COLOUR_SERVICE,
  TFL_COLOUR_LOBE_ON,
  TFL_COLOUR_LOBE_OFF,
  TFL_COLOUR_PALE_FILL,    /* a process cell without work */
  TFL_COLOUR_PALE_EDGE,
  TFL_COLOUR_PALE_TEXT,
  TFL_COLOUR_ACCENT,
  TFL_COLOUR_MAGENTA,      /* a hole, and nothing else */
  TFL_COLOUR_ON_MAGENTA,   /* “?” and counts */
  TFL_COLOUR_ON_LOBE,      /* letters of the role badge */
  TFL_COLOUR_HATCH_STRIPE,
  TFL_COLOUR_HATCH_GROUND,
  TFL_COLOUR_PLATE,        /* text ground on a hatch */
  TFL_COLOUR_HEAT,         /* + 0, 1, 2: more and more */
  TFL_COLOUR_PROCESS_FILL = TFL_COLOUR_HEAT + 3, /* + TflProcess, as the next two */
  TFL_COLOUR_PROCESS_EDGE = TFL_COLOUR_PROCESS_FILL + TFL_N_PROCESSES,
  TFL_COLOUR_PROCESS_TEXT = TFL_COLOUR_PROCESS_EDGE + TFL_N_PROCESSES,
  TFL_N_COLOURS           = TFL_COLOUR_PROCESS_TEXT + TFL_N_PROCESSES
} TflColour;

/* 0xRRGGBB */
guint32     tfl_theme_get_rgb  (TflTheme    theme,
                                TflColour   colour);

/* The same, faded: 40 % of it, and the canvas for the rest.  Mixed, not translucent, so that what lies below does not
 * show through and every format can say it. */
guint32     tfl_theme_get_faded (TflTheme   theme,
                                 TflColour  colour);
const char *tfl_colour_nick    (TflColour   colour); /* "hatch-stripe", for dumps */

G_END_DECLS
