/* What is remembered of how a model was exported. */
#include "app/actions/tfl-export-choice.h"

#include <glib/gstdio.h>

static void
test_nothing_known (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/new.trefoil");
  g_auto (TflExportChoice) choice = { 0 };
  g_auto (TflExportChoice) without = { 0 };

  tfl_export_choice_load (&choice, file);
  g_assert_cmpstr (choice.format, ==, "svg");
  g_assert_cmpint (choice.pages, ==, TFL_EXPORT_SHOWN);
  g_assert_cmpint (choice.theme, ==, -1);
  g_assert_cmpfloat (choice.scale, ==, 2);
  g_assert_null (choice.folder);

  tfl_export_choice_load (&without, NULL);
  g_assert_cmpstr (without.format, ==, "svg");
  tfl_export_choice_save (&without, NULL);
}

static void
test_each_file_its_own (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/somewhere/a [b].trefoil");
  g_autoptr (GFile) other = g_file_new_for_path ("/somewhere/b.trefoil");
  TflExportChoice chosen = { g_strdup ("png"), TFL_EXPORT_VIEWS, 2, 4.5, TRUE, g_strdup ("/t.pptx"), g_strdup ("file:///out") };
  g_auto (TflExportChoice) again = { 0 };
  g_auto (TflExportChoice) not_it = { 0 };

  tfl_export_choice_save (&chosen, file);
  tfl_export_choice_load (&again, file);
  g_assert_cmpstr (again.format, ==, "png");
  g_assert_cmpint (again.pages, ==, TFL_EXPORT_VIEWS);
  g_assert_cmpint (again.theme, ==, 2);
  g_assert_cmpfloat (again.scale, ==, 4.5);
  g_assert_true (again.transparent);
  g_assert_cmpstr (again.template_path, ==, "/t.pptx");
  g_assert_cmpstr (again.folder, ==, "file:///out");

  tfl_export_choice_load (&not_it, other);
  g_assert_cmpstr (not_it.format, ==, "svg");
  tfl_export_choice_clear (&chosen);
}

/* What somebody wrote by hand, or another version. */
static void
test_nonsense (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/somewhere/c.trefoil");
  TflExportChoice chosen = { g_strdup ("no-such-format"), (TflExportPages) 77, 77, 99 };
  g_auto (TflExportChoice) again = { 0 };

  tfl_export_choice_save (&chosen, file);
  tfl_export_choice_load (&again, file);
  g_assert_cmpstr (again.format, ==, "svg");
  g_assert_cmpint (again.pages, ==, TFL_N_EXPORT_PAGES - 1);
  g_assert_cmpfloat (again.scale, ==, 8);
  tfl_export_choice_clear (&chosen);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/export-choice/nothing-known", test_nothing_known);
  g_test_add_func ("/export-choice/each-file-its-own", test_each_file_its_own);
  g_test_add_func ("/export-choice/nonsense", test_nonsense);

  return g_test_run ();
}
