/* Contrast by WCAG, computed from the theme: 4.5 for text and 3 for marks, in all three themes.
 *
 * Which colour stands on which is not listed here but seen: the examples are drawn, and what is painted last below
 * a shape is its ground.  Only what the window draws over the picture is a list.
 */
#include "kind-fixture.h"

#include "io/tfl-reader.h"

#include <math.h>

#define TEXT 4.5
#define MARK 3.0

/* What may be fainter, since something else says the same. */
static const struct
{
  TflColour   colour;
  const char *why;
} decorations[] = {
  { TFL_COLOUR_CHIP_BORDER, "a chip is told by its cell and its name" },
  { TFL_COLOUR_PALE_EDGE, "a process that is not there is told by its letter" },
  { TFL_COLOUR_LOBE_OFF, "a role that is not there, beside lobes that are filled" },
};

static double
channel (guint value)
{
  double c = value / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 rgb)
{
  return 0.2126 * channel ((rgb >> 16) & 0xFF) + 0.7152 * channel ((rgb >> 8) & 0xFF) + 0.0722 * channel (rgb & 0xFF);
}

static double
contrast (TflTheme  theme,
          TflColour a,
          TflColour b)
{
  double first = luminance (tfl_theme_get_rgb (theme, a));
  double second = luminance (tfl_theme_get_rgb (theme, b));

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* A shape's colours and what they stand on; of text stroke is NONE. */
typedef struct
{
  TflColour fill;
  TflColour stroke;
  TflColour ground;
  gboolean  is_text;
} Use;

static gpointer
pack (Use use)
{
  return GUINT_TO_POINTER (((use.fill * 256u + use.stroke) * 256u + use.ground) * 2u + (use.is_text ? 1 : 0) + 1);
}

static Use
unpack (gpointer packed)
{
  guint bits = GPOINTER_TO_UINT (packed) - 1;

  return (Use) { bits / 2 / 65536, bits / 2 / 256 % 256, bits / 2 % 256, bits % 2 == 1 };
}

/* The best of the contrasts that make it stand out: a fill, or an edge that differs from one of its sides. */
static double
get_contrast (TflTheme theme,
              Use      use)
{
  double best = 0;

  if (use.fill != TFL_COLOUR_NONE)
    best = contrast (theme, use.fill, use.ground);
  if (use.stroke != TFL_COLOUR_NONE)
    best = MAX (best, contrast (theme, use.stroke, use.ground));
  if (use.fill != TFL_COLOUR_NONE && use.stroke != TFL_COLOUR_NONE)
    best = MAX (best, contrast (theme, use.fill, use.stroke));

  return best;
}

static gboolean
covers (const TflShape *shape,
        TflPoint        at)
{
  const TflRect *r = &shape->rect;

  return (shape->kind == TFL_SHAPE_BOX || shape->kind == TFL_SHAPE_CIRCLE) && shape->fill != TFL_COLOUR_NONE
         && at.x >= r->x && at.x <= r->x + r->width && at.y >= r->y && at.y <= r->y + r->height;
}

/* What is painted last below a shape at a point. Text on a bare hatch would stand on its stripes. */
static TflColour
find_ground (TflScene *scene,
             guint     index,
             TflPoint  at)
{
  while (index-- > 0)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, index);

      if (covers (shape, at))
        return shape->hatch[1] > 0 ? TFL_COLOUR_HATCH_STRIPE : shape->fill;
    }

  return TFL_COLOUR_CANVAS;
}

/* A line is looked at in the middle of its first piece: its ends touch what it joins. */
static TflPoint
get_middle (const TflShape *shape)
{
  const TflPoint *points = shape->points;

  if (shape->kind == TFL_SHAPE_LINE)
    return (TflPoint) { (points[0].x + points[1].x) / 2, (points[0].y + points[1].y) / 2 };

  return (TflPoint) { shape->rect.x + shape->rect.width / 2, shape->rect.y + shape->rect.height / 2 };
}

/* Boxes without an edge are grounds: plates, rows. */
static gboolean
is_used (const TflShape *shape)
{
  switch (shape->kind)
    {
    case TFL_SHAPE_BEGIN:
    case TFL_SHAPE_END:
      return FALSE;
    case TFL_SHAPE_BOX:
      return shape->stroke != TFL_COLOUR_NONE;
    case TFL_SHAPE_CIRCLE:
    case TFL_SHAPE_POLYGON:
    case TFL_SHAPE_LINE:
    case TFL_SHAPE_TEXT:
    case TFL_SHAPE_ICON:
      return shape->fill != TFL_COLOUR_NONE || shape->stroke != TFL_COLOUR_NONE;
    }

  g_assert_not_reached ();
}

static void
look (TflScene   *scene,
      GHashTable *uses)
{
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (is_used (shape))
        g_hash_table_add (uses, pack ((Use) { shape->fill, shape->stroke, find_ground (scene, i, get_middle (shape)),
                                              shape->kind == TFL_SHAPE_TEXT }));
    }
}

