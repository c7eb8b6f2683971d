#include "config.h"

#include "tfl-palette.h"

#include "app/widgets/tfl-sign.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TflPalette
{
  GtkWidget      parent_instance;

  TflCanvas     *canvas;    /* not owned */
  GSignalGroup  *signals;
  guint          zoom_idle;
  TflSession    *session;   /* or NULL */
  gboolean       narrow;
  GSignalGroup  *session_signals;

  GtkWidget     *body; /* the one direct child */
  TflSign       *customer;
  TflSign       *provider;
  TflSign       *operator;
  TflSign       *work;
  TflSign       *service;
  GtkButton     *zoom;
  GtkMenuButton *kind;
};

G_DEFINE_FINAL_TYPE (TflPalette, tfl_palette, GTK_TYPE_WIDGET)

static gboolean
show_zoom_cb (gpointer user_data)
{
  TflPalette *self = TFL_PALETTE (user_data);
  g_autofree char *text = NULL;
  double zoom;

  self->zoom_idle = 0;
  g_object_get (self->canvas, "zoom", &zoom, NULL);
  /* Translators: how close one looks at the picture */
  text = g_strdup_printf (_("%d %%"), (int) round (zoom * 100));
  gtk_button_set_label (self->zoom, text);

  return G_SOURCE_REMOVE;
}

/* Not at once: the canvas may zoom while it gets its size, when nothing else may change its own. */
static void
zoom_cb (TflPalette *self)
{
  if (self->zoom_idle == 0)
    self->zoom_idle = g_idle_add (show_zoom_cb, self);
}

static void
show_kind (TflPalette *self)
{
  const TflScope *scope = self->session != NULL ? tfl_session_get_scope (self->session) : NULL;
  const char *label = scope != NULL ? tfl_words_label (TFL_WORDS_SHAPE, scope->kind) : "";
  g_autofree char *spoken = NULL;

  /* Translators: %s is a kind of picture, such as “Map” */
  spoken = g_strdup_printf (_("Kind of picture: %s"), label);
  if (self->narrow)
    gtk_menu_button_set_icon_name (self->kind, "view-grid-symbolic");
  else
    gtk_menu_button_set_label (self->kind, label);
  tfl_spoken_name_set (GTK_WIDGET (self->kind), spoken);
}

static void
tfl_palette_dispose (GObject *object)
{
  TflPalette *self = TFL_PALETTE (object);

  g_clear_handle_id (&self->zoom_idle, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_PALETTE);

  G_OBJECT_CLASS (tfl_palette_parent_class)->dispose (object);
}

static void
tfl_palette_class_init (TflPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_palette_dispose;

  g_type_ensure (TFL_TYPE_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, TflPalette, body);
  gtk_widget_class_bind_template_child (widget_class, TflPalette, customer);
  gtk_widget_class_bind_template_child (widget_class, TflPalette, provider);
  gtk_widget_class_bind_template_child (widget_class, TflPalette, operator);
  gtk_widget_class_bind_template_child (widget_class, TflPalette, work);
  gtk_widget_class_bind_template_child (widget_class, TflPalette, service);
  gtk_widget_class_bind_template_child (widget_class, TflPalette, zoom);
  gtk_widget_class_bind_template_child (widget_class, TflPalette, kind);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_palette_init (TflPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tfl_sign_set_roles (self->customer, 1u << TFL_ROLE_CUSTOMER, 0);
  tfl_sign_set_roles (self->provider, 1u << TFL_ROLE_PROVIDER, 0);
  tfl_sign_set_roles (self->operator, 1u << TFL_ROLE_OPERATOR, 0);
  tfl_sign_set_work (self->work);
  tfl_sign_set_service (self->service);
  tfl_sign_set_size (self->service, 20);
  self->signals = g_signal_group_new (TFL_TYPE_CANVAS);
  g_signal_group_connect_swapped (self->signals, "notify::zoom", G_CALLBACK (zoom_cb), self);
  self->session_signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "scope-changed", G_CALLBACK (show_kind), self);
  show_kind (self);
}

void
tfl_palette_set_menu (TflPalette *self,
                      GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (self->kind, menu);
  tfl_spoken_name_set_items (gtk_menu_button_get_popover (self->kind));
}

void
tfl_palette_set_canvas (TflPalette *self,
                        TflCanvas  *canvas)
{
  self->canvas = canvas;
  g_signal_group_set_target (self->signals, canvas);
  zoom_cb (self);
}

void
tfl_palette_set_session (TflPalette *self,
                         TflSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  show_kind (self);
}

void
tfl_palette_set_narrow (TflPalette *self,
                        gboolean    narrow)
{
  TflSign *const signs[] = { self->customer, self->provider, self->operator, self->work, self->service };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    gtk_widget_set_visible (gtk_widget_get_next_sibling (GTK_WIDGET (signs[i])), !narrow);
  gtk_box_set_spacing (GTK_BOX (self->body), narrow ? 8 : 16);
  gtk_widget_set_margin_start (GTK_WIDGET (self), narrow ? 8 : 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self), narrow ? 8 : 16);
  self->narrow = narrow;
  show_kind (self);
}
