/* A small drawn sign of the method: the role badge of a unit, the count of orphans, the cell
 * of a process, or the “?” of a hole.  It has the colours of the picture, light or dark.
 */
#pragma once

#include "model/tfl-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_SIGN (tfl_sign_get_type ())
G_DECLARE_FINAL_TYPE (TflSign, tfl_sign, TFL, SIGN, GtkWidget)

GtkWidget *tfl_sign_new         (void);

/* The height in pixels; 18 to begin with. */
void       tfl_sign_set_size    (TflSign    *self,
                                 int         size);

/* Each makes it another sign.  Roles are bits 1 << TflRole: those a unit has in services, and
 * those it merely declares. */
void       tfl_sign_set_nothing (TflSign    *self);
void       tfl_sign_set_roles   (TflSign    *self,
                                 guint       roles,
                                 guint       declared);
void       tfl_sign_set_orphans (TflSign    *self,
                                 guint       n_orphans);
void       tfl_sign_set_process (TflSign    *self,
                                 TflProcess  process);
void       tfl_sign_set_hole    (TflSign    *self);
void       tfl_sign_set_delivery (TflSign   *self);
void       tfl_sign_set_service (TflSign    *self);
void       tfl_sign_set_work    (TflSign    *self);

G_END_DECLS
