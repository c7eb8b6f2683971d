/* What an edit allows, what it refuses and says, and what a removal takes along. */
#include "model/tfl-edit.h"

#include "tfl-generator.h"

#include <string.h>

static TflElement *
element_with (TflKind     kind,
              const char *id,
              TflField    field,
              const char *value)
{
  TflElement *element = tfl_element_new (kind, id);

  tfl_element_set (element, field, value);

  return element;
}

/* Care and IT in H; a service from IT to Care with its agreement, a flow, work that calls work,
 * an overlay's tag, a view's place and a waiver. */
static TflModel *
fixture (void)
{
  g_autoptr (TflModel) units = tfl_test_model ("H", "Care>H", "IT>H", "Desk>IT", NULL);
  TflEdit *edit = tfl_edit_new (units, NULL);
  g_autoptr (GError) error = NULL;
  TflElement *service = element_with (TFL_KIND_SERVICE, "S", TFL_SERVICE_PROVIDER, "IT");
  TflElement *flow = element_with (TFL_KIND_FLOW, "F", TFL_FLOW_FROM, "H");
  TflElement *waiver = element_with (TFL_KIND_WAIVER, "X", TFL_WAIVER_ELEMENT, "W1");
  TflModel *model;

  tfl_element_set (service, TFL_SERVICE_CUSTOMERS, "Care H");
  tfl_element_set (flow, TFL_FLOW_TO, "IT");
  tfl_element_set (waiver, TFL_WAIVER_RULE, "work-owned");
  g_assert_true (tfl_edit_add (edit, service, TFL_ROOT_ID, NULL, &error));
  g_assert_true (
      tfl_edit_add (edit, element_with (TFL_KIND_AGREEMENT, "A", TFL_AGREEMENT_CUSTOMER, "Care"), "S", NULL, &error));
  g_assert_true (tfl_edit_add (edit, flow, TFL_ROOT_ID, NULL, &error));
  g_assert_true (
      tfl_edit_add (edit, element_with (TFL_KIND_WORK, "W1", TFL_WORK_OPERATORS, "Desk IT"), "IT", NULL, &error));
  g_assert_true (
      tfl_edit_add (edit, element_with (TFL_KIND_WORK, "W2", TFL_WORK_CALLED_BY, "W1"), "Care", NULL, &error));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_OVERLAY, "O"), TFL_ROOT_ID, NULL, &error));
  g_assert_true (tfl_edit_add (edit, element_with (TFL_KIND_TAG, "T", TFL_TAG_ELEMENT, "W1"), "O", NULL, &error));
  g_assert_true (tfl_edit_add (edit, waiver, TFL_ROOT_ID, NULL, &error));
  model = tfl_edit_free_to_model (edit, &error);
  g_assert_no_error (error);

  return model;
}

static void
test_remove (void)
{
  g_autoptr (TflModel) model = fixture ();
  g_autoptr (TflModel) after = NULL;
  TflEdit *edit = tfl_edit_new (model, NULL);

  g_assert_true (tfl_edit_remove (edit, "IT", NULL));
  after = tfl_edit_free_to_model (edit, NULL);

  /* With IT go its team, its work, the flow to it, and what was said of its work. */
  for (const char *const *id = (const char *const[]){ "IT", "Desk", "W1", "F", "T", "X", NULL }; *id != NULL; id++)
    {
      g_assert_nonnull (tfl_model_lookup (model, *id));
      g_assert_null (tfl_model_lookup (after, *id));
    }
  g_assert_null (tfl_element_get (tfl_model_lookup (after, "S"), TFL_SERVICE_PROVIDER));
  g_assert_cmpstr (tfl_element_get (tfl_model_lookup (after, "S"), TFL_SERVICE_CUSTOMERS), ==, "Care H");
  g_assert_null (tfl_element_get (tfl_model_lookup (after, "W2"), TFL_WORK_CALLED_BY));
  g_assert_cmpuint (tfl_model_count (after, TFL_KIND_UNIT), ==, 2);
  g_assert_cmpuint (tfl_model_count (after, TFL_KIND_WORK), ==, 1);
  g_assert_cmpuint (tfl_model_count (after, TFL_KIND_AGREEMENT), ==, 1);
}

/* References made in the same edit are settled as well as those the index knows. */
static void
test_remove_after_set (void)
{
  g_autoptr (TflModel) model = fixture ();
  g_autoptr (TflIndex) index = tfl_index_new (model);
  g_autoptr (TflModel) after = NULL;
  g_autoptr (GError) error = NULL;
  TflEdit *edit = tfl_edit_new (model, index);

  g_assert_true (tfl_edit_set (edit, "W2", TFL_WORK_CUSTOMER, "Desk", &error));
  g_assert_true (tfl_edit_set (edit, "S", TFL_SERVICE_CUSTOMERS, "Desk Care", &error));
  g_assert_true (tfl_edit_remove (edit, "Desk", &error));
  g_assert_true (tfl_edit_remove (edit, "Care", &error));
  after = tfl_edit_free_to_model (edit, &error);
  g_assert_no_error (error);

  g_assert_null (tfl_element_get (tfl_model_lookup (after, "S"), TFL_SERVICE_CUSTOMERS));
  g_assert_cmpstr (tfl_element_get (tfl_model_lookup (after, "W1"), TFL_WORK_OPERATORS), ==, "IT");
  g_assert_null (tfl_model_lookup (after, "A"));
  g_assert_null (tfl_model_lookup (after, "W2"));
}

