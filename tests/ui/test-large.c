/* A large picture in the canvas: only what is in sight is drawn, and nothing else can tell; and the minimap beside it. */
#include "config.h"

#include "canvas-pointer.h"

#include "app/canvas/tfl-minimap.h"

#include "tfl-generator.h"

#define N_UNITS 2000

typedef struct
{
  CanvasFixture large;
  TflMinimap   *minimap;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  TflGenerator generator = TFL_GENERATOR (N_UNITS);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  GtkWidget *overlay = gtk_overlay_new ();
  CanvasFixture *large = &self->large;

  large->session = tfl_session_new (model, NULL, NULL);
  large->canvas = TFL_CANVAS (tfl_canvas_new ());
  self->minimap = g_object_new (TFL_TYPE_MINIMAP, NULL);
  tfl_minimap_set_canvas (self->minimap, large->canvas);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (large->canvas));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->minimap));
  large->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (large->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (large->window), overlay);
  tfl_canvas_set_session (large->canvas, large->session);
  gtk_window_present (GTK_WINDOW (large->window));
  canvas_fixture_wait_for_scene (large);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  canvas_fixture_tear_down (&self->large, NULL);
}

static gboolean
is_in_sight (TflCanvas  *canvas,
             const char *id)
{
  TflRect rect;

  return tfl_canvas_find (canvas, id, &rect) && rect.x + rect.width > 0 && rect.y + rect.height > 0
      && rect.x < gtk_widget_get_width (GTK_WIDGET (canvas)) && rect.y < gtk_widget_get_height (GTK_WIDGET (canvas));
}

/* What is revealed comes into sight and can be picked there; the scene holds little else. */
static void
test_reveal (Fixture      *self,
             gconstpointer data)
{
  TflCanvas *canvas = self->large.canvas;
  TflRect rect, ignored;

  g_assert_false (tfl_canvas_find (canvas, "u1900", &rect)); /* too far away to be drawn */
  tfl_session_reveal (self->large.session, "u1900");
  canvas_fixture_settle ();
  g_assert_true (is_in_sight (canvas, "u1900"));
  g_assert_true (tfl_scene_find (tfl_canvas_get_scene (canvas), "u1900", &ignored));
  g_assert_true (tfl_canvas_find (canvas, "u1900", &rect));
  g_assert_cmpstr (tfl_canvas_pick (canvas, rect.x + 60, rect.y + 12, NULL), ==, "u1900");
  g_assert_cmpuint (tfl_scene_get_n_shapes (tfl_canvas_get_scene (canvas)), <, 10 * N_UNITS);

  /* Out of sight, but drawn where one looks there. */
  g_assert_false (tfl_scene_find (tfl_canvas_get_scene (canvas), "u400", &ignored));
  g_assert_true (tfl_canvas_find (canvas, "u400", &rect));
  tfl_canvas_pan (canvas, rect.x - 100, rect.y - 100);
  g_assert_true (tfl_scene_find (tfl_canvas_get_scene (canvas), "u400", &ignored));
  g_assert_cmpstr (tfl_canvas_pick (canvas, 160, 112, NULL), ==, "u400");
}

/* While one zooms the drawing is stretched; soon after it is drawn for this zoom. */
static void
test_rest (Fixture      *self,
           gconstpointer data)
{
  TflCanvas *canvas = self->large.canvas;
  double before = canvas->scene_zoom;

  tfl_canvas_zoom_at (canvas, 1.2, 500, 350);
  g_assert_cmpfloat (canvas->scene_zoom, ==, before);
  canvas_fixture_settle ();
  g_assert_cmpfloat (canvas->scene_zoom, ==, canvas_fixture_get_zoom (canvas));
}

