/* Cut, copy, paste and duplicate: from window to window, from other programs and to them, each as one step. */
#include "config.h"

#include "window-fixture.h"

#include "app/actions/tfl-actions.h"
#include "app/actions/tfl-clip-actions.h"
#include "app/actions/tfl-clip-content.h"
#include "app/actions/tfl-paste-dialog.h"
#include "app/session/tfl-commands-clip.h"
#include "app/session/tfl-field-commands.h"
#include "io/tfl-excerpt.h"
#include "io/tfl-list-text.h"
#include "io/tfl-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define START "<model xmlns='urn:trefoil:model:1'>"
#define END "</model>"

static const char house[] =
  START "<unit id='A' name='Alpha'><work id='W' name='Wash' tool='T'/><unit id='B' name='Beta'/></unit>"
  "<unit id='C' name='Gamma'/><service id='S' name='Stay' provider='B' customers='C'/><tool id='T' name='Tub'/>" END;
static const char other[] = START "<unit id='A' name='Other'/>" END;

static TflApplication *application;

typedef struct
{
  TflSession *session;
  TflSession *second;
  TflWindow  *window;
  TflWindow  *second_window;
} Fixture;

static void
settle (void)
{
  tfl_settle (200);
}

static TflWindow *
open_window (TflSession *session)
{
  TflWindow *window = window_fixture_open (application, session);

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 500); /* small ones are drawn sooner */
  settle ();

  return window;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = window_fixture_parse (house);
  fixture->second = window_fixture_parse (other);
  fixture->window = open_window (fixture->session);
  fixture->second_window = open_window (fixture->second);
}

/* Nothing may keep a closed window or its model alive; but the clipboard holds what was copied. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (fixture->window, fixture->session);
  window_fixture_close (fixture->second_window, fixture->second);
}

static void
activate (TflWindow  *window,
          const char *action)
{
  settle (); /* what is selected enables it */
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), action, NULL));
  settle ();
}

static guint
count (TflSession *session,
       TflKind     kind)
{
  return tfl_model_count (tfl_session_get_model (session), kind);
}

static guint
count_steps (TflSession *session)
{
  return tfl_document_get_n_steps (tfl_session_get_document (session));
}

/* The clipboard answers in its own time. */
static void
paste (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);
  TflModel *before = tfl_session_get_model (session);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  activate (window, "edit.paste");
  while (tfl_session_get_model (session) == before)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  settle ();
}

static const char *
get_step (TflSession *session)
{
  return tfl_document_get_undo_label (tfl_session_get_document (session));
}

static const char *
get_selected_name (TflSession *session)
{
  return tfl_element_get_name (tfl_session_lookup (session, tfl_session_get_primary (session)));
}

static void
put_text (TflWindow  *window,
          const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
}

/* By the commands alone, through the bytes that the clipboard would hold. */
static void
test_commands (void)
{
  TflSession *from = window_fixture_parse (house);
  TflSession *to = window_fixture_parse (other);
  g_autoptr (TflModel) excerpt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TflModel) read = NULL;
  g_autoptr (GError) error = NULL;

  tfl_session_select (from, "A");
  excerpt = tfl_command_excerpt (from);
  bytes = tfl_write_bytes (excerpt);
  read = tfl_read_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  tfl_session_select (to, "A");
  g_assert_true (tfl_command_paste (to, read, &error));
  g_assert_cmpuint (count_steps (to), ==, 1);
  g_assert_cmpstr (get_step (to), ==, "Paste “Alpha”");
  g_assert_cmpstr (get_selected_name (to), ==, "Alpha");
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (to, tfl_session_get_primary (to))), ==, "A");
  g_assert_cmpuint (count (to, TFL_KIND_UNIT), ==, 3);
  g_assert_cmpuint (count (to, TFL_KIND_SERVICE), ==, 0);
  tfl_session_undo (to);
  g_assert_cmpuint (count (to, TFL_KIND_UNIT), ==, 1);

  /* Work has no place at the top. */
  g_clear_pointer (&excerpt, tfl_model_unref);
  tfl_session_select (from, "W");
  excerpt = tfl_command_excerpt (from);
  tfl_session_clear_selection (to);
  g_assert_false (tfl_command_paste (to, excerpt, &error));
  g_assert_cmpstr (error->message, ==, "First select what “Wash” is to stand in: Unit");
  g_assert_cmpuint (count (to, TFL_KIND_WORK), ==, 0);
  g_assert_finalize_object (from);
  g_assert_finalize_object (to);
}

static void
hear_cb (TflSession  *session,
         const char  *sentence,
         char       **heard)
{
  g_free (*heard);
  *heard = g_strdup (sentence);
}

