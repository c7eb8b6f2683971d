#include "config.h"

#include "tfl-pdf-page.h"

#include "tfl-decimal.h"
#include "tfl-pdf-path.h"
#include "tfl-pdf-picture.h"

#include <math.h>
#include <string.h>

/* One stream holds about so much: large enough to be compressed well, small enough that several are at once. */
#define STREAM_BYTES (512 * 1024)

#define FADED 0x100
#define NO_COLOUR G_MAXUINT

/* What was set last: an operator is written where it changes something. */
typedef struct
{
  guint  fill; /* a TflColour, with FADED */
  guint  stroke;
  double width;
  double dash[2];
  int    cap;  /* 0: butt, 1: round */
  int    join; /* 0: mitre, 1: round */
  guint  font;
  double size;
  double rise; /* canvas points over the baseline */
} State;

typedef struct
{
  const TflPdfPage *page;
  const TflPdfDesk *desk;
  GString          *out;
  GString          *streams; /* the numbers of those that are written */
  GPtrArray        *pieces;
  TflPdfPaths      *paths;
  gboolean          faded;   /* the shape that is drawn */
  State             state;
} Writer;

static void
put (Writer     *self,
     const char *operators)
{
  g_string_append_len (self->out, operators, (gssize) strlen (operators));
}

static void
put_number (Writer     *self,
            const char *before,
            double      value,
            const char *after)
{
  tfl_decimal_put (self->out, before, value, after);
}

static void
put_point (Writer     *self,
           TflPoint    point,
           const char *after)
{
  tfl_decimal_put_point (self->out, "", point, after);
}

/* Numbers that two decimals are too coarse for. */
static void
put_exact (Writer     *self,
           double      value,
           const char *after)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  put (self, g_ascii_formatd (buffer, sizeof buffer, "%.7g", value));
  put (self, after);
}

static void
put_colour (Writer     *self,
            TflColour   colour,
            guint      *state,
            const char *operator)
{
  guint code = colour | (self->faded ? FADED : 0);
  guint32 rgb;

  if (*state == code)
    return;

  *state = code;
  rgb = (self->faded ? tfl_theme_get_faded : tfl_theme_get_rgb) (self->page->theme, colour);
  for (int shift = 16; shift >= 0; shift -= 8)
    {
      guint thousandths = (((rgb >> shift) & 0xFF) * 1000 + 127) / 255;
      char digits[] = { (char) ('0' + thousandths / 1000), '.', (char) ('0' + thousandths / 100 % 10),
                        (char) ('0' + thousandths / 10 % 10), (char) ('0' + thousandths % 10), ' ', '\0' };

      put (self, digits);
    }
  put (self, operator);
}

static void
set_fill (Writer    *self,
          TflColour  colour)
{
  put_colour (self, colour, &self->state.fill, "rg\n");
}

static void
set_stroke (Writer       *self,
            TflColour     colour,
            double        width,
            const double *dash,
            int           cap,
            int           join)
{
  State *state = &self->state;

  put_colour (self, colour, &state->stroke, "RG\n");
  if (state->width != width)
    put_number (self, "", state->width = width, " w\n");
  if (state->dash[0] != dash[0] || state->dash[1] != dash[1])
    {
      put (self, "[");
      if (dash[0] > 0)
        {
          put_number (self, "", dash[0], " ");
          put_number (self, "", dash[1], "");
        }
      put (self, "] 0 d\n");
      memcpy (state->dash, dash, sizeof state->dash);
    }
  if (state->cap != cap)
    put (self, (state->cap = cap) == 1 ? "1 J\n" : "0 J\n");
  if (state->join != join)
    put (self, (state->join = join) == 1 ? "1 j\n" : "0 j\n");
}

static void
find_extents (const TflInk *ink,
              TflPoint     *least,
              TflPoint     *most)
{
  *least = *most = ink->steps[0].to;
  for (guint i = 1; i < ink->n_steps; i++)
    if (ink->steps[i].kind != TFL_STEP_CLOSE)
      {
        TflPoint to = ink->steps[i].to;

        *least = (TflPoint) { MIN (least->x, to.x), MIN (least->y, to.y) };
        *most = (TflPoint) { MAX (most->x, to.x), MAX (most->y, to.y) };
      }
}