static void
test_edit (Fixture      *self,
           gconstpointer data)
{
  TflCanvas *canvas = self->large.canvas;
  TflEdit *edit;
  TflRect before, after;

  tfl_session_reveal (self->large.session, "u1900");
  canvas_fixture_settle ();
  g_assert_true (tfl_canvas_find (canvas, "u1900", &before));
  edit = tfl_document_begin (tfl_session_get_document (self->large.session));
  tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "new"), "u1900", NULL, NULL);
  g_assert_true (tfl_document_commit (tfl_session_get_document (self->large.session), edit, "Add", NULL));
  canvas_fixture_wait_for_scene (&self->large);
  g_assert_true (is_in_sight (canvas, "new"));
  g_assert_true (tfl_canvas_find (canvas, "u1900", &after));
  g_assert_cmpfloat (after.height, >, before.height);
}

static gboolean
is_shown (Fixture *self)
{
  canvas_fixture_settle ();

  return gtk_widget_get_visible (GTK_WIDGET (self->minimap));
}

/* It is there where something is out of sight, and nobody said no. */
static void
test_minimap (Fixture      *self,
              gconstpointer data)
{
  TflCanvas *canvas = self->large.canvas;
  TflRect all = tfl_layout_get_bounds (tfl_session_get_layout (self->large.session));
  TflRect seen;

  tfl_canvas_fit (canvas, FALSE);
  g_assert_false (is_shown (self));
  tfl_canvas_zoom_at (canvas, 3, 500, 350);
  g_assert_true (is_shown (self));
  tfl_minimap_set_wanted (self->minimap, FALSE);
  g_assert_false (is_shown (self));
  tfl_minimap_set_wanted (self->minimap, TRUE);
  g_assert_true (is_shown (self));
  tfl_canvas_set_presenting (canvas, TRUE);
  tfl_canvas_zoom_at (canvas, 3, 500, 350);
  g_assert_false (is_shown (self));
  tfl_canvas_set_presenting (canvas, FALSE);

  tfl_canvas_centre (canvas, (TflPoint) { all.x + all.width / 3, all.y + all.height / 3 });
  seen = tfl_canvas_get_seen (canvas);
  g_assert_cmpfloat_with_epsilon (seen.x + seen.width / 2, all.x + all.width / 3, 0.01);
  g_assert_cmpfloat_with_epsilon (seen.y + seen.height / 2, all.y + all.height / 3, 0.01);
}

static gboolean
gives_way (Fixture *self)
{
  canvas_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->minimap)));

  return gtk_widget_has_css_class (GTK_WIDGET (self->minimap), "in-the-way");
}

/* What is selected is seen through it, a unit that is everywhere is not; nor is what is dragged. */
static void
test_minimap_gives_way (Fixture      *self,
                        gconstpointer data)
{
  TflCanvas *canvas = self->large.canvas;
  double width = gtk_widget_get_width (GTK_WIDGET (canvas)), height = gtk_widget_get_height (GTK_WIDGET (canvas));
  TflRect rect;

  tfl_session_reveal (self->large.session, "u1900");
  g_assert_false (gives_way (self));
  g_assert_true (tfl_canvas_find (canvas, "u1900", &rect));
  tfl_canvas_pan (canvas, rect.x + rect.width - width + 30, rect.y + rect.height - height + 20);
  g_assert_true (gives_way (self));
  tfl_session_select (self->large.session, "u0");
  g_assert_false (gives_way (self));
  tfl_session_select (self->large.session, "u1900");
  g_assert_true (gives_way (self));
  tfl_session_select (self->large.session, NULL);
  g_assert_false (gives_way (self));

  canvas_pointer_press (&self->large, (TflPoint) { 30, 30 });
  canvas_pointer_move (&self->large, (TflPoint) { 90, 90 });
  g_assert_true (gives_way (self));
  canvas_pointer_release (&self->large);
  tfl_session_select (self->large.session, NULL);
  g_assert_false (gives_way (self));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add ("/large/reveal", Fixture, NULL, set_up, test_reveal, tear_down);
  g_test_add ("/large/rest", Fixture, NULL, set_up, test_rest, tear_down);
  g_test_add ("/large/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/large/minimap", Fixture, NULL, set_up, test_minimap, tear_down);
  g_test_add ("/large/minimap-gives-way", Fixture, NULL, set_up, test_minimap_gives_way, tear_down);

  return g_test_run ();
}
