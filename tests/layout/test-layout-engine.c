/* What the engine does when Graphviz does not do what it should, and what it
 * remembers. */
#include "samples.h"

#include "layout/tfl-layout-engine.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* What a fake Graphviz does with its input. Each reads some of it first: a
 * graph is under way when it fails.
 */
typedef struct
{
  const char *name;
  const char *script;  /* NULL: there is no such program */
  const char *message; /* a word of the message */
} Fake;

static const Fake fakes[] = {
  { "missing", NULL, "not installed" },
  { "crashes", "read line; kill -SEGV $$", "unexpectedly" },
  { "exits", "exit 0", "unexpectedly" },
  { "hangs", "exec sleep 60", "too long" },
  { "garbage",
    "while read line; do case $line in }) echo nonsense; echo stop;; esac; "
    "done",
    "unreadable" },
  { "half",
    "while read line; do case $line in }) echo 'node n0 1 1 1 1'; echo stop;; "
    "esac; done",
    "unreadable" },
  { "numbers",
    "while read line; do case $line in }) echo 'node n0 nan inf 1 1'; echo "
    "'node n1 1e999 1 1 1'; echo "
    "stop;; esac; done",
    "unreadable" },
  { "endless", "while :; do echo node n0 1 1 1 1; done", "too long" },
};

typedef struct
{
  char *dir;
  char *program;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Fake *fake = data;

  fixture->dir = g_dir_make_tmp ("trefoil-layout-XXXXXX", NULL);
  fixture->program = g_build_filename (fixture->dir, "dot", NULL);
  if (fake->script != NULL)
    {
      g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", fake->script);

      g_assert_true (g_file_set_contents (fixture->program, text, -1, NULL));
      g_assert_cmpint (chmod (fixture->program, 0700), ==, 0);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->program);
  g_rmdir (fixture->dir);
  g_free (fixture->program);
  g_free (fixture->dir);
}

static void
assert_no_overlap (TflLayoutInput *input,
                   TflLayout      *layout)
{
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    for (guint k = 0; k < i; k++)
      {
        const TflLayoutBox *a = tfl_layout_input_get_box (input, i);
        const TflLayoutBox *b = tfl_layout_input_get_box (input, k);
        const TflRect *p = tfl_layout_get_rect (layout, a->id);
        const TflRect *q = tfl_layout_get_rect (layout, b->id);

        g_assert_false (a->parent == b->parent && p->x < q->x + q->width && q->x < p->x + p->width &&
                        p->y < q->y + q->height && q->y < p->y + p->height);
      }
}

