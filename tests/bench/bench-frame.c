/* What a frame costs while one pans and zooms in a large picture, at three sizes of model; how long it takes from
 * opening to the first frame and from an edit to the frame that shows it; and what memory a unit takes.
 *
 * A frame here is all that the canvas does for one but for GTK: the scene of what comes into sight, its squares drawn by
 * Cairo into memory, and all squares in sight put onto one picture of 1,280 by 800 px.  It needs no display, so it runs
 * anywhere.  Frames are counted in CPU time; the 95th percentile is compared with the bar.
 *
 * “bench-frame UNITS…” measures other sizes.
 */
#include "bench-desk.h"

#include "export/tfl-tiles.h"

#include "tfl-generator.h"

#include <locale.h>
#include <malloc.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#define WIDTH 1280
#define HEIGHT 800
#define N_FRAMES 300
#define N_EDITS 20
#define PAN 40        /* px a frame: a quick drag */
#define ZOOM_FRAMES 90 /* from afar to 100 % */
#define REST 8        /* frames in which nothing moves, at the end of each way */

typedef struct
{
  double x, y, zoom;
} Camera;

typedef struct
{
  BenchDesk        desk;
  TflLayout       *layout;
  TflTiles        *tiles;
  cairo_surface_t *screen;
  Camera           camera;
  double           spent[6]; /* ms that each step from an edit to its frame took, summed up */
} Screen;

enum { MEASURE, LAYOUT, SURVEY, FRAME, EDIT, ALL };

static double
cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

static double
wall (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
put (TflTile *tile,
     gpointer user_data)
{
  Screen *self = user_data;
  cairo_t *cr = cairo_create (self->screen);
  TflRect rect = tfl_tile_get_pixels (tile, (TflPoint) { self->camera.x, self->camera.y }, self->camera.zoom);
  double side = cairo_image_surface_get_width (tile->surface);

  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  cairo_translate (cr, rect.x, rect.y);
  cairo_scale (cr, rect.width / side, rect.height / side);
  cairo_set_source_surface (cr, tile->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static gboolean
frame (Screen   *self,
       gboolean  zooms)
{
  TflPicture picture = bench_desk_get_picture (&self->desk, self->camera.zoom);
  TflRect seen = { self->camera.x, self->camera.y, WIDTH / self->camera.zoom, HEIGHT / self->camera.zoom };
  gboolean is_done = tfl_tiles_look (self->tiles, &picture, self->camera.zoom, &seen, zooms);

  tfl_tiles_foreach (self->tiles, &seen, put, self);

  return is_done;
}

static void
lay_out (Screen *self)
{
  double start = wall ();
  TflPicture picture = bench_desk_get_picture (&self->desk, 1);
  g_autoptr (TflLayoutInput) input = NULL;

  input = tfl_picture_measure (&picture);
  self->spent[MEASURE] += wall () - start;
  start = wall ();
  g_clear_pointer (&self->layout, tfl_layout_unref);
  self->layout = tfl_layout_engine_run (self->desk.engine, input, NULL, NULL);
  self->spent[LAYOUT] += wall () - start;
  start = wall ();
  tfl_tiles_set_survey (self->tiles, tfl_picture_survey (&picture, self->layout));
  self->spent[SURVEY] += wall () - start;
}

static void
fit (Screen *self)
{
  TflRect all = tfl_layout_get_bounds (self->layout);
  double zoom = MAX (MIN (WIDTH / all.width, HEIGHT / all.height), 0.02);

  self->camera = (Camera) { all.x + all.width / 2 - WIDTH / 2 / zoom, all.y + all.height / 2 - HEIGHT / 2 / zoom, zoom };
}

static void
look_at (Screen *self,
         double  x,
         double  y,
         double  zoom)
{
  self->camera = (Camera) { x - WIDTH / 2 / zoom, y - HEIGHT / 2 / zoom, zoom };
}

static void
screen_init (Screen   *self,
             TflModel *model)
{
  *self = (Screen) { .camera.zoom = 1 };
  bench_desk_init (&self->desk, model);
  self->tiles = tfl_tiles_new (g_free);
  self->screen = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
}

static void
screen_clear (Screen *self)
{
  tfl_tiles_free (self->tiles);
  cairo_surface_destroy (self->screen);
  tfl_layout_unref (self->layout);
  bench_desk_clear (&self->desk);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static void
print_times (const char *what,
             GArray     *times,
             double      bar)
{
  double p95;

  g_array_sort (times, compare);
  p95 = g_array_index (times, double, times->len * 95 / 100);
  g_print ("  %-34s %8.2f %8.2f %8.2f", what, g_array_index (times, double, times->len / 2), p95,
           g_array_index (times, double, times->len - 1));
  if (bar > 0)
    g_print (" %8.2f of the bar%s", p95 / bar, p95 > bar ? "  MISSED" : "");
  g_print ("\n");
}

static void
take (Screen   *self,
      GArray   *times,
      gboolean  zooms)
{
  double start = cpu ();
  double time;

  frame (self, zooms);
  time = cpu () - start;
  g_array_append_val (times, time);
}

/* Over the middle of the picture, down to the right and back, at one zoom. */
static void
pan (Screen     *self,
     const char *what,
     double      zoom,
     double      bar)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  TflRect all = tfl_layout_get_bounds (self->layout);

  look_at (self, all.x + all.width / 2, all.y + all.height / 2, zoom);
  while (!frame (self, FALSE))
    ;
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double way = i < N_FRAMES / 2 ? 1 : -1;

      self->camera.x += way * PAN / zoom;
      self->camera.y += way * PAN / 2 / zoom + (i % 2 == 0 ? 3 : -2) / zoom;
      take (self, times, FALSE);
    }
  print_times (what, times, bar);
}

/* From all of the picture to 100 % and back, a bit faster than a wheel does it. */
static void
zoom (Screen *self,
      double  bar)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rests = g_array_new (FALSE, FALSE, sizeof (double));
  TflRect all = tfl_layout_get_bounds (self->layout);
  double x = all.x + 0.4 * all.width, y = all.y + 0.4 * all.height;
  double far, factor;

  fit (self);
  far = self->camera.zoom;
  factor = pow (1 / far, 1.0 / ZOOM_FRAMES);
  look_at (self, x, y, far);
  while (!frame (self, FALSE))
    ;
  for (guint way = 0; way < 4; way++)
    {
      double from = way % 2 == 0 ? far : 1;

      for (guint i = 1; i <= ZOOM_FRAMES; i++)
        {
          look_at (self, x, y, from * pow (factor, way % 2 == 0 ? (double) i : -(double) i));
          take (self, times, TRUE);
        }
      for (guint i = 0; i < REST; i++)
        take (self, rests, FALSE);
    }
  print_times ("zooming", times, bar);
  print_times ("coming to rest after it", rests, 0);
}

static void
edit (Screen *self,
      guint   n_units)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *id = g_strdup_printf ("u%u", n_units / 2);
  const TflRect *rect = tfl_layout_get_rect (self->layout, id);
  guint drawn;

  look_at (self, rect->x + rect->width / 2, rect->y + rect->height / 2, 1);
  while (!frame (self, FALSE))
    ;
  drawn = tfl_tiles_get_n_drawn (self->tiles);
  for (guint i = 0; i < G_N_ELEMENTS (self->spent); i++)
    self->spent[i] = 0;
  for (guint i = 0; i < N_EDITS; i++)
    {
      double start = wall (), time;
      TflEdit *edit = tfl_document_begin (self->desk.document);
      g_autofree char *name = g_strdup_printf ("Unit as %u", i);

      tfl_edit_set (edit, id, TFL_UNIT_NAME, name, NULL);
      tfl_document_commit (self->desk.document, edit, name, NULL);
      self->spent[EDIT] += wall () - start;
      lay_out (self);
      time = wall ();
      frame (self, FALSE);
      self->spent[FRAME] += wall () - time;
      time = wall () - start;
      g_array_append_val (times, time);
    }
  print_times ("a rename until it is on screen", times, 0);
  g_print ("    of it: edit %.2f, measure %.2f, layout %.2f, survey %.2f, frame %.2f; squares drawn: %u for %u edits\n",
           self->spent[EDIT] / N_EDITS, self->spent[MEASURE] / N_EDITS, self->spent[LAYOUT] / N_EDITS,
           self->spent[SURVEY] / N_EDITS, self->spent[FRAME] / N_EDITS, tfl_tiles_get_n_drawn (self->tiles) - drawn,
           N_EDITS);
}

