/* What the rows of the action table do that have to do with the clipboard and with other files. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

void tfl_clip_actions_copy        (TflWindow *window, GVariant *parameter);
void tfl_clip_actions_cut         (TflWindow *window, GVariant *parameter);
void tfl_clip_actions_paste       (TflWindow *window, GVariant *parameter);

/* What there is as text, by way of the dialog: it asks what the rows, or the lines, become. */
void tfl_clip_actions_paste_special (TflWindow *window, GVariant *parameter);
void tfl_clip_actions_duplicate   (TflWindow *window, GVariant *parameter);

/* Puts a file into the model on show. */
void tfl_clip_actions_insert      (TflWindow *window, GVariant *parameter); /* asks which */
void tfl_clip_actions_insert_uri  (TflWindow *window, GVariant *parameter);

/* Files that were dropped on the window at a point of it; and lets them be dropped. */
void tfl_clip_actions_drop         (TflWindow *window,
                                    GSList    *files,
                                    double     x,
                                    double     y);
void tfl_clip_actions_accept_files (TflWindow *window);

G_END_DECLS