/* From one window into another; what the other has not is dropped, and told. */
static void
test_between (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *heard = NULL;

  g_signal_connect (fixture->second, "message", G_CALLBACK (hear_cb), &heard);
  tfl_session_select (fixture->session, "A");
  activate (fixture->window, "edit.copy");
  tfl_session_select (fixture->second, "A");
  paste (fixture->second_window);
  g_assert_cmpuint (count (fixture->second, TFL_KIND_UNIT), ==, 3);
  g_assert_cmpuint (count (fixture->second, TFL_KIND_WORK), ==, 1);
  g_assert_cmpstr (heard, ==, "1 reference to what this model does not have was left out");
  g_assert_cmpuint (count_steps (fixture->second), ==, 1);
  g_assert_cmpuint (count_steps (fixture->session), ==, 0);

  /* What is still selected gets another one beside it, not inside. */
  paste (fixture->second_window);
  paste (fixture->second_window);
  g_assert_cmpuint (count (fixture->second, TFL_KIND_UNIT), ==, 7);
  g_assert_cmpuint (tfl_model_get_depth (tfl_session_get_model (fixture->second)), ==, 3);
}

static void
test_cut (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (TflModel) before = tfl_model_ref (tfl_session_get_model (fixture->session));

  tfl_session_select (fixture->session, "B");
  activate (fixture->window, "edit.cut");
  g_assert_cmpstr (get_step (fixture->session), ==, "Cut “Beta”");
  g_assert_null (tfl_session_lookup (fixture->session, "B"));
  g_assert_null (tfl_element_get (tfl_session_lookup (fixture->session, "S"), TFL_SERVICE_PROVIDER));
  tfl_session_select (fixture->session, "C");
  paste (fixture->window);
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, "B")), ==, "C");
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (fixture->session, "S"), TFL_SERVICE_PROVIDER), ==, "B");
  g_assert_cmpuint (count (fixture->session, TFL_KIND_SERVICE), ==, 1);
  activate (fixture->window, "edit.undo");
  activate (fixture->window, "edit.undo");
  g_assert_true (tfl_session_get_model (fixture->session) == before);
}

/* Who named it names it again, each time that it comes back; a second one is a copy. */
static void
test_cut_named (Fixture       *fixture,
                gconstpointer  data)
{
  const char *work = "W";
  const char *operators = "B C";
  g_autoptr (GError) error = NULL;

  g_assert_true (tfl_command_set_each (fixture->session, &work, &operators, 1, TFL_WORK_OPERATORS, &error));
  tfl_session_select (fixture->session, "B");
  activate (fixture->window, "edit.cut");
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (fixture->session, "W"), TFL_WORK_OPERATORS), ==, "C");
  tfl_session_select (fixture->session, "C");
  paste (fixture->window);
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (fixture->session, "W"), TFL_WORK_OPERATORS), ==, "B C");
  activate (fixture->window, "edit.undo");
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (fixture->session, "W"), TFL_WORK_OPERATORS), ==, "C");
  paste (fixture->window);
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (fixture->session, "W"), TFL_WORK_OPERATORS), ==, "B C");
  paste (fixture->window);
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (fixture->session, "W"), TFL_WORK_OPERATORS), ==, "B C");
}

static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const pair[] = { "A", "W", "C" };
  const TflElement *root;

  tfl_session_select_many (fixture->session, pair, G_N_ELEMENTS (pair));
  activate (fixture->window, "edit.duplicate");
  g_assert_cmpuint (count_steps (fixture->session), ==, 1);
  g_assert_cmpstr (get_step (fixture->session), ==, "Duplicate 2 elements");
  g_assert_cmpuint (tfl_session_get_n_selected (fixture->session), ==, 2);
  root = tfl_model_get_root (tfl_session_get_model (fixture->session));
  g_assert_cmpstr (tfl_element_get_child (root, 0), ==, "A");
  g_assert_cmpstr (tfl_element_get_child (root, 1), ==, tfl_session_get_selection (fixture->session)[0]);
  g_assert_cmpuint (count (fixture->session, TFL_KIND_SERVICE), ==, 2);
  activate (fixture->window, "edit.undo");
  g_assert_cmpuint (count (fixture->session, TFL_KIND_UNIT), ==, 3);
}

