/* The inspector: several elements at once, what breaks a rule beside its field, and the fixes. */
#include "config.h"

#include "office.h"

#include "app/session/tfl-commands.h"
#include "app/session/tfl-field-commands.h"
#include "app/session/tfl-fix.h"
#include "app/widgets/tfl-chooser.h"
#include "app/window/tfl-field-row-private.h"
#include "app/window/tfl-inspector.h"

#include <adwaita.h>

typedef struct
{
  TflSession   *session;
  GtkWidget    *window;
  TflInspector *inspector;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0); /* what popovers hang on */

  fixture->session = office_new ();
  fixture->inspector = g_object_new (TFL_TYPE_INSPECTOR, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 340, 900);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->inspector));
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->inspector), TRUE);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  tfl_inspector_set_session (fixture->inspector, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  office_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  office_finish (fixture->session);
}

static void
select_many (Fixture    *fixture,
             const char *ids)
{
  g_auto (GStrv) split = g_strsplit (ids, " ", -1);

  tfl_session_select_many (fixture->session, (const char *const *) split, g_strv_length (split));
  office_settle ();
}

static gboolean
is_row (GtkWidget  *widget,
        const void *data)
{
  return TFL_IS_FIELD_ROW (widget) && tfl_field_row_get_field (TFL_FIELD_ROW (widget)) == *(const TflField *) data;
}

static TflFieldRow *
find_row (Fixture  *fixture,
          TflField  field)
{
  return (TflFieldRow *) office_find (GTK_WIDGET (fixture->inspector), is_row, &field);
}

static gboolean
says (GtkWidget  *widget,
      const void *text)
{
  return (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
         || (GTK_IS_ENTRY (widget) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text));
}

static double
measure_glyphs (GskRenderNode *node)
{
  graphene_rect_t bounds;
  double width = 0;

  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_TEXT_NODE:
      gsk_render_node_get_bounds (node, &bounds);
      return bounds.size.width;
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        width += measure_glyphs (gsk_container_node_get_child (node, i)); /* one run after the other */
      return width;
    case GSK_CLIP_NODE:
      return measure_glyphs (gsk_clip_node_get_child (node));
    case GSK_TRANSFORM_NODE:
      return measure_glyphs (gsk_transform_node_get_child (node));
    default:
      return 0;
    }
}

/* How wide the text is that an entry draws, whether it has the room or not. */
static double
measure_drawn (GtkWidget *entry)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (entry);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  double width;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (entry), gtk_widget_get_height (entry));
  node = gtk_snapshot_free_to_node (snapshot);
  width = measure_glyphs (node);
  gsk_render_node_unref (node);

  return width;
}

/* A name that an entry has no room for is cut short for the eye, until one types in it. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  const char *ids[] = { "D" };
  const char *texts[] = { "The department of everything that has the longest name of all departments there are" };
  g_autoptr (GError) error = NULL;
  GtkWidget *entry;
  double room, rest;

  select_many (fixture, "D");
  entry = find_row (fixture, TFL_UNIT_NAME)->control;
  rest = measure_drawn (entry);
  g_assert_true (tfl_command_set_each (fixture->session, ids, texts, 1, TFL_UNIT_NAME, &error));
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  office_settle ();
  entry = find_row (fixture, TFL_UNIT_NAME)->control;
  room = gtk_widget_get_width (entry);
  g_assert_cmpfloat (measure_drawn (entry), >, rest);
  g_assert_cmpfloat (measure_drawn (entry), <=, room);
  gtk_widget_grab_focus (entry);
  office_settle ();
  g_assert_cmpfloat (measure_drawn (entry), >, room);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, texts[0]);
}

/* A long list is cut short, and says by how much. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 62; i++)
    g_free (tfl_command_add_element (fixture->session, TFL_KIND_TOOL, NULL, NULL, &error));
  tfl_session_clear_selection (fixture->session);
  g_assert_nonnull (office_find (GTK_WIDGET (fixture->inspector), says, "Hammer"));
  g_assert_nonnull (office_find (GTK_WIDGET (fixture->inspector), says, "2 more, in the search"));
}

static gboolean
is_button (GtkWidget  *widget,
           const void *label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static void
press (GtkWidget  *where,
       const char *label)
{
  GtkWidget *button = office_find (where, is_button, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  office_settle ();
}

static const char *
get (Fixture    *fixture,
     const char *id,
     TflField    field)
{
  return tfl_element_get (tfl_session_lookup (fixture->session, id), field);
}

static void
assert_undo (Fixture    *fixture,
             const char *label)
{
  g_assert_cmpstr (tfl_document_get_undo_label (tfl_session_get_document (fixture->session)), ==, label);
}

/* Each field of each kind gives a row, and the row shows what the element says. */
static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  const TflKindInfo *info = tfl_kind_get_info (TFL_KIND_WORK);
  TflFieldRow *row;

  select_many (fixture, "W1");
  for (guint i = 0; i < info->n_fields; i++)
    g_assert_nonnull (find_row (fixture, info->first_field + i));
  row = find_row (fixture, TFL_WORK_NAME);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row->control)), ==, "One");
  gtk_editable_set_text (GTK_EDITABLE (row->control), "First");
  tfl_inspector_commit (fixture->inspector);
  g_assert_cmpstr (get (fixture, "W1", TFL_WORK_NAME), ==, "First");
  assert_undo (fixture, "Rename “One”");
  g_assert_nonnull (office_find (GTK_WIDGET (fixture->inspector), says, "First"));
}

