#include "config.h"

#include "tfl-print.h"

#include "export/tfl-cairo.h"
#include "export/tfl-pages.h"
#include "export/tfl-poster.h"

#include <glib/gi18n.h>

#define MOST_COLUMNS 8
#define MOST 1.5 /* points of paper for one of the canvas: text of 16 then stands 8 mm high */

/* One print: from the dialog to the last sheet. */
typedef struct
{
  TflWindow     *window;
  TflSession    *session;
  TflPages      *pages;
  GArray        *posters; /* of TflPoster, one a page */

  GtkDropDown   *which;   /* in the dialog */
  GtkSpinButton *columns;
  guint          is_views : 1;
  guint          n_columns;
} Print;

static void
print_free (Print *self)
{
  g_clear_pointer (&self->pages, tfl_pages_free);
  g_array_unref (self->posters);
  g_object_unref (self->session);
  g_object_unref (self->window);
  g_free (self);
}

/* A row of a label and what it is for. */
static void
attach (GtkGrid    *grid,
        int         row,
        const char *mnemonic,
        GtkWidget  *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (mnemonic);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, control, 1, row, 1, 1);
}

/* The dialog takes it as it is. */
static GtkWidget *
make_choices (GtkPrintOperation *operation,
              Print             *self)
{
  const char *const words[] = { _("What is on show"), _("All views"), NULL };
  GtkWidget *grid = gtk_grid_new ();
  gboolean has_views = tfl_model_count (tfl_session_get_model (self->session), TFL_KIND_VIEW) > 0;

  self->which = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (words));
  gtk_widget_set_sensitive (GTK_WIDGET (self->which), has_views);
  self->columns = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MOST_COLUMNS, 1));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_margin_top (grid, 18);
  gtk_widget_set_margin_start (grid, 18);
  gtk_widget_set_margin_end (grid, 18);
  attach (GTK_GRID (grid), 0, _("_Pages"), GTK_WIDGET (self->which));
  attach (GTK_GRID (grid), 1, _("_Sheets side by side"), GTK_WIDGET (self->columns));

  return grid;
}

static void
apply_cb (GtkPrintOperation *operation,
          GtkWidget         *choices,
          Print             *self)
{
  self->is_views = gtk_drop_down_get_selected (self->which) == 1;
  self->n_columns = (guint) gtk_spin_button_get_value_as_int (self->columns);
}

/* (transfer full) */
static TflDeck *
make_deck (Print *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  TflTally *tally = tfl_session_get_tally (self->session);

  if (self->is_views)
    return tfl_deck_new_views (model, tally);

  return tfl_deck_new_single (model, tally, tfl_session_get_scope (self->session), tfl_session_get_view (self->session));
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Print             *self)
{
  g_autoptr (TflDeck) deck = make_deck (self);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  TflPicture base;
  guint n = 0;

  tfl_session_init_picture (self->session, 1, &base);
  base.legend = TFL_LEGEND_BESIDE;
  base.title = TRUE;
  self->pages = tfl_pages_new (deck, &base, TFL_THEME_PRINT, TRUE, NULL, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < tfl_pages_get_n (self->pages); i++)
    {
      TflRect bounds = tfl_scene_get_bounds (tfl_pages_get (self->pages)[i].scene);
      TflPoster poster = tfl_poster_plan (bounds, width, height, self->n_columns, MOST);

      g_array_append_val (self->posters, poster);
      n += tfl_poster_get_n (&poster);
    }
  gtk_print_operation_set_n_pages (operation, (int) n);
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                number,
         Print             *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint sheet = (guint) number;
  guint page = 0;
  const TflPoster *poster;
  TflScene *scene;
  TflRect tile;

  while (sheet >= tfl_poster_get_n (&g_array_index (self->posters, TflPoster, page)))
    sheet -= tfl_poster_get_n (&g_array_index (self->posters, TflPoster, page++));
  poster = &g_array_index (self->posters, TflPoster, page);
  scene = tfl_pages_get (self->pages)[page].scene;
  tile = tfl_poster_get_tile (poster, tfl_scene_get_bounds (scene), sheet);

  cairo_rectangle (cr, 0, 0, poster->width, poster->height);
  cairo_clip (cr);
  cairo_scale (cr, poster->scale, poster->scale);
  cairo_translate (cr, -tile.x, -tile.y);
  tfl_cairo_draw_scene (cr, scene, TFL_THEME_PRINT, &tile);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         Print                   *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return; /* GTK 4.8 complains where there is no error to get */

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    tfl_window_tell_error (self->window, _("Could Not Print"), error);
}

void
tfl_print (TflWindow *window)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autofree char *title = tfl_session_make_title (tfl_window_get_session (window));
  Print *self = g_new0 (Print, 1);

  self->window = g_object_ref (window);
  self->session = g_object_ref (tfl_window_get_session (window));
  self->posters = g_array_new (FALSE, FALSE, sizeof (TflPoster));
  self->n_columns = 1;
  tfl_window_flush (window);

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_custom_tab_label (operation, _("Picture"));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (make_choices), self);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_cb), self);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  g_object_set_data_full (G_OBJECT (operation), "print", self, (GDestroyNotify) print_free);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), NULL);
}
