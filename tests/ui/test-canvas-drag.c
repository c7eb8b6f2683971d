/* What is dragged on the canvas comes to one step, or to nothing: services drawn and hung elsewhere, units carried
 * into others, the rubber band. */
#include "config.h"

#include "canvas-pointer.h"

static TflDocument *
get_document (CanvasFixture *fixture)
{
  return tfl_session_get_document (fixture->session);
}

/* A drag that made one step: it has this name, and undo gives what was there before. */
static void
assert_one_step (CanvasFixture *fixture,
                 TflModel      *before,
                 const char    *label)
{
  g_assert_cmpstr (tfl_document_get_undo_label (get_document (fixture)), ==, label);
  tfl_document_undo (get_document (fixture));
  g_assert_true (tfl_session_get_model (fixture->session) == before);
  g_assert_false (tfl_document_can_undo (get_document (fixture)));
  canvas_fixture_wait_for_scene (fixture);
  while (fixture->canvas->motion != NULL) /* nothing can be taken hold of that is on its way */
    g_main_context_iteration (NULL, TRUE);
}

static TflPoint
get_handle (CanvasFixture *fixture,
            const char    *unit,
            TflSide        side)
{
  TflPoint centre;

  g_assert_true (tfl_canvas_get_handle (fixture->canvas, unit, side, &centre));

  return centre;
}

static const char *
get (CanvasFixture *fixture,
     const char    *id,
     TflField       field)
{
  return tfl_element_get (tfl_session_lookup (fixture->session, id), field);
}

/* From the right a unit provides, from the left it receives; Alt turns it round, also with the button held. */
static void
test_connect (CanvasFixture *fixture,
              gconstpointer  name)
{
  static const struct
  {
    TflSide     side;
    gboolean    alt;
    const char *provider;
    const char *customer;
    const char *label;
  } rows[] = {
    { TFL_SIDE_PROVIDER, FALSE, "Care", "Fac", "Add service “Care” → “Fac”" },
    { TFL_SIDE_PROVIDER, TRUE, "Fac", "Care", "Add service “Fac” → “Care”" },
    { TFL_SIDE_CUSTOMER, FALSE, "Fac", "Care", "Add service “Fac” → “Care”" },
    { TFL_SIDE_CUSTOMER, TRUE, "Care", "Fac", "Add service “Care” → “Fac”" },
  };
  TflModel *before = tfl_session_get_model (fixture->session);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *service;

      tfl_session_select (fixture->session, "Care");
      canvas_pointer_press (fixture, get_handle (fixture, "Care", rows[i].side));
      canvas_pointer_move (fixture, canvas_pointer_at (fixture, "Fac", 0.5, 0.6));
      g_assert_cmpstr (fixture->canvas->drag.target, ==, "Fac");
      if (rows[i].alt)
        canvas_pointer_key (fixture, GDK_KEY_Alt_L, TRUE);
      canvas_pointer_release (fixture);
      canvas_pointer_key (fixture, GDK_KEY_Alt_L, FALSE);
      canvas_fixture_wait_for_scene (fixture);

      service = tfl_session_get_primary (fixture->session);
      g_assert_cmpstr (get (fixture, service, TFL_SERVICE_PROVIDER), ==, rows[i].provider);
      g_assert_cmpstr (get (fixture, service, TFL_SERVICE_CUSTOMERS), ==, rows[i].customer);
      assert_one_step (fixture, before, rows[i].label);
    }
}

/* The unit under the pointer has handles too, without being selected. */
static void
test_connect_hovered (CanvasFixture *fixture,
                      gconstpointer  name)
{
  TflModel *before = tfl_session_get_model (fixture->session);
  TflPoint handle;

  tfl_session_select (fixture->session, "IT");
  canvas_pointer_hover (fixture, canvas_pointer_at (fixture, "Fac", 0.5, 0.5));
  handle = get_handle (fixture, "Fac", TFL_SIDE_PROVIDER);
  canvas_pointer_drag (fixture, handle, canvas_pointer_at (fixture, "Host", 0.5, 0.5));
  canvas_fixture_wait_for_scene (fixture);
  assert_one_step (fixture, before, "Add service “Fac” → “Host”");
}