/* Keys belong to whoever types. */
static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *focus;

  tfl_session_select (fixture->session, "B");
  tfl_window_edit_name (fixture->window);
  settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus));
  activate (fixture->window, "edit.cut");
  activate (fixture->window, "edit.duplicate");
  activate (fixture->window, "edit.paste");
  g_assert_cmpuint (count_steps (fixture->session), ==, 0);
  g_assert_cmpuint (count (fixture->session, TFL_KIND_UNIT), ==, 3);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  const TflElement *c;

  put_text (fixture->window, "- One\n  - Two\n    - Three\n  - Four\n- Five\n");
  tfl_session_select (fixture->session, "C");
  paste (fixture->window);
  g_assert_cmpstr (get_step (fixture->session), ==, "Paste 5 units");
  g_assert_cmpuint (count (fixture->session, TFL_KIND_UNIT), ==, 8);
  g_assert_cmpuint (tfl_session_get_n_selected (fixture->session), ==, 2);
  c = tfl_session_lookup (fixture->session, "C");
  g_assert_cmpuint (tfl_element_get_n_children (c), ==, 2);
  g_assert_cmpuint (tfl_element_get_n_children (tfl_session_lookup (fixture->session, tfl_element_get_child (c, 0))), ==, 2);
  activate (fixture->window, "edit.undo");
  g_assert_cmpuint (count (fixture->session, TFL_KIND_UNIT), ==, 3);

  /* At the top where nothing is selected; into the unit of work. */
  tfl_session_clear_selection (fixture->session);
  put_text (fixture->window, "Alone");
  paste (fixture->window);
  g_assert_cmpstr (get_step (fixture->session), ==, "Paste “Alone”");
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, tfl_session_get_primary (fixture->session))),
                   ==, TFL_ROOT_ID);
  tfl_session_select (fixture->session, "W");
  paste (fixture->window);
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, tfl_session_get_primary (fixture->session))),
                   ==, "A");

  /* What was copied out of a file, by way of a text editor. */
  put_text (fixture->window, "<?xml version='1.0'?>" START "<unit id='Z' name='Zeta'/>" END);
  paste (fixture->window);
  g_assert_cmpstr (get_selected_name (fixture->session), ==, "Zeta");

  /* Nothing, and nothing that can be read. */
  put_text (fixture->window, " \n ");
  activate (fixture->window, "edit.paste");
  put_text (fixture->window, START "<unit/>");
  activate (fixture->window, "edit.paste");
  g_assert_cmpstr (get_step (fixture->session), ==, "Paste “Zeta”");
}

static TflPasteDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TFL_IS_PASTE_DIALOG (l->data))
      return l->data;

  return NULL;
}

static void
wait_for_dialog (gboolean is_there)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while ((find_dialog () != NULL) != is_there)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  settle ();
}

static TflPasteDialog *
paste_table (TflWindow  *window,
             const char *action)
{
  activate (window, action);
  wait_for_dialog (TRUE);

  return find_dialog ();
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  TflPasteDialog *dialog;

  put_text (fixture->window, "Task\tTeam\tProcess\tTool\nMop\tBeta\tOperate\ttub\nPay\t\tCAB\tExcel\n\tBeta\t\t\n");
  tfl_session_select (fixture->session, "C");
  dialog = paste_table (fixture->window, "edit.paste");
  g_assert_cmpuint (count_steps (fixture->session), ==, 0);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_for_dialog (FALSE);
  g_assert_cmpuint (count_steps (fixture->session), ==, 0);

  dialog = paste_table (fixture->window, "edit.paste");
  /* Enter pastes. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (dialog)));
  wait_for_dialog (FALSE);
  g_assert_cmpstr (get_step (fixture->session), ==, "Paste 2 rows");
  g_assert_cmpuint (count (fixture->session, TFL_KIND_WORK), ==, 3);
  g_assert_cmpuint (tfl_session_get_n_selected (fixture->session), ==, 2);
  g_assert_cmpstr (get_selected_name (fixture->session), ==, "Pay");
  activate (fixture->window, "edit.undo");
  g_assert_cmpuint (count (fixture->session, TFL_KIND_WORK), ==, 1);
}

/* Asked for, also the lines of a list, or what was copied here, go through the dialog. */
static void
test_special (Fixture       *fixture,
              gconstpointer  data)
{
  TflPasteDialog *dialog;

  put_text (fixture->window, "- Mop\n  - Dry\n");
  tfl_session_select (fixture->session, "C");
  dialog = paste_table (fixture->window, "edit.paste-special");
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  wait_for_dialog (FALSE);
  g_assert_cmpstr (get_step (fixture->session), ==, "Paste 2 rows");
  g_assert_cmpuint (count (fixture->session, TFL_KIND_WORK), ==, 3);
  g_assert_cmpstr (get_selected_name (fixture->session), ==, "Dry");

  tfl_session_select (fixture->session, "B");
  activate (fixture->window, "edit.copy");
  tfl_session_select (fixture->session, "C");
  dialog = paste_table (fixture->window, "edit.paste-special");
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  wait_for_dialog (FALSE);
  g_assert_cmpuint (count (fixture->session, TFL_KIND_WORK), ==, 4);
  g_assert_cmpstr (get_selected_name (fixture->session), ==, "Beta");
  g_assert_cmpuint (count_steps (fixture->session), ==, 2);
}

typedef struct
{
  GOutputStream *stream;
  gboolean       done;
  gboolean       written;
} Offer;

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Offer *offer = user_data;

  offer->written = gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (object), result, NULL);
  offer->done = TRUE;
}

