/* write-model UNITS FILE: a generated model of so many units, for tests that need a large file. */
#include "io/tfl-writer.h"

#include "tfl-generator.h"

int
main (int   argc,
      char *argv[])
{
  TflGenerator generator = TFL_GENERATOR (argc == 3 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (GFile) file = argc == 3 ? g_file_new_for_path (argv[2]) : NULL;

  return file == NULL || !tfl_write_file (model, file, NULL, NULL);
}