static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  TflModel *before = tfl_session_get_model (fixture->session);
  GtkEditable *caption;

  select_many (fixture, "D E");
  g_assert_nonnull (office_find (GTK_WIDGET (fixture->inspector), says, "2 units"));
  g_assert_null (find_row (fixture, TFL_UNIT_NAME));
  caption = GTK_EDITABLE (find_row (fixture, TFL_UNIT_CAPTION)->control);
  g_assert_cmpstr (gtk_editable_get_text (caption), ==, "");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (caption)), ==, "(several)");

  /* Looking at it and leaving it changes nothing. */
  tfl_inspector_commit (fixture->inspector);
  g_assert_true (tfl_session_get_model (fixture->session) == before);

  gtk_editable_set_text (caption, "all of us");
  tfl_inspector_commit (fixture->inspector);
  g_assert_cmpstr (get (fixture, "D", TFL_UNIT_CAPTION), ==, "all of us");
  g_assert_cmpstr (get (fixture, "E", TFL_UNIT_CAPTION), ==, "all of us");
  assert_undo (fixture, "Caption of 2 units");
  tfl_session_undo (fixture->session);
  g_assert_true (tfl_session_get_model (fixture->session) == before);
}

static void
test_several_words (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkDropDown *call;
  GtkWidget *flags, *customer, *operator;

  select_many (fixture, "W1 W2 W3");
  g_assert_nonnull (office_find (GTK_WIDGET (fixture->inspector), says, "3 work items"));
  call = GTK_DROP_DOWN (find_row (fixture, TFL_WORK_CALL)->control);
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (call)), ==, "(several)");
  gtk_drop_down_set_selected (call, 1 + TFL_CALL_RISK);
  office_settle ();
  g_assert_cmpstr (get (fixture, "W1", TFL_WORK_CALL), ==, "risk");
  g_assert_cmpstr (get (fixture, "W3", TFL_WORK_CALL), ==, "risk");
  assert_undo (fixture, "Call of 3 work items");
  g_assert_true (gtk_widget_get_visible (find_row (fixture, TFL_WORK_COMPONENT)->several));
  g_assert_false (gtk_widget_get_visible (find_row (fixture, TFL_WORK_DESCRIPTION)->several));

  /* A word more for both leaves the others as each had them. */
  select_many (fixture, "D E");
  flags = find_row (fixture, TFL_UNIT_DECLARES)->control;
  customer = gtk_widget_get_first_child (flags);
  operator = gtk_widget_get_last_child (flags);
  g_assert_true (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (customer)));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (operator)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (operator), FALSE);
  g_assert_cmpstr (get (fixture, "D", TFL_UNIT_DECLARES), ==, "customer");
  g_assert_null (get (fixture, "E", TFL_UNIT_DECLARES));
}

static GtkWidget *
find_chooser (Fixture *fixture)
{
  const GType type = TFL_TYPE_CHOOSER;

  return office_find (fixture->window, office_is_type, &type);
}

static void
type_and_enter (GtkWidget  *chooser,
                const char *text)
{
  const GType type = GTK_TYPE_SEARCH_ENTRY;
  GtkWidget *entry = office_find (chooser, office_is_type, &type);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed"); /* which else waits a moment */
  g_signal_emit_by_name (entry, "activate");
  office_settle ();
}

