/* A sentence over the lower edge of the window, told in passing: it goes after some seconds, with its button, or when
 * there is something newer to tell, which takes its place at once.
 *
 * AdwToastOverlay would do, but libadwaita 1.2 ends the program where a toast is sent away (Escape does) while it is
 * still coming.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_NOTICE (tfl_notice_get_type ())
G_DECLARE_FINAL_TYPE (TflNotice, tfl_notice, TFL, NOTICE, GtkWidget)

void tfl_notice_tell (TflNotice  *self,
                      const char *sentence);
void tfl_notice_hide (TflNotice  *self);

G_END_DECLS
