/* The list of findings: its order, its counts, and that its cost grows as its length does. */
#include "model/tfl-edit.h"

#include "tfl-generator.h"
#include "tfl-load.h"

static void
append (GString          *text,
        const TflFinding *finding)
{
  g_string_append_printf (text, "%s %s%s\n", finding->element, finding->rule->id,
                          finding->waiver != NULL ? " (set aside)" : "");
}

/* Worst first; then in file order; then in the order of the table.  What is set aside keeps its place. */
static void
test_order (void)
{
  g_auto (TflLoad) load = { NULL };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  tfl_load_text (&load,
                 "<unit id=\"z\"><unit id=\"y\"><work id=\"w9\" stream=\"delivery\" call=\"wish\"/></unit>"
                 "<work id=\"w1\" requester=\"x\" process=\"CAB\"/></unit>"
                 "<unit id=\"a\"><work id=\"w5\" operators=\"a\"/></unit>"
                 "<service id=\"s\" provider=\"z\" customers=\"a\"><facility goods=\"g\"/></service>"
                 "<waiver id=\"x1\" element=\"w1\" rule=\"owner-process\"/>");
  list = tfl_findings_list (load.findings, load.model);
  for (guint i = 0; i < list->len; i++)
    append (text, g_ptr_array_index (list, i));

  g_assert_cmpstr (text->str, ==,
                   "w9 work-operated\n"
                   "w1 owner-process (set aside)\n"
                   "w1 work-operated\n"
                   "w5 work-owned\n"
                   "s service-supported\n"
                   "s customer-agreed\n"
                   "w9 streams-apart\n"
                   "w5 work-requested\n");
  g_assert_cmpuint (tfl_findings_count (load.findings, TFL_SEVERITY_ERROR), ==, 5);
  g_assert_cmpuint (tfl_findings_count (load.findings, TFL_SEVERITY_WARNING), ==, 2);
  g_assert_cmpuint (tfl_findings_count (load.findings, TFL_SEVERITY_NOTE), ==, 0);
  g_assert_cmpuint (tfl_findings_count_waived (load.findings), ==, 1);
}

static void
test_for_one (void)
{
  g_auto (TflLoad) load = { NULL };
  g_autofree char *rules = NULL;

  tfl_load_text (&load, "<unit id=\"a\"><work id=\"w\" tool=\"t\"/></unit><tool id=\"t\"/>");
  rules = tfl_load_rules (&load, "w");
  g_assert_cmpstr (rules, ==, "work-owned tool-last work-operated work-requested");
  g_assert_cmpuint (tfl_findings_get_n_for (load.findings, "a"), ==, 0);
  g_assert_cmpuint (tfl_findings_get_n_for (load.findings, "no-such-id"), ==, 0);
}

/* A list names an element's own sentence even for names that look like formats. */
static void
test_names (void)
{
  g_auto (TflLoad) load = { NULL };

  tfl_load_text (&load, "<unit id=\"a\"><work id=\"w\" name=\"100 %s “%n”\" operators=\"a\" requester=\"x\"/></unit>");
  g_assert_true (g_str_has_prefix (tfl_findings_get_for (load.findings, "w", 0)->sentence, "“100 %s “%n”” has no"));
}

static gboolean
collect (const TflElement *element,
         gpointer          user_data)
{
  g_ptr_array_add (user_data, (gpointer) tfl_element_get_id (element));
  return TRUE;
}

/* Every finding once, in the order of a plain walk through the whole model. */
static void
test_walk (void)
{
  TflGenerator generator = { .n_units = 300, .fanout = 4, .density = 0.5, .work = 2, .orphans = 0.2, .seed = 3 };
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (TflIndex) index = tfl_index_new (model);
  g_autoptr (TflFindings) findings = tfl_findings_new (model, index);
  g_autoptr (GPtrArray) list = tfl_findings_list (findings, model);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint position = 0;

  tfl_model_foreach (model, collect, ids);
  for (int severity = TFL_SEVERITY_ERROR; severity >= TFL_SEVERITY_NOTE; severity--)
    for (guint i = 0; i < ids->len; i++)
      {
        const char *id = g_ptr_array_index (ids, i);

        for (guint j = 0; j < tfl_findings_get_n_for (findings, id); j++)
          {
            const TflFinding *finding = tfl_findings_get_for (findings, id, j);

            if ((int) finding->rule->severity == severity)
              g_assert_true (g_ptr_array_index (list, position++) == finding);
          }
      }
  g_assert_cmpuint (position, ==, list->len);
  g_assert_cmpuint (position, >, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/findings/order", test_order);
  g_test_add_func ("/findings/for-one", test_for_one);
  g_test_add_func ("/findings/names", test_names);
  g_test_add_func ("/findings/walk", test_walk);

  return g_test_run ();
}
