/* Slides that colleagues can edit: a PowerPoint file (ISO/IEC 29500, transitional) of native shapes.
 *
 * A slide for each page of the job: its title, its picture, its notes.  All that stands for an element is a group named
 * after it, with the element's id as the title of its alternative text; services are connectors glued to their units.  With
 * options->template_path the slides go into that file's masters and layouts, and what slides it had are left out.
 * The same input makes the same bytes.  No fonts are embedded, and nothing is drawn that is not a shape.
 */
#pragma once

#include "tfl-export.h"

G_BEGIN_DECLS

/* NULL where the template is not a presentation. (transfer full) */
GBytes *tfl_pptx_write (const TflExportJob      *job,
                        const TflExportOptions  *options,
                        GError                 **error);

G_END_DECLS
