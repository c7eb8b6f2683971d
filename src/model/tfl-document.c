#include "config.h"

#include "tfl-document.h"

/* What one can come to by undo and redo.  The label is that of the step that led here. */
typedef struct
{
  TflModel *model;
  char *label;
} Step;

struct _TflDocument
{
  GObject parent_instance;

  GArray *steps; /* Step; the first has no label */
  guint current;
  TflModel *saved; /* or NULL */
  TflIndex *index; /* of the current model */
};

enum
{
  CHANGED,
  SAVED_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TflDocument, tfl_document, G_TYPE_OBJECT)

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->model, tfl_model_unref);
  g_clear_pointer (&step->label, g_free);
}

static Step *
get_step (TflDocument *self,
          guint        i)
{
  return &g_array_index (self->steps, Step, i);
}

/* The one place where the model on show changes. */
static void
show (TflDocument *self,
      guint        step)
{
  g_autoptr (TflModel) before = tfl_model_ref (get_step (self, self->current)->model);
  g_autoptr (TflModel) after = tfl_model_ref (get_step (self, step)->model);
  g_autoptr (TflDiff) diff = tfl_diff_new (before, after);

  self->current = step;
  tfl_index_update (self->index, diff);
  g_signal_emit (self, signals[CHANGED], 0, before, after, diff);
}

static void
tfl_document_finalize (GObject *object)
{
  TflDocument *self = TFL_DOCUMENT (object);

  g_clear_pointer (&self->index, tfl_index_free);
  g_clear_pointer (&self->saved, tfl_model_unref);
  g_array_unref (self->steps);

  G_OBJECT_CLASS (tfl_document_parent_class)->finalize (object);
}

static void
tfl_document_class_init (TflDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tfl_document_finalize;

  signals[CHANGED] = g_signal_new ("changed", TFL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                   TFL_TYPE_MODEL, TFL_TYPE_MODEL, TFL_TYPE_DIFF);
  signals[SAVED_CHANGED] = g_signal_new ("saved-changed", TFL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
tfl_document_init (TflDocument *self)
{
  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);
}

TflDocument *
tfl_document_new (TflModel *model)
{
  TflDocument *self = g_object_new (TFL_TYPE_DOCUMENT, NULL);
  Step first = { tfl_model_ref (model), NULL };

  g_array_append_val (self->steps, first);
  self->index = tfl_index_new (model);
  self->saved = tfl_model_ref (model);

  return self;
}

TflModel *
tfl_document_get_model (TflDocument *self)
{
  return get_step (self, self->current)->model;
}

TflIndex *
tfl_document_get_index (TflDocument *self)
{
  return self->index;
}

TflEdit *
tfl_document_begin (TflDocument *self)
{
  return tfl_edit_new (tfl_document_get_model (self), self->index);
}

gboolean
tfl_document_commit (TflDocument  *self,
                     TflEdit      *edit,
                     const char   *label,
                     GError      **error)
{
  g_autoptr (TflModel) model = tfl_edit_free_to_model (edit, error);
  Step step;

  if (model == NULL)
    return FALSE;

  if (model == tfl_document_get_model (self) || tfl_model_equal (model, tfl_document_get_model (self)))
    return TRUE;

  step.model = g_steal_pointer (&model);
  step.label = g_strdup (label);
  g_array_set_size (self->steps, self->current + 1);
  g_array_append_val (self->steps, step);
  show (self, self->current + 1);

  return TRUE;
}

gboolean
tfl_document_can_undo (TflDocument *self)
{
  return self->current > 0;
}

gboolean
tfl_document_can_redo (TflDocument *self)
{
  return self->current + 1 < self->steps->len;
}

void
tfl_document_undo (TflDocument *self)
{
  if (tfl_document_can_undo (self))
    show (self, self->current - 1);
}

void
tfl_document_redo (TflDocument *self)
{
  if (tfl_document_can_redo (self))
    show (self, self->current + 1);
}

const char *
tfl_document_get_undo_label (TflDocument *self)
{
  return get_step (self, self->current)->label;
}

const char *
tfl_document_get_redo_label (TflDocument *self)
{
  return tfl_document_can_redo (self) ? get_step (self, self->current + 1)->label : NULL;
}

guint
tfl_document_get_n_steps (TflDocument *self)
{
  return self->steps->len - 1;
}

gboolean
tfl_document_is_modified (TflDocument *self)
{
  return self->saved != tfl_document_get_model (self);
}

void
tfl_document_mark_saved (TflDocument *self,
                         TflModel    *model)
{
  tfl_model_ref (model);
  g_clear_pointer (&self->saved, tfl_model_unref);
  self->saved = model;

  g_signal_emit (self, signals[SAVED_CHANGED], 0);
}
