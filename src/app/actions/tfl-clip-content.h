/* What the clipboard offers of an excerpt: itself, an outline as text, a picture.
 *
 * Nothing is made before another program, or our own, asks for it; then it is made on another thread.
 */
#pragma once

#include "model/tfl-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_CLIP_MIME "application/x-trefoil+xml"

#define TFL_TYPE_CLIP_CONTENT (tfl_clip_content_get_type ())
G_DECLARE_FINAL_TYPE (TflClipContent, tfl_clip_content, TFL, CLIP_CONTENT, GdkContentProvider)

GdkContentProvider *tfl_clip_content_new (TflModel *excerpt);

G_END_DECLS