/* Stripes as lines within the path, counted from the origin of the scene, so that neighbours do not jar. */
static void
hatch (Writer       *self,
       const TflInk *ink)
{
  static const double solid[2] = { 0, 0 };
  double pitch = ink->hatch[1] * G_SQRT2; /* along x */
  State before;
  TflPoint least, most;

  find_extents (ink, &least, &most);
  before = self->state;
  put (self, "q\n");
  tfl_pdf_path_put (ink, self->out);
  put (self, "W n\n");
  set_stroke (self, TFL_COLOUR_HATCH_STRIPE, ink->hatch[0], solid, 0, 0);
  for (double k = floor ((least.x + least.y) / pitch); k * pitch <= most.x + most.y; k++)
    {
      double sum = k * pitch + ink->hatch[0] * G_SQRT2 / 2;

      put_point (self, (TflPoint) { sum - least.y + 2, least.y - 2 }, " m\n");
      put_point (self, (TflPoint) { sum - most.y - 2, most.y + 2 }, " l\n");
    }
  put (self, "S\nQ\n");
  self->state = before;
}

/* Corners are square where all goes across and down. */
static gboolean
is_rectilinear (const TflInk *ink)
{
  for (guint i = 0; i < ink->n_steps; i++)
    if (ink->steps[i].kind == TFL_STEP_CURVE ||
        (ink->steps[i].kind == TFL_STEP_LINE && i > 0 &&
         ink->steps[i].to.x != ink->steps[i - 1].to.x && ink->steps[i].to.y != ink->steps[i - 1].to.y))
      return FALSE;

  return TRUE;
}

static void
draw_ink_cb (const TflInk *ink,
             gpointer      user_data)
{
  Writer *self = user_data;
  gboolean is_filled = ink->fill != TFL_COLOUR_NONE;
  gboolean is_stroked = ink->stroke != TFL_COLOUR_NONE && ink->stroke_width > 0;
  gboolean is_hatched = ink->hatch[1] > 0;

  if (is_filled)
    set_fill (self, ink->fill);
  if (is_filled && (is_hatched || !is_stroked))
    tfl_pdf_paths_paint (self->paths, ink, "f\n", self->out);
  if (is_hatched)
    hatch (self, ink);
  if (is_stroked)
    {
      set_stroke (self, ink->stroke, ink->stroke_width, ink->dash, ink->round_caps ? 1 : 0, is_rectilinear (ink) ? 0 : 1);
      tfl_pdf_paths_paint (self->paths, ink, is_filled && !is_hatched ? "B\n" : "S\n", self->out);
    }
}

/* The page is upside down, so that y runs as on the canvas; text is put right again. */
static void
put_pen (Writer   *self,
         TflPoint  at)
{
  put (self, "1 0 0 -1 ");
  put_point (self, at, " Tm\n");
}

static void
set_font (Writer            *self,
          const TflPdfPiece *piece,
          double             size)
{
  State *state = &self->state;
  double rise = piece->rise * size / 1000;

  if (piece->font != state->font || size != state->size)
    {
      put_number (self, "/F", piece->font, " ");
      put_number (self, "", size, " Tf\n");
    }
  if (rise != state->rise)
    put_number (self, "", rise, " Ts\n");
  state->font = piece->font;
  state->size = size;
  state->rise = rise;
}

/* One array of glyphs for all that have the same font; what is a picture is passed over. */
static void
show_glyphs (Writer   *self,
             TflPoint  at,
             double    size)
{
  gboolean is_open = FALSE, is_there = FALSE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const TflPdfPiece *piece = self->pieces->pdata[i];
      gboolean is_new = piece->font != self->state.font || size != self->state.size ||
                        piece->rise * size / 1000 != self->state.rise;

      if (is_open && is_new)
        put (self, "]TJ\n");
      is_open = is_open && !is_new;
      if (piece->font > 0)
        {
          if (!is_there)
            put_pen (self, at);
          if (is_new)
            set_font (self, piece, size);
          put (self, is_open ? "" : "[");
          put (self, piece->glyphs);
          is_open = TRUE;
        }
      is_there = piece->font > 0;
      at.x += piece->width * size / 1000;
    }
  if (is_open)
    put (self, "]TJ\n");
}

