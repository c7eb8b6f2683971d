/* What the makers of models may do to an element that nobody else holds. */
#pragma once

#include "tfl-element.h"
#include "tfl-list.h"

G_BEGIN_DECLS

/* Here for the trie alone, which looks at the hash and the id of a million elements. */
struct _TflElement
{
  gatomicrefcount ref;
  TflKind         kind;
  guint64         hash;       /* of the id */
  char           *id;         /* interned, as all ids */
  char           *parent;     /* or NULL */
  TflList        *children;   /* grouped by kind */
  GVariant       *properties; /* a{ss}, or NULL */
  GVariant       *extras;     /* (a(ss)as), or NULL */
  char           *values[];   /* for each field of the kind NULL, or an interned word or list of ids, or an rc box with a text */
};

guint64     tfl_id_hash                (const char       *id);

/* Only the caller's own reference is there: it may be changed. */
gboolean    tfl_element_is_own         (const TflElement *self);
TflElement *tfl_element_copy           (const TflElement *self);

/* parent is interned, or NULL. */
void        tfl_element_set_parent     (TflElement       *self,
                                        const char       *parent);
TflList    *tfl_element_get_children   (const TflElement *self);

/* (transfer full) out of and into the element, so that a list of our own is changed in place. */
TflList    *tfl_element_steal_children (TflElement       *self);
void        tfl_element_take_children  (TflElement       *self,
                                        TflList          *children);

G_END_DECLS
