/* The card beside a pointer that rests: it goes with the next press, key or turn of the wheel, takes no focus and no
 * clicks, and is not needed by anyone who has no pointer. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/widgets/tfl-card.h"
#include "app/widgets/tfl-snapshot.h"

#define REST 500        /* ms */
#define WIDTH 300       /* px, at most */
#define PADDING 12
#define GAP 4
#define BESIDE 16       /* px from the pointer */

void
tfl_canvas_hide_card (TflCanvas *self)
{
  g_clear_handle_id (&self->card_timer, g_source_remove);
  if (self->card == NULL)
    return;

  g_clear_pointer (&self->card, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
rest_cb (gpointer user_data)
{
  TflCanvas *self = user_data;

  self->card_timer = 0;
  if (self->hover == NULL || self->drag.kind != TFL_DRAG_NONE || self->entry != NULL || self->presenting || self->is_on_tool)
    return G_SOURCE_REMOVE;

  g_free (self->card);
  self->card = g_strdup (self->hover);
  self->card_x = self->pointer_x;
  self->card_y = self->pointer_y;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

void
tfl_canvas_rest (TflCanvas *self)
{
  if (self->card != NULL && g_strcmp0 (self->card, self->hover) == 0)
    return; /* the same may be read on */

  tfl_canvas_hide_card (self);
  if (self->hover != NULL && self->drag.kind == TFL_DRAG_NONE)
    self->card_timer = g_timeout_add (REST, rest_cb, self);
}

static PangoLayout *
make_layout (TflCanvas  *self,
             const char *text,
             int         width,
             gboolean    is_bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (is_bold)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }

  return layout;
}

/* All texts of a card, each with where it stands. */
typedef struct
{
  GPtrArray *layouts;
  GArray    *points;  /* of graphene_point_t */
  GArray    *colours; /* of TflColour */
  double     height;
} Page;

static void
put (Page        *page,
     PangoLayout *layout,
     double       x,
     TflColour    colour)
{
  graphene_point_t point = { (float) x, (float) page->height };

  g_ptr_array_add (page->layouts, layout);
  g_array_append_val (page->points, point);
  g_array_append_val (page->colours, colour);
}

static int
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* As wide as the widest of them. */
static int
measure_labels (TflCanvas     *self,
                const TflCard *card)
{
  int widest = 0;

  for (guint i = 0; i < card->rows->len; i++)
    {
      g_autoptr (PangoLayout) layout =
        gtk_widget_create_pango_layout (GTK_WIDGET (self), g_array_index (card->rows, TflCardRow, i).label);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return MIN (widest, WIDTH / 3);
}

static void
fill_page (TflCanvas     *self,
           const TflCard *card,
           Page          *page)
{
  int labels = measure_labels (self, card);
  PangoLayout *title = make_layout (self, card->title, WIDTH - 2 * PADDING, TRUE);

  page->height = PADDING;
  put (page, title, PADDING, TFL_COLOUR_INK);
  page->height += height_of (title) + 2 * GAP;
  for (guint i = 0; i < card->rows->len; i++)
    {
      const TflCardRow *row = &g_array_index (card->rows, TflCardRow, i);
      PangoLayout *label = make_layout (self, row->label, labels, FALSE);
      PangoLayout *text = make_layout (self, row->text, WIDTH - 3 * PADDING - labels, row->is_hole);

      put (page, label, PADDING, TFL_COLOUR_INK_2);
      put (page, text, 2 * PADDING + labels, row->is_hole ? TFL_COLOUR_MAGENTA : TFL_COLOUR_INK);
      page->height += MAX (height_of (label), height_of (text)) + GAP;
    }
  page->height += PADDING - GAP;
}

/* Beside the pointer, on the side where there is room. */
static graphene_rect_t
place_card (TflCanvas *self,
            double     height)
{
  double x = self->card_x + BESIDE;
  double y = self->card_y + BESIDE;

  if (x + WIDTH > gtk_widget_get_width (GTK_WIDGET (self)))
    x = MAX (self->card_x - BESIDE - WIDTH, 0);
  if (y + height > gtk_widget_get_height (GTK_WIDGET (self)) - TFL_CANVAS_BOTTOM_MARGIN) /* the pills would cover it */
    y = MAX (self->card_y - BESIDE - height, 0);

  return GRAPHENE_RECT_INIT ((float) x, (float) y, WIDTH, (float) height);
}

static void
draw_ground (TflCanvas             *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *rect)
{
  TflTheme theme = tfl_canvas_get_theme (self);
  GdkRGBA ground = tfl_snapshot_colour (theme, TFL_COLOUR_PAPER, 1);
  GdkRGBA border = tfl_snapshot_colour (theme, TFL_COLOUR_UNIT_BORDER, 1);
  GdkRGBA colours[] = { border, border, border, border };
  float widths[] = { 1, 1, 1, 1 };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, 8);
  gtk_snapshot_append_outset_shadow (snapshot, &rounded, &(GdkRGBA) { 0, 0, 0, 0.25f }, 0, 2, 0, 8);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &ground, rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &rounded, widths, colours);
}

void
tfl_canvas_draw_card (TflCanvas   *self,
                      GtkSnapshot *snapshot)
{
  const TflElement *element = self->card != NULL ? tfl_session_lookup (self->session, self->card) : NULL;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  g_autoptr (GArray) colours = g_array_new (FALSE, FALSE, sizeof (TflColour));
  Page page = { layouts, points, colours, 0 };
  g_auto (TflCard) card = { 0 };
  graphene_rect_t rect;

  if (element == NULL)
    return;

  tfl_card_init (&card, self->session, element);
  fill_page (self, &card, &page);
  rect = place_card (self, page.height);
  draw_ground (self, snapshot, &rect);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rect.origin);
  for (guint i = 0; i < layouts->len; i++)
    {
      TflColour colour = g_array_index (colours, TflColour, i);
      GdkRGBA rgba = tfl_snapshot_colour (tfl_canvas_get_theme (self), colour, 1);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &g_array_index (points, graphene_point_t, i));
      gtk_snapshot_append_layout (snapshot, g_ptr_array_index (layouts, i), &rgba);
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_restore (snapshot);
}
