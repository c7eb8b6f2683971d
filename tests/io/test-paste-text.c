/* Text that is pasted: lists with their indents, bullets and numbers; tables and what their rows become. */
#include "config.h"

#include "io-samples.h"

#include "io/tfl-list-text.h"
#include "io/tfl-table-rows.h"

#include <string.h>

static void
assert_list (const char *text,
             const char *expected)
{
  g_autoptr (GArray) lines = tfl_list_text_read (text);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const TflListLine *line = &g_array_index (lines, TflListLine, i);

      g_string_append_printf (list, "%s%u %s", i > 0 ? "|" : "", line->level, line->name);
    }
  g_assert_cmpstr (list->str, ==, expected);
}

static void
test_list (void)
{
  assert_list ("", "");
  assert_list (" \n\t\n- \n", "");
  assert_list ("One", "0 One");
  assert_list ("A\n\tB\n\t\tC\n\tD\nE\n", "0 A|1 B|2 C|1 D|0 E");
  assert_list ("A\r\n  B\r\n    C\r\n  D\r\n", "0 A|1 B|2 C|1 D");
  /* Indented as a whole, unevenly, and by too much: a line stands in the one before that is indented less. */
  assert_list ("    A\n      B\n     C\n  D", "0 A|1 B|1 C|0 D");
  assert_list ("A\n\t\t\tB\n\tC", "0 A|1 B|1 C");
  assert_list ("A\n        B\n\tC", "0 A|1 B|1 C"); /* a tab is eight */
}

static void
test_bullets (void)
{
  assert_list ("- A\n  * B\n    • C\n\t◦\tD", "0 A|1 B|2 C|3 D");
  assert_list ("1. A\n 1.1 B\n 1.2. C\n2) D\n(3) E\na) F", "0 A|1 B|1 C|0 D|0 E|0 F");
  /* These belong to the name. */
  assert_list ("-5 degrees\n24/7 desk\n2024\n1.5-inch pipes\n3 Com\nA. Smith\n(IT)\nx)y",
               "0 -5 degrees|0 24/7 desk|0 2024|0 1.5-inch pipes|0 3 Com|0 A. Smith|0 (IT)|0 x)y");
  assert_list ("  Bé té  \n\xC2\xA0\xC2\xA0Ü", "0 Bé té|0 Ü");
  assert_list ("a\001b\vc\n\001", "0 a b c");
}

static void
assert_table (const char *text,
              const char *expected)
{
  g_autoptr (TflTable) table = tfl_table_text_read (text);
  g_autoptr (GString) cells = g_string_new (NULL);

  if (expected == NULL)
    {
      g_assert_null (table);
      return;
    }

  g_assert_nonnull (table);
  for (guint i = 0; i < table->rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (table->rows, i));

      g_assert_cmpuint (g_strv_length (g_ptr_array_index (table->rows, i)), ==, table->n_columns);
      g_string_append_printf (cells, "%s%s", i > 0 ? "/" : "", row);
    }
  g_assert_cmpstr (cells->str, ==, expected);
}

static void
test_table (void)
{
  assert_table ("", NULL);
  assert_table ("A\nB\n", NULL);
  assert_table ("A\n\tB\n\t\tC\n", NULL);
  assert_table ("•\tA\n\t◦\tB\n1.\tC\n", NULL);
  assert_table ("A\t\nB\t\n", NULL);
  assert_table ("A\tB\nC\tD\n", "A|B/C|D");
  assert_table ("A\tB\r\nC\tD", "A|B/C|D");
  assert_table ("A\tB\n\n\t\nC\n\t\tE\n", "A|B|/C||/||E");
  assert_table ("\"a\tb\nc\"\t\"say \"\"x\"\"\"\n d \te\"f\n", "a\tb\nc|say \"x\"/d|e\"f");
  assert_table ("\"open\tB\nC\tD", "open\tB\nC\tD"); /* a quotation without an end: one cell */
}

static const char model_text[] =
  "<model xmlns='urn:trefoil:model:1'><unit id='I' name='IT'><profile id='P' name='Desk lead'/></unit>"
  "<unit id='O' name='Ops'/><unit id='C' name='Smith, Jones'/>"
  "<practice id='E' name='Change enablement'/><tool id='J' name='Jira'/></model>";

