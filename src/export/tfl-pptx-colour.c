#include "config.h"

#include "tfl-pptx-colour.h"

#include "tfl-pptx-xml.h"

#include <math.h>

/* Sums of differences of the three channels: what nobody sees beside each other. */
#define NEAR 36

/* The slots of a theme, by what a slide calls them; the colour of ours that each holds. */
static const struct { const char *name; TflColour colour; } slots[] = {
  { "bg1", TFL_COLOUR_PAPER },
  { "tx1", TFL_COLOUR_INK },
  { "bg2", TFL_COLOUR_WASH },
  { "tx2", TFL_COLOUR_INK_2 },
  { "accent1", TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_AGREE },
  { "accent2", TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_CHANGE },
  { "accent3", TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_RECOVER },
  { "accent4", TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_OPERATE },
  { "accent5", TFL_COLOUR_PROCESS_FILL + TFL_PROCESS_IMPROVE },
  { "accent6", TFL_COLOUR_MAGENTA },
  { "hlink", TFL_COLOUR_ACCENT },
};

enum { BG1, TX1, BG2, TX2, ACCENT1, ACCENT6 = 9, HLINK };

/* Of which slot a colour is made. */
static int
find_base (TflColour colour)
{
  if (colour >= TFL_COLOUR_PROCESS_FILL && colour < TFL_COLOUR_PROCESS_EDGE)
    return ACCENT1 + (int) (colour - TFL_COLOUR_PROCESS_FILL);
  if (colour >= TFL_COLOUR_PROCESS_EDGE && colour < TFL_COLOUR_PROCESS_TEXT)
    return ACCENT1 + (int) (colour - TFL_COLOUR_PROCESS_EDGE);

  switch ((int) colour)
    {
    case TFL_COLOUR_CANVAS:
    case TFL_COLOUR_PAPER:
    case TFL_COLOUR_CHIP_FILL:
    case TFL_COLOUR_PALE_FILL:
    case TFL_COLOUR_PLATE:
    case TFL_COLOUR_ON_MAGENTA:
    case TFL_COLOUR_ON_LOBE:
      return BG1;
    case TFL_COLOUR_WASH:
      return BG2;
    case TFL_COLOUR_INK:
      return TX1;
    case TFL_COLOUR_MAGENTA:
    case TFL_COLOUR_HATCH_STRIPE:
    case TFL_COLOUR_HATCH_GROUND:
      return ACCENT6;
    case TFL_COLOUR_ACCENT:
      return HLINK;
    default:
      return TX2;
    }
}

static guint32
slot_rgb (TflTheme deck,
          guint    slot)
{
  /* Slides of a dark deck lie on its canvas; on a light one paper is as good, and prints. */
  if (slot == BG1 && deck == TFL_THEME_DARK)
    return tfl_theme_get_rgb (deck, TFL_COLOUR_CANVAS);

  return tfl_theme_get_rgb (deck, slots[slot].colour);
}

typedef struct { double hue, saturation, light; } Hsl;

static Hsl
to_hsl (guint32 rgb)
{
  double r = ((rgb >> 16) & 0xFF) / 255.0, g = ((rgb >> 8) & 0xFF) / 255.0, b = (rgb & 0xFF) / 255.0;
  double most = MAX (r, MAX (g, b)), least = MIN (r, MIN (g, b)), apart = most - least;
  Hsl hsl = { 0, 0, (most + least) / 2 };

  if (apart <= 0)
    return hsl;
  hsl.saturation = apart / (1 - fabs (2 * hsl.light - 1));
  if (most == r)
    hsl.hue = fmod ((g - b) / apart + 6, 6);
  else
    hsl.hue = most == g ? (b - r) / apart + 2 : (r - g) / apart + 4;

  return hsl;
}

static guint32
from_hsl (Hsl hsl)
{
  double chroma = (1 - fabs (2 * hsl.light - 1)) * hsl.saturation;
  double x = chroma * (1 - fabs (fmod (hsl.hue, 2) - 1));
  double base = hsl.light - chroma / 2;
  double r = hsl.hue < 1 || hsl.hue >= 5 ? chroma : hsl.hue < 2 || hsl.hue >= 4 ? x : 0;
  double g = hsl.hue >= 1 && hsl.hue < 3 ? chroma : hsl.hue < 4 ? x : 0;
  double b = hsl.hue >= 3 && hsl.hue < 5 ? chroma : hsl.hue >= 2 ? x : 0;

  return (guint32) lround ((r + base) * 255) << 16 | (guint32) lround ((g + base) * 255) << 8
       | (guint32) lround ((b + base) * 255);
}

static int
difference (guint32 a,
            guint32 b)
{
  return ABS ((int) ((a >> 16) & 0xFF) - (int) ((b >> 16) & 0xFF)) + ABS ((int) ((a >> 8) & 0xFF) - (int) ((b >> 8) & 0xFF))
       + ABS ((int) (a & 0xFF) - (int) (b & 0xFF));
}

