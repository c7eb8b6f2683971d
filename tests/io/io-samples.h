/* What the tests of reading and writing share. */
#pragma once

#include "io/tfl-reader.h"
#include "io/tfl-writer.h"

/* The path of a folder or file of the project, from its top. (transfer full) */
char      *io_project_path  (const char *path);

/* The paths of all *.trefoil files in a folder of the project, sorted; none where it is missing. (transfer full) */
GPtrArray *io_sample_paths  (const char *folder);
GBytes    *io_load          (const char *path);
TflModel  *io_read_text     (const char *text,
                             GError    **error);

/* The one sentence for a text that is no model. (transfer full) */
char      *io_complaint     (GBytes     *bytes);

/* Writes, reads again, and asserts that the model and the bytes are the same. */
void       io_assert_stable (TflModel   *model);
