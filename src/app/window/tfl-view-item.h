/* One view in the strip of views: what is said of it, and its small picture.  It stays the same while its view is there.
 *
 * Signal "changed" (): some of it is another.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_VIEW_ITEM (tfl_view_item_get_type ())
G_DECLARE_FINAL_TYPE (TflViewItem, tfl_view_item, TFL, VIEW_ITEM, GObject)

/* For the strip to fill. */
struct _TflViewItem
{
  GObject     parent_instance;

  char       *id;
  char       *name;
  char       *gone;    /* what it shows and is gone, for people, or NULL */
  char       *key;     /* of the picture it is to have */
  guint       number;  /* from 1 */
  guint       n;       /* of how many */
  gboolean    current; /* it is on show */
  GdkTexture *picture; /* NULL until it is drawn */
  char       *drawn;   /* the key that it was drawn for */
};

TflViewItem *tfl_view_item_new      (const char  *id);

/* Puts another text in the place of one. */
void         tfl_view_item_take     (char       **text,
                                     const char  *other);

/* “View 2 of 5: Desk” (transfer full) */
char        *tfl_view_item_describe (TflViewItem *self);

/* A picture with the name below, and what is gone; the child of an item of a list. */
GtkWidget   *tfl_view_item_make_row (void);
void         tfl_view_item_show     (TflViewItem *self,
                                     GtkWidget   *row);

G_END_DECLS
