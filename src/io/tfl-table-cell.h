/* One cell of a table, read as people write: words by their label, elements by their name. */
#pragma once

#include "model/tfl-model.h"

G_BEGIN_DECLS

/* The same to people: in small letters and large. */
gboolean    tfl_table_is_like   (const char  *a,
                                 const char  *b);

/* The index of the word that a text means, or −1: its nick, its label, the first letter of a process, the
 * number of a workflow. */
int         tfl_table_find_word (TflWords     words,
                                 const char  *text);

/* All elements of a model by what people call them. */
GHashTable *tfl_table_list_names (TflModel   *model);

/* The canonical text of a field: (transfer full), or NULL where there is none.  *complaint gets a sentence (transfer
 * full) where something could not be read. */
char       *tfl_table_read_cell (TflField     field,
                                 const char  *cell,
                                 GHashTable  *names,
                                 char       **complaint);

/* The id of the element of one of these kinds (bits) that people call so, or NULL. */
const char *tfl_table_find_name (GHashTable  *names,
                                 guint        kinds,
                                 const char  *name);

G_END_DECLS
