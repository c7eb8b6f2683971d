/* Writes JSON into a string: commas, line ends, indents and escapes.
 *
 * A member's name is given inside an object and is NULL inside an array. Any text may be
 * given; what is not valid UTF-8 is replaced.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  guint    depth;
  gboolean is_empty; /* nothing yet in the object or array that is open */
} TflJson;

void tfl_json_open   (TflJson    *self,
                      const char *name,
                      char        bracket);
void tfl_json_close  (TflJson    *self,
                      char        bracket);
void tfl_json_string (TflJson    *self,
                      const char *name,
                      const char *value);
void tfl_json_number (TflJson    *self,
                      const char *name,
                      guint       value);
void tfl_json_true   (TflJson    *self,
                      const char *name);

G_END_DECLS
