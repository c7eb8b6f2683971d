/* The table is sound, and values are brought into canonical form. */
#include "model/tfl-metamodel.h"

#include <string.h>

static void
test_table (void)
{
  for (guint i = 0; i < TFL_N_KINDS; i++)
    {
      const TflKindInfo *kind = tfl_kind_get_info ((TflKind) i);

      g_assert_cmpint (tfl_kind_find (kind->xml_name), ==, (int) i);
      g_assert_true ((kind->parents != 0) == (i != TFL_KIND_MODEL));
      g_assert_cmpuint (kind->n_fields, >, 0);
    }

  for (guint i = 0; i < TFL_N_FIELDS; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) i);
      const TflKindInfo *kind = tfl_kind_get_info (field->kind);
      gboolean is_ref = field->type == TFL_TYPE_REF || field->type == TFL_TYPE_REFS;
      gboolean is_word = field->type == TFL_TYPE_CHOICE || field->type == TFL_TYPE_FLAGS;

      g_assert_cmpuint (field->field, ==, i);
      /* The fields of a kind stand together. */
      g_assert_true (i >= kind->first_field && i < kind->first_field + kind->n_fields);
      g_assert_cmpint (tfl_field_find (field->kind, field->group, field->xml_name), ==, (int) i);
      g_assert_true ((field->targets != 0) == is_ref);
      g_assert_true ((field->words != TFL_WORDS_NONE) == is_word);
      g_assert_true (field->type != TFL_TYPE_TEXT || field->group == NULL);
    }

  g_assert_cmpint (tfl_kind_find ("nothing"), ==, -1);
  g_assert_cmpint (tfl_field_find (TFL_KIND_SERVICE, NULL, "goods"), ==, TFL_FIELD_NONE);
}

static void
test_normalize (void)
{
  static const struct
  {
    TflField field;
    const char *text;
    const char *value; /* NULL: refused */
  } rows[] = {
    { TFL_UNIT_NAME, " two  words ", " two  words " },
    { TFL_UNIT_NAME, "bell\a", NULL },
    { TFL_UNIT_NAME, "\xff", NULL },
    { TFL_UNIT_DECLARES, "operator  customer", "customer operator" },
    { TFL_UNIT_DECLARES, "", "" },
    { TFL_UNIT_DECLARES, "boss", NULL },
    { TFL_UNIT_OUTSIDE, "yes", "yes" },
    { TFL_UNIT_OUTSIDE, "no", "" },
    { TFL_UNIT_OUTSIDE, "true", NULL },
    { TFL_WORK_CALL, "rfc", "rfc" },
    { TFL_WORK_CALL, "RFC", NULL },
    { TFL_WORK_PROCESS, "change", "change" },
    { TFL_WORK_PROCESS, "CAB", "CAB" },
    { TFL_WORK_SERVICE, "s1", "s1" },
    { TFL_WORK_SERVICE, "s1 s2", NULL },
    { TFL_WORK_OPERATORS, " a \n b ", "a b" },
    { TFL_WORK_OPERATORS, "a a", NULL },
    { TFL_WORK_OPERATORS, "a /", NULL },
    { TFL_PLACE_X, "1.50", "1.5" },
    { TFL_PLACE_X, "1e2", "100" },
    { TFL_PLACE_X, "-0", "0" },
    { TFL_PLACE_X, "0.1", "0.1" },
    { TFL_PLACE_X, "0.30000000000000004", "0.30000000000000004" },
    { TFL_PLACE_X, "1,5", NULL },
    { TFL_PLACE_X, "nan", NULL },
    { TFL_PLACE_X, "inf", NULL },
    { TFL_PLACE_X, "1e999", NULL },
    { TFL_PLACE_X, "0x10", NULL },
    { TFL_PLACE_X, " 1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = tfl_field_normalize (rows[i].field, rows[i].text, &error);

      g_assert_cmpstr (value, ==, rows[i].value);
      g_assert_true ((error == NULL) == (rows[i].value != NULL));
      if (value != NULL && value[0] != '\0')
        {
          g_autofree char *again = tfl_field_normalize (rows[i].field, value, NULL);

          g_assert_cmpstr (again, ==, value);
        }
    }
}

static void
test_ids (void)
{
  g_autofree char *longest = g_strnfill (64, 'x');
  g_autofree char *too_long = g_strnfill (65, 'x');

  g_assert_true (tfl_id_is_valid ("A-01.b_c"));
  g_assert_true (tfl_id_is_valid (longest));
  g_assert_false (tfl_id_is_valid (too_long));
  g_assert_false (tfl_id_is_valid (""));
  g_assert_false (tfl_id_is_valid (NULL));
  g_assert_false (tfl_id_is_valid ("1a"));
  g_assert_false (tfl_id_is_valid ("/"));
  g_assert_false (tfl_id_is_valid ("a b"));
  g_assert_false (tfl_id_is_valid ("é"));
}

/* What elements of different kinds have in common. */
static void
test_like (void)
{
  g_assert_cmpint (tfl_field_find_like (TFL_KIND_WORK, TFL_UNIT_DESCRIPTION), ==, TFL_WORK_DESCRIPTION);
  g_assert_cmpint (tfl_field_find_like (TFL_KIND_WORK, TFL_SERVICE_OPERATORS), ==, TFL_WORK_OPERATORS);
  g_assert_cmpint (tfl_field_find_like (TFL_KIND_UNIT, TFL_UNIT_CAPTION), ==, TFL_UNIT_CAPTION);
  g_assert_cmpint (tfl_field_find_like (TFL_KIND_WORK, TFL_UNIT_CAPTION), ==, TFL_FIELD_NONE);
  /* The same name is not enough: other words, another flag, another group. */
  g_assert_cmpint (tfl_field_find_like (TFL_KIND_FLOW, TFL_AGREEMENT_KIND), ==, TFL_FIELD_NONE);
  g_assert_cmpint (tfl_field_find_like (TFL_KIND_PRACTICE, TFL_WORK_PROCESS), ==, TFL_FIELD_NONE);
  g_assert_cmpint (tfl_field_find_like (TFL_KIND_SERVICE, TFL_SERVICE_SUPPORT_FUNCTIONING), ==, TFL_SERVICE_SUPPORT_FUNCTIONING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metamodel/table", test_table);
  g_test_add_func ("/metamodel/normalize", test_normalize);
  g_test_add_func ("/metamodel/ids", test_ids);
  g_test_add_func ("/metamodel/like", test_like);

  return g_test_run ();
}