static GBytes *
ask (GdkContentProvider *content,
     const char         *mime)
{
  Offer offer = { g_memory_output_stream_new_resizable (), FALSE, FALSE };
  GBytes *bytes;

  gdk_content_provider_write_mime_type_async (content, mime, offer.stream, G_PRIORITY_DEFAULT, NULL, written_cb, &offer);
  while (!offer.done)
    g_main_context_iteration (NULL, TRUE);
  g_output_stream_close (offer.stream, NULL, NULL);
  bytes = offer.written ? g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (offer.stream)) : NULL;
  g_object_unref (offer.stream);

  return bytes;
}

static gboolean
contains (GBytes     *bytes,
          const char *text)
{
  return g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), text) != NULL;
}

/* What other programs can have of a unit, and of work that has no place of its own. */
static void
test_offers (gconstpointer data)
{
  TflSession *session = window_fixture_parse (house);
  g_autoptr (TflModel) excerpt = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) read = NULL;

  tfl_session_select (session, data);
  excerpt = tfl_command_excerpt (session);
  content = tfl_clip_content_new (excerpt);
  xml = ask (content, TFL_CLIP_MIME);
  text = ask (content, "text/plain;charset=utf-8");
  svg = ask (content, "image/svg+xml");
  png = ask (content, "image/png");
  g_assert_null (ask (content, "image/gif"));
  read = tfl_read_bytes (xml, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tfl_model_equal (read, excerpt));
  if (g_str_equal (data, "A"))
    g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), "Alpha\n\tBeta\n\tWash\n", 18);
  else
    g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), "Wash\n", 5);
  g_assert_true (contains (svg, "<svg"));
  /* The customer of the service was not copied: it is not drawn. */
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);
  g_object_unref (session);
}

/* The menu that has the focus, or NULL. */
static GtkWidget *
find_menu (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU) : NULL;
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("trefoil-drop-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "drop.trefoil", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  GSList files = { file, NULL };
  GtkWidget *menu;

  g_assert_true (g_file_set_contents (path, START "<unit id='A' name='Dropped'><unit id='D' name='Deep'/></unit>"
                                      "<view id='V' name='View'/>" END, -1, NULL));
  tfl_session_clear_selection (fixture->session);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "edit.insert-uri", "s", uri);
  while (count_steps (fixture->session) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (get_step (fixture->session), ==, "Paste “Dropped”");
  g_assert_cmpuint (count (fixture->session, TFL_KIND_UNIT), ==, 5);
  g_assert_cmpuint (count (fixture->session, TFL_KIND_VIEW), ==, 0);

  /* On a model it is asked what is meant, where it was dropped. */
  tfl_clip_actions_drop (fixture->window, &files, 400, 300);
  while ((menu = find_menu (fixture)) == NULL)
    g_main_context_iteration (NULL, FALSE);
  gtk_popover_popdown (GTK_POPOVER (menu));
  settle ();
  g_assert_cmpuint (count_steps (fixture->session), ==, 1);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clipboard/commands", test_commands);
  g_test_add ("/clipboard/between", Fixture, NULL, set_up, test_between, tear_down);
  g_test_add ("/clipboard/cut", Fixture, NULL, set_up, test_cut, tear_down);
  g_test_add ("/clipboard/cut-named", Fixture, NULL, set_up, test_cut_named, tear_down);
  g_test_add ("/clipboard/duplicate", Fixture, NULL, set_up, test_duplicate, tear_down);
  g_test_add ("/clipboard/typing", Fixture, NULL, set_up, test_typing, tear_down);
  g_test_add ("/clipboard/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/clipboard/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/clipboard/special", Fixture, NULL, set_up, test_special, tear_down);
  g_test_add_data_func ("/clipboard/offers/unit", "A", test_offers);
  g_test_add_data_func ("/clipboard/offers/work", "W", test_offers);
  g_test_add ("/clipboard/drop", Fixture, NULL, set_up, test_drop, tear_down);

  return window_fixture_run (&application);
}
