/* What is shown where no model is: ways to begin, examples, and files of late. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_START_PAGE (tfl_start_page_get_type ())
G_DECLARE_FINAL_TYPE (TflStartPage, tfl_start_page, TFL, START_PAGE, GtkWidget)

G_END_DECLS