/* A base made lighter or darker, as programs do for the shades of a theme's colours. */
static gboolean
put_derived (GString *out,
             TflTheme deck,
             guint    slot,
             guint32  rgb)
{
  Hsl wanted = to_hsl (rgb), base = to_hsl (slot_rgb (deck, slot));
  Hsl made = { base.hue, base.saturation, wanted.light };
  int times, plus = 0;

  if (difference (from_hsl (made), rgb) > NEAR || base.light <= 0 || base.light >= 1)
    return FALSE;

  if (wanted.light <= base.light)
    times = (int) lround (100000 * wanted.light / base.light);
  else
    {
      times = (int) lround (100000 * (1 - wanted.light) / (1 - base.light));
      plus = 100000 - times;
    }
  g_string_append_printf (out, "<a:schemeClr val=\"%s\"><a:lumMod val=\"%d\"/>", slots[slot].name, times);
  if (plus > 0)
    g_string_append_printf (out, "<a:lumOff val=\"%d\"/>", plus);
  g_string_append (out, "</a:schemeClr>");

  return TRUE;
}

void
tfl_pptx_put_colour (GString              *out,
                     const TflPptxPalette *self,
                     TflColour             colour,
                     gboolean              faded)
{
  guint32 rgb = (faded ? tfl_theme_get_faded : tfl_theme_get_rgb) (self->page, colour);
  int base = find_base (colour);

  for (guint i = 0; !faded && i < 2; i++)
    {
      /* First its own base, then paper or ink: white letters on a colour. */
      guint slot = i == 0 ? (guint) base : (guint) BG1;

      if (difference (slot_rgb (self->deck, slot), rgb) <= (i == 0 ? 6 : 0))
        {
          g_string_append_printf (out, "<a:schemeClr val=\"%s\"/>", slots[slot].name);
          return;
        }
    }
  if (colour >= TFL_COLOUR_PROCESS_TEXT && !faded && difference (slot_rgb (self->deck, TX1), rgb) <= NEAR)
    g_string_append (out, "<a:schemeClr val=\"tx1\"/>");
  else if (faded || colour >= TFL_COLOUR_PROCESS_TEXT || !put_derived (out, self->deck, (guint) base, rgb))
    g_string_append_printf (out, "<a:srgbClr val=\"%06X\"/>", rgb);
}

void
tfl_pptx_put_fill (GString              *out,
                   const TflPptxPalette *self,
                   TflColour             colour,
                   gboolean              faded)
{
  if (colour == TFL_COLOUR_NONE)
    {
      g_string_append (out, "<a:noFill/>");
      return;
    }
  g_string_append (out, "<a:solidFill>");
  tfl_pptx_put_colour (out, self, colour, faded);
  g_string_append (out, "</a:solidFill>");
}

/* The names of slots as a theme calls them: dk1 lt1 dk2 lt2 stand for dark and light, whatever they are used for. */
static guint
get_slot (TflTheme    deck,
          const char *name)
{
  gboolean is_dark = deck == TFL_THEME_DARK;

  if (g_str_equal (name, "dk1"))
    return is_dark ? BG1 : TX1;
  if (g_str_equal (name, "lt1"))
    return is_dark ? TX1 : BG1;
  if (g_str_equal (name, "dk2"))
    return is_dark ? BG2 : TX2;
  if (g_str_equal (name, "lt2"))
    return is_dark ? TX2 : BG2;
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (g_str_equal (name, slots[i].name))
      return i;

  return HLINK; /* folHlink */
}

const char *
tfl_pptx_get_colour_map (TflTheme deck)
{
#define REST "accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" " \
             "accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"

  return deck == TFL_THEME_DARK ? "<p:clrMap bg1=\"dk1\" tx1=\"lt1\" bg2=\"dk2\" tx2=\"lt2\" " REST
                                : "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" " REST;
#undef REST
}

#define FILL "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
#define LINE(width) "<a:ln w=\"" width "\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">" FILL "<a:prstDash val=\"solid\"/></a:ln>"
#define EFFECT "<a:effectStyle><a:effectLst/></a:effectStyle>"

GString *
tfl_pptx_make_theme (TflTheme deck)
{
  static const char *const names[] = { "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5",
                                       "accent6", "hlink", "folHlink" };
  static const char *const titles[] = { "Trefoil light", "Trefoil dark", "Trefoil print" };
  GString *out = g_string_new (TFL_PPTX_HEAD);

  g_string_append_printf (out, "<a:theme xmlns:a=\"" TFL_PPTX_A "\" name=\"%s\"><a:themeElements><a:clrScheme name=\"%s\">",
                          titles[deck], titles[deck]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (out, "<a:%s><a:srgbClr val=\"%06X\"/></a:%s>", names[i],
                            slot_rgb (deck, get_slot (deck, names[i])), names[i]);
  g_string_append (out, "</a:clrScheme><a:fontScheme name=\"Trefoil\">"
                        "<a:majorFont><a:latin typeface=\"Inter\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:majorFont>"
                        "<a:minorFont><a:latin typeface=\"Inter\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:minorFont>"
                        "</a:fontScheme><a:fmtScheme name=\"Trefoil\">"
                        "<a:fillStyleLst>" FILL FILL FILL "</a:fillStyleLst>"
                        "<a:lnStyleLst>" LINE ("6350") LINE ("12700") LINE ("19050") "</a:lnStyleLst>"
                        "<a:effectStyleLst>" EFFECT EFFECT EFFECT "</a:effectStyleLst>"
                        "<a:bgFillStyleLst>" FILL FILL FILL "</a:bgFillStyleLst>"
                        "</a:fmtScheme></a:themeElements></a:theme>");

  return out;
}