static void
test_references (Fixture       *fixture,
                 gconstpointer  data)
{
  TflFieldRow *row;
  const char *made;

  /* Both name the desk, one another unit too: that one is not shown, and stays. */
  select_many (fixture, "W1 W2");
  row = find_row (fixture, TFL_WORK_OPERATORS);
  g_assert_nonnull (office_find (GTK_WIDGET (row), says, "Desk"));
  g_assert_null (office_find (GTK_WIDGET (row), says, "Engine room"));
  press (GTK_WIDGET (row), "(several)");
  type_and_enter (find_chooser (fixture), "office");
  g_assert_cmpstr (get (fixture, "W1", TFL_WORK_OPERATORS), ==, "D E O");
  g_assert_cmpstr (get (fixture, "W2", TFL_WORK_OPERATORS), ==, "D O");

  /* What is not there yet is made, in the same step. */
  press (GTK_WIDGET (find_row (fixture, TFL_WORK_TOOL)), "none");
  type_and_enter (find_chooser (fixture), " Screwdriver ");
  made = get (fixture, "W1", TFL_WORK_TOOL);
  g_assert_nonnull (made);
  g_assert_cmpstr (get (fixture, "W2", TFL_WORK_TOOL), ==, made);
  g_assert_cmpstr (get (fixture, made, TFL_TOOL_NAME), ==, "Screwdriver");
  g_assert_nonnull (office_find (GTK_WIDGET (find_row (fixture, TFL_WORK_TOOL)), says, "Screwdriver"));
  tfl_session_undo (fixture->session);
  g_assert_null (get (fixture, "W1", TFL_WORK_TOOL));
  g_assert_cmpuint (tfl_model_count (tfl_session_get_model (fixture->session), TFL_KIND_TOOL), ==, 1);

  /* What is there is taken, not made a second time; a kind that needs more than a name is not offered. */
  select_many (fixture, "W1");
  press (GTK_WIDGET (find_row (fixture, TFL_WORK_TOOL)), "none");
  type_and_enter (find_chooser (fixture), "hammer");
  g_assert_cmpstr (get (fixture, "W1", TFL_WORK_TOOL), ==, "T");
  press (GTK_WIDGET (find_row (fixture, TFL_WORK_SERVICE)), "none");
  type_and_enter (find_chooser (fixture), "Nothing like it");
  gtk_popover_popdown (GTK_POPOVER (find_chooser (fixture)));
  office_settle ();
  g_assert_null (get (fixture, "W1", TFL_WORK_SERVICE));
  g_assert_cmpuint (tfl_model_count (tfl_session_get_model (fixture->session), TFL_KIND_SERVICE), ==, 1);
}

/* Of different kinds what they have in common is the same field under another number. */
static void
test_mixed (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const ids[] = { "D", "W1" };
  static const char *const texts[] = { "Both", "Both" };
  g_autoptr (GError) error = NULL;

  select_many (fixture, "D W1 W2");
  g_assert_nonnull (office_find (GTK_WIDGET (fixture->inspector), says, "1 unit, 2 work items"));
  g_assert_nonnull (find_row (fixture, TFL_UNIT_DESCRIPTION));
  g_assert_null (find_row (fixture, TFL_UNIT_CAPTION));
  g_assert_true (tfl_command_set_each (fixture->session, ids, texts, 2, TFL_UNIT_DESCRIPTION, &error));
  g_assert_cmpstr (get (fixture, "W1", TFL_WORK_DESCRIPTION), ==, "Both");
  g_assert_true (gtk_widget_get_visible (find_row (fixture, TFL_UNIT_DESCRIPTION)->several));
}