static void
test_refusals (void)
{
  g_autoptr (TflModel) model = fixture ();
  g_autoptr (TflEdit) edit = tfl_edit_new (model, NULL);
  g_autoptr (TflModel) after = NULL;
  g_autoptr (GError) error = NULL;

#define REFUSED(call, text)                                                                                            \
  g_assert_false (call);                                                                                               \
  g_assert_cmpstr (error->message, ==, text);                                                                          \
  g_clear_error (&error)

  REFUSED (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "IT"), "H", NULL, &error), "the id “IT” is taken");
  REFUSED (tfl_edit_add (edit, tfl_element_new (TFL_KIND_WORK, "w"), TFL_ROOT_ID, NULL, &error),
           "a “work” cannot stand in a “model”");
  REFUSED (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "u"), "nowhere", NULL, &error),
           "there is no element “nowhere”");
  REFUSED (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "u"), "H", "W1", &error),
           "“W1” does not stand beside it");
  REFUSED (tfl_edit_add (edit, tfl_element_new (TFL_KIND_AGREEMENT, "a"), "S", NULL, &error),
           "a “agreement” needs “customer”");
  REFUSED (tfl_edit_move (edit, "H", "Desk", NULL, &error), "“H” cannot stand inside itself");
  REFUSED (tfl_edit_move (edit, "H", "H", NULL, &error), "“H” cannot stand inside itself");
  REFUSED (tfl_edit_set (edit, "A", TFL_AGREEMENT_CUSTOMER, "", &error), "customer cannot be empty");
  REFUSED (tfl_edit_set (edit, "W1", TFL_WORK_CALL, "shout", &error),
           "call cannot be “shout”; it is one of “wish”, “rfc”, “incident”, “service-request”, “risk”");
  REFUSED (tfl_edit_remove (edit, TFL_ROOT_ID, &error), "the model itself cannot be removed");
#undef REFUSED

  /* What was refused left no trace. */
  after = tfl_edit_free_to_model (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
  g_assert_true (after == model);
}

static void
test_dangling (void)
{
  g_autoptr (TflModel) model = fixture ();
  g_autoptr (GError) error = NULL;
  TflEdit *edit = tfl_edit_new (model, NULL);

  g_assert_true (tfl_edit_set (edit, "W1", TFL_WORK_SERVICE, "gone", &error));
  g_assert_null (tfl_edit_free_to_model (edit, &error));
  g_assert_cmpstr (error->message, ==, "“W1”: service names “gone”, which is not there");
  g_clear_error (&error);

  edit = tfl_edit_new (model, NULL);
  g_assert_true (tfl_edit_set (edit, "W1", TFL_WORK_SERVICE, "H", &error));
  g_assert_null (tfl_edit_free_to_model (edit, &error));
  g_assert_cmpstr (error->message, ==, "“W1”: service names “H”, which is of the wrong kind");
}

static void
test_order (void)
{
  g_autoptr (TflModel) model = tfl_test_model ("a", "b", "c", "d>a", NULL);
  g_autoptr (TflModel) after = NULL;
  g_autofree char *dump = NULL;
  TflEdit *edit = tfl_edit_new (model, NULL);

  /* Work added before a unit still stands behind it: children are grouped by kind. */
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_WORK, "w"), "a", NULL, NULL));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_PROFILE, "p"), "a", NULL, NULL));
  g_assert_true (tfl_edit_move (edit, "c", TFL_ROOT_ID, "b", NULL));
  g_assert_true (tfl_edit_move (edit, "b", "a", "d", NULL));
  after = tfl_edit_free_to_model (edit, NULL);
  dump = tfl_test_dump (after);
  g_assert_cmpstr (dump, ==, "a b>a d>a c");
  g_assert_cmpstr (tfl_element_get_child (tfl_model_lookup (after, "a"), 0), ==, "p");
  g_assert_cmpstr (tfl_element_get_child (tfl_model_lookup (after, "a"), 3), ==, "w");
}

static void
test_depth (void)
{
  g_autoptr (TflModel) model = tfl_model_new ();
  TflEdit *edit = tfl_edit_new (model, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_strdup (TFL_ROOT_ID);

  for (guint i = 1; i < TFL_MODEL_MAX_DEPTH; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, id), parent, NULL, &error));
      g_free (parent);
      parent = g_steal_pointer (&id);
    }
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "top"), TFL_ROOT_ID, NULL, &error));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "in"), "top", NULL, &error));
  g_assert_false (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "last"), parent, NULL, &error));
  g_assert_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER);
  g_clear_error (&error);
  g_assert_false (tfl_edit_move (edit, "top", "u198", NULL, &error));
  g_assert_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER);
  g_clear_error (&error);
  g_assert_true (tfl_edit_move (edit, "top", "u197", NULL, &error));
  tfl_edit_free (edit);
}

