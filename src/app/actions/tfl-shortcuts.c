#include "config.h"

#include "tfl-shortcuts.h"

#include "tfl-actions.h"

#include "app/present/tfl-presenter.h"

#include <glib/gi18n.h>

/* What tfl-canvas-keys.c does. */
static const TflCanvasKey canvas_keys[] = {
  { "Up|Down|Left|Right", N_("To what stands that way") },
  { "<Shift>Up|<Shift>Down|<Shift>Left|<Shift>Right", N_("The same, and keep what is selected") },
  { "<Control>Up|<Control>Down|<Control>Left|<Control>Right", N_("Look at what stands that way, without selecting it") },
  { "<Control>space", N_("Add that to the selection, or take it away") },
  { "Tab", N_("The next one, in reading order") },
  { "<Shift>Tab", N_("The one before") },
  { "Home|End", N_("The first one, the last one") },
  { "Return", N_("Edit the name") },
  { "a...z", N_("Begin the name of a unit inside") },
  { "space", N_("Hold to drag the picture") },
  { "Menu|<Shift>F10", N_("Menu of what is selected") },
};

/* What keys do to the pointer. */
static const TflCanvasKey held_keys[] = {
  { "<Shift>", N_("Add to the selection; begin a band anywhere") },
  { "<Alt>", N_("Draw a service the other way round; move without lining up") },
  { "Escape", N_("End a drag with nothing changed") },
};

const TflCanvasKey *
tfl_shortcuts_get_canvas_keys (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (canvas_keys);

  return canvas_keys;
}

static GtkWidget *
make_shortcut (const char *keys,
               const char *title)
{
  g_auto (GStrv) all = g_strsplit (keys, "|", -1);
  g_autofree char *accelerator = g_strjoinv (" ", all);

  return g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT, "title", title, "accelerator", accelerator, NULL);
}

static void
append (GtkWidget *parent,
        GtkWidget *child)
{
  GtkBuildable *buildable = GTK_BUILDABLE (parent);

  /* 4.8 knows no other way to fill these than that of a .ui file. */
  GTK_BUILDABLE_GET_IFACE (buildable)->add_child (buildable, NULL, G_OBJECT (child), NULL);
}

static GtkWidget *
append_group (GtkWidget  *page,
              const char *title)
{
  GtkWidget *group = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title", title, NULL);

  append (page, group);

  return group;
}

static void
append_keys (GtkWidget          *page,
             const char         *title,
             const TflCanvasKey *keys,
             guint               n_keys)
{
  GtkWidget *group = append_group (page, title);

  for (guint i = 0; i < n_keys; i++)
    append (group, make_shortcut (keys[i].keys, _(keys[i].label)));
}

static void
append_presenting (GtkWidget *page)
{
  GtkWidget *group = append_group (page, _("While presenting"));
  guint n_keys;
  const TflPresenterKey *keys = tfl_presenter_get_keys (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    append (group, make_shortcut (keys[i].keys, _(keys[i].label)));
}

static void
append_actions (GtkWidget *page)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_actions;
  const TflAction *actions = tfl_actions_get (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      GtkWidget *group = g_hash_table_lookup (groups, actions[i].section);
      g_autofree char *title = NULL;

      if (actions[i].keys == NULL)
        continue;
      if (group == NULL)
        {
          group = append_group (page, _(actions[i].section));
          g_hash_table_insert (groups, (gpointer) actions[i].section, group);
        }
      title = tfl_actions_make_title (&actions[i]);
      append (group, make_shortcut (actions[i].keys, title));
    }
}

GtkWidget *
tfl_shortcuts_new (void)
{
  GtkWidget *window = g_object_new (GTK_TYPE_SHORTCUTS_WINDOW, "modal", TRUE, NULL);
  GtkWidget *page = g_object_new (GTK_TYPE_SHORTCUTS_SECTION, "section-name", "all", "max-height", 16, "visible", TRUE, NULL);

  append_keys (page, _("In the picture"), canvas_keys, G_N_ELEMENTS (canvas_keys));
  append_keys (page, _("Held while dragging"), held_keys, G_N_ELEMENTS (held_keys));
  append_actions (page);
  append_presenting (page);
  append (window, page);

  return window;
}
