#include "config.h"

#include "tfl-ask-unit.h"

#include "app/canvas/tfl-canvas.h"
#include "app/widgets/tfl-chooser.h"

typedef struct
{
  char        *subject;
  TflUnitFunc  func;
} Question;

static void
question_free (Question *question)
{
  g_free (question->subject);
  g_free (question);
}

static void
chosen_cb (TflChooser *chooser,
           const char *unit,
           TflWindow  *window)
{
  Question *question = g_object_get_data (G_OBJECT (chooser), "question");

  if (tfl_window_get_session (window) != NULL)
    question->func (window, question->subject, unit);
}

/* Where the subject is drawn, as far as that is in sight; else the middle of the picture. */
static GdkRectangle
find_place (TflWindow  *window,
            const char *subject)
{
  GtkWidget *canvas = tfl_window_get_canvas (window);
  GdkRectangle all = { 0, 0, gtk_widget_get_width (canvas), gtk_widget_get_height (canvas) };
  GdkRectangle place;
  TflRect rect;

  if (tfl_canvas_find (TFL_CANVAS (canvas), subject, &rect))
    {
      place = (GdkRectangle) { (int) rect.x, (int) rect.y, (int) rect.width, (int) rect.height };
      if (gdk_rectangle_intersect (&place, &all, &place))
        return place;
    }

  return (GdkRectangle) { all.width / 2, all.height / 2, 1, 1 };
}

void
tfl_ask_unit (TflWindow   *window,
              const char  *subject,
              const char  *prompt,
              TflUnitFunc  func)
{
  GtkWidget *chooser = tfl_chooser_new (tfl_window_get_session (window), 1u << TFL_KIND_UNIT, subject, prompt);
  Question *question = g_new (Question, 1);
  GdkRectangle place = find_place (window, subject);

  *question = (Question) { g_strdup (subject), func };
  g_object_set_data_full (G_OBJECT (chooser), "question", question, (GDestroyNotify) question_free);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), window, 0);
  tfl_chooser_popup_at (TFL_CHOOSER (chooser), tfl_window_get_canvas (window), &place);
}
