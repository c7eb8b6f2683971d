/* Where the pointer rests a card answers what one asks of an element; it goes with whatever happens next. */
#include "config.h"

#include "canvas-pointer.h"

#include "app/session/tfl-commands.h"
#include "app/widgets/tfl-card.h"

/* “Title|Label: text|…”, with a “!” before what is a hole. (transfer full) */
static char *
describe (CanvasFixture *fixture,
          const char    *id)
{
  g_auto (TflCard) card = { 0 };
  GString *text;

  tfl_card_init (&card, fixture->session, tfl_session_lookup (fixture->session, id));
  text = g_string_new (card.title);
  for (guint i = 0; i < card.rows->len; i++)
    {
      const TflCardRow *row = &g_array_index (card.rows, TflCardRow, i);

      g_string_append_printf (text, "|%s: %s%s", row->label, row->is_hole ? "!" : "", row->text);
    }

  return g_string_free (text, FALSE);
}

static void
test_text (CanvasFixture *fixture,
           gconstpointer  name)
{
  static const struct
  {
    const char *id;
    const char *text;
  } rows[] = {
    { "A-07", "ED label printer stuck|Customer: Care (ED clerk)|Provider: IT|Operator: Desk"
              "|Workflow: W4 · Incident without change|Process: Recover" },
    { "A-18", "Weekly CAB meeting|Customer: –|Provider: IT|Operator: ProcessOffice|Workflow: –|Process: !no owning process" },
    { "Care", "Care|Caption: wards, ED, radiology|Roles: Customer, Operator|Work: 1 work item|: !1 with no owning process" },
    { "Host", "Host|Caption: hosting company|Roles: Customer, Provider, Operator|Work: 0 work items" },
    { "S2", "S2 Workplace|Provider: IT|Customers: Care (SA), Fac (SA)|Goods: PCs, printers|Actions: placing, patching" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = describe (fixture, rows[i].id);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* The pointer rests: half a second is over, whatever the clock says. */
static void
rest (CanvasFixture *fixture,
      double         x)
{
  canvas_pointer_hover (fixture, canvas_pointer_at (fixture, "Host", x, 0.5));
  g_assert_null (fixture->canvas->card); /* not at once */
  g_source_set_ready_time (g_main_context_find_source_by_id (NULL, fixture->canvas->card_timer), 0);
  while (fixture->canvas->card_timer != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->canvas->card, ==, "Host");
  canvas_fixture_settle (); /* it is drawn */
}

static void
test_goes (CanvasFixture *fixture,
           gconstpointer  name)
{
  rest (fixture, 0.4);
  canvas_pointer_hover (fixture, canvas_pointer_at (fixture, "Host", 0.5, 0.5));
  g_assert_cmpstr (fixture->canvas->card, ==, "Host"); /* within the same it stays */
  canvas_pointer_hover (fixture, canvas_pointer_nowhere (fixture));
  g_assert_null (fixture->canvas->card);

  rest (fixture, 0.45);
  canvas_pointer_press (fixture, canvas_pointer_at (fixture, "Host", 0.45, 0.5));
  g_assert_null (fixture->canvas->card);
  canvas_pointer_release (fixture);

  canvas_pointer_hover (fixture, canvas_pointer_nowhere (fixture));
  rest (fixture, 0.55);
  canvas_pointer_key (fixture, GDK_KEY_Shift_L, TRUE);
  g_assert_null (fixture->canvas->card);
}

/* What it is about may go. */
static void
test_gone (CanvasFixture *fixture,
           gconstpointer  name)
{
  const char *const removed[] = { "Host" };
  g_autoptr (GError) error = NULL;

  rest (fixture, 0.5);
  g_assert_true (tfl_command_remove (fixture->session, removed, 1, &error));
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
    { "/canvas-card/text", test_text },
    { "/canvas-card/goes", test_goes },
    { "/canvas-card/gone", test_gone },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CanvasFixture, "hospital", canvas_fixture_set_up, tests[i].test, canvas_fixture_tear_down);

  return g_test_run ();
}