/* Dropped where nothing is, it makes the other party in the same step, and asks for its name. */
static void
test_connect_nowhere (CanvasFixture *fixture,
                      gconstpointer  name)
{
  static const char *const labels[] = { "Add service “EHRv” → “Customer”", "Add service “Provider” → “EHRv”" };
  TflModel *before = tfl_session_get_model (fixture->session);

  for (guint side = 0; side < TFL_N_SIDES; side++)
    {
      const char *made;

      tfl_session_select (fixture->session, "EHRv");
      canvas_pointer_press (fixture, get_handle (fixture, "EHRv", side));
      canvas_pointer_move (fixture, canvas_pointer_nowhere (fixture));
      g_assert_nonnull (fixture->canvas->drag.note);
      g_assert_null (fixture->canvas->drag.reason);
      canvas_pointer_release (fixture);
      canvas_fixture_wait_for_scene (fixture);

      g_assert_cmpuint (tfl_model_count (tfl_session_get_model (fixture->session), TFL_KIND_UNIT), ==,
                        tfl_model_count (before, TFL_KIND_UNIT) + 1);
      made = tfl_session_get_primary (fixture->session);
      g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, made)), ==, TFL_ROOT_ID);
      g_assert_cmpstr (fixture->canvas->renaming, ==, made);
      tfl_canvas_end_rename (fixture->canvas, FALSE);
      assert_one_step (fixture, before, labels[side]);
    }
}

/* Inside a unit one has gone into, that unit is the ground: what is made stands in it. */
static void
test_connect_inside (CanvasFixture *fixture,
                     gconstpointer  name)
{
  TflModel *before = tfl_session_get_model (fixture->session);
  const char *made;

  tfl_session_enter (fixture->session, "H");
  canvas_fixture_wait_for_scene (fixture);
  tfl_session_select (fixture->session, "Fac");
  canvas_pointer_drag (fixture, get_handle (fixture, "Fac", TFL_SIDE_PROVIDER), canvas_pointer_at (fixture, "H", 0.5, 0.01));
  canvas_fixture_wait_for_scene (fixture);
  made = tfl_session_get_primary (fixture->session);
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, made)), ==, "H");
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (fixture->session, made), TFL_UNIT_DECLARES), ==, NULL);
  tfl_canvas_end_rename (fixture->canvas, FALSE);
  assert_one_step (fixture, before, "Add service “Fac” → “Customer”");
}

/* What would be wrong says why, and a drop there does nothing. */
static void
test_refused (CanvasFixture *fixture,
              gconstpointer  name)
{
  tfl_session_select (fixture->session, "Care");
  canvas_pointer_press (fixture, get_handle (fixture, "Care", TFL_SIDE_PROVIDER));
  canvas_pointer_move (fixture, canvas_pointer_at (fixture, "Care", 0.2, 0.7));
  g_assert_cmpstr (fixture->canvas->drag.reason, ==, "“Care” cannot be its own customer");
  canvas_pointer_release (fixture);
  g_assert_false (tfl_document_can_undo (get_document (fixture)));

  tfl_session_reveal (fixture->session, "A-11");
  canvas_fixture_settle ();
  canvas_fixture_settle ();
  canvas_pointer_press (fixture, canvas_pointer_at (fixture, "A-11", 0.5, 0.5));
  canvas_pointer_move (fixture, canvas_pointer_nowhere (fixture));
  g_assert_cmpstr (fixture->canvas->drag.reason, ==, "Work stands in a unit");
  canvas_pointer_release (fixture);
  g_assert_false (tfl_document_can_undo (get_document (fixture)));
}

/* Where an end of the selected service is. */
static TflPoint
get_grip (CanvasFixture *fixture,
          const char    *customer,
          TflSide        side)
{
  TflLayout *layout = tfl_session_get_layout (fixture->session);

  for (guint i = 0; i < tfl_layout_get_n_routes (layout); i++)
    {
      const TflRoute *route = tfl_layout_get_route (layout, i);
      TflPoint end = route->points[side == TFL_SIDE_PROVIDER ? 0 : route->n_points - 1];
      TflRect rect = tfl_canvas_from_scene (fixture->canvas, (TflRect) { end.x, end.y, 0, 0 });

      if (g_strcmp0 (route->service, tfl_session_get_primary (fixture->session)) == 0 &&
          g_strcmp0 (route->customer, customer) == 0)
        return (TflPoint) { rect.x, rect.y };
    }

  g_assert_not_reached ();
}

