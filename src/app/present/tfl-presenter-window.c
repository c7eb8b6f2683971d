#include "config.h"

#include "tfl-presenter-window.h"

#include "app/canvas/tfl-canvas.h"
#include "app/widgets/tfl-slide-picture.h"
#include "app/widgets/tfl-spoken-name.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TFL_TYPE_PRESENTER_WINDOW (tfl_presenter_window_get_type ())
G_DECLARE_FINAL_TYPE (TflPresenterWindow, tfl_presenter_window, TFL, PRESENTER_WINDOW, AdwWindow)

struct _TflPresenterWindow
{
  AdwWindow        parent_instance;

  TflPresenter    *presenter; /* it outlives the window */
  TflDeck         *agenda_of; /* the deck that is listed */
  guint            tick;

  GtkLabel        *place;
  GtkLabel        *elapsed;
  GtkLabel        *clock;
  GtkLabel        *title;
  GtkPicture      *now;
  GtkLabel        *notes;
  GtkLabel        *next_title;
  TflSlidePicture *next;
  GtkListBox      *agenda;
};

G_DEFINE_FINAL_TYPE (TflPresenterWindow, tfl_presenter_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_row (guint           number,
          const TflSlide *slide)
{
  g_autofree char *text = g_strdup_printf ("%u  %s", number, slide->title);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static void
update_agenda (TflPresenterWindow *self,
               TflPresentation    *presentation)
{
  TflDeck *deck = tfl_presentation_get_deck (presentation);
  GtkListBoxRow *row;

  if (deck != self->agenda_of)
    {
      while ((row = gtk_list_box_get_row_at_index (self->agenda, 0)) != NULL)
        gtk_list_box_remove (self->agenda, GTK_WIDGET (row));
      for (guint i = 0; i < tfl_deck_get_n_slides (deck); i++)
        gtk_list_box_append (self->agenda, make_row (i + 1, tfl_deck_get_slide (deck, i)));
      g_clear_pointer (&self->agenda_of, tfl_deck_unref);
      self->agenda_of = tfl_deck_ref (deck);
    }
  row = gtk_list_box_get_row_at_index (self->agenda, (int) tfl_presentation_get_index (presentation));
  gtk_list_box_select_row (self->agenda, row);
  /* Enter goes to the row that has the keys: it is to be the one on show. */
  if (row != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->agenda)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* A step of the same slide shows the same slide, further on. */
static void
update_next (TflPresenterWindow *self,
             TflPresentation    *presentation)
{
  TflSession *session = tfl_window_get_session (tfl_presenter_get_window (self->presenter));
  TflCanvas *canvas = TFL_CANVAS (tfl_window_get_canvas (tfl_presenter_get_window (self->presenter)));
  TflDeck *deck = tfl_presentation_get_deck (presentation);
  gboolean is_step = tfl_presentation_get_step (presentation) < tfl_presentation_get_n_steps (presentation);
  guint index = tfl_presentation_get_index (presentation) + (is_step ? 0 : 1);
  const TflSlide *next = index < tfl_deck_get_n_slides (deck) ? tfl_deck_get_slide (deck, index) : NULL;
  g_autofree char *title = NULL;

  if (next == NULL)
    title = g_strdup (_("The end"));
  else /* Translators: %s is the title of a slide */
    title = g_strdup_printf (_("Next: %s"), next->title);
  gtk_label_set_text (self->next_title, title);
  tfl_slide_picture_set (self->next, session, next, tfl_canvas_get_theme (canvas));
  tfl_spoken_name_set (GTK_WIDGET (self->next), title);
}

static void
update (TflPresenterWindow *self)
{
  TflPresentation *presentation = tfl_presenter_get_presentation (self->presenter);
  const TflSlide *slide = tfl_presentation_get_slide (presentation);
  guint n_steps = tfl_presentation_get_n_steps (presentation);
  guint number = tfl_presentation_get_index (presentation) + 1;
  guint n = tfl_deck_get_n_slides (tfl_presentation_get_deck (presentation));
  TflCover cover = tfl_presentation_get_cover (presentation);
  g_autofree char *place = NULL;

  if (n_steps > 0)
    place = g_strdup_printf (_("Slide %u of %u, step %u of %u"), number, n, tfl_presentation_get_step (presentation), n_steps);
  else
    place = g_strdup_printf (_("Slide %u of %u"), number, n);
  if (cover != TFL_COVER_NONE)
    {
      g_autofree char *covered = g_strdup_printf ("%s · %s", place,
                                                  cover == TFL_COVER_BLACK ? _("Black screen") : _("White screen"));

      gtk_label_set_text (self->place, covered);
    }
  else
    gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->title, slide->title);
  gtk_label_set_text (self->notes, slide->notes != NULL ? slide->notes : _("No notes"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->notes), slide->notes != NULL);
  update_agenda (self, presentation);
  update_next (self, presentation);
}

static gboolean
tick_cb (gpointer user_data)
{
  TflPresenterWindow *self = TFL_PRESENTER_WINDOW (user_data);
  gint64 seconds = (g_get_monotonic_time () - tfl_presenter_get_begin (self->presenter)) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (now, "%R");
  g_autofree char *elapsed = g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));

  gtk_label_set_text (self->clock, clock);
  gtk_label_set_text (self->elapsed, elapsed);

  return G_SOURCE_CONTINUE;
}

