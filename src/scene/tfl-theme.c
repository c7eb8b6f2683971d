#include "config.h"

#include "tfl-theme.h"

typedef struct
{
  const char *nick;
  guint32     rgb[TFL_N_THEMES]; /* light, dark, print */
} Row;

static const Row rows[TFL_N_COLOURS] = {
  [TFL_COLOUR_NONE]         = { "none",         { 0x000000, 0x000000, 0x000000 } },
  [TFL_COLOUR_CANVAS]       = { "canvas",       { 0xFAFAFB, 0x1B1C1F, 0xFFFFFF } },
  [TFL_COLOUR_PAPER]        = { "paper",        { 0xFFFFFF, 0x2C2D31, 0xFFFFFF } },
  [TFL_COLOUR_WASH]         = { "wash",         { 0xEEF1F5, 0x232428, 0xF6F7F8 } },
  [TFL_COLOUR_CHIP_FILL]    = { "chip-fill",    { 0xFFFFFF, 0x34363B, 0xFFFFFF } },
  [TFL_COLOUR_CHIP_BORDER]  = { "chip-border",  { 0xB4BAC5, 0x555A64, 0x8A909B } },
  [TFL_COLOUR_UNIT_BORDER]  = { "unit-border",  { 0x838B98, 0x7E8492, 0x5E6571 } },
  [TFL_COLOUR_INK]          = { "ink",          { 0x1D2026, 0xF2F3F5, 0x000000 } },
  [TFL_COLOUR_INK_2]        = { "ink-2",        { 0x565D6A, 0xB3B8C2, 0x3F444D } },
  [TFL_COLOUR_INK_3]        = { "ink-3",        { 0x828996, 0x8A909C, 0x5E6571 } },
  [TFL_COLOUR_SERVICE]      = { "service",      { 0x434A58, 0xC3C8D2, 0x23272F } },
  [TFL_COLOUR_LOBE_ON]      = { "lobe-on",      { 0x39414F, 0xDDE1E8, 0x1D2026 } },
  [TFL_COLOUR_LOBE_OFF]     = { "lobe-off",     { 0xA0A7B3, 0x6F7683, 0x7E8591 } },
  [TFL_COLOUR_PALE_FILL]    = { "pale-fill",    { 0xFFFFFF, 0x2A2B2F, 0xFFFFFF } },
  [TFL_COLOUR_PALE_EDGE]    = { "pale-edge",    { 0xC3C8D1, 0x565B66, 0x9298A3 } },
  [TFL_COLOUR_PALE_TEXT]    = { "pale-text",    { 0x676E7B, 0x9AA0AC, 0x5E6571 } },
  [TFL_COLOUR_ACCENT]       = { "accent",       { 0x1C71D8, 0x62A0EA, 0x0B57B7 } },
  [TFL_COLOUR_MAGENTA]      = { "magenta",      { 0xC8127E, 0xFF6FD0, 0xA8005F } },
  [TFL_COLOUR_ON_MAGENTA]   = { "on-magenta",   { 0xFFFFFF, 0x1A0714, 0xFFFFFF } },
  [TFL_COLOUR_ON_LOBE]      = { "on-lobe",      { 0xFFFFFF, 0x16181D, 0xFFFFFF } },
  [TFL_COLOUR_HATCH_STRIPE] = { "hatch-stripe", { 0xE58ABF, 0xA8437F, 0xC94A98 } },
  [TFL_COLOUR_HATCH_GROUND] = { "hatch-ground", { 0xFBE3F1, 0x4A1F3B, 0xFFFFFF } },
  [TFL_COLOUR_PLATE]        = { "plate",        { 0xFFFFFF, 0x2A1524, 0xFFFFFF } },

  [TFL_COLOUR_HEAT]     = { "heat-1", { 0xE9F1FD, 0x28344A, 0xEDF3FB } },
  [TFL_COLOUR_HEAT + 1] = { "heat-2", { 0xD3E4FB, 0x2A3D5C, 0xDCE8F7 } },
  [TFL_COLOUR_HEAT + 2] = { "heat-3", { 0xC0D9F8, 0x2C466E, 0xCBDDF3 } },

  [TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_AGREE]   = { "agree",   { 0x36589C, 0x7C9EE0, 0x36589C } },
  [TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_CHANGE]  = { "change",  { 0xF4DE4C, 0xF4DE4C, 0xF4DE4C } },
  [TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_RECOVER] = { "recover", { 0xB43924, 0xE5674F, 0xB43924 } },
  [TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_OPERATE] = { "operate", { 0x50A94A, 0x62BC5C, 0x50A94A } },
  [TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_IMPROVE] = { "improve", { 0xDF8412, 0xF09A36, 0xDF8412 } },

  [TFL_COLOUR_PROCESS_EDGE + TFL_PROCESS_AGREE]   = { "agree-edge",   { 0x24406F, 0xA9C0EF, 0x24406F } },
  [TFL_COLOUR_PROCESS_EDGE + TFL_PROCESS_CHANGE]  = { "change-edge",  { 0x8F7D05, 0xF9EB8F, 0x8F7D05 } },
  [TFL_COLOUR_PROCESS_EDGE + TFL_PROCESS_RECOVER] = { "recover-edge", { 0x84230F, 0xF1A090, 0x84230F } },
  [TFL_COLOUR_PROCESS_EDGE + TFL_PROCESS_OPERATE] = { "operate-edge", { 0x2C7427, 0x98D793, 0x2C7427 } },
  [TFL_COLOUR_PROCESS_EDGE + TFL_PROCESS_IMPROVE] = { "improve-edge", { 0x9C5A06, 0xF7BF80, 0x9C5A06 } },

  [TFL_COLOUR_PROCESS_TEXT + TFL_PROCESS_AGREE]   = { "agree-text",   { 0xFFFFFF, 0x16181D, 0xFFFFFF } },
  [TFL_COLOUR_PROCESS_TEXT + TFL_PROCESS_CHANGE]  = { "change-text",  { 0x16181D, 0x16181D, 0x16181D } },
  [TFL_COLOUR_PROCESS_TEXT + TFL_PROCESS_RECOVER] = { "recover-text", { 0xFFFFFF, 0x16181D, 0xFFFFFF } },
  [TFL_COLOUR_PROCESS_TEXT + TFL_PROCESS_OPERATE] = { "operate-text", { 0x16181D, 0x16181D, 0x16181D } },
  [TFL_COLOUR_PROCESS_TEXT + TFL_PROCESS_IMPROVE] = { "improve-text", { 0x16181D, 0x16181D, 0x16181D } },
};

guint32
tfl_theme_get_rgb (TflTheme  theme,
                   TflColour colour)
{
  g_return_val_if_fail ((guint) colour < TFL_N_COLOURS, 0);
  g_return_val_if_fail ((guint) theme < TFL_N_THEMES, 0);

  return rows[colour].rgb[theme];
}

guint32
tfl_theme_get_faded (TflTheme  theme,
                     TflColour colour)
{
  guint32 rgb = tfl_theme_get_rgb (theme, colour);
  guint32 ground = tfl_theme_get_rgb (theme, TFL_COLOUR_CANVAS);
  guint32 mixed = 0;

  for (guint shift = 0; shift < 24; shift += 8)
    {
      guint32 of = (rgb >> shift) & 0xFF, over = (ground >> shift) & 0xFF;

      mixed |= (40 * of + 60 * over + 50) / 100 << shift;
    }

  return mixed;
}

const char *
tfl_colour_nick (TflColour colour)
{
  g_return_val_if_fail ((guint) colour < TFL_N_COLOURS, NULL);

  return rows[colour].nick;
}
