/* A persistent sequence of ids: the children of an element, in order.
 *
 * A list is an immutable, reference-counted tree of small arrays: no node holds more than
 * TFL_LIST_WIDTH entries, all leaves are equally deep, so a change copies a path and
 * shares the rest.  NULL is the empty list.  Ids are interned (tfl-intern.h), so equal
 * ids are equal pointers.
 *
 * The functions that change a list take it (transfer full) and return the changed one;
 * where nobody else holds a node, it is changed in place.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TFL_LIST_WIDTH 32

typedef struct _TflList TflList;

TflList    *tfl_list_ref     (TflList    *self);
void        tfl_list_unref   (TflList    *self);
guint       tfl_list_length  (TflList    *self);
const char *tfl_list_get     (TflList    *self,
                              guint       position);

/* The position of an interned id, or −1. Looks at each entry. */
int         tfl_list_find    (TflList    *self,
                              const char *id);
TflList    *tfl_list_insert  (TflList    *self,
                              guint       position,
                              const char *id);
TflList    *tfl_list_remove  (TflList    *self,
                              guint       position);
gboolean    tfl_list_equal   (TflList    *a,
                              TflList    *b);

G_END_DECLS
