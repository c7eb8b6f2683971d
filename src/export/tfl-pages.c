#include "config.h"

#include "tfl-pages.h"

struct _TflPages
{
  TflDeck *deck; /* whose slides the pages are of */
  GArray  *pages; /* of TflPage, whose scenes are ours */
};

static void
page_clear (gpointer page)
{
  g_clear_pointer (&((TflPage *) page)->scene, tfl_scene_unref);
}

void
tfl_pages_free (TflPages *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->pages);
  tfl_deck_unref (self->deck);
  g_free (self);
}

TflPages *
tfl_pages_new (TflDeck           *deck,
               const TflPicture  *base,
               TflTheme           theme,
               gboolean           force,
               TflPagesFunc       func,
               gpointer           user_data,
               GCancellable      *cancellable,
               char             **message,
               GError           **error)
{
  g_autoptr (TflPages) self = g_new0 (TflPages, 1);
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  guint n = tfl_deck_get_n_slides (deck);

  self->deck = tfl_deck_ref (deck);
  self->pages = g_array_new (FALSE, FALSE, sizeof (TflPage));
  g_array_set_clear_func (self->pages, page_clear);
  for (guint i = 0; i < n; i++)
    {
      const TflSlide *slide = tfl_deck_get_slide (deck, i);
      g_autofree char *said = NULL;
      TflPage page = { slide, NULL, slide->theme >= 0 && !force ? (TflTheme) slide->theme : theme };

      page.scene = tfl_slide_draw (slide, base, engine, cancellable, &said, error);
      if (page.scene == NULL)
        return NULL;
      if (said != NULL && message != NULL && *message == NULL)
        *message = g_steal_pointer (&said);
      g_array_append_val (self->pages, page);
      if (func != NULL)
        func (i + 1, n, user_data);
    }

  return g_steal_pointer (&self);
}

guint
tfl_pages_get_n (TflPages *self)
{
  return self->pages->len;
}

const TflPage *
tfl_pages_get (TflPages *self)
{
  return &g_array_index (self->pages, TflPage, 0);
}