/* Either end of a service is hung elsewhere: the customer in the agreement too. */
static void
test_hang (CanvasFixture *fixture,
           gconstpointer  name)
{
  TflModel *before = tfl_session_get_model (fixture->session);

  tfl_session_select (fixture->session, "S2");
  canvas_pointer_drag (fixture, get_grip (fixture, "Fac", TFL_SIDE_CUSTOMER), canvas_pointer_at (fixture, "Host", 0.5, 0.5));
  g_assert_cmpstr (get (fixture, "S2", TFL_SERVICE_CUSTOMERS), ==, "Care Host");
  g_assert_cmpstr (get (fixture, "S2-Fac", TFL_AGREEMENT_CUSTOMER), ==, "Host");
  g_assert_cmpstr (get (fixture, "S2-Care", TFL_AGREEMENT_CUSTOMER), ==, "Care");
  canvas_fixture_wait_for_scene (fixture);
  assert_one_step (fixture, before, "“Host” receives “S2 Workplace”");

  tfl_session_select (fixture->session, "S2");
  canvas_pointer_drag (fixture, get_grip (fixture, "Fac", TFL_SIDE_PROVIDER), canvas_pointer_at (fixture, "Host", 0.5, 0.5));
  g_assert_cmpstr (get (fixture, "S2", TFL_SERVICE_PROVIDER), ==, "Host");
  canvas_fixture_wait_for_scene (fixture);
  assert_one_step (fixture, before, "“Host” provides “S2 Workplace”");
}

static void
test_hang_refused (CanvasFixture *fixture,
                   gconstpointer  name)
{
  static const struct
  {
    TflSide     side;
    const char *unit; /* NULL: the bare canvas */
    const char *reason;
  } rows[] = {
    { TFL_SIDE_CUSTOMER, "Care", "“Care” is a customer of it already" },
    { TFL_SIDE_CUSTOMER, "Desk", NULL },
    { TFL_SIDE_CUSTOMER, "Fac", NULL }, /* where it was: nothing to say, and nothing done */
    { TFL_SIDE_CUSTOMER, NULL, "A service ends at a unit: drop it on one" },
    { TFL_SIDE_PROVIDER, "Care", "“Care” cannot be its own customer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      tfl_session_select (fixture->session, "S2");
      canvas_pointer_press (fixture, get_grip (fixture, "Fac", rows[i].side));
      canvas_pointer_move (fixture, rows[i].unit != NULL ? canvas_pointer_at (fixture, rows[i].unit, 0.2, 0.8)
                                                          : canvas_pointer_nowhere (fixture));
      g_assert_cmpstr (fixture->canvas->drag.reason, ==, rows[i].reason);
      if (g_strcmp0 (rows[i].unit, "Desk") == 0)
        canvas_pointer_key (fixture, GDK_KEY_Escape, TRUE);
      canvas_pointer_release (fixture);
      g_assert_false (tfl_document_can_undo (get_document (fixture)));
    }
}

/* A unit into another, out to the top; all that is selected at once. */
static void
test_nest (CanvasFixture *fixture,
           gconstpointer  name)
{
  TflModel *before = tfl_session_get_model (fixture->session);
  const char *const both[] = { "Host", "Carr" };

  canvas_pointer_drag (fixture, canvas_pointer_at (fixture, "Host", 0.6, 0.2), canvas_pointer_at (fixture, "Fac", 0.5, 0.5));
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, "Host")), ==, "Fac");
  canvas_fixture_wait_for_scene (fixture);
  assert_one_step (fixture, before, "Move “Host”");

  canvas_pointer_drag (fixture, canvas_pointer_at (fixture, "Fac", 0.6, 0.2), canvas_pointer_nowhere (fixture));
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, "Fac")), ==, TFL_ROOT_ID);
  canvas_fixture_wait_for_scene (fixture);
  assert_one_step (fixture, before, "Move “Fac”");

  tfl_session_select_many (fixture->session, both, G_N_ELEMENTS (both));
  canvas_pointer_drag (fixture, canvas_pointer_at (fixture, "Carr", 0.6, 0.2), canvas_pointer_at (fixture, "Fac", 0.5, 0.5));
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, "Host")), ==, "Fac");
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, "Carr")), ==, "Fac");
  canvas_fixture_wait_for_scene (fixture);
  assert_one_step (fixture, before, "Move 2 elements");

  /* Onto one that moves too: nothing comes into itself. */
  canvas_pointer_press (fixture, canvas_pointer_at (fixture, "Carr", 0.6, 0.2));
  canvas_pointer_move (fixture, canvas_pointer_at (fixture, "Host", 0.5, 0.5));
  g_assert_null (fixture->canvas->drag.target);
  g_assert_true (fixture->canvas->drag.is_placing);
  canvas_pointer_key (fixture, GDK_KEY_Escape, TRUE);
  canvas_pointer_release (fixture);
  g_assert_false (tfl_document_can_undo (get_document (fixture)));
}

