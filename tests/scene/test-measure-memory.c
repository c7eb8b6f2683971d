/* What is measured with a memory is what is measured without; and how much of it is measured anew. */
#include "scene-fixture.h"

#include "tfl-generator.h"

#define N_EDITS 200

#define LONG "A name of work that needs a second line"

/* Not set aside, w1 has a second line: its name is bold then, and has less room.
 * Services: to b and c, with an agreement with c only. */
#define ELEMENTS                                                                                             \
  "<unit id=\"a\" name=\"A\"><unit id=\"b\" name=\"B\"><work id=\"w1\" name=\"" LONG "\"/>"                  \
  "<work id=\"w2\" name=\"W\" process=\"agree\"/><work id=\"w3\" name=\"W\" process=\"agree\"/></unit>"      \
  "<unit id=\"c\" name=\"C\"/></unit><unit id=\"d\" name=\"D\"><unit id=\"e\" name=\"E\"/></unit>"           \
  "<service id=\"s\" name=\"S\" provider=\"d\" customers=\"b c\" goods=\"goods\">"                           \
  "<agreement id=\"g\" kind=\"OLA\" customer=\"c\"/></service>"                                              \
  "<service id=\"t\" name=\"T\" provider=\"c\" customers=\"d\"/>"

/* A document with what a picture of it needs, and a memory that goes along. */
typedef struct
{
  TflDocument      *document;
  TflTally         *tally;
  TflFindings      *findings;
  TflScope         *scope;
  TflMeasureMemory *memory;
} Desk;

static void
changed_cb (TflDocument *document,
            TflModel    *before,
            TflModel    *after,
            TflDiff     *diff,
            Desk        *self)
{
  TflIndex *index = tfl_document_get_index (document);

  tfl_findings_update (self->findings, after, index, diff);
  tfl_tally_update (self->tally, after, index, diff);
}

static void
desk_init (Desk     *self,
           TflModel *model)
{
  self->document = tfl_document_new (model);
  self->findings = tfl_findings_new (model, tfl_document_get_index (self->document));
  self->tally = tfl_tally_new (model, tfl_document_get_index (self->document));
  self->scope = tfl_scope_new ();
  self->memory = tfl_measure_memory_new ();
  g_signal_connect (self->document, "changed", G_CALLBACK (changed_cb), self);
}

static void
desk_init_text (Desk *self)
{
  g_auto (SceneFixture) fixture = { 0 };

  scene_fixture_init (&fixture, ELEMENTS);
  desk_init (self, fixture.model);
}

static void
desk_clear (Desk *self)
{
  g_object_unref (self->document);
  tfl_findings_free (self->findings);
  tfl_tally_free (self->tally);
  tfl_scope_free (self->scope);
  tfl_measure_memory_free (self->memory);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static char *
describe (TflLayoutInput *input)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "flow %d\n", (int) tfl_layout_input_get_flow (input));
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (input, i);

      g_string_append_printf (text, "%s %d in %d: %.17g %.17g, caller %d, outside %d, pinned %d %.17g %.17g\n", box->id,
                              (int) box->kind, box->parent, box->width, box->height, box->caller, box->outside,
                              box->pinned, box->x, box->y);
    }
  for (guint i = 0; i < tfl_layout_input_get_n_lines (input); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);

      g_string_append_printf (text, "%s to %s: %d to %d, %.17g %.17g\n", line->service, line->customer, line->from,
                              line->to, line->label_width, line->label_height);
    }

  return g_string_free (text, FALSE);
}

static char *
measure (Desk             *self,
         TflMeasureMemory *memory)
{
  TflPicture picture = {
    .model = tfl_document_get_model (self->document),
    .index = tfl_document_get_index (self->document),
    .tally = self->tally,
    .findings = self->findings,
    .scope = self->scope,
    .zoom = 1,
    .memory = memory,
  };
  g_autoptr (TflLayoutInput) input = tfl_picture_measure (&picture);

  return describe (input);
}