/* Name, place and complaint of each row. */
static char *
dump_rows (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TflTableRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s", row->name != NULL ? row->name : "-");
      if (row->name != NULL && row->parent != NULL)
        g_string_append_printf (text, ">%s", row->parent);
      else if (row->name != NULL)
        g_string_append_printf (text, ">#%u", row->row);
      if (row->complaint != NULL)
        g_string_append_printf (text, " (%s)", row->complaint);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static TflModel *
add_rows (TflModel  *model,
          GPtrArray *rows,
          TflKind    kind)
{
  TflEdit *edit = tfl_edit_new (model, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  TflModel *after;

  g_assert_true (tfl_table_add_rows (rows, kind, edit, ids, &error));
  after = tfl_edit_free_to_model (edit, &error);
  g_assert_no_error (error);
  io_assert_stable (after);

  return after;
}

static void
test_work (void)
{
  g_autoptr (TflModel) model = io_read_text (model_text, NULL);
  g_autoptr (TflTable) table = tfl_table_text_read (
    "Task\tTeam\tProcess\tWorkflow\tOperator\tPractice\tTool\tWhy\n"
    "Patch\tOps\tChange\tW2\tIT; desk lead\tchange enablement\tJIRA\tx\n"
    "Plan\t\tCAB\tw3: with change\tSmith, Jones\t\tExcel\t\n"
    "Wait\tLab\tA\tW9\tNobody\t\t\t\n"
    "\tIT\t\t\t\t\t\t\n");
  g_autoptr (TflTablePlan) plan = tfl_table_plan_new (table);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) homeless = NULL;
  g_autoptr (TflModel) after = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *homeless_dump = NULL;
  const TflElement *patch;

  g_assert_cmpint (plan->kind, ==, TFL_KIND_WORK);
  g_assert_true (plan->has_headings);
  g_assert_cmpint (plan->columns[0], ==, TFL_WORK_NAME);
  g_assert_cmpint (plan->columns[1], ==, TFL_COLUMN_PARENT);
  g_assert_cmpint (plan->columns[4], ==, TFL_WORK_OPERATORS);
  g_assert_cmpint (plan->columns[7], ==, TFL_COLUMN_NOTHING);

  rows = tfl_table_read_rows (table, plan, model, "I");
  dump = dump_rows (rows);
  g_assert_cmpstr (dump, ==,
                   "Patch>O\n"
                   "Plan>I (Owning process: “CAB” is none, and is kept as it is; Tool: there is no “Excel” in this model)\n"
                   "Wait>I (Operators: there is no “Nobody” in this model; Workflow cannot be “W9”; "
                   "there is no unit “Lab” to stand in)\n"
                   "- (it has no name, and is left out)\n");
  after = add_rows (model, rows, TFL_KIND_WORK);
  g_assert_cmpuint (tfl_model_count (after, TFL_KIND_WORK), ==, 3);
  patch = tfl_model_lookup (after, "work-1");
  g_assert_cmpstr (tfl_element_get (patch, TFL_WORK_OPERATORS), ==, "I P");
  g_assert_cmpstr (tfl_element_get (patch, TFL_WORK_WORKFLOW), ==, "W2");
  g_assert_cmpstr (tfl_element_get (patch, TFL_WORK_PRACTICE), ==, "E");
  g_assert_cmpstr (tfl_element_get (patch, TFL_WORK_TOOL), ==, "J");
  g_assert_cmpstr (tfl_element_get (tfl_model_lookup (after, "work-2"), TFL_WORK_PROCESS), ==, "CAB");
  g_assert_cmpstr (tfl_element_get (tfl_model_lookup (after, "work-2"), TFL_WORK_WORKFLOW), ==, "W3");
  g_assert_cmpstr (tfl_element_get (tfl_model_lookup (after, "work-2"), TFL_WORK_OPERATORS), ==, "C");
  g_assert_cmpstr (tfl_element_get (tfl_model_lookup (after, "work-3"), TFL_WORK_PROCESS), ==, "agree");

  /* Nothing selected: work that names no unit has no place. */
  homeless = tfl_table_read_rows (table, plan, model, TFL_ROOT_ID);
  homeless_dump = dump_rows (homeless);
  g_assert_true (g_str_has_prefix (homeless_dump, "Patch>O\n- (Owning process"));
  g_assert_nonnull (strstr (homeless_dump, "work stands in a unit: it is left out"));
}

/* Units name each other, in any order; circles come apart. */
static void
test_units (void)
{
  g_autoptr (TflModel) model = io_read_text (model_text, NULL);
  g_autoptr (TflTable) table = tfl_table_text_read ("Unit\tParent\tOutside party\tRoles\nRed\tBlue\tyes\tProvider, customer\n"
                                                    "Blue\tops\tno\tboss\nEgg\tHen\t?\t\nHen\tEgg\t\t\nSelf\tSelf\t\t\n");
  g_autoptr (TflTablePlan) plan = tfl_table_plan_new (table);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TflModel) after = NULL;
  g_autofree char *dump = NULL;
  const TflElement *red;

  g_assert_cmpint (plan->kind, ==, TFL_KIND_UNIT);
  rows = tfl_table_read_rows (table, plan, model, TFL_ROOT_ID);
  dump = dump_rows (rows);
  g_assert_cmpstr (dump, ==,
                   "Red>#1\n"
                   "Blue>O (Declared roles cannot be “boss”)\n"
                   "Egg>#3 (Outside party cannot be “?”)\n"
                   "Hen>/ (there is no unit “Egg” to stand in)\n"
                   "Self>/ (there is no unit “Self” to stand in)\n");
  after = add_rows (model, rows, TFL_KIND_UNIT);
  g_assert_cmpuint (tfl_model_count (after, TFL_KIND_UNIT), ==, 8);
  g_assert_cmpuint (tfl_model_get_depth (after), ==, 3);
  red = tfl_model_lookup (after, "unit-5"); /* its parent was first */
  g_assert_cmpstr (tfl_element_get_name (red), ==, "Red");
  g_assert_cmpstr (tfl_element_get (red, TFL_UNIT_DECLARES), ==, "customer provider");
  g_assert_true (tfl_element_get_boolean (red, TFL_UNIT_OUTSIDE));
}