/* Escape ends any gesture at any moment; the release that follows does nothing. */
static void
test_escape (CanvasFixture *fixture,
             gconstpointer  name)
{
  TflPoint target = canvas_pointer_at (fixture, "Fac", 0.5, 0.5);

  for (guint kind = 0; kind < 4; kind++)
    for (guint moves = 0; moves < 4; moves++)
      {
        TflPoint from;

        tfl_session_select (fixture->session, kind == 0 ? "S2" : "Care");
        from = kind == 0   ? get_grip (fixture, "Care", TFL_SIDE_CUSTOMER)
               : kind == 1 ? get_handle (fixture, "Care", TFL_SIDE_PROVIDER)
               : kind == 2 ? canvas_pointer_at (fixture, "Host", 0.6, 0.2)
                           : canvas_pointer_nowhere (fixture);
        canvas_pointer_press (fixture, from);
        for (guint i = 1; i <= moves; i++)
          canvas_pointer_move (fixture, (TflPoint) { from.x + (target.x - from.x) * i / 3,
                                                       from.y + (target.y - from.y) * i / 3 });
        g_assert_cmpint (fixture->canvas->drag.is_under_way, ==, moves > 0);
        g_assert_true (canvas_pointer_key (fixture, GDK_KEY_Escape, TRUE));
        g_assert_false (fixture->canvas->drag.is_under_way);
        canvas_pointer_move (fixture, target);
        canvas_pointer_release (fixture);
        g_assert_false (tfl_document_can_undo (get_document (fixture)));
        if (kind == 3)
          g_assert_cmpstr (tfl_session_get_primary (fixture->session), ==, "Care");
      }
}

/* What is dragged may go while it is dragged. */
static void
test_gone (CanvasFixture *fixture,
           gconstpointer  name)
{
  TflModel *before = tfl_session_get_model (fixture->session);

  tfl_session_select (fixture->session, "EHRv");
  canvas_pointer_drag (fixture, get_handle (fixture, "EHRv", TFL_SIDE_PROVIDER), canvas_pointer_nowhere (fixture));
  canvas_fixture_wait_for_scene (fixture);
  tfl_canvas_end_rename (fixture->canvas, FALSE);

  canvas_pointer_press (fixture, canvas_pointer_at (fixture, tfl_session_get_primary (fixture->session), 0.5, 0.2));
  canvas_pointer_move (fixture, canvas_pointer_at (fixture, "Fac", 0.5, 0.5));
  g_assert_true (fixture->canvas->drag.is_under_way);
  tfl_document_undo (get_document (fixture));
  canvas_pointer_release (fixture);
  g_assert_true (tfl_session_get_model (fixture->session) == before);
  g_assert_cmpint (fixture->canvas->drag.kind, ==, TFL_DRAG_NONE);
}

