/* Excerpts: what goes along, what it is called where it is pasted, and what is dropped. */
#include "config.h"

#include "io-samples.h"

#include "io/tfl-cut.h"
#include "io/tfl-excerpt.h"

#include <string.h>

#define START "<model xmlns='urn:trefoil:model:1'>"
#define END "</model>"

static const char house[] =
  START
  "<unit id='H' name='House'><profile id='P' name='Boss' kind='operator'/>"
  "<unit id='A' name='Alpha'><work id='W' name='Wash' customer='B' operators='P B' called-by='V' tool='T'/>"
  "<work id='V' name='Void' practice='C'/></unit>"
  "<unit id='B' name='Beta'/></unit>"
  "<unit id='G' name='Guest'/>"
  "<service id='S' name='Stay' provider='A' customers='B G'><agreement id='SB' kind='OLA' customer='B'/>"
  "<agreement id='SG' kind='SA' customer='G'/></service>"
  "<service id='R' name='Rest' provider='B' customers='G'/>"
  "<practice id='C' name='Care' process='change'/><tool id='T' name='Tub'/>"
  "<flow id='F' kind='policy' from='A' to='B'/>"
  "<overlay id='O' name='Over'><tag id='OW' element='W'/><tag id='OS' element='S'/></overlay>"
  "<view id='Z' name='Zoom' root='A'><place id='ZA' unit='A' x='1' y='2'/></view>"
  "<waiver id='X' element='W' rule='unit-named' reason='because'/>"
  END;

static TflModel *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  TflModel *model = io_read_text (text, &error);

  g_assert_no_error (error);

  return model;
}

/* As the clipboard does it: through XML, by the strict reader. */
static TflModel *
make_excerpt (TflModel   *model,
              const char *ids)
{
  g_auto (GStrv) split = g_strsplit (ids, " ", -1);
  g_autoptr (TflModel) excerpt = tfl_excerpt_new (model, NULL, (const char *const *) split);
  g_autoptr (GBytes) bytes = tfl_write_bytes (excerpt);
  g_autoptr (GError) error = NULL;
  TflModel *read = tfl_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tfl_model_equal (excerpt, read));

  return read;
}

static gboolean
list_cb (const TflElement *element,
         gpointer          user_data)
{
  const char *parent = tfl_element_get_parent (element);

  if (parent != NULL)
    g_string_append_printf (user_data, "%s>%s ", tfl_element_get_id (element), parent);

  return TRUE;
}

static void
assert_elements (TflModel   *model,
                 const char *expected)
{
  g_autoptr (GString) list = g_string_new (NULL);

  tfl_model_foreach (model, list_cb, list);
  g_strchomp (list->str);
  g_assert_cmpstr (list->str, ==, expected);
}

static void
assert_field (TflModel   *model,
              const char *id,
              TflField    field,
              const char *expected)
{
  const TflElement *element = tfl_model_lookup (model, id);

  g_assert_nonnull (element);
  g_assert_cmpstr (tfl_element_get (element, field), ==, expected);
}

