/* Somebody's own presentation, whose masters, layouts, themes and size our slides take.
 *
 * All that its masters need comes along, byte for byte; its slides, its thumbnail, its properties and its macros do not.
 * Read once, from a file that may be anything.
 */
#pragma once

#include "tfl-pptx-frame.h"

G_BEGIN_DECLS

typedef struct _TflPptxTemplate TflPptxTemplate;

/* NULL where the file cannot be read, or is no presentation of transitional Open XML. */
TflPptxTemplate *tfl_pptx_template_open  (const char       *path,
                                          GError          **error);
void             tfl_pptx_template_free  (TflPptxTemplate  *self);

/* Puts its parts into the package, and says where a picture goes on a slide of its most suitable layout: the one with
 * a title and nothing else. */
gboolean         tfl_pptx_template_take  (TflPptxTemplate  *self,
                                          TflPptxFrame     *frame,
                                          TflPackage       *package,
                                          TflTheme          deck,
                                          gboolean          has_notes,
                                          GError          **error);

/* Its ppt/presentation.xml with these slides, and no others. */
void             tfl_pptx_template_put_presentation (TflPptxTemplate    *self,
                                                     const TflPptxFrame *frame,
                                                     TflPackage         *package,
                                                     const GPtrArray    *slides);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPptxTemplate, tfl_pptx_template_free)

G_END_DECLS
