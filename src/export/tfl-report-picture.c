/* The pictures of a report: SVGs whose colours are classes, so that they follow what the reader prefers. */
#include "config.h"

#include "tfl-report-private.h"

typedef struct
{
  TflReport *report;
  guint      page; /* from 1 */
} Picture;

static void
drawn_cb (const char *element,
          gpointer    user_data)
{
  Picture *self = user_data;
  GArray *pages = g_hash_table_lookup (self->report->pictures, element);

  if (pages == NULL)
    {
      pages = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->report->pictures, g_strdup (element), pages);
    }
  g_array_append_val (pages, self->page);
}

/* The title of the whole is the page's own, which labels it; tooltips are for what lies in it. */
void
tfl_report_put_picture (TflReport *self,
                        guint      page)
{
  Picture picture = { self, page + 1 };
  g_autofree char *attributes = g_strdup_printf (" role=\"img\" aria-labelledby=\"title-%u about-%u\"", page + 1, page + 1);
  g_autofree char *prefix = g_strdup_printf ("p%u.", page + 1);
  const TflSvgInset inset = {
    .attributes = attributes, .prefix = prefix, .colours = self->colours, .numbers = self->numbers,
    .drawn = drawn_cb, .user_data = &picture,
  };

  tfl_svg_write_inset (self->job->pages[page].scene, &inset, self->out);
}

/* A colour is a variable of its theme: those with a name, and those of the pictures by their number. */
static void
put_theme (TflReport *self,
           TflTheme   theme)
{
  tfl_report_put (self, ":root{");
  for (guint colour = TFL_COLOUR_CANVAS; colour < TFL_N_COLOURS; colour++)
    g_string_append_printf (self->out, "--%s:#%06X;", tfl_colour_nick (colour), tfl_theme_get_rgb (theme, colour));
  for (guint i = 0; i < self->colours->len; i++)
    {
      guint code = g_array_index (self->colours, guint, i);
      TflColour colour = code % TFL_SVG_FADED;

      g_string_append_printf (self->out, "--c%u:#%06X;", i + 1,
                              (code >= TFL_SVG_FADED ? tfl_theme_get_faded : tfl_theme_get_rgb) (theme, colour));
    }
  tfl_report_put (self, "}");
}

void
tfl_report_put_colours (TflReport *self)
{
  put_theme (self, TFL_THEME_LIGHT);
  tfl_report_put (self, "\n@media screen and (prefers-color-scheme:dark){");
  put_theme (self, TFL_THEME_DARK);
  tfl_report_put (self, "}\n@media print{");
  put_theme (self, TFL_THEME_PRINT);
  tfl_report_put (self, "}\n");
  for (guint i = 1; i <= self->colours->len; i++)
    g_string_append_printf (self->out, ".f%u{fill:var(--c%u)}.s%u{stroke:var(--c%u)}", i, i, i, i);
  tfl_report_put (self, "\n");
}