static void
test_properties (void)
{
  g_autoptr (TflModel) model = tfl_test_model ("a", NULL);
  g_autoptr (TflModel) after = NULL;
  g_autoptr (TflModel) back = NULL;
  g_autofree char *text = NULL;
  TflEdit *edit = tfl_edit_new (model, NULL);

  g_assert_true (tfl_edit_set_property (edit, "a", "z", "1", NULL));
  g_assert_true (tfl_edit_set_property (edit, "a", "b", "2", NULL));
  after = tfl_edit_free_to_model (edit, NULL);
  text = g_variant_print (tfl_element_get_properties (tfl_model_lookup (after, "a")), FALSE);
  g_assert_cmpstr (text, ==, "{'b': '2', 'z': '1'}");

  edit = tfl_edit_new (after, NULL);
  g_assert_true (tfl_edit_set_property (edit, "a", "z", NULL, NULL));
  g_assert_true (tfl_edit_set_property (edit, "a", "b", NULL, NULL));
  back = tfl_edit_free_to_model (edit, NULL);
  g_assert_true (tfl_model_equal (back, model));
}

static void
check_children (TflModel   *model,
                const char *parent,
                const char *wanted)
{
  const TflElement *element = tfl_model_lookup (model, parent);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < tfl_element_get_n_children (element); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", tfl_element_get_child (element, i));
  g_assert_cmpstr (ids->str, ==, wanted);
}

/* An edit remembers where it added last; what it remembers must not outlive a move or a removal. */
static void
test_adding_along (void)
{
  g_autoptr (TflModel) model = tfl_test_model ("H", "Care>H", "IT>H", NULL);
  g_autoptr (TflModel) after = NULL;
  TflEdit *edit = tfl_edit_new (model, NULL);

  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "A"), "IT", NULL, NULL));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_WORK, "w1"), "A", NULL, NULL));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "B"), "A", NULL, NULL));
  g_assert_true (tfl_edit_move (edit, "A", "Care", NULL, NULL));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_WORK, "w2"), "A", NULL, NULL));
  g_assert_true (tfl_edit_remove (edit, "B", NULL));
  g_assert_false (tfl_edit_add (edit, tfl_element_new (TFL_KIND_WORK, "w3"), "B", NULL, NULL));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "B"), "A", NULL, NULL));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_WORK, "w0"), "A", "w1", NULL));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_PROFILE, "p"), "A", NULL, NULL));
  g_assert_true (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "C"), "IT", NULL, NULL));
  after = tfl_edit_free_to_model (edit, NULL);

  check_children (after, "A", "p B w0 w1 w2");
  check_children (after, "Care", "A");
  check_children (after, "IT", "C");
  check_children (model, "IT", "");
}

/* Nor is anything changed by what was refused. */
static void
test_refused_add (void)
{
  g_autoptr (TflModel) model = tfl_test_model ("H", "Care>H", NULL);
  g_autoptr (TflModel) after = NULL;
  TflEdit *edit = tfl_edit_new (model, NULL);

  g_assert_false (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "Care"), "H", NULL, NULL));
  g_assert_false (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "A"), NULL, NULL, NULL));
  after = tfl_edit_free_to_model (edit, NULL);
  g_assert_true (after == model);
}

/* A name that reads like an id goes, the id stays what it was. */
static void
test_name_like_id (void)
{
  TflElement *named = tfl_element_new (TFL_KIND_UNIT, "first");
  TflElement *before = tfl_element_new (TFL_KIND_UNIT, "Desk");
  TflElement *after;

  tfl_element_set (named, TFL_UNIT_NAME, "Desk");
  tfl_element_unref (named);
  after = tfl_element_new (TFL_KIND_UNIT, "Desk");
  g_assert_true (tfl_element_equal (before, after));
  g_assert_true (tfl_element_get_id (before) == tfl_element_get_id (after));
  tfl_element_unref (before);
  tfl_element_unref (after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/remove", test_remove);
  g_test_add_func ("/edit/remove-after-set", test_remove_after_set);
  g_test_add_func ("/edit/refusals", test_refusals);
  g_test_add_func ("/edit/dangling", test_dangling);
  g_test_add_func ("/edit/order", test_order);
  g_test_add_func ("/edit/depth", test_depth);
  g_test_add_func ("/edit/properties", test_properties);
  g_test_add_func ("/edit/adding-along", test_adding_along);
  g_test_add_func ("/edit/refused-add", test_refused_add);
  g_test_add_func ("/edit/name-like-id", test_name_like_id);

  return g_test_run ();
}
