#include "config.h"

#include "tfl-session-private.h"

#include "tfl-sight.h"

#include "io/tfl-writer.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TflSession, tfl_session, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SELECTION_CHANGED,
  SCOPE_CHANGED,
  LAYOUT_CHANGED,
  LOOK_CHANGED,
  BUSY_CHANGED,
  FILE_CHANGED,
  REVEAL,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell_busy (TflSession *self)
{
  gboolean is_busy = tfl_session_is_laying_out (self);

  if (self->is_busy == is_busy)
    return;

  self->is_busy = is_busy;
  g_signal_emit (self, signals[BUSY_CHANGED], 0);
}

static void
laid_out_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (TflSession) self = TFL_SESSION (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflLayout) layout = NULL;
  const char *message = NULL;
  g_autofree char *before = NULL;

  layout = tfl_layout_engine_run_finish (TFL_LAYOUT_ENGINE (object), result, &error);
  if (layout == NULL) /* cancelled: a later run is under way, or the session is closed */
    return;

  g_clear_object (&self->running);
  before = g_strdup (self->layout != NULL ? tfl_layout_get_message (self->layout) : NULL);
  message = tfl_layout_get_message (layout);
  g_clear_pointer (&self->layout, tfl_layout_unref);
  self->layout = g_steal_pointer (&layout);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
  tell_busy (self);

  /* The same trouble is told once, not after each edit. */
  if (message != NULL && g_strcmp0 (message, before) != 0)
    tfl_session_tell (self, message);
}