/* Returns how much was measured for it. */
static guint
check (Desk *self)
{
  guint n_measured = tfl_measure_memory_get_n_measured (self->memory);
  g_autofree char *remembered = measure (self, self->memory);
  g_autofree char *fresh = measure (self, NULL);

  g_assert_cmpstr (remembered, ==, fresh);

  return tfl_measure_memory_get_n_measured (self->memory) - n_measured;
}

typedef enum
{
  SET,
  ADD,     /* with one field; a waiver is of the rule “work-owned” */
  MOVE,
  REMOVE,
  UNDO,
  REDO,
} Verb;

typedef struct
{
  Verb        verb;
  guint       measured; /* afterwards */
  const char *id;
  TflField    field;
  const char *text;
  const char *parent;
} Move;

static const Move moves[] = {
  { SET, 1, "a", TFL_UNIT_NAME, "A unit" },
  { UNDO, 1 },
  { REDO, 1 },
  { SET, 1, "a", TFL_UNIT_CAPTION, "A caption that makes a unit wider than it has ever been" },
  { ADD, 0, "p", TFL_PRACTICE_NAME, "P", "/" },
  { SET, 3, "w2", TFL_WORK_NAME, LONG " and a third" },   /* all chips of b */
  { SET, 3, "w2", TFL_WORK_CALLED_BY, "w3" },
  { SET, 3 + 2, "w3", TFL_WORK_PROCESS, NULL },           /* and the badges of b and a */
  { ADD, 3 + 2, "v", TFL_WAIVER_ELEMENT, "w1", "/" },
  { SET, 3, "v", TFL_WAIVER_ELEMENT, "w3" },              /* as many orphans as before, but other ones */
  { SET, 3 + 2, "v", TFL_WAIVER_RULE, "work-operated" },
  { REMOVE, 3, "v" },
  { ADD, 1 + 2, "w4", TFL_WORK_NAME, "New", "e" },        /* its chip, and the badges of e and d */
  { MOVE, 4 + 4, "w4", .parent = "b" },                   /* the chips of b, and the badges of e, d, b and a */
  { SET, 2, "s", TFL_SERVICE_NAME, "A service with a name" },
  { SET, 1, "t", TFL_SERVICE_USERS, "Users" },            /* nobody sees them, but it is another element */
  { SET, 2, "g", TFL_AGREEMENT_KIND, "UC" },
  { ADD, 2, "h", TFL_AGREEMENT_CUSTOMER, "b", "s" },
  { REMOVE, 2, "g" },
  { SET, 2, "t", TFL_SERVICE_CUSTOMERS, "e d" },
  { MOVE, 4, "b", .parent = "e" },                        /* a, b, d and e; the chips go along */
  { MOVE, 2, "c", .parent = "/" },
  { SET, 1, "c", TFL_UNIT_OUTSIDE, "yes" },
  { SET, 1, "b", TFL_UNIT_NAME, "B unit" },               /* and not its chips */
  { REMOVE, 3 + 3, "w3" },
  { MOVE, 0, "s", .parent = "/" },                        /* behind t */
  { REMOVE, 0, "t" },
  { REMOVE, 2 + 1, "b" },                                 /* e and d, and the line of s that is left */
  { UNDO, 3 + 3 + 2 },
  { UNDO, 2 },
};

static void
add (TflEdit    *edit,
     const Move *move,
     GError    **error)
{
  TflElement *element = tfl_element_new (tfl_field_get_info (move->field)->kind, move->id);

  tfl_element_set (element, move->field, move->text);
  if (move->field == TFL_WAIVER_ELEMENT)
    tfl_element_set (element, TFL_WAIVER_RULE, "work-owned");
  tfl_edit_add (edit, element, move->parent, NULL, error);
}

