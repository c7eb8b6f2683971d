/* The squares of a large picture: drawn when they come into sight, kept while they show the same, and as the whole
 * would be drawn.
 */
#include "scene-fixture.h"

#include "export/tfl-cairo.h"
#include "export/tfl-tiles.h"

#include <locale.h>
#include <math.h>

#define WIDTH 600
#define HEIGHT 500

typedef struct
{
  SceneFixture scene;
  TflLayout   *layout;
  TflTiles    *tiles;
  double       zoom;
  TflRect      seen;
} Fixture;

static guint n_textures;

static void
free_texture (gpointer texture)
{
  n_textures--;
  g_free (texture);
}

static void
take (Fixture *self)
{
  g_clear_pointer (&self->layout, tfl_layout_unref);
  self->layout = scene_fixture_lay_out (&self->scene);
  tfl_tiles_set_survey (self->tiles, tfl_picture_survey (&self->scene.picture, self->layout));
}

static void
set_up_xml (Fixture    *self,
            const char *xml)
{
  scene_fixture_init (&self->scene, xml);
  if (self->tiles == NULL)
    self->tiles = tfl_tiles_new (free_texture);
  self->zoom = 1;
  self->seen = (TflRect) { 0, 0, WIDTH, HEIGHT };
  take (self);
}

static void
set_up (Fixture    *self,
        const char *name)
{
  g_autofree char *xml = g_strdup_printf ("<unit id=\"a\" name=\"%s\"><unit id=\"b\" name=\"B\">"
                                          "<work id=\"w\" name=\"Job\"/></unit><unit id=\"c\" name=\"C\"/></unit>"
                                          "<unit id=\"d\" name=\"Far\"><unit id=\"e\" name=\"E\"/></unit>"
                                          "<service id=\"s\" name=\"Net\" provider=\"e\" customers=\"b\"/>", name);

  set_up_xml (self, xml);
}

static void
fixture_clear (Fixture *self)
{
  tfl_tiles_free (self->tiles);
  tfl_layout_unref (self->layout);
  scene_fixture_clear (&self->scene);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static gboolean
look (Fixture *self,
      gboolean zooms)
{
  return tfl_tiles_look (self->tiles, &self->scene.picture, self->zoom, &self->seen, zooms);
}

static void
settle (Fixture *self)
{
  for (guint i = 0; !look (self, FALSE); i++)
    g_assert_cmpuint (i, <, 100);
}

static void
put (TflTile *tile,
     gpointer user_data)
{
  cairo_t *cr = user_data;

  if (tile->texture == NULL)
    n_textures++;
  tile->texture = tile->texture != NULL ? tile->texture : g_new0 (int, 1);
  cairo_save (cr);
  cairo_translate (cr, tile->rect.x, tile->rect.y);
  cairo_scale (cr, tile->rect.width / cairo_image_surface_get_width (tile->surface),
               tile->rect.height / cairo_image_surface_get_height (tile->surface));
  cairo_set_source_surface (cr, tile->surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static cairo_surface_t *
compose (Fixture *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -self->seen.x, -self->seen.y);
  tfl_tiles_foreach (self->tiles, &self->seen, put, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static cairo_surface_t *
draw_whole (Fixture *self)
{
  g_autoptr (TflScene) scene = tfl_picture_draw (&self->scene.picture, self->layout);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  tfl_cairo_set_colour (cr, TFL_THEME_LIGHT, TFL_COLOUR_CANVAS);
  cairo_paint (cr);
  cairo_translate (cr, -self->seen.x, -self->seen.y);
  tfl_cairo_draw_scene (cr, scene, TFL_THEME_LIGHT, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* Pixels that are not almost the same: glyphs may stand a fraction elsewhere. */
static guint
count_different (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  const guint8 *one = cairo_image_surface_get_data (a), *other = cairo_image_surface_get_data (b);
  int stride = cairo_image_surface_get_stride (a);
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH * 4; x++)
      n += x % 4 != 3 && ABS (one[y * stride + x] - other[y * stride + x]) > 24;

  return n;
}

/* Put together, the squares are the picture; and it is not blank. */
static void
test_same (void)
{
  g_auto (Fixture) self = { 0 };
  cairo_surface_t *tiles, *whole, *elsewhere;

  set_up (&self, "A");
  settle (&self);
  tiles = compose (&self);
  whole = draw_whole (&self);
  g_assert_cmpuint (count_different (tiles, whole), ==, 0);
  self.seen.x += 100;
  settle (&self);
  elsewhere = compose (&self);
  g_assert_cmpuint (count_different (elsewhere, whole), >, 1000);
  cairo_surface_destroy (tiles);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (elsewhere);
}

/* Panning draws only what comes into sight, and nothing again. */
static void
test_pan (void)
{
  g_auto (Fixture) self = { 0 };
  guint drawn;

  set_up (&self, "A");
  settle (&self);
  drawn = tfl_tiles_get_n_drawn (self.tiles);
  self.seen.x += 30; /* those around were drawn ahead */
  look (&self, FALSE);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), <=, drawn + 1);
  settle (&self);
  drawn = tfl_tiles_get_n_drawn (self.tiles);
  self.seen.x -= 30;
  settle (&self);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), ==, drawn);
}

/* While one zooms what is there is stretched; at rest it is drawn anew, a few squares a frame. */
static void
test_zoom (void)
{
  g_auto (Fixture) self = { 0 };
  guint drawn;

  set_up (&self, "A");
  settle (&self);
  drawn = tfl_tiles_get_n_drawn (self.tiles);
  self.zoom = 1.2;
  self.seen = (TflRect) { 50, 50, WIDTH / 1.2, HEIGHT / 1.2 };
  g_assert_true (look (&self, TRUE));
  g_assert_cmpfloat (tfl_tiles_get_zoom (self.tiles), ==, 1);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), ==, drawn);
  g_assert_false (look (&self, FALSE));
  g_assert_cmpfloat (tfl_tiles_get_zoom (self.tiles), ==, 1.2);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), >, drawn);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), <=, drawn + 8);
  settle (&self);
}