static gboolean
lay_out_cb (gpointer user_data)
{
  TflSession *self = TFL_SESSION (user_data);
  g_autoptr (TflLayoutInput) input = NULL;
  TflPicture picture;

  self->layout_idle = 0;
  tfl_scope_take_places (self->scope, tfl_session_get_model (self), self->view);
  tfl_session_init_picture (self, 1, &picture);
  input = tfl_picture_measure (&picture);
  self->running = g_cancellable_new ();
  tfl_layout_engine_run_async (self->engine, input, self->running, laid_out_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
cancel_layout (TflSession *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

/* Several reasons within one turn of the main loop make one run; what is under way is of the past, and ends
 * now.  One reason to be there at once is enough. */
void
tfl_session_queue_layout (TflSession *self,
                          gboolean    moves)
{
  self->moves = moves && (self->moves || !tfl_session_is_laying_out (self));
  cancel_layout (self);
  if (self->layout_idle == 0)
    self->layout_idle = g_idle_add_full (G_PRIORITY_DEFAULT, lay_out_cb, self, NULL);
  tell_busy (self);
}

void
tfl_session_scope_changed (TflSession *self,
                           const char *turned,
                           gboolean    moves)
{
  g_autofree char *unit = g_strdup (turned);

  self->camera = (TflRect) { 0 };
  g_free (self->turned);
  self->turned = g_steal_pointer (&unit);
  tfl_session_queue_layout (self, moves);
  g_signal_emit (self, signals[SCOPE_CHANGED], 0);
}

void
tfl_session_look_changed (TflSession *self)
{
  g_signal_emit (self, signals[LOOK_CHANGED], 0);
}

/* Whoever drags a unit to its place has seen it move. */
static gboolean
is_placed (const TflChange *change)
{
  TflKind kind = change->after != NULL ? tfl_element_get_kind (change->after) : TFL_N_KINDS;

  return kind == TFL_KIND_PLACE || (kind == TFL_KIND_VIEW && change->before == NULL);
}

/* Text alone: whoever types wants to see what is typed, and nothing move. */
static gboolean
is_typed (const TflChange *change)
{
  const TflKindInfo *info;

  if (change->before == NULL || change->after == NULL ||
      g_strcmp0 (tfl_element_get_parent (change->before), tfl_element_get_parent (change->after)) != 0)
    return FALSE;

  info = tfl_kind_get_info (tfl_element_get_kind (change->after));
  for (guint i = 0; i < info->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info (info->first_field + i);

      if (field->type != TFL_TYPE_STRING && field->type != TFL_TYPE_TEXT && tfl_change_has_field (change, field->field))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_all_typed (TflDiff *diff)
{
  for (guint i = 0; i < tfl_diff_get_n_changes (diff); i++)
    if (!is_typed (tfl_diff_get_change (diff, i)) && !is_placed (tfl_diff_get_change (diff, i)))
      return FALSE;

  return TRUE;
}

static void
changed_cb (TflSession *self,
            TflModel   *before,
            TflModel   *after,
            TflDiff    *diff)
{
  TflIndex *index = tfl_document_get_index (self->document);
  gboolean trimmed, rescoped;

  tfl_findings_update (self->findings, after, index, diff);
  tfl_tally_update (self->tally, after, index, diff);
  trimmed = tfl_selection_trim (self->selection, after);
  rescoped = tfl_sight_trim (self->scope, before, after);
  if (self->view != NULL && tfl_model_lookup (after, self->view) == NULL)
    g_clear_pointer (&self->view, g_free);
  tfl_session_follow_view (self, diff);

  tfl_session_queue_layout (self, !self->is_stepping && !is_all_typed (diff));
  g_signal_emit (self, signals[CHANGED], 0, before, after, diff);
  if (rescoped)
    g_signal_emit (self, signals[SCOPE_CHANGED], 0);
  if (trimmed)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

static void
saved_changed_cb (TflSession *self)
{
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

static void
tfl_session_dispose (GObject *object)
{
  TflSession *self = TFL_SESSION (object);

  g_clear_handle_id (&self->layout_idle, g_source_remove);
  cancel_layout (self);
  tfl_session_cancel_filter (self);
  g_clear_object (&self->engine);
  g_clear_object (&self->document);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (tfl_session_parent_class)->dispose (object);
}

static void
tfl_session_finalize (GObject *object)
{
  TflSession *self = TFL_SESSION (object);

  g_clear_pointer (&self->findings, tfl_findings_free);
  g_clear_pointer (&self->tally, tfl_tally_free);
  g_clear_pointer (&self->places, tfl_places_free);
  g_clear_pointer (&self->cut, tfl_cut_free);
  g_clear_pointer (&self->measured, tfl_measure_memory_free);
  g_clear_pointer (&self->scope, tfl_scope_free);
  g_clear_pointer (&self->filter, tfl_filter_unref);
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->turned, g_free);
  g_clear_pointer (&self->map_root, g_free);
  g_clear_pointer (&self->selection, tfl_selection_free);
  g_clear_pointer (&self->layout, tfl_layout_unref);

  G_OBJECT_CLASS (tfl_session_parent_class)->finalize (object);
}

static guint
signal_new (const char *name,
            guint       n_params,
            GType       first,
            GType       second,
            GType       third)
{
  return g_signal_new (name, TFL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params, first,
                       second, third);
}

static void
tfl_session_class_init (TflSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tfl_session_dispose;
  object_class->finalize = tfl_session_finalize;

  signals[CHANGED] = signal_new ("changed", 3, TFL_TYPE_MODEL, TFL_TYPE_MODEL, TFL_TYPE_DIFF);
  signals[SELECTION_CHANGED] = signal_new ("selection-changed", 0, 0, 0, 0);
  signals[SCOPE_CHANGED] = signal_new ("scope-changed", 0, 0, 0, 0);
  signals[LAYOUT_CHANGED] = signal_new ("layout-changed", 0, 0, 0, 0);
  signals[LOOK_CHANGED] = signal_new ("look-changed", 0, 0, 0, 0);
  signals[BUSY_CHANGED] = signal_new ("busy-changed", 0, 0, 0, 0);
  signals[FILE_CHANGED] = signal_new ("file-changed", 0, 0, 0, 0);
  signals[REVEAL] = signal_new ("reveal", 1, G_TYPE_STRING, 0, 0);
  signals[MESSAGE] = signal_new ("message", 1, G_TYPE_STRING, 0, 0);
}

static void
tfl_session_init (TflSession *self)
{
  self->scope = tfl_scope_new ();
  self->selection = tfl_selection_new ();
  self->measured = tfl_measure_memory_new ();
  self->engine = tfl_layout_engine_new (NULL);
}

TflSession *
tfl_session_new (TflModel  *model,
                 GFile     *file,
                 TflPlaces *places)
{
  TflSession *self = g_object_new (TFL_TYPE_SESSION, NULL);
  TflIndex *index;

  self->document = tfl_document_new (model);
  index = tfl_document_get_index (self->document);
  self->findings = tfl_findings_new (model, index);
  self->tally = tfl_tally_new (model, index);
  self->places = places;
  g_set_object (&self->file, file);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "saved-changed", G_CALLBACK (saved_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tfl_session_queue_layout (self, FALSE);

  return self;
}

TflDocument *
tfl_session_get_document (TflSession *self)
{
  return self->document;
}

TflModel *
tfl_session_get_model (TflSession *self)
{
  return tfl_document_get_model (self->document);
}

TflIndex *
tfl_session_get_index (TflSession *self)
{
  return tfl_document_get_index (self->document);
}

TflFindings *
tfl_session_get_findings (TflSession *self)
{
  return self->findings;
}

TflTally *
tfl_session_get_tally (TflSession *self)
{
  return self->tally;
}

const TflElement *
tfl_session_lookup (TflSession *self,
                    const char *id)
{
  return tfl_model_lookup (tfl_session_get_model (self), id);
}

GFile *
tfl_session_get_file (TflSession *self)
{
  return self->file;
}

void
tfl_session_set_file (TflSession *self,
                      GFile      *file)
{
  if (g_set_object (&self->file, file))
    g_signal_emit (self, signals[FILE_CHANGED], 0);
}

TflCut *
tfl_session_get_cut (TflSession *self)
{
  return self->cut;
}

void
tfl_session_take_cut (TflSession *self,
                      TflCut     *cut)
{
  g_clear_pointer (&self->cut, tfl_cut_free);
  self->cut = cut;
}

gboolean
tfl_session_save (TflSession  *self,
                  GFile       *file,
                  GError     **error)
{
  TflModel *model = tfl_session_get_model (self);

  if (!tfl_write_file (model, file, NULL, error))
    return FALSE;

  tfl_document_mark_saved (self->document, model);
  tfl_session_set_file (self, file);

  return TRUE;
}

char *
tfl_session_make_title (TflSession *self)
{
  const TflElement *root = tfl_model_get_root (tfl_session_get_model (self));
  const char *name = tfl_element_get (root, TFL_MODEL_NAME);
  g_autofree char *base = NULL;

  if (name != NULL)
    return g_strdup (name);
  if (self->file == NULL)
    return g_strdup (_("Untitled"));

  base = g_file_get_basename (self->file);
  if (g_str_has_suffix (base, ".trefoil"))
    base[strlen (base) - strlen (".trefoil")] = '\0';

  return g_filename_display_name (base);
}

const TflScope *
tfl_session_get_scope (TflSession *self)
{
  return self->scope;
}

TflLayout *
tfl_session_get_layout (TflSession *self)
{
  return self->layout;
}

gboolean
tfl_session_is_laying_out (TflSession *self)
{
  return self->layout_idle != 0 || self->running != NULL;
}

gboolean
tfl_session_is_to_move (TflSession *self)
{
  return self->moves;
}

void
tfl_session_init_picture (TflSession *self,
                          double      zoom,
                          TflPicture *picture)
{
  *picture = (TflPicture) {
    .model = tfl_session_get_model (self),
    .index = tfl_session_get_index (self),
    .tally = self->tally,
    .findings = self->findings,
    .scope = self->scope,
    .zoom = zoom,
    .legend = TFL_LEGEND_NONE,
    .filter = tfl_session_ensure_filter (self),
    .memory = self->measured,
  };
}

const char *
tfl_session_get_primary (TflSession *self)
{
  return tfl_selection_get_primary (self->selection);
}

guint
tfl_session_get_n_selected (TflSession *self)
{
  return tfl_selection_get_n (self->selection);
}

const char *const *
tfl_session_get_selection (TflSession *self)
{
  return tfl_selection_get_ids (self->selection);
}

gboolean
tfl_session_is_selected (TflSession *self,
                         const char *id)
{
  return tfl_selection_contains (self->selection, id);
}

void
tfl_session_select (TflSession *self,
                    const char *id)
{
  tfl_session_select_many (self, &id, id != NULL ? 1 : 0);
}

void
tfl_session_select_many (TflSession        *self,
                         const char *const *ids,
                         guint              n_ids)
{
  if (tfl_selection_set (self->selection, tfl_session_get_model (self), ids, n_ids))
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
tfl_session_add_to_selection (TflSession *self,
                              const char *id)
{
  if (tfl_selection_toggle (self->selection, tfl_session_get_model (self), id))
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
tfl_session_clear_selection (TflSession *self)
{
  tfl_session_select (self, NULL);
}

void
tfl_session_tell (TflSession *self,
                  const char *sentence)
{
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
}