static void
change (TflEdit    *edit,
        const Move *move,
        GError    **error)
{
  switch (move->verb)
    {
    case SET:
      tfl_edit_set (edit, move->id, move->field, move->text, error);
      break;
    case ADD:
      add (edit, move, error);
      break;
    case MOVE:
      tfl_edit_move (edit, move->id, move->parent, NULL, error);
      break;
    case REMOVE:
      tfl_edit_remove (edit, move->id, error);
      break;
    case UNDO:
    case REDO:
      g_assert_not_reached ();
    }
}

static void
make_move (Desk       *self,
           const Move *move)
{
  g_autoptr (GError) error = NULL;

  if (move->verb == UNDO)
    tfl_document_undo (self->document);
  else if (move->verb == REDO)
    tfl_document_redo (self->document);
  else
    {
      TflEdit *edit = tfl_document_begin (self->document);

      change (edit, move, &error);
      g_assert_no_error (error);
      g_assert_true (tfl_document_commit (self->document, edit, "Move", &error));
    }
}

static void
test_moves (void)
{
  g_auto (Desk) desk = { 0 };

  desk_init_text (&desk);
  g_assert_cmpuint (check (&desk), ==, 5 + 3 + 3);
  g_assert_cmpuint (check (&desk), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_test_message ("move %u", i);
      make_move (&desk, &moves[i]);
      g_assert_cmpuint (check (&desk), ==, moves[i].measured);
    }
}

/* Of 1,000 units with as much work, one name. */
static void
test_count (void)
{
  TflGenerator generator = TFL_GENERATOR (1000);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  static const Move move = { SET, 1, "u700", TFL_UNIT_NAME, "Another name" };
  g_auto (Desk) desk = { 0 };

  desk_init (&desk, model);
  g_assert_cmpuint (check (&desk), >, 2000);
  make_move (&desk, &move);
  g_assert_cmpuint (check (&desk), ==, 1);
}

/* Another part of the model, as another kind of picture. */
static void
turn (Desk  *self,
      GRand *rand)
{
  g_autofree char *unit = g_strdup_printf ("u%d", g_rand_int_range (rand, 0, 80));

  self->scope->kind = (TflPictureKind) g_rand_int_range (rand, 0, TFL_N_PICTURE_KINDS);
  self->scope->compact = g_rand_int_range (rand, 0, 4) == 0;
  self->scope->work = g_rand_int_range (rand, 0, 4) > 0;
  self->scope->depth = g_rand_int_range (rand, 0, 3) == 0 ? 2 : 0;
  tfl_scope_set_root (self->scope, g_rand_int_range (rand, 0, 4) == 0 ? unit : NULL);
  tfl_scope_set_closed (self->scope, unit, g_rand_boolean (rand));
}

static void
test_random (void)
{
  TflGenerator generator = { .n_units = 80, .fanout = 4, .density = 1.5, .work = 2, .orphans = 0.4, .seed = 5 };
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_auto (Desk) desk = { 0 };

  desk_init (&desk, model);
  for (guint i = 0; i < N_EDITS; i++)
    {
      tfl_random_edit (desk.document, rand);
      if (i % 7 == 0)
        turn (&desk, rand);
      else if (i % 7 == 3)
        tfl_document_undo (desk.document);
      /* Now and then several edits are followed at once. */
      if (i % 11 < 9)
        check (&desk);
    }
  while (tfl_document_can_undo (desk.document))
    tfl_document_undo (desk.document);
  check (&desk);
}

/* A memory holds no more than one of the same model that has seen nothing before. */
static void
test_forget (void)
{
  g_autoptr (TflMeasureMemory) fresh = tfl_measure_memory_new ();
  TflGenerator generator = TFL_GENERATOR (100);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  static const Move unit = { REMOVE, 0, "u1" };
  static const Move service = { REMOVE, 0, "s1" };
  g_auto (Desk) desk = { 0 };
  guint n_known;

  desk_init (&desk, model);
  check (&desk);
  n_known = tfl_measure_memory_get_n_known (desk.memory);
  make_move (&desk, &unit);
  make_move (&desk, &service);
  check (&desk);
  g_free (measure (&desk, fresh));
  g_assert_cmpuint (tfl_measure_memory_get_n_known (desk.memory), <, n_known);
  g_assert_cmpuint (tfl_measure_memory_get_n_known (desk.memory), ==, tfl_measure_memory_get_n_known (fresh));
}

