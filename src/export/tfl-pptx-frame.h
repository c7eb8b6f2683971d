/* The slide that pictures are put into: its size, where its title, its picture and its footer go, and the parts that
 * say so, of our own or of a template.
 */
#pragma once

#include "tfl-pptx-package.h"
#include "tfl-pptx-xml.h"

#include "scene/tfl-theme.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      width;
  gint64      height;
  TflPptxRect picture;        /* where the picture may go */
  TflPptxRect subtitle;       /* where the layout has no place for it: a text box */
  int         subtitle_index; /* of the layout's placeholders, −1 for none */
  int         footer_index;
  int         view_index;
  int         number_index;
  gboolean    has_title;
  const char *title_type;     /* "title", or the layout's other one */
  char       *layout;         /* names of parts */
  char       *notes_master;   /* NULL for none */
} TflPptxFrame;

void tfl_pptx_frame_clear (TflPptxFrame *self);

/* Our own: masters, layout, themes and the presentation without its slides' list go into the package. */
void tfl_pptx_frame_make  (TflPptxFrame *self,
                           TflPackage   *package,
                           TflTheme      deck,
                           gboolean      has_notes);

/* A master of notes with a theme of its own. */
void tfl_pptx_put_notes_master (TflPptxFrame *self,
                                TflPackage   *package,
                                const char   *name,
                                const char   *theme,
                                TflTheme      deck);

/* ppt/presentation.xml of our own: the slides' relations are slide ids' r:id. */
void tfl_pptx_put_presentation (const TflPptxFrame *self,
                                TflPackage         *package,
                                const GPtrArray    *slides);

#define TFL_PPTX_TYPE "application/vnd.openxmlformats-officedocument.presentationml."
#define TFL_PPTX_THEME_TYPE "application/vnd.openxmlformats-officedocument.theme+xml"
#define TFL_PPTX_MAIN "ppt/presentation.xml"

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TflPptxFrame, tfl_pptx_frame_clear)

G_END_DECLS
