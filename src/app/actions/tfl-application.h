/* The program: opens windows, and remembers how they looked. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TFL_TYPE_APPLICATION (tfl_application_get_type ())
G_DECLARE_FINAL_TYPE (TflApplication, tfl_application, TFL, APPLICATION, AdwApplication)

TflApplication *tfl_application_new (void);

G_END_DECLS