/* Each kind of picture, near, far and very far. */
static void
look_at_example (const char *name,
                 GHashTable *uses)
{
  static const double zooms[] = { 1, 0.7, 0.4, 0.2 };
  g_autofree char *path = g_strdup_printf ("%s/../data/examples/%s", g_getenv ("G_TEST_SRCDIR"), name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  for (TflPictureKind kind = 0; kind < TFL_N_PICTURE_KINDS; kind++)
    {
      g_auto (KindFixture) fixture = { 0 };

      scene_fixture_init_model (&fixture.scene, model);
      kind_fixture_lay_out (&fixture, kind);
      fixture.scene.picture.legend = TFL_LEGEND_BESIDE;
      fixture.scene.picture.title = TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
        {
          g_autoptr (TflScene) scene = NULL;

          fixture.scene.picture.zoom = zooms[i];
          scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
          look (scene, uses);
        }
    }
}

static GHashTable *
look_at_all (void)
{
  static const char *const examples[] = { "hospital.trefoil", "bank.trefoil", "municipality.trefoil" };
  GHashTable *uses = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    look_at_example (examples[i], uses);

  return uses;
}

static gboolean
is_decoration (Use use)
{
  TflColour edge = use.stroke != TFL_COLOUR_NONE ? use.stroke : use.fill;

  for (guint i = 0; i < G_N_ELEMENTS (decorations); i++)
    if (!use.is_text && edge == decorations[i].colour)
      return TRUE;

  return FALSE;
}

static void
check (TflTheme theme,
       Use      use)
{
  double found = get_contrast (theme, use);
  double least = use.is_text ? TEXT : MARK;

  g_test_message ("theme %d: %s/%s on %s: %.2f", theme, tfl_colour_nick (use.fill), tfl_colour_nick (use.stroke),
                  tfl_colour_nick (use.ground), found);
  if (found < least)
    {
      g_printerr ("theme %d: %s of %s and %s on %s has %.2f, needs %.1f\n", theme, use.is_text ? "text" : "a mark",
                  tfl_colour_nick (use.fill), tfl_colour_nick (use.stroke), tfl_colour_nick (use.ground), found, least);
      g_test_fail ();
    }
}

static void
test_scenes (void)
{
  g_autoptr (GHashTable) uses = look_at_all ();
  GHashTableIter iter;
  gpointer packed;

  g_assert_cmpuint (g_hash_table_size (uses), >, 40);
  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &packed, NULL))
    for (guint theme = 0; theme < TFL_N_THEMES; theme++)
      if (!is_decoration (unpack (packed)))
        check (theme, unpack (packed));
}

/* An exception that is not needed is none. */
static void
test_decorations (void)
{
  g_autoptr (GHashTable) uses = look_at_all ();

  for (guint i = 0; i < G_N_ELEMENTS (decorations); i++)
    {
      gboolean is_needed = FALSE;
      GHashTableIter iter;
      gpointer packed;

      g_hash_table_iter_init (&iter, uses);
      while (g_hash_table_iter_next (&iter, &packed, NULL))
        for (guint theme = 0; theme < TFL_N_THEMES; theme++)
          is_needed |= (unpack (packed).stroke == decorations[i].colour || unpack (packed).fill == decorations[i].colour)
                       && get_contrast (theme, unpack (packed)) < MARK;
      g_test_message ("%s: %s", tfl_colour_nick (decorations[i].colour), decorations[i].why);
      g_assert_true (is_needed);
    }
}

/* What the window draws over the picture: the ring of what is selected, the target of a drag, a hint. */
static void
test_window (void)
{
  static const TflColour grounds[] = { TFL_COLOUR_CANVAS, TFL_COLOUR_PAPER, TFL_COLOUR_WASH };

  for (guint theme = 0; theme < TFL_N_THEMES; theme++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
        check (theme, (Use) { TFL_COLOUR_ACCENT, TFL_COLOUR_NONE, grounds[i], FALSE });
      check (theme, (Use) { TFL_COLOUR_INK_2, TFL_COLOUR_NONE, TFL_COLOUR_CANVAS, TRUE });
    }
}

/* A heat map: what is written on its units, and their border, which is as dark as the smaller text. */
static void
test_heat (void)
{
  for (guint theme = 0; theme < TFL_N_THEMES; theme++)
    for (guint i = 0; i < 3; i++)
      {
        check (theme, (Use) { TFL_COLOUR_INK, TFL_COLOUR_NONE, TFL_COLOUR_HEAT + i, TRUE });
        check (theme, (Use) { TFL_COLOUR_INK_2, TFL_COLOUR_NONE, TFL_COLOUR_HEAT + i, TRUE });
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contrast/scenes", test_scenes);
  g_test_add_func ("/contrast/decorations", test_decorations);
  g_test_add_func ("/contrast/window", test_window);
  g_test_add_func ("/contrast/heat", test_heat);

  return g_test_run ();
}