static void
show_pictures (Writer   *self,
               TflPoint  at,
               double    size)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const TflPdfPiece *piece = self->pieces->pdata[i];

      if (piece->font == 0)
        tfl_pdf_picture_put (piece, at, size, self->desk, self->out);
      at.x += piece->width * size / 1000;
    }
}

static void
draw_text (Writer         *self,
           const TflShape *shape)
{
  double size = shape->size;
  TflPoint at = shape->points[0];
  double width;

  g_ptr_array_set_size (self->pieces, 0);
  width = tfl_pdf_texts_shape (self->desk->texts, shape->text, shape->weight, self->pieces) * size / 1000;
  if (self->pieces->len == 0)
    return;

  at.x -= shape->align == TFL_ALIGN_MIDDLE ? width / 2 : shape->align == TFL_ALIGN_END ? width : 0;
  set_fill (self, shape->fill);
  put (self, "BT\n");
  show_glyphs (self, at, size);
  put (self, "ET\n");
  show_pictures (self, at, size);

  if (shape->struck)
    {
      put_number (self, "", at.x - 1, " ");
      put_number (self, "", at.y - 0.36 * size - 0.6, " ");
      put_number (self, "", width + 2, " 1.2 re f\n");
    }
}

static void
finish_stream (Writer *self)
{
  guint number = tfl_pdf_file_reserve (self->desk->file);

  g_string_append_printf (self->streams, "%s%u 0 R", self->streams->len > 0 ? " " : "", number);
  tfl_pdf_file_put_stream (self->desk->file, number, "", self->out);
  self->out = g_string_sized_new (STREAM_BYTES + STREAM_BYTES / 8);
}

static void
draw_shapes (Writer *self)
{
  TflScene *scene = self->page->scene;
  guint n_shapes = tfl_scene_get_n_shapes (scene);

  for (guint i = 0; i < n_shapes; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      self->faded = shape->faded;
      if (shape->kind == TFL_SHAPE_TEXT)
        draw_text (self, shape);
      else
        tfl_shape_foreach_ink (shape, draw_ink_cb, self);
      if (self->out->len > STREAM_BYTES)
        finish_stream (self);
    }
}

static void
put_ground (Writer  *self,
            TflRect  bounds)
{
  put (self, "/Artifact BMC\n");
  set_fill (self, TFL_COLOUR_CANVAS);
  put_point (self, (TflPoint) { bounds.x, bounds.y }, " ");
  put_point (self, (TflPoint) { MAX (bounds.width, 1), MAX (bounds.height, 1) }, " re f\nEMC\n");
}

char *
tfl_pdf_page_write (const TflPdfPage *self,
                    const TflPdfDesk *desk)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  g_autoptr (GString) streams = g_string_new (NULL);
  g_autoptr (TflPdfPaths) paths = tfl_pdf_paths_new ();
  Writer writer = {
    .page = self, .desk = desk, .out = g_string_sized_new (STREAM_BYTES + STREAM_BYTES / 8), .streams = streams, .pieces = pieces,
    .paths = paths,
    .state = { .fill = NO_COLOUR, .stroke = NO_COLOUR, .width = 1 },
  };
  TflRect bounds = tfl_scene_get_bounds (self->scene);

  put_exact (&writer, self->scale, " 0 0 ");
  put_exact (&writer, -self->scale, " ");
  put_exact (&writer, -self->scale * bounds.x, " ");
  put_exact (&writer, self->height + self->scale * bounds.y, " cm\n");
  if (self->has_ground)
    put_ground (&writer, bounds);
  put (&writer, "/Sect <</MCID 0>> BDC\n");
  draw_shapes (&writer);
  put (&writer, "EMC\n");
  finish_stream (&writer);
  g_string_free (writer.out, TRUE);

  return g_strdup_printf ("[%s]", streams->str);
}
