#include "config.h"

#include "tfl-session.h"

#include "tfl-selection.h"
#include "tfl-sight.h"

#include "io/tfl-writer.h"
#include "layout/tfl-layout-engine.h"

#include <glib/gi18n.h>

struct _TflSession
{
  GObject          parent_instance;

  TflDocument     *document;
  TflFindings     *findings;
  TflTally        *tally;
  TflPlaces       *places;      /* may be NULL */
  GFile           *file;        /* may be NULL */

  TflScope        *scope;
  char            *view;        /* id of the view the scope came from, or NULL */
  TflSelection    *selection;

  TflLayoutEngine *engine;
  TflLayout       *layout;      /* NULL until the first one is there */
  GCancellable    *running;     /* the run whose layout is awaited, or NULL */
  guint            layout_idle; /* 0: no run is asked for */
};

G_DEFINE_FINAL_TYPE (TflSession, tfl_session, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SELECTION_CHANGED,
  SCOPE_CHANGED,
  LAYOUT_CHANGED,
  FILE_CHANGED,
  REVEAL,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);

  tfl_session_init_picture (self, 1, &picture);
  input = tfl_picture_measure (&picture);
  self->running = g_cancellable_new ();
  tfl_layout_engine_run_async (self->engine, input, self->running, laid_out_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Several reasons within one turn of the main loop make one run. */
static void
queue_layout (TflSession *self)
{
  if (self->layout_idle == 0)
    self->layout_idle = g_idle_add_full (G_PRIORITY_DEFAULT, lay_out_cb, self, NULL);
}

static void
scope_changed (TflSession *self)
{
  g_signal_emit (self, signals[SCOPE_CHANGED], 0);
  queue_layout (self);
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

  g_signal_emit (self, signals[CHANGED], 0, before, after, diff);
  if (rescoped)
    g_signal_emit (self, signals[SCOPE_CHANGED], 0);
  if (trimmed)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  g_signal_emit (self, signals[FILE_CHANGED], 0);
  queue_layout (self);
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
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
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
  g_clear_pointer (&self->scope, tfl_scope_free);
  g_clear_pointer (&self->view, g_free);
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
  signals[FILE_CHANGED] = signal_new ("file-changed", 0, 0, 0, 0);
  signals[REVEAL] = signal_new ("reveal", 1, G_TYPE_STRING, 0, 0);
  signals[MESSAGE] = signal_new ("message", 1, G_TYPE_STRING, 0, 0);
}

static void
tfl_session_init (TflSession *self)
{
  self->scope = tfl_scope_new ();
  self->selection = tfl_selection_new ();
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
  queue_layout (self);

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

TflPlaces *
tfl_session_get_places (TflSession *self)
{
  return self->places;
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

void
tfl_session_enter (TflSession *self,
                   const char *unit)
{
  const TflElement *element = tfl_session_lookup (self, unit);

  if (g_strcmp0 (unit, self->scope->root) == 0)
    return;
  if (unit != NULL && (element == NULL || tfl_element_get_kind (element) != TFL_KIND_UNIT))
    return;

  tfl_scope_set_root (self->scope, unit);
  if (unit != NULL) /* a closed unit one has gone into would show nothing */
    tfl_scope_set_closed (self->scope, unit, FALSE);
  scope_changed (self);
}

gboolean
tfl_session_leave (TflSession *self)
{
  g_autofree char *left = g_strdup (self->scope->root);
  const TflElement *element = tfl_session_lookup (self, left);
  const char *parent;

  if (element == NULL)
    return FALSE;

  parent = tfl_element_get_parent (element);
  tfl_session_enter (self, g_strcmp0 (parent, TFL_ROOT_ID) == 0 ? NULL : parent);
  tfl_session_select (self, left);

  return TRUE;
}

void
tfl_session_set_closed (TflSession *self,
                        const char *unit,
                        gboolean    closed)
{
  if (tfl_scope_is_closed (self->scope, unit) == closed)
    return;

  tfl_scope_set_closed (self->scope, unit, closed);
  scope_changed (self);
}

void
tfl_session_set_compact (TflSession *self,
                         gboolean    compact)
{
  if (self->scope->compact == compact)
    return;

  self->scope->compact = compact;
  scope_changed (self);
}

const char *
tfl_session_get_view (TflSession *self)
{
  return self->view;
}

void
tfl_session_set_view (TflSession *self,
                      const char *view)
{
  const TflElement *element = tfl_session_lookup (self, view);
  g_autoptr (TflScope) scope = NULL;
  g_autofree char *id = g_strdup (view);

  if (view != NULL && (element == NULL || tfl_element_get_kind (element) != TFL_KIND_VIEW))
    return;

  scope = element != NULL ? tfl_scope_from_view (element) : tfl_scope_new ();
  g_free (self->view);
  self->view = g_steal_pointer (&id);
  tfl_scope_free (self->scope);
  self->scope = g_steal_pointer (&scope);
  scope_changed (self);
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
tfl_session_reveal (TflSession *self,
                    const char *id)
{
  TflModel *model = tfl_session_get_model (self);
  const TflElement *element = tfl_model_lookup (model, id);
  const TflElement *drawn;
  g_autofree char *shown = NULL;

  if (element == NULL)
    return;

  drawn = tfl_sight_find_drawn (model, element);
  if (drawn == NULL)
    return tfl_session_select (self, id);

  shown = g_strdup (tfl_element_get_id (drawn)); /* handlers may edit */
  if (tfl_sight_show (self->scope, model, drawn))
    scope_changed (self);
  tfl_session_select (self, id);
  g_signal_emit (self, signals[REVEAL], 0, shown);
}

/* A step taken back may have removed the element: then its container is what to look at. */
static void
reveal_diff (TflSession *self,
             TflModel   *before)
{
  g_autoptr (TflDiff) diff = tfl_diff_new (before, tfl_session_get_model (self));
  const char *subject = tfl_diff_get_subject (diff);
  const TflElement *element;

  if (subject == NULL)
    return;

  element = tfl_session_lookup (self, subject);
  if (element == NULL)
    element = tfl_model_lookup (before, subject);
  while (element != NULL && tfl_session_lookup (self, tfl_element_get_id (element)) == NULL)
    element = tfl_model_get_parent (before, element);
  if (element != NULL && tfl_element_get_kind (element) != TFL_KIND_MODEL)
    tfl_session_reveal (self, tfl_element_get_id (element));
}

void
tfl_session_undo (TflSession *self)
{
  g_autoptr (TflModel) before = tfl_model_ref (tfl_session_get_model (self));

  tfl_document_undo (self->document);
  reveal_diff (self, before);
}

void
tfl_session_redo (TflSession *self)
{
  g_autoptr (TflModel) before = tfl_model_ref (tfl_session_get_model (self));

  tfl_document_redo (self->document);
  reveal_diff (self, before);
}

void
tfl_session_tell (TflSession *self,
                  const char *sentence)
{
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
}