static TflModel *
with_other_kind (TflModel   *model,
                 const char *id,
                 TflKind     kind)
{
  g_autofree char *parent = g_strdup (tfl_element_get_parent (tfl_model_lookup (model, id)));
  TflEdit *edit = tfl_edit_new (model, NULL);
  g_autoptr (GError) error = NULL;
  TflModel *other;

  tfl_edit_remove (edit, id, &error);
  g_assert_no_error (error);
  tfl_edit_add (edit, tfl_element_new (kind, id), parent, NULL, &error);
  g_assert_no_error (error);
  other = tfl_edit_free_to_model (edit, &error);
  g_assert_no_error (error);

  return other;
}

static char *
measure_model (TflModel         *model,
               TflMeasureMemory *memory)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflLayoutInput) input = NULL;

  scene_fixture_init_model (&fixture, model);
  fixture.picture.memory = memory;
  input = tfl_picture_measure (&fixture.picture);

  return describe (input);
}

/* One id, in the same place, of another kind of element: what it stands in has the same children as before. */
static void
test_other_kind (void)
{
  static const struct
  {
    const char *id;
    TflKind     kind;
  } rows[] = { { "c", TFL_KIND_WORK }, { "t", TFL_KIND_PRACTICE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TflMeasureMemory) memory = tfl_measure_memory_new ();
      g_auto (SceneFixture) fixture = { 0 };
      g_autoptr (TflModel) other = NULL;

      scene_fixture_init (&fixture, ELEMENTS);
      other = with_other_kind (fixture.model, rows[i].id, rows[i].kind);
      for (guint j = 0; j < 4; j++)
        {
          TflModel *model = j % 2 == 0 ? fixture.model : other;
          g_autofree char *remembered = measure_model (model, memory);
          g_autofree char *fresh = measure_model (model, NULL);

          g_assert_cmpstr (remembered, ==, fresh);
        }
    }
}

/* The same memory for quite another model. */
static void
test_other_model (void)
{
  TflGenerator generator = TFL_GENERATOR (50);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_auto (Desk) desk = { 0 };
  g_auto (Desk) other = { 0 };

  desk_init_text (&desk);
  desk_init (&other, model);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *first = measure (&desk, desk.memory);
      g_autofree char *second = measure (&other, desk.memory);
      g_autofree char *fresh = measure (&other, NULL);

      g_assert_cmpstr (second, ==, fresh);
      g_assert_cmpstr (first, !=, second);
    }
  check (&desk);
}

/* Between two equal models there is no difference; what was read from the one must outlive it. */
static void
test_equal_model (void)
{
  g_autoptr (TflMeasureMemory) memory = tfl_measure_memory_new ();
  g_auto (Desk) desk = { 0 };
  g_autofree char *remembered = NULL;
  g_autofree char *fresh = NULL;

  desk_init_text (&desk);
  {
    g_auto (Desk) equal = { 0 };
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;

    desk_init_text (&equal);
    first = measure (&equal, memory);
    second = measure (&desk, memory);
    g_assert_cmpstr (first, ==, second);
  }

  desk.scope->kind = TFL_PICTURE_TREE;
  remembered = measure (&desk, memory);
  fresh = measure (&desk, NULL);
  g_assert_cmpstr (remembered, ==, fresh);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/measure-memory/moves", test_moves);
  g_test_add_func ("/scene/measure-memory/count", test_count);
  g_test_add_func ("/scene/measure-memory/random", test_random);
  g_test_add_func ("/scene/measure-memory/forget", test_forget);
  g_test_add_func ("/scene/measure-memory/other-kind", test_other_kind);
  g_test_add_func ("/scene/measure-memory/other-model", test_other_model);
  g_test_add_func ("/scene/measure-memory/equal-model", test_equal_model);

  return g_test_run ();
}
