/* An Open Packaging file in the making: parts, what each is, and which leads to which.
 *
 * The same parts in the same order make the same bytes: no dates, no names of programs' versions.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TFL_PACKAGE_RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

typedef struct _TflPackage TflPackage;

TflPackage *tfl_package_new    (void);
void        tfl_package_free   (TflPackage *self);

/* What parts with this suffix are, where nothing else is said of them. */
void        tfl_package_set_default (TflPackage *self,
                                     const char *suffix,
                                     const char *type);

/* name: "ppt/slides/slide1.xml", without a slash in front; type: NULL where the default of its suffix says it. A part
 * of the same name is replaced. bytes (transfer full) */
void        tfl_package_add    (TflPackage *self,
                                const char *name,
                                const char *type,
                                GBytes     *bytes);
void        tfl_package_add_text (TflPackage *self,
                                  const char *name,
                                  const char *type,
                                  GString    *text); /* (transfer full) */
gboolean    tfl_package_has    (TflPackage *self,
                                const char *name);

/* That source ("" for the package) leads to target.  type: the last word of one of TFL_PACKAGE_RELS, or a whole one.
 * id: NULL for the next one that is free. Returns the id. */
const char *tfl_package_relate (TflPackage *self,
                                const char *source,
                                const char *id,
                                const char *type,
                                const char *target,
                                gboolean    is_external);

/* (transfer full) */
GBytes     *tfl_package_write  (TflPackage *self,
                                GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPackage, tfl_package_free)

G_END_DECLS