/* The model that comes of it; ids are what was copied, as it is called there. */
static TflModel *
paste (TflModel    *excerpt,
       TflModel    *target,
       const char  *parent,
       const char  *ids,
       guint        n_dropped)
{
  TflEdit *edit = tfl_edit_new (target, NULL);
  g_auto (TflPasted) pasted = { NULL, 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;
  TflModel *model;

  g_assert_true (tfl_excerpt_paste (excerpt, edit, parent, &pasted, &error));
  g_assert_no_error (error);
  g_ptr_array_add (pasted.ids, NULL);
  joined = g_strjoinv (" ", (char **) pasted.ids->pdata);
  g_assert_cmpstr (joined, ==, ids);
  g_assert_cmpuint (pasted.n_dropped, ==, n_dropped);
  model = tfl_edit_free_to_model (edit, &error);
  g_assert_no_error (error);
  io_assert_stable (model);

  return model;
}

static void
test_parts (void)
{
  g_autoptr (TflModel) model = read_text (house);
  g_autoptr (TflModel) work = make_excerpt (model, "V");
  g_autoptr (TflModel) unit = make_excerpt (model, "A");
  g_autoptr (TflModel) nested = make_excerpt (model, "W A");
  g_autoptr (TflModel) guest = make_excerpt (model, "G");
  g_auto (GStrv) copied = tfl_excerpt_get_copied (nested);

  /* Work with what it is in and what it names, by name alone. */
  assert_elements (work, "H>/ A>H V>A C>/");
  assert_field (work, "V", TFL_WORK_PRACTICE, "C");
  /* Services, flows, tags and waivers go along, views stay. */
  assert_elements (unit, "H>/ P>H A>H W>A V>A B>H G>/ S>/ SB>S SG>S C>/ T>/ F>/ O>/ OW>O X>/");
  assert_field (unit, "P", TFL_PROFILE_KIND, NULL);
  assert_field (unit, "F", TFL_FLOW_KIND, "policy");
  /* What stands inside goes along by itself. */
  g_assert_cmpuint (g_strv_length (copied), ==, 1);
  g_assert_cmpstr (copied[0], ==, "A");
  g_assert_true (tfl_model_equal (nested, unit));
  /* From a provider that stays behind: only what is for the copied customer. */
  assert_elements (guest, "H>/ A>H B>H G>/ S>/ SG>S R>/");
  assert_field (guest, "S", TFL_SERVICE_CUSTOMERS, "G");
}

/* Into an empty model: everything keeps its id, practices and tools come along, and all that names others is dropped. */
static void
test_elsewhere (void)
{
  g_autoptr (TflModel) model = read_text (house);
  g_autoptr (TflModel) empty = tfl_model_new ();
  g_autoptr (TflModel) excerpt = make_excerpt (model, "A");
  g_autoptr (TflModel) pasted = NULL;

  /* Customer, P and B as operators; service, flow, tag. */
  pasted = paste (excerpt, empty, TFL_ROOT_ID, "A", 6);
  assert_elements (pasted, "A>/ W>A V>A C>/ T>/ X>/");
  assert_field (pasted, "W", TFL_WORK_CALLED_BY, "V");
  assert_field (pasted, "W", TFL_WORK_OPERATORS, NULL);
  assert_field (pasted, "W", TFL_WORK_TOOL, "T");
  assert_field (pasted, "V", TFL_WORK_PRACTICE, "C");
  assert_field (pasted, "C", TFL_PRACTICE_PROCESS, "change");
  assert_field (pasted, "X", TFL_WAIVER_ELEMENT, "W");
}

/* The same name in the same place is the same, whatever its id; another name is another, though the id is the same. */
static void
test_known (void)
{
  g_autoptr (TflModel) model = read_text (house);
  g_autoptr (TflModel) target = read_text (START "<unit id='h' name='House'><unit id='b' name='Beta'/></unit>"
                                           "<unit id='G' name='Ghost'/><tool id='T' name='Tar'/><tool id='t' name='Tub'/>" END);
  g_autoptr (TflModel) excerpt = make_excerpt (model, "A");
  g_autoptr (TflModel) pasted = paste (excerpt, target, "h", "A", 3); /* P, G of S, tag */

  assert_elements (pasted, "h>/ b>h A>h W>A V>A G>/ S>/ SB>S C>/ T>/ t>/ F>/ X>/");
  assert_field (pasted, "W", TFL_WORK_CUSTOMER, "b");
  assert_field (pasted, "W", TFL_WORK_OPERATORS, "b");
  assert_field (pasted, "W", TFL_WORK_TOOL, "t");
  assert_field (pasted, "S", TFL_SERVICE_CUSTOMERS, "b");
  assert_field (pasted, "F", TFL_FLOW_TO, "b");
}

/* A tool whose id is taken there by another one gets a fresh one; whoever works with it twice gets it once. */
static void
test_means (void)
{
  g_autoptr (TflModel) model = read_text (START "<unit id='A' name='Alpha'><work id='W' name='Wash' tool='T'/>"
                                          "<work id='V' name='Void' tool='T'/></unit>"
                                          "<tool id='T' name='Tub'><description>deep</description></tool><tool id='U' name='Urn'/>" END);
  g_autoptr (TflModel) target = read_text (START "<unit id='G' name='Ghost'/><tool id='T' name='Tar'/>" END);
  g_autoptr (TflModel) excerpt = make_excerpt (model, "W V");
  g_autoptr (TflModel) pasted = paste (excerpt, target, "G", "W V", 0);

  assert_elements (pasted, "G>/ W>G V>G T>/ tool-2>/");
  assert_field (pasted, "tool-2", TFL_TOOL_NAME, "Tub");
  assert_field (pasted, "tool-2", TFL_TOOL_DESCRIPTION, "deep");
  assert_field (pasted, "W", TFL_WORK_TOOL, "tool-2");
  assert_field (pasted, "V", TFL_WORK_TOOL, "tool-2");
}

/* Into its own model: fresh ids, references inside follow, those outside stay. */
static void
test_again (void)
{
  g_autoptr (TflModel) model = read_text (house);
  g_autoptr (TflModel) excerpt = make_excerpt (model, "A");
  g_autoptr (TflModel) pasted = paste (excerpt, model, "G", "unit-5", 0);

  assert_field (pasted, "work-3", TFL_WORK_NAME, "Wash");
  assert_field (pasted, "work-3", TFL_WORK_CALLED_BY, "work-4");
  assert_field (pasted, "work-3", TFL_WORK_OPERATORS, "P B");
  assert_field (pasted, "work-4", TFL_WORK_PRACTICE, "C");
  assert_field (pasted, "service-3", TFL_SERVICE_PROVIDER, "unit-5");
  assert_field (pasted, "service-3", TFL_SERVICE_CUSTOMERS, "B G");
  assert_field (pasted, "agreement-3", TFL_AGREEMENT_CUSTOMER, "B");
  assert_field (pasted, "flow-2", TFL_FLOW_FROM, "unit-5");
  assert_field (pasted, "tag-3", TFL_TAG_ELEMENT, "work-3");
  assert_field (pasted, "waiver-2", TFL_WAIVER_ELEMENT, "work-3");
  /* The original is as it was. */
  assert_field (pasted, "S", TFL_SERVICE_PROVIDER, "A");
}

/* Beside the original, before what stood after it; both ends of a service come as a pair. */
static void
test_beside (void)
{
  g_autoptr (TflModel) model = read_text (house);
  g_autoptr (TflModel) pair = make_excerpt (model, "B A");
  g_autoptr (TflModel) work = make_excerpt (model, "W");
  g_autoptr (TflModel) twice = paste (pair, model, NULL, "unit-5 unit-6", 0);
  g_autoptr (TflModel) washed = paste (work, model, NULL, "work-3", 0);
  const TflElement *h = tfl_model_lookup (twice, "H");
  const TflElement *a = tfl_model_lookup (washed, "A");

  g_assert_cmpstr (tfl_element_get_child (h, 1), ==, "A");
  g_assert_cmpstr (tfl_element_get_child (h, 2), ==, "unit-5");
  g_assert_cmpstr (tfl_element_get_child (h, 3), ==, "B");
  g_assert_cmpstr (tfl_element_get_child (h, 4), ==, "unit-6");
  assert_field (twice, "service-3", TFL_SERVICE_CUSTOMERS, "unit-6 G");
  assert_field (twice, "flow-2", TFL_FLOW_TO, "unit-6");
  g_assert_cmpstr (tfl_element_get_child (a, 1), ==, "work-3");
}

/* From the chosen place outwards; work without a unit goes where it came from, or not at all. */
static void
test_place (void)
{
  g_autoptr (TflModel) model = read_text (house);
  g_autoptr (TflModel) empty = tfl_model_new ();
  g_autoptr (TflModel) work = make_excerpt (model, "V");
  g_autoptr (TflModel) service = make_excerpt (model, "R");
  g_autoptr (TflModel) agreement = make_excerpt (model, "SB");
  g_autoptr (TflModel) in_work = paste (work, model, "W", "work-3", 0);
  g_autoptr (TflModel) at_top = paste (work, model, TFL_ROOT_ID, "work-3", 0);
  g_autoptr (TflModel) from_unit = paste (service, model, "B", "service-3", 0);
  g_autoptr (TflModel) in_service = paste (agreement, model, "R", "agreement-3", 0);
  TflEdit *edit = tfl_edit_new (empty, NULL);
  g_auto (TflPasted) pasted = { NULL, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (tfl_element_get_parent (tfl_model_lookup (in_work, "work-3")), ==, "A");
  g_assert_cmpstr (tfl_element_get_parent (tfl_model_lookup (at_top, "work-3")), ==, "A");
  g_assert_cmpstr (tfl_element_get_parent (tfl_model_lookup (from_unit, "service-3")), ==, TFL_ROOT_ID);
  g_assert_cmpstr (tfl_element_get_parent (tfl_model_lookup (in_service, "agreement-3")), ==, "R");
  g_assert_false (tfl_excerpt_paste (work, edit, TFL_ROOT_ID, &pasted, &error));
  g_assert_cmpstr (error->message, ==, "First select what “Void” is to stand in: Unit");
  tfl_edit_free (edit);
}

static gboolean
collect_cb (const TflElement *element,
            gpointer          user_data)
{
  if (tfl_element_get_kind (element) != TFL_KIND_MODEL)
    g_ptr_array_add (user_data, (gpointer) tfl_element_get_id (element));

  return TRUE;
}

/* Each element of every kind, alone: its excerpt is a file, comes back beside the original as it was, and takes nothing along
 * that is dropped. */
static void
test_every_kind (void)
{
  g_autofree char *path = io_project_path ("tests/models/everything.trefoil");
  g_autoptr (GBytes) bytes = io_load (path);
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint kinds = 0;

  tfl_model_foreach (model, collect_cb, ids);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      const TflElement *element = tfl_model_lookup (model, id);
      g_autoptr (TflModel) excerpt = make_excerpt (model, id);
      TflEdit *edit = tfl_edit_new (model, NULL);
      g_auto (TflPasted) pasted = { NULL, 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (TflModel) after = NULL;
      const TflElement *copy;

      g_test_message ("%s", id);
      g_assert_true (tfl_excerpt_paste (excerpt, edit, NULL, &pasted, &error));
      after = tfl_edit_free_to_model (edit, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (pasted.n_dropped, ==, 0);
      g_assert_cmpuint (pasted.ids->len, ==, 1);
      io_assert_stable (after);
      copy = tfl_model_lookup (after, g_ptr_array_index (pasted.ids, 0));
      g_assert_cmpint (tfl_element_get_kind (copy), ==, tfl_element_get_kind (element));
      g_assert_cmpstr (tfl_element_get_parent (copy), ==, tfl_element_get_parent (element));
      g_assert_cmpuint (tfl_element_get_n_children (copy), ==, tfl_element_get_n_children (element));
      g_assert_true (tfl_element_get_properties (element) == NULL ||
                     g_variant_equal (tfl_element_get_properties (copy), tfl_element_get_properties (element)));
      kinds |= 1u << tfl_element_get_kind (element);
    }
  g_assert_cmpuint (kinds, ==, (1u << TFL_N_KINDS) - 1 - (1u << TFL_KIND_MODEL)); /* the sample has all */
}

/* Another customer of the same service joins it; one that came with another provider does not. */
static void
test_join (void)
{
  g_autoptr (TflModel) model = read_text (house);
  g_autoptr (TflModel) excerpt = make_excerpt (model, "G");
  g_autoptr (TflModel) pasted = paste (excerpt, model, NULL, "unit-5", 0);
  g_autoptr (TflModel) target = read_text (START "<unit id='H' name='House'><unit id='A' name='Alpha'/><unit id='B' name='Beta'/></unit>"
                                           "<service id='s' name='Stay' provider='A'/><service id='r' name='Rest' provider='A'/>" END);
  g_autoptr (TflModel) elsewhere = paste (excerpt, target, TFL_ROOT_ID, "G", 0);

  g_assert_cmpuint (tfl_model_count (pasted, TFL_KIND_SERVICE), ==, 2);
  assert_field (pasted, "S", TFL_SERVICE_CUSTOMERS, "B G unit-5");
  assert_field (pasted, "R", TFL_SERVICE_CUSTOMERS, "G unit-5");
  assert_field (pasted, "agreement-3", TFL_AGREEMENT_CUSTOMER, "unit-5");
  assert_elements (elsewhere, "H>/ A>H B>H G>/ s>/ SG>s r>/ R>/");
  assert_field (elsewhere, "s", TFL_SERVICE_CUSTOMERS, "G");
  assert_field (elsewhere, "r", TFL_SERVICE_CUSTOMERS, NULL);
  assert_field (elsewhere, "R", TFL_SERVICE_PROVIDER, "B");
}

/* Cut and pasted again is as it was, but for who named it. */
static void
test_cut (void)
{
  g_autoptr (TflModel) model = read_text (house);
  static const char *const ids[] = { "A", "B", "G" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (TflModel) excerpt = make_excerpt (model, ids[i]);
      g_autoptr (TflModel) rest = NULL;
      g_autoptr (TflModel) again = NULL;
      TflEdit *edit = tfl_edit_new (model, NULL);

      g_test_message ("%s", ids[i]);
      g_assert_true (tfl_edit_remove (edit, ids[i], NULL));
      rest = tfl_edit_free_to_model (edit, NULL);
      again = paste (excerpt, rest, "H", ids[i], 0);
      for (TflKind kind = 0; kind < TFL_N_KINDS; kind++)
        if (kind != TFL_KIND_PLACE)
          g_assert_cmpuint (tfl_model_count (again, kind), ==, tfl_model_count (model, kind));
      assert_field (again, "S", TFL_SERVICE_PROVIDER, "A");
      assert_field (again, "SB", TFL_AGREEMENT_CUSTOMER, "B");
      assert_field (again, "SG", TFL_AGREEMENT_CUSTOMER, "G");
      assert_field (again, "OW", TFL_TAG_ELEMENT, "W");
      assert_field (again, "X", TFL_WAIVER_ELEMENT, "W");
      assert_field (again, "F", TFL_FLOW_FROM, "A");
    }
}

static const char works[] =
  START
  "<unit id='H' name='House'><profile id='P' name='Boss' kind='operator'/>"
  "<work id='W' name='Wash' operators='A P B' called-by='V' service='S'/>"
  "<unit id='A' name='Alpha'><work id='U' name='Undo' customer='B'/><work id='V' name='Void'/></unit>"
  "<unit id='B' name='Beta'/><unit id='G' name='Guest'/></unit>"
  "<service id='S' name='Stay' provider='G' customers='A B' operators='B A'/>"
  "<stream id='Q' name='Queue' work='U W V'/>"
  "<view id='Z' name='Zoom' root='A' closed='B A'><place id='ZA' unit='A' x='1' y='2'/></view>"
  END;

/* Cut, then these changes to the rest, then pasted; what comes of it by ids. */
static TflModel *
cut_and_paste (const char        *id,
               const char        *parent,
               const char *const *changes,
               guint              n_times)
{
  g_autoptr (TflModel) model = read_text (works);
  g_autoptr (TflIndex) index = tfl_index_new (model);
  g_autoptr (TflModel) excerpt = make_excerpt (model, id);
  g_autoptr (TflCut) cut = tfl_cut_new (model, index, excerpt);
  TflEdit *edit = tfl_edit_new (model, NULL);
  TflModel *rest;

  g_assert_true (tfl_cut_is_of (cut, excerpt));
  g_assert_true (tfl_edit_remove (edit, id, NULL));
  for (guint i = 0; changes[i] != NULL; i += 3)
    g_assert_true (tfl_edit_set (edit, changes[i], (TflField) g_ascii_strtoull (changes[i + 1], NULL, 10), changes[i + 2], NULL));
  rest = tfl_edit_free_to_model (edit, NULL);
  for (guint i = 0; i < n_times; i++)
    {
      g_autoptr (TflModel) before = rest;
      g_auto (TflPasted) pasted = { NULL, 0 };
      g_autoptr (GError) error = NULL;

      edit = tfl_edit_new (before, NULL);
      g_assert_true (tfl_excerpt_paste (excerpt, edit, parent, &pasted, &error));
      g_assert_true (tfl_cut_restore (cut, before, edit, &error));
      rest = tfl_edit_free_to_model (edit, &error);
      g_assert_no_error (error);
    }
  io_assert_stable (rest);

  return rest;
}

/* Whoever named what was cut names it again, in its old place in the row; the unit is where it was put by hand. */
static void
test_restore (void)
{
  static const char *const none[] = { NULL };
  static const char *const ids[] = { "A", "B", "S", "W", "U" };
  g_autoptr (TflModel) model = read_text (works);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (TflModel) again = cut_and_paste (ids[i], "H", none, 1);

      g_test_message ("%s", ids[i]);
      assert_field (again, "W", TFL_WORK_OPERATORS, "A P B");
      assert_field (again, "W", TFL_WORK_CALLED_BY, "V");
      assert_field (again, "W", TFL_WORK_SERVICE, "S");
      assert_field (again, "U", TFL_WORK_CUSTOMER, "B");
      assert_field (again, "S", TFL_SERVICE_CUSTOMERS, "A B");
      assert_field (again, "S", TFL_SERVICE_OPERATORS, "B A");
      assert_field (again, "Q", TFL_STREAM_WORK, "U W V");
      assert_field (again, "Z", TFL_VIEW_ROOT, "A");
      assert_field (again, "Z", TFL_VIEW_CLOSED, "B A");
      assert_field (again, "ZA", TFL_PLACE_UNIT, "A");
      assert_field (again, "ZA", TFL_PLACE_Y, "2");
    }
}

/* Only what still fits: not where another is named by now, not where it was put in the meantime, not a second time. */
static void
test_restore_fits (void)
{
  g_autofree char *called_by = g_strdup_printf ("%d", TFL_WORK_CALLED_BY);
  g_autofree char *work = g_strdup_printf ("%d", TFL_STREAM_WORK);
  const char *const changes[] = { "W", called_by, "W", "Q", work, NULL, NULL };
  g_autoptr (TflModel) elsewhere = cut_and_paste ("A", "G", changes, 1);
  g_autoptr (TflModel) twice = cut_and_paste ("A", "H", changes, 2);

  assert_field (elsewhere, "W", TFL_WORK_CALLED_BY, "W");
  assert_field (elsewhere, "Q", TFL_STREAM_WORK, "U V");
  assert_field (elsewhere, "W", TFL_WORK_OPERATORS, "A P B");
  g_assert_null (tfl_model_lookup (elsewhere, "ZA")); /* it stands in another unit */
  assert_field (twice, "W", TFL_WORK_OPERATORS, "A P B");
  assert_field (twice, "Q", TFL_STREAM_WORK, "U V");
  g_assert_cmpuint (tfl_model_count (twice, TFL_KIND_PLACE), ==, 1);
}

/* A file that is no excerpt comes whole, but for its views. */
static void
test_file (void)
{
  g_autoptr (TflModel) model = read_text (house);
  g_autoptr (TflModel) empty = tfl_model_new ();
  g_autoptr (TflModel) excerpt = tfl_excerpt_from_model (model);
  g_autoptr (TflModel) same = tfl_excerpt_from_model (excerpt);
  g_autoptr (TflModel) pasted = paste (excerpt, empty, TFL_ROOT_ID, "H G S R C T F O X", 0);

  g_assert_true (same == excerpt);
  assert_elements (pasted, "H>/ P>H A>H W>A V>A B>H G>/ S>/ SB>S SG>S R>/ C>/ T>/ F>/ O>/ OW>O OS>O X>/");
}

/* Lists that no program of ours wrote do no harm. */
static void
test_foolish (void)
{
  static const char *const texts[] = {
    START "<property name='excerpt' value='/'/><unit id='A'/>" END,
    START "<property name='excerpt' value='nobody  B'/><unit id='A'/>" END,
    START "<property name='excerpt' value=''/><property name='companions' value='/ A A B'/><unit id='A'><unit id='B'/></unit>" END,
    START "<property name='excerpt' value='B A A B'/><unit id='A'><unit id='B'/></unit>" END,
    START "<property name='excerpt' value='X'/><waiver id='X' element='Y' rule='r'/><waiver id='Y' element='X' rule='r'/>" END,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TflModel) excerpt = read_text (texts[i]);
      g_autoptr (TflModel) empty = tfl_model_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (TflModel) after = NULL;
      g_auto (TflPasted) pasted = { NULL, 0 };
      TflEdit *edit = tfl_edit_new (empty, NULL);

      g_assert_true (tfl_excerpt_paste (excerpt, edit, TFL_ROOT_ID, &pasted, &error));
      after = tfl_edit_free_to_model (edit, &error);
      g_assert_no_error (error);
      io_assert_stable (after);
    }
}

static void
test_text (void)
{
  g_autoptr (TflModel) model = read_text (house);
  g_autoptr (TflModel) excerpt = make_excerpt (model, "G H");
  g_autofree char *text = tfl_excerpt_to_text (excerpt);

  g_assert_cmpstr (text, ==, "House\n\tBoss\n\tAlpha\n\t\tWash\n\t\tVoid\n\tBeta\nGuest\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/excerpt/parts", test_parts);
  g_test_add_func ("/excerpt/elsewhere", test_elsewhere);
  g_test_add_func ("/excerpt/known", test_known);
  g_test_add_func ("/excerpt/means", test_means);
  g_test_add_func ("/excerpt/again", test_again);
  g_test_add_func ("/excerpt/beside", test_beside);
  g_test_add_func ("/excerpt/place", test_place);
  g_test_add_func ("/excerpt/every-kind", test_every_kind);
  g_test_add_func ("/excerpt/join", test_join);
  g_test_add_func ("/excerpt/cut", test_cut);
  g_test_add_func ("/excerpt/restore", test_restore);
  g_test_add_func ("/excerpt/restore-fits", test_restore_fits);
  g_test_add_func ("/excerpt/file", test_file);
  g_test_add_func ("/excerpt/foolish", test_foolish);
  g_test_add_func ("/excerpt/text", test_text);

  return g_test_run ();
}