static const char *
get_property (Fixture    *fixture,
              const char *id,
              const char *name)
{
  GVariant *properties = tfl_element_get_properties (tfl_session_lookup (fixture->session, id));
  const char *value = NULL;

  if (properties != NULL)
    g_variant_lookup (properties, name, "&s", &value);

  return value;
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const ids[] = { "W1", "W2" };
  g_autoptr (GError) error = NULL;
  GtkWidget *entry;

  select_many (fixture, "W1");
  entry = office_find (GTK_WIDGET (fixture->inspector), says, "area");
  g_assert_nonnull (entry);

  /* A name that is taken goes back; another one takes the value along. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "cost");
  tfl_inspector_commit (fixture->inspector);
  g_assert_cmpstr (get_property (fixture, "W1", "area"), ==, "x");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "area");
  gtk_editable_set_text (GTK_EDITABLE (entry), "zone");
  tfl_inspector_commit (fixture->inspector);
  g_assert_cmpstr (get_property (fixture, "W1", "zone"), ==, "x");
  g_assert_null (get_property (fixture, "W1", "area"));
  assert_undo (fixture, "zone of “One”");
  tfl_session_undo (fixture->session);
  g_assert_cmpstr (get_property (fixture, "W1", "area"), ==, "x");

  select_many (fixture, "W1 W2");
  g_assert_nonnull (office_find (GTK_WIDGET (fixture->inspector), says, "cost"));
  g_assert_null (office_find (GTK_WIDGET (fixture->inspector), says, "3"));
  g_assert_true (tfl_command_set_property_of_each (fixture->session, ids, 2, "cost", "5", &error));
  g_assert_nonnull (office_find (GTK_WIDGET (fixture->inspector), says, "5"));
  assert_undo (fixture, "cost of 2 work items");
  g_assert_true (tfl_command_rename_property (fixture->session, ids, 2, "cost", "price", &error));
  g_assert_cmpstr (get_property (fixture, "W2", "price"), ==, "5");
  g_assert_false (tfl_command_rename_property (fixture->session, ids, 2, "price", "area", &error));
  g_assert_nonnull (error);
}

/* The sentence stands beside the field, describes it for a screen reader, and goes with the fix. */
static void
test_fix_button (Fixture       *fixture,
                 gconstpointer  data)
{
  TflFieldRow *row;

  select_many (fixture, "W3");
  row = find_row (fixture, TFL_WORK_OPERATORS);
  g_assert_cmpuint (tfl_field_row_get_n_notes (row), ==, 1);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row->control), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row->control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "“Three” has no operator; say which unit or profile does it");
  press (GTK_WIDGET (row), "“Office” does it");
  g_assert_cmpstr (get (fixture, "W3", TFL_WORK_OPERATORS), ==, "O");
  row = find_row (fixture, TFL_WORK_OPERATORS);
  g_assert_cmpuint (tfl_field_row_get_n_notes (row), ==, 0);
  g_assert_false (gtk_test_accessible_has_state (GTK_ACCESSIBLE (row->control), GTK_ACCESSIBLE_STATE_INVALID));

  row = find_row (fixture, TFL_WORK_CALL);
  press (GTK_WIDGET (row), "Choose Incident");
  g_assert_cmpstr (get (fixture, "W3", TFL_WORK_CALL), ==, "incident");
  assert_undo (fixture, "Call of “Three”");
}

static TflSession *
read_bad (const TflRule *rule)
{
  g_autofree char *path = g_strdup_printf ("%s/rules/%s.bad.trefoil", g_getenv ("G_TEST_SRCDIR"), rule->id);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return tfl_session_new (model, NULL, NULL);
}

static const TflFinding *
find_finding (TflSession    *session,
              const TflRule *rule)
{
  g_autoptr (GPtrArray) findings = tfl_findings_list (tfl_session_get_findings (session), tfl_session_get_model (session));

  for (guint i = 0; i < findings->len; i++)
    if (((const TflFinding *) g_ptr_array_index (findings, i))->rule == rule)
      return g_ptr_array_index (findings, i);

  return NULL;
}

/* In the bad example of each rule what a fix offers takes the finding away, in one step. */
static void
test_fixes (void)
{
  guint n_rules, n_fixed = 0;
  const TflRule *rules = tfl_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      TflSession *session = read_bad (&rules[i]);
      TflModel *before = tfl_session_get_model (session);
      const TflFinding *finding = find_finding (session, &rules[i]);
      g_autofree char *label = tfl_fix_make_label (session, finding->rule, finding->element);
      g_autofree char *element = g_strdup (finding->element);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s: %s", rules[i].id, label);
      if (label != NULL)
        {
          g_assert_true (tfl_fix_apply (session, &rules[i], element, &error));
          g_assert_null (find_finding (session, &rules[i]));
          tfl_session_undo (session);
          g_assert_true (tfl_session_get_model (session) == before);
          n_fixed++;
        }
      g_object_unref (session);
    }
  g_assert_cmpuint (n_fixed, >=, 10);
}

#define ADD(name, function) g_test_add ("/inspector/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("fields", test_fields);
  ADD ("long", test_long);
  ADD ("many", test_many);
  ADD ("several", test_several);
  ADD ("several-words", test_several_words);
  ADD ("references", test_references);
  ADD ("mixed", test_mixed);
  ADD ("properties", test_properties);
  ADD ("fix-button", test_fix_button);
  g_test_add_func ("/inspector/fixes", test_fixes);

  return g_test_run ();
}