/* What the same costs without parts and squares: all of the picture as shapes, all of them looked at. */
static void
print_whole (Screen *self)
{
  TflPicture picture = bench_desk_get_picture (&self->desk, self->camera.zoom);
  double start = cpu ();
  g_autoptr (TflScene) scene = tfl_picture_draw (&picture, self->layout);

  g_print ("  %-34s %8.2f   (%u shapes; at each step of zooming before there were parts)\n", "the scene of all of it",
           cpu () - start, tfl_scene_get_n_shapes (scene));
}

static void
measure (guint n_units)
{
  TflGenerator generator = TFL_GENERATOR (n_units);
  gsize before = mallinfo2 ().uordblks;
  g_autoptr (TflModel) model = tfl_generate (&generator);
  double bar = n_units > 10000 ? 16 : 8;
  double start;
  Screen screen;

  screen_init (&screen, model);
  lay_out (&screen);
  g_print ("%u units, %u lines; memory of model, index, findings, layout and survey: %.2f KB a unit\n", n_units,
           tfl_layout_get_n_routes (screen.layout), (double) (mallinfo2 ().uordblks - before) / 1024 / n_units);
  g_print ("  %-34s %8s %8s %8s   ms; bar %g\n", "", "median", "p95", "most", bar);
  fit (&screen);
  start = cpu ();
  frame (&screen, FALSE);
  g_print ("  %-34s %8.2f   (zoom %.3f)\n", "the first frame, all in sight", cpu () - start, screen.camera.zoom);
  print_whole (&screen);
  pan (&screen, "panning at 100 %", 1, bar);
  pan (&screen, "panning at 40 %", 0.4, bar);
  pan (&screen, "panning at 10 %", 0.1, bar);
  zoom (&screen, bar);
  edit (&screen, n_units);
  screen_clear (&screen);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  for (int i = 1; i < argc; i++)
    measure ((guint) atoi (argv[i]));
  if (argc < 2)
    {
      measure (1000);
      measure (10000);
      measure (100000);
    }

  return 0;
}
