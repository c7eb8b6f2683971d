/* The sign that stands before the name of an element, in lists. */
#pragma once

#include "tfl-sign.h"

#include "app/session/tfl-session.h"

G_BEGIN_DECLS

/* Hides it where elements of this kind have none. */
void tfl_element_sign_set (TflSign          *sign,
                           TflSession       *session,
                           const TflElement *element);

G_END_DECLS
