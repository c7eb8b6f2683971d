/* An Open Packaging file that is read: its parts, what each is, and which leads to which.
 *
 * It may be anything: too much in it, names that lead elsewhere and XML with a document type are errors.
 */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef struct
{
  char     *id;
  char     *type;   /* whole */
  char     *target; /* name of a part; an address where it is external */
  gboolean  is_external;
} TflSourceRelation;

typedef struct _TflSource TflSource;

TflSource   *tfl_source_open      (const char  *path,
                                   GError     **error);
void         tfl_source_free      (TflSource   *self);

/* The bytes of a part, NULL where there is none. */
GBytes      *tfl_source_get       (TflSource   *self,
                                   const char  *name);

/* NULL where nothing says it. */
const char  *tfl_source_get_type  (TflSource   *self,
                                   const char  *name);

/* TflSourceRelation of a part, "" for the package's; in their order. (transfer full) */
GPtrArray   *tfl_source_get_relations (TflSource  *self,
                                       const char *name);

/* NULL where the part is not there or not XML as it should be. Free with xmlFreeDoc(). */
xmlDoc      *tfl_source_parse     (TflSource   *self,
                                   const char  *name);

/* Whether a whole type of relation ends in this word. */
gboolean     tfl_source_relation_is (const TflSourceRelation *relation,
                                     const char              *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflSource, tfl_source_free)

G_END_DECLS
