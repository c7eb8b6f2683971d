/* What is drawn, as golden text: each state of each element, and each distance.  The dumps
 * hold no coordinates; where things are is asserted by relation in test-picture-places.c.
 * TFL_UPDATE_GOLDEN=1 rewrites the files in tests/scene/golden.
 */
#include "scene-fixture.h"

#include <locale.h>

typedef struct
{
  const char *name;
  const char *elements;
  double      zoom;
  gboolean    compact;
  const char *closed;  /* a unit */
  TflLegend   legend;
} Case;

#define UNIT(work) "<unit id=\"u\" name=\"Unit\"><profile id=\"p\" name=\"Op\" kind=\"operator\"/>" work "</unit>"
#define OWNED "customer=\"u\" operators=\"p\" call=\"incident\" workflow=\"W3\" process=\"recover\""
#define NESTED                                                                                       \
  "<unit id=\"a\" name=\"A\"><unit id=\"b\" name=\"B\">"                                             \
  "<work id=\"w\" name=\"Job\"/></unit><unit id=\"c\" name=\"C\"/></unit>"
#define PARTIES "<unit id=\"a\" name=\"A\"/><unit id=\"b\" name=\"B\"/>"
#define SERVICE(agreement)                                                                           \
  PARTIES "<service id=\"s\" name=\"Net\" provider=\"b\" customers=\"a\">"                            \
          "<facility goods=\"lines\" actions=\"care\"/>" agreement "</service>"

static const Case cases[] = {
  { "unit-empty", "<unit id=\"u\" name=\"Unit\" caption=\"caption\"/>", 1 },
  { "unit-unnamed", "<unit id=\"u\"/>", 1 },
  { "unit-declared", "<unit id=\"u\" name=\"Unit\" declares=\"customer operator\"/>", 1 },
  { "unit-closed", NESTED, 1, FALSE, "a" },
  { "unit-nested", NESTED, 1 },
  { "unit-middle", NESTED, 0.8 },
  { "unit-far", NESTED, 0.5 },
  { "unit-farther", NESTED, 0.25 },
  { "unit-tiny", NESTED, 0.08 },
  { "chip-owned", UNIT ("<work id=\"w\" name=\"Job\" " OWNED " practice=\"pr\" tool=\"t\"/>")
                  "<practice id=\"pr\" name=\"Practice\"/><tool id=\"t\" name=\"Tool\"/>", 1 },
  { "chip-requester", UNIT ("<work id=\"w\" name=\"Job\" requester=\"nurse\" " OWNED "/>"), 1 },
  { "chip-undecided", UNIT ("<work id=\"w\" name=\"Job\" customer=\"u\" operators=\"p\" call=\"incident\" "
                            "workflow=\"undecided\" process=\"recover\"/>"), 1 },
  { "chip-delivery", UNIT ("<work id=\"w\" name=\"Job\" stream=\"delivery\" operators=\"p\"/>"), 1 },
  { "chip-middle", UNIT ("<work id=\"w\" name=\"Job\" " OWNED "/><work id=\"x\" name=\"Lost\"/>"), 0.8 },
  { "chip-compact", UNIT ("<work id=\"w\" name=\"Job\" " OWNED "/><work id=\"x\" name=\"Lost\"/>"), 1, TRUE },
  { "chip-call", UNIT ("<work id=\"w\" name=\"Job\" " OWNED "/>"
                       "<work id=\"x\" name=\"Next\" called-by=\"w\" customer=\"u\" operators=\"p\" call=\"rfc\" "
                       "workflow=\"W3\" process=\"change\"/>"), 1 },
  { "orphan-1", UNIT ("<work id=\"w\" name=\"Job\" operators=\"p\"/>"), 1 },
  { "orphan-2", UNIT ("<work id=\"w\" name=\"Job\" process=\"CAB\" operators=\"p\" tool=\"t\"/>")
                "<tool id=\"t\" name=\"Tool\"/>", 1 },
  { "orphan-3", UNIT ("<work id=\"w\" name=\"Job\" customer=\"u\" operators=\"p\" call=\"incident\" process=\"recover\"/>"), 1 },
  { "orphan-4", UNIT ("<work id=\"w\" name=\"Job\" customer=\"u\" operators=\"p\" call=\"incident\" workflow=\"W3\" process=\"agree\"/>"), 1 },
  { "orphan-5", UNIT ("<work id=\"w\" name=\"Job\" customer=\"u\" call=\"incident\" workflow=\"W3\" process=\"recover\"/>"), 1 },
  { "orphan-6", UNIT ("<work id=\"w\" name=\"Job\" operators=\"p\" call=\"incident\" workflow=\"W3\" process=\"recover\"/>"), 1 },
  { "orphan-aside", UNIT ("<work id=\"w\" name=\"Job\" operators=\"p\"/>")
                    "<waiver id=\"v\" element=\"w\" rule=\"work-owned\" reason=\"moves to Agree in July\"/>", 1 },
  { "service-sa", SERVICE ("<agreement id=\"g\" kind=\"SA\" customer=\"a\"/>"), 1 },
  { "service-ola", SERVICE ("<agreement id=\"g\" kind=\"OLA\" customer=\"a\"/>"), 1 },
  { "service-uc", SERVICE ("<agreement id=\"g\" kind=\"UC\" customer=\"a\"/>"), 1 },
  { "service-none", SERVICE (""), 1 },
  { "service-names", SERVICE ("<agreement id=\"g\" kind=\"SA\" customer=\"a\"/>"), 0.4 },
  { "service-far", SERVICE ("<agreement id=\"g\" kind=\"UC\" customer=\"a\"/>"), 0.3 },
  { "legend-beside", SERVICE ("<agreement id=\"g\" kind=\"SA\" customer=\"a\"/>"), 1, FALSE, NULL, TFL_LEGEND_BESIDE },
  { "legend-below", UNIT ("<work id=\"w\" name=\"Job\" " OWNED "/><work id=\"x\" name=\"Lost\"/>"), 1, FALSE, NULL,
    TFL_LEGEND_BELOW },
};

static void
test_golden (gconstpointer data)
{
  const Case *row = data;
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  g_autofree char *file = g_strdup_printf ("%s.txt", row->name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scene", "golden", file, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;

  scene_fixture_init (&fixture, row->elements);
  fixture.picture.zoom = row->zoom;
  fixture.picture.legend = row->legend;
  fixture.picture.title = row->legend != TFL_LEGEND_NONE;
  fixture.scope->compact = row->compact;
  if (row->closed != NULL)
    tfl_scope_set_closed (fixture.scope, row->closed, TRUE);

  scene = scene_fixture_draw (&fixture);
  dump = tfl_scene_dump (scene);
  if (g_getenv ("TFL_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, dump, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/picture/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_golden);
    }

  return g_test_run ();
}