static void
test_fake (Fixture       *fixture,
           gconstpointer  data)
{
  const Fake *fake = data;
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (fixture->program);
  g_autoptr (TflLayoutInput) input = sample_new ("municipality");
  g_autoptr (TflLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  tfl_layout_engine_set_limit (engine, 300);
  layout = tfl_layout_engine_run (engine, input, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (layout);
  g_assert_nonnull (strstr (tfl_layout_get_message (layout), fake->message));
  g_assert_cmpuint (tfl_layout_get_n_routes (layout), ==, tfl_layout_input_get_n_lines (input));
  assert_no_overlap (input, layout);
  /* Three limits at most, and a great deal for a slow machine. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
}

/* One that crashes at its first graph and works ever after: a fresh process
 * takes over, and what was a grid is placed properly the next time. */
static void
test_recovers (void)
{
  static const Fake fake = { "once",
                             "if mkdir \"$0.seen\" 2>/dev/null; then read line; "
                             "kill -SEGV $$; fi; exec dot \"$@\"",
                             NULL };
  Fixture fixture;
  g_autofree char *seen = NULL;

  set_up (&fixture, &fake);
  {
    g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (fixture.program);
    g_autoptr (TflLayoutInput) input = sample_new ("hospital");
    g_autoptr (TflLayout) first = tfl_layout_engine_run (engine, input, NULL, NULL);
    g_autoptr (TflLayout) second = tfl_layout_engine_run (engine, input, NULL, NULL);

    g_assert_nonnull (tfl_layout_get_message (first));
    g_assert_null (tfl_layout_get_message (second));
  }
  seen = g_strconcat (fixture.program, ".seen", NULL);
  g_rmdir (seen);
  tear_down (&fixture, &fake);
}

/* Reads one graph. */
#define READ_ONE "graph=\nwhile read -r line; do\n  graph=\"$graph$line\n\"\n  case $line in }) break;; esac\ndone\n"

/* Those that are gone after every answer, as if somebody killed them in between: nobody notices. The second one closes
 * its ear before it answers, so that the next question cannot even be written. */
static const Fake fakes_between[] = {
  { "one answer", READ_ONE "printf '%s' \"$graph\" | dot \"$@\"", NULL },
  { "deaf", READ_ONE "answer=$(printf '%s' \"$graph\" | dot \"$@\")\nexec <&-\nprintf '%s\\n' \"$answer\"\nexec sleep 60", NULL },
};

static void
test_killed_between (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (fixture->program);
  g_autoptr (TflLayoutEngine) usual = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = sample_new ("municipality");
  g_autoptr (TflLayout) layout = tfl_layout_engine_run (engine, input, NULL, NULL);
  g_autoptr (TflLayout) reference = tfl_layout_engine_run (usual, input, NULL, NULL);
  g_autofree char *dump = tfl_layout_dump (layout);
  g_autofree char *reference_dump = tfl_layout_dump (reference);

  g_assert_cmpstr (dump, ==, reference_dump);
  g_assert_null (tfl_layout_get_message (layout));
}

typedef struct
{
  TflLayout *layout;
  GError *error;
  gboolean done;
} Outcome;

static void
run_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      data)
{
  Outcome *outcome = data;

  outcome->layout = tfl_layout_engine_run_finish (TFL_LAYOUT_ENGINE (object), result, &outcome->error);
  outcome->done = TRUE;
}

static void
wait_for (Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->layout, tfl_layout_unref);
  g_clear_error (&outcome->error);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

/* A Graphviz that hangs, a limit of a minute, and somebody who does not wait
 * that long. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (fixture->program);
  g_autoptr (TflLayoutInput) input = sample_new ("bank");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = {
    NULL,
  };
  gint64 start = g_get_monotonic_time ();

  tfl_layout_engine_set_limit (engine, 60000);
  tfl_layout_engine_run_async (engine, input, cancellable, run_cb, &outcome);
  g_timeout_add (50, cancel_cb, cancellable);
  wait_for (&outcome);

  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (outcome.layout);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_TIME_SPAN_SECOND);
  outcome_clear (&outcome);
}

/* Two at once, and the second one cancelled before it begins. */
static void
test_two_runs (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = sample_new ("hospital");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcomes[3] = {
    {
        NULL,
    },
  };

  tfl_layout_engine_run_async (engine, input, NULL, run_cb, &outcomes[0]);
  tfl_layout_engine_run_async (engine, input, cancellable, run_cb, &outcomes[1]);
  tfl_layout_engine_run_async (engine, input, NULL, run_cb, &outcomes[2]);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    wait_for (&outcomes[i]);

  g_assert_no_error (outcomes[0].error);
  g_assert_error (outcomes[1].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (outcomes[2].error);
  g_assert_cmpuint (tfl_layout_engine_get_n_reused (engine), >=, tfl_layout_engine_get_n_placed (engine));
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    outcome_clear (&outcomes[i]);
}

static TflLayout *
run (TflLayoutEngine *engine,
     TflLayoutInput  *input)
{
  TflLayout *layout = tfl_layout_engine_run (engine, input, NULL, NULL);

  g_assert_nonnull (layout);
  return layout;
}

/* One leaf of a thousand changes: only what is around it is placed again, and
 * the layout is what it would have been without anything to remember. */
static void
test_incremental (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutEngine) fresh = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) before = sample_new_nested (1000, 300, NULL);
  g_autoptr (TflLayoutInput) after = sample_new_nested (1000, 300, "u777");
  g_autoptr (TflLayout) first = run (engine, before);
  guint n_placed = tfl_layout_engine_get_n_placed (engine);
  guint n_reused = tfl_layout_engine_get_n_reused (engine);
  g_autoptr (TflLayout) again = run (engine, before);
  g_autoptr (TflLayout) changed = NULL;
  g_autoptr (TflLayout) reference = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *reference_dump = NULL;

  g_assert_cmpuint (tfl_layout_engine_get_n_placed (engine), ==, n_placed);
  g_assert_cmpuint (tfl_layout_engine_get_n_reused (engine), ==, n_reused + 126);
  changed = run (engine, after);
  /* 777 is in 97, in 12, in 1, in 0, on the page; each perhaps in three shapes. */
  g_assert_cmpuint (tfl_layout_engine_get_n_placed (engine), <=, n_placed + 3 * 5);
  g_assert_cmpuint (tfl_layout_engine_get_n_placed (engine), >, n_placed);

  reference = run (fresh, after);
  dump = tfl_layout_dump (changed);
  reference_dump = tfl_layout_dump (reference);
  g_assert_cmpstr (dump, ==, reference_dump);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fakes); i++)
    {
      g_autofree char *path = g_strconcat ("/layout-engine/", fakes[i].name, NULL);

      g_test_add (path, Fixture, &fakes[i], set_up, test_fake, tear_down);
    }
  g_test_add ("/layout-engine/cancel", Fixture, &fakes[3], set_up, test_cancel, tear_down);
  g_test_add_func ("/layout-engine/recovers", test_recovers);
  for (guint i = 0; i < G_N_ELEMENTS (fakes_between); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout-engine/killed-between/%s", fakes_between[i].name);

      g_test_add (path, Fixture, &fakes_between[i], set_up, test_killed_between, tear_down);
    }
  g_test_add_func ("/layout-engine/two-runs", test_two_runs);
  g_test_add_func ("/layout-engine/incremental", test_incremental);

  return g_test_run ();
}