/* Held at the border, a drag scrolls; Escape comes back. */
static void
test_scroll (CanvasFixture *fixture,
             gconstpointer  name)
{
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->canvas));
  TflCamera before;

  tfl_canvas_zoom_at (fixture->canvas, 3, 0, 0);
  canvas_fixture_settle ();
  before = fixture->canvas->camera;
  canvas_pointer_press (fixture, canvas_pointer_nowhere (fixture));
  canvas_pointer_move (fixture, (TflPoint) { width - 4, 300 });
  canvas_fixture_settle ();
  g_assert_cmpfloat (fixture->canvas->camera.x, >, before.x);
  g_assert_cmpfloat (fixture->canvas->camera.y, ==, before.y);
  canvas_pointer_key (fixture, GDK_KEY_Escape, TRUE);
  canvas_fixture_settle ();
  canvas_fixture_settle ();
  g_assert_cmpfloat_with_epsilon (fixture->canvas->camera.x, before.x, 1e-6);
}

static TflPoint
pick_at_random (CanvasFixture *fixture)
{
  static const char *const units[] = { "Care", "Fac", "IT", "Host", "Colo", "Desk", "EHRv" };
  const char *unit = units[g_test_rand_int_range (0, G_N_ELEMENTS (units))];
  TflPoint handle;
  TflRect rect;

  if (g_test_rand_bit () && tfl_canvas_get_handle (fixture->canvas, unit, g_test_rand_int_range (0, TFL_N_SIDES), &handle))
    return handle;
  if (g_test_rand_bit () && tfl_canvas_find (fixture->canvas, unit, &rect))
    return canvas_pointer_at (fixture, unit, g_test_rand_double (), g_test_rand_double ());

  return (TflPoint) { g_test_rand_double_range (0, 1000), g_test_rand_double_range (0, 700) };
}

static void
do_something (CanvasFixture *fixture)
{
  static const char *const ids[] = { "Care", "S2", "S6", "Host", "IT" };

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      tfl_session_undo (fixture->session);
      break;
    case 1:
      tfl_session_redo (fixture->session);
      break;
    case 2:
      canvas_pointer_key (fixture, GDK_KEY_Escape, TRUE);
      break;
    case 3:
      canvas_pointer_key (fixture, GDK_KEY_Alt_L, g_test_rand_bit ());
      break;
    case 4:
      tfl_session_select (fixture->session, ids[g_test_rand_int_range (0, G_N_ELEMENTS (ids))]);
      break;
    case 5:
      tfl_canvas_zoom_at (fixture->canvas, g_test_rand_double_range (0.5, 2), 500, 350);
      break;
    case 6:
    case 7:
      canvas_pointer_press (fixture, pick_at_random (fixture));
      break;
    case 8:
      canvas_pointer_release (fixture);
      break;
    default:
      canvas_pointer_move (fixture, pick_at_random (fixture));
    }
}

/* Whatever happens in whatever order, what is undone is as it was. */
static void
test_random (CanvasFixture *fixture,
             gconstpointer  name)
{
  TflModel *before = tfl_session_get_model (fixture->session);

  for (guint i = 0; i < 1500; i++)
    {
      do_something (fixture);
      for (guint k = 0; k < 5; k++)
        g_main_context_iteration (NULL, FALSE);
    }
  tfl_canvas_end_rename (fixture->canvas, FALSE);
  g_test_message ("%u steps", tfl_document_get_n_steps (get_document (fixture)));
  g_assert_cmpuint (tfl_document_get_n_steps (get_document (fixture)), >, 0);
  while (tfl_document_can_undo (get_document (fixture)))
    tfl_document_undo (get_document (fixture));
  g_assert_true (tfl_session_get_model (fixture->session) == before);
  canvas_fixture_wait_for_scene (fixture);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (CanvasFixture *fixture,
                       gconstpointer  name);
  } tests[] = {
    { "/canvas-drag/connect", test_connect },
    { "/canvas-drag/connect-hovered", test_connect_hovered },
    { "/canvas-drag/connect-nowhere", test_connect_nowhere },
    { "/canvas-drag/connect-inside", test_connect_inside },
    { "/canvas-drag/refused", test_refused },
    { "/canvas-drag/hang", test_hang },
    { "/canvas-drag/hang-refused", test_hang_refused },
    { "/canvas-drag/nest", test_nest },
    { "/canvas-drag/escape", test_escape },
    { "/canvas-drag/gone", test_gone },
    { "/canvas-drag/scroll", test_scroll },
    { "/canvas-drag/random", test_random },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CanvasFixture, "hospital", canvas_fixture_set_up, tests[i].test, canvas_fixture_tear_down);

  return g_test_run ();
}