/* Without headings the cells tell. */
static void
test_guess (void)
{
  g_autoptr (TflTable) table = tfl_table_text_read ("Patch\tchange\tW2\nFix\tRecover\tW4\nDo\t\tundecided\n");
  g_autoptr (TflTablePlan) plan = tfl_table_plan_new (table);

  g_assert_false (plan->has_headings);
  g_assert_cmpint (plan->kind, ==, TFL_KIND_WORK);
  g_assert_cmpint (plan->columns[0], ==, TFL_WORK_NAME);
  g_assert_cmpint (plan->columns[1], ==, TFL_WORK_PROCESS);
  g_assert_cmpint (plan->columns[2], ==, TFL_WORK_WORKFLOW);
  plan->kind = TFL_KIND_UNIT;
  tfl_table_plan_guess (plan, table);
  g_assert_cmpint (plan->columns[0], ==, TFL_UNIT_NAME);
  g_assert_cmpint (plan->columns[1], ==, TFL_COLUMN_NOTHING);
}

/* Every field of both kinds can be a column, and any text in it is read or complained of. */
static void
test_every_column (void)
{
  static const TflKind kinds[] = { TFL_KIND_UNIT, TFL_KIND_WORK };
  g_autoptr (TflModel) model = io_read_text (model_text, NULL);
  g_autoptr (TflTable) table = tfl_table_text_read ("Thing\tÉtwas, \"x\"; y\t\nThing\tyes\t\n");

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GArray) columns = tfl_table_list_columns (kinds[k]);

      g_assert_cmpuint (columns->len, ==, tfl_kind_get_info (kinds[k])->n_fields + 2);
      for (guint i = 0; i < columns->len; i++)
        {
          TflField column = g_array_index (columns, TflField, i);
          TflField pair[] = { tfl_kind_get_info (kinds[k])->name_field, column, TFL_COLUMN_NOTHING };
          TflTablePlan plan = { kinds[k], FALSE, pair };
          g_autoptr (GPtrArray) rows = tfl_table_read_rows (table, &plan, model, "I");
          g_autoptr (TflModel) after = add_rows (model, rows, kinds[k]);

          g_test_message ("%s", tfl_table_label_column (pair[1]));
          g_assert_cmpuint (tfl_model_count (after, kinds[k]), ==, tfl_model_count (model, kinds[k]) + 2);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste-text/list", test_list);
  g_test_add_func ("/paste-text/bullets", test_bullets);
  g_test_add_func ("/paste-text/table", test_table);
  g_test_add_func ("/paste-text/work", test_work);
  g_test_add_func ("/paste-text/units", test_units);
  g_test_add_func ("/paste-text/guess", test_guess);
  g_test_add_func ("/paste-text/every-column", test_every_column);

  return g_test_run ();
}
