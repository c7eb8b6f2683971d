/* A finding beside the field it is about: how grave it is, the sentence, and a button that mends it where one
 * command does; or why it is set aside.  Made anew with each update.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* control: what gets the focus when the button is pressed and goes away, or NULL. */
GtkWidget *tfl_finding_note_new (TflSession       *session,
                                 const TflFinding *finding,
                                 GtkWidget        *control);

G_END_DECLS
