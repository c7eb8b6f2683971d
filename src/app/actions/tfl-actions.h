/* Everything one can do, as one table: menus, keys, the launcher and the shortcuts window are made from it.
 *
 * To add an action: a row and a function in tfl-actions.c (or in the file of its group).
 */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

/* The menus that show an action, in the order of the table, a section each. */
typedef enum
{
  TFL_MENU_MAIN    = 1 << 0,
  TFL_MENU_UNIT    = 1 << 1, /* of the unit that is selected */
  TFL_MENU_OTHER   = 1 << 2, /* of anything else that is selected */
  TFL_MENU_LOOK    = 1 << 3, /* of the picture: its kind, and how much of it is open */
  TFL_MENU_HIDES   = 1 << 4, /* in none of them while it cannot be done */
  TFL_MENU_CANVAS  = 1 << 5, /* of the bare canvas */
} TflMenus;

typedef struct
{
  const char *name;     /* "edit.delete": a group and an action in it */
  const char *keys;     /* "Delete", "<Control>plus|<Control>equal", or NULL */
  const char *label;    /* N_("_Delete") */
  const char *section;  /* of the menus and of the shortcuts window */
  guint       menus;    /* TflMenus */
  gboolean  (*enabled)  (TflWindow *window);                      /* NULL: always */
  gboolean  (*active)   (TflWindow *window);                      /* NULL: it is no switch */
  void      (*activate) (TflWindow *window, GVariant *parameter);
  const char *parameter; /* a GVariant type, or NULL */
} TflAction;

const TflAction *tfl_actions_get                  (guint       *n_actions);

/* Gives the window all groups, keys and menus; they follow it. */
void             tfl_actions_install              (TflWindow   *window);

/* (transfer full) */
GMenuModel      *tfl_actions_make_menu            (TflMenus     menu);

/* The label without underscores and dots. (transfer full) */
char            *tfl_actions_make_title           (const TflAction *action);

/* Whether it can be done now; and does it. */
gboolean         tfl_actions_can                  (TflWindow   *window,
                                                   const TflAction *action);
void             tfl_actions_do                   (TflWindow   *window,
                                                   const TflAction *action);

G_END_DECLS