typedef struct
{
  TflPoint at;
  gboolean is_covered;
} Point;

static void
cover (TflTile *tile,
       gpointer user_data)
{
  Point *point = user_data;
  TflRect *rect = &tile->rect;

  point->is_covered |= point->at.x >= rect->x && point->at.x <= rect->x + rect->width && point->at.y >= rect->y
                       && point->at.y <= rect->y + rect->height;
}

/* However far one zooms out from a corner that one has looked at for a while, the whole picture is there in the first
 * frame, though little was drawn for that. */
static void
test_overview (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GString) xml = g_string_new (NULL);
  TflRect all;
  guint drawn;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (xml, "<unit id=\"u%u\" name=\"Unit\"><work id=\"w%u\" name=\"Job\"/></unit>", i, i);
  set_up_xml (&self, xml->str);
  self.seen = (TflRect) { 0, 0, WIDTH, HEIGHT };
  settle (&self);
  all = tfl_layout_get_bounds (self.layout);
  g_assert_cmpfloat (all.height, >, 4 * self.seen.height);
  drawn = tfl_tiles_get_n_drawn (self.tiles);
  self.zoom = 0.5;
  self.seen = all;
  look (&self, TRUE);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), <=, drawn + 4);
  for (guint i = 0; i <= 400; i++)
    {
      Point point = { { all.x + (i % 20) * all.width / 20, all.y + (double) (i / 20) * all.height / 20 }, FALSE };

      tfl_tiles_foreach (self.tiles, &self.seen, cover, &point);
      g_assert_true (point.is_covered);
    }
}

/* After an edit only the squares that show it are drawn again; the picture is the new one at once. */
static void
test_edit (void)
{
  g_auto (Fixture) self = { 0 };
  cairo_surface_t *tiles, *whole;
  guint drawn;

  set_up (&self, "A");
  settle (&self);
  drawn = tfl_tiles_get_n_drawn (self.tiles);
  take (&self);
  settle (&self);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), ==, drawn);

  scene_fixture_clear (&self.scene);
  set_up (&self, "Another");
  look (&self, FALSE);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), >, drawn);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), <=, drawn + 2);
  tiles = compose (&self);
  whole = draw_whole (&self);
  g_assert_cmpuint (count_different (tiles, whole), ==, 0);
  cairo_surface_destroy (tiles);
  cairo_surface_destroy (whole);
}

/* Nothing is left of what a toolkit made of the squares, however one goes about. */
/* What fades is drawn anew; what is kept stays. */
static void
test_renew (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (TflFilter) filter = NULL;
  cairo_surface_t *tiles, *whole;
  guint drawn;

  set_up (&self, "A");
  settle (&self);
  drawn = tfl_tiles_get_n_drawn (self.tiles);
  tfl_tiles_renew (self.tiles);
  settle (&self);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), ==, drawn);

  g_ptr_array_add (ids, (char *) "w");
  filter = tfl_filter_new (self.scene.model, ids);
  self.scene.picture.filter = filter;
  tfl_tiles_renew (self.tiles);
  settle (&self);
  g_assert_cmpuint (tfl_tiles_get_n_drawn (self.tiles), >, drawn);
  tiles = compose (&self);
  whole = draw_whole (&self);
  g_assert_cmpuint (count_different (tiles, whole), ==, 0);
  cairo_surface_destroy (tiles);
  cairo_surface_destroy (whole);
}

static void
test_textures (void)
{
  Fixture self = { 0 };

  n_textures = 0;
  set_up (&self, "A");
  for (guint i = 0; i < 60; i++)
    {
      self.seen.x = (i % 7) * 400.0;
      self.seen.y = (i % 5) * 300.0;
      self.zoom = 1 + (double) (i / 20);
      look (&self, i % 3 == 0);
      cairo_surface_destroy (compose (&self));
    }
  tfl_tiles_set_look (self.tiles, TFL_THEME_DARK, 2);
  settle (&self);
  cairo_surface_destroy (compose (&self));
  g_assert_cmpuint (n_textures, >, 0);
  fixture_clear (&self);
  g_assert_cmpuint (n_textures, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tiles/same", test_same);
  g_test_add_func ("/tiles/pan", test_pan);
  g_test_add_func ("/tiles/zoom", test_zoom);
  g_test_add_func ("/tiles/overview", test_overview);
  g_test_add_func ("/tiles/edit", test_edit);
  g_test_add_func ("/tiles/renew", test_renew);
  g_test_add_func ("/tiles/textures", test_textures);

  return g_test_run ();
}