static gboolean
key_pressed_cb (TflPresenterWindow *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  g_autoptr (TflPresenter) presenter = g_object_ref (self->presenter); /* it may end, and this window with it */
  g_autoptr (TflPresenterWindow) kept = g_object_ref (self);

  if (keyval == GDK_KEY_F5)
    {
      tfl_presenter_end (presenter);
      return GDK_EVENT_STOP;
    }

  return tfl_presenter_press (presenter, keyval, state);
}

static void
row_activated_cb (TflPresenterWindow *self,
                  GtkListBoxRow      *row)
{
  tfl_presenter_go_to (self->presenter, (guint) gtk_list_box_row_get_index (row));
}

static void
tfl_presenter_window_dispose (GObject *object)
{
  TflPresenterWindow *self = TFL_PRESENTER_WINDOW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->agenda_of, tfl_deck_unref);

  G_OBJECT_CLASS (tfl_presenter_window_parent_class)->dispose (object);
}

static void
tfl_presenter_window_class_init (TflPresenterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_presenter_window_dispose;

  g_type_ensure (TFL_TYPE_SLIDE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-presenter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TflPresenterWindow, place);
  gtk_widget_class_bind_template_child (widget_class, TflPresenterWindow, elapsed);
  gtk_widget_class_bind_template_child (widget_class, TflPresenterWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, TflPresenterWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TflPresenterWindow, now);
  gtk_widget_class_bind_template_child (widget_class, TflPresenterWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, TflPresenterWindow, next_title);
  gtk_widget_class_bind_template_child (widget_class, TflPresenterWindow, next);
  gtk_widget_class_bind_template_child (widget_class, TflPresenterWindow, agenda);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tfl_presenter_window_init (TflPresenterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
tfl_presenter_window_new (TflPresenter *presenter)
{
  TflPresenterWindow *self = g_object_new (TFL_TYPE_PRESENTER_WINDOW, NULL);
  g_autoptr (GdkPaintable) paintable = NULL;

  self->presenter = presenter;
  paintable = gtk_widget_paintable_new (tfl_window_get_canvas (tfl_presenter_get_window (presenter)));
  gtk_picture_set_paintable (self->now, paintable);
  g_signal_connect_object (presenter, "turned", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  self->tick = g_timeout_add_seconds (1, tick_cb, self);
  tick_cb (self);

  return GTK_WINDOW (self);
}
