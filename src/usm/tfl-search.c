#include "config.h"

#include "tfl-search.h"

#include "model/tfl-intern.h"
#include "tfl-orphan.h"

#include <string.h>

#define SEPARATOR '\x1f' /* between the fields of an element: no file can hold it, nobody types it */
#define LEAST_GARBAGE 65536

/* One element; its text is name, separator, field, separator, … in the arena, and ends with a NUL. */
typedef struct
{
  const TflElement *element;     /* held */
  guint             offset;
  guint             length;
  guint             name_length;
  gint8             process;     /* −1: none */
  gint8             workflow;
} Entry;

/* Texts lie one behind the other: looking through them all is then as fast as memory is.  What changes is written
 * anew at the end, and the arena is swept when half of it is garbage. */
struct _TflSearch
{
  GArray     *entries;  /* of Entry, in no order that means anything */
  GHashTable *slots;    /* id → position in entries; ids are interned */
  GString    *arena;
  gsize       garbage;  /* bytes of the arena */
  guint64     n_folded;
};

/* How well a query fits: the smaller the better. */
enum
{
  BEGINS_NAME,
  BEGINS_WORD,
  IN_NAME,
  IN_TEXT,
  NOWHERE,
};

typedef struct
{
  guint rank;
  guint slot;
} Hit;

struct _TflSearchRun
{
  TflSearch   *search;
  TflQuery     query;    /* without its text */
  char       **words;
  char        *practice;
  char        *tool;
  TflFindings *findings;
  guint        limit;
  guint        position; /* of the next entry */
  guint        n_found;
  GArray      *hits;     /* the best so far, up to twice the limit */
  gboolean     is_full;  /* the first `limit` hits are the best of those looked at when this was found out */
};

const char *
tfl_search_get_name (const TflElement *element)
{
  TflKind kind = tfl_element_get_kind (element);

  if (kind == TFL_KIND_MODEL) /* its id is no name */
    return tfl_element_get (element, TFL_MODEL_NAME);

  return tfl_kind_get_info (kind)->name_field != TFL_FIELD_NONE ? tfl_element_get_name (element) : NULL;
}

gboolean
tfl_search_has_field (TflField field)
{
  TflType type = tfl_field_get_info (field)->type;

  return type == TFL_TYPE_STRING || type == TFL_TYPE_TEXT;
}

static Entry *
get_entry (TflSearch *self,
           guint      slot)
{
  return &g_array_index (self->entries, Entry, slot);
}

/* The word of a list that one of the element's fields holds, or −1. */
static gint8
find_choice (const TflElement *element,
             TflWords          words)
{
  const TflKindInfo *info = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info (info->first_field + i);

      if (field->type == TFL_TYPE_CHOICE && field->words == words)
        return (gint8) tfl_element_get_choice (element, field->field);
    }

  return -1;
}

static void
fold_element (TflSearch        *self,
              const TflElement *element,
              Entry            *entry)
{
  const TflKindInfo *info = tfl_kind_get_info (tfl_element_get_kind (element));
  const char *name = tfl_search_get_name (element);

  entry->offset = (guint) self->arena->len;
  if (name != NULL)
    tfl_fold_append (self->arena, name);
  entry->name_length = (guint) self->arena->len - entry->offset;
  for (guint i = 0; i < info->n_fields; i++)
    {
      TflField field = info->first_field + i;
      const char *text = field != info->name_field && tfl_search_has_field (field) ? tfl_element_get (element, field) : NULL;

      if (text == NULL)
        continue;
      g_string_append_c (self->arena, SEPARATOR);
      tfl_fold_append (self->arena, text);
    }
  entry->length = (guint) self->arena->len - entry->offset;
  g_string_append_c (self->arena, '\0');
  self->n_folded++;
}

static void
sweep (TflSearch *self)
{
  GString *arena = g_string_sized_new (self->arena->len - self->garbage);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);
      guint offset = (guint) arena->len;

      g_string_append_len (arena, self->arena->str + entry->offset, entry->length + 1);
      entry->offset = offset;
    }
  g_string_free (self->arena, TRUE);
  self->arena = arena;
  self->garbage = 0;
}

static void
add_garbage (TflSearch   *self,
             const Entry *entry)
{
  self->garbage += entry->length + 1;
  if (self->garbage > LEAST_GARBAGE && self->garbage > self->arena->len / 2)
    sweep (self);
}

static void
add_element (TflSearch        *self,
             const TflElement *element)
{
  Entry entry = { .element = element };

  if (tfl_element_get_kind (element) == TFL_KIND_PLACE)
    return;

  tfl_element_ref (element);
  entry.process = find_choice (element, TFL_WORDS_PROCESS);
  entry.workflow = find_choice (element, TFL_WORDS_WORKFLOW);
  fold_element (self, element, &entry);
  g_hash_table_insert (self->slots, (char *) tfl_element_get_id (element), GUINT_TO_POINTER (self->entries->len));
  g_array_append_val (self->entries, entry);
}

/* The last one takes its place. */
static void
remove_element (TflSearch        *self,
                const TflElement *element)
{
  gpointer value;
  guint slot, last = self->entries->len - 1;
  Entry removed;

  if (!g_hash_table_steal_extended (self->slots, tfl_element_get_id (element), NULL, &value))
    return;

  slot = GPOINTER_TO_UINT (value);
  removed = *get_entry (self, slot);
  if (slot != last)
    g_hash_table_insert (self->slots, (char *) tfl_element_get_id (get_entry (self, last)->element), value);
  g_array_remove_index_fast (self->entries, slot);
  add_garbage (self, &removed);
  tfl_element_unref (removed.element);
}

static gboolean
add_element_cb (const TflElement *element,
                gpointer          user_data)
{
  add_element (user_data, element);

  return TRUE;
}

TflSearch *
tfl_search_new (TflModel *model)
{
  TflSearch *self = g_new0 (TflSearch, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->slots = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->arena = g_string_new (NULL);
  tfl_model_foreach (model, add_element_cb, self);

  return self;
}

void
tfl_search_free (TflSearch *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    tfl_element_unref (get_entry (self, i)->element);
  g_hash_table_unref (self->slots);
  g_array_unref (self->entries);
  g_string_free (self->arena, TRUE);
  g_free (self);
}

void
tfl_search_update (TflSearch *self,
                   TflDiff   *diff)
{
  for (guint i = 0; i < tfl_diff_get_n_changes (diff); i++)
    {
      const TflChange *change = tfl_diff_get_change (diff, i);

      if (change->before != NULL)
        remove_element (self, change->before);
      if (change->after != NULL)
        add_element (self, change->after);
    }
}

guint64
tfl_search_get_n_folded (TflSearch *self)
{
  return self->n_folded;
}

gsize
tfl_search_get_n_bytes (TflSearch *self)
{
  return self->arena->len;
}

static gboolean
entry_equal (TflSearch   *a,
             const Entry *one,
             TflSearch   *b,
             const Entry *other)
{
  return tfl_element_equal (one->element, other->element) && one->length == other->length
         && one->name_length == other->name_length && one->process == other->process
         && one->workflow == other->workflow
         && memcmp (a->arena->str + one->offset, b->arena->str + other->offset, one->length + 1) == 0;
}

gboolean
tfl_search_equal (TflSearch *a,
                  TflSearch *b)
{
  if (a->entries->len != b->entries->len)
    return FALSE;

  for (guint i = 0; i < a->entries->len; i++)
    {
      const Entry *entry = get_entry (a, i);
      gpointer slot;

      if (!g_hash_table_lookup_extended (b->slots, tfl_element_get_id (entry->element), NULL, &slot)
          || !entry_equal (a, entry, b, get_entry (b, GPOINTER_TO_UINT (slot))))
        return FALSE;
    }

  return TRUE;
}

gboolean
tfl_query_is_empty (const TflQuery *query)
{
  g_auto (GStrv) words = query->text != NULL ? tfl_fold_words (query->text, query->is_phrase) : NULL;

  return (words == NULL || words[0] == NULL) && query->kinds == 0 && query->processes == 0 && query->workflows == 0
         && query->practice == NULL && query->tool == NULL && !query->has_findings && !query->is_orphan;
}

TflSearchRun *
tfl_search_begin (TflSearch      *self,
                  const TflQuery *query,
                  TflFindings    *findings,
                  guint           limit)
{
  TflSearchRun *run = g_new0 (TflSearchRun, 1);

  run->search = self;
  run->query = *query;
  run->words = tfl_fold_words (query->text != NULL ? query->text : "", query->is_phrase);
  run->query.practice = run->practice = g_strdup (query->practice);
  run->query.tool = run->tool = g_strdup (query->tool);
  run->findings = findings;
  run->limit = MAX (limit, 1);
  run->hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  return run;
}

void
tfl_search_run_free (TflSearchRun *self)
{
  g_strfreev (self->words);
  g_free (self->practice);
  g_free (self->tool);
  g_array_unref (self->hits);
  g_free (self);
}

/* Bytes of other characters than ASCII count as letters. */
static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || ((guchar) c & 0x80) != 0;
}

static guint
rank_word (TflSearchRun *self,
           const Entry  *entry,
           const char   *word)
{
  const char *text = self->search->arena->str + entry->offset;
  const char *end = text + entry->name_length;
  const char *found = strstr (text, word);

  if (found == NULL)
    return NOWHERE;
  if (found >= end)
    return self->query.names_only ? NOWHERE : IN_TEXT;
  if (found == text)
    return BEGINS_NAME;

  for (; found != NULL && found < end; found = strstr (found + 1, word))
    if (!is_letter (found[-1]))
      return BEGINS_WORD;

  return IN_NAME;
}

/* As well as the word that fits worst. */
static guint
rank_text (TflSearchRun *self,
           const Entry  *entry)
{
  guint rank = BEGINS_NAME;

  for (guint i = 0; self->words[i] != NULL && rank != NOWHERE; i++)
    rank = MAX (rank, rank_word (self, entry, self->words[i]));

  return rank;
}

static gboolean
is_in (guint mask,
       int   bit)
{
  return mask == 0 || (bit >= 0 && (mask & (1u << bit)) != 0);
}

static gboolean
names_work (const TflElement *element,
            TflField          field,
            const char       *id)
{
  return id == NULL
         || (tfl_element_get_kind (element) == TFL_KIND_WORK && g_strcmp0 (tfl_element_get (element, field), id) == 0);
}

static gboolean
is_orphan_rule (const TflRule *rule)
{
  return g_str_equal (rule->id, tfl_orphan_get_info (TFL_ORPHAN_UNOWNED)->rule)
         || g_str_equal (rule->id, tfl_orphan_get_info (TFL_ORPHAN_PRACTICE)->rule);
}

static gboolean
has_findings (const TflQuery   *query,
              TflFindings      *findings,
              const TflElement *element)
{
  const char *id = tfl_element_get_id (element);
  guint n = tfl_findings_get_n_for (findings, id);

  for (guint i = 0; i < n; i++)
    {
      const TflFinding *finding = tfl_findings_get_for (findings, id, i);

      if (finding->waiver == NULL && (!query->is_orphan || is_orphan_rule (finding->rule)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
suits_fields (const TflQuery   *query,
              const TflElement *element)
{
  return is_in (query->kinds, (int) tfl_element_get_kind (element))
         && names_work (element, TFL_WORK_PRACTICE, query->practice) && names_work (element, TFL_WORK_TOOL, query->tool);
}

gboolean
tfl_query_suits (const TflQuery   *query,
                 const TflElement *element)
{
  return suits_fields (query, element)
         && (query->processes == 0 || is_in (query->processes, find_choice (element, TFL_WORDS_PROCESS)))
         && (query->workflows == 0 || is_in (query->workflows, find_choice (element, TFL_WORDS_WORKFLOW)));
}

/* Cheap questions first. */
static guint
rank_entry (TflSearchRun *self,
            const Entry  *entry)
{
  const TflQuery *query = &self->query;
  guint rank;

  if (!is_in (query->processes, entry->process) || !is_in (query->workflows, entry->workflow))
    return NOWHERE;

  rank = rank_text (self, entry);
  if (rank == NOWHERE || !suits_fields (query, entry->element)
      || ((query->has_findings || query->is_orphan) && !has_findings (query, self->findings, entry->element)))
    return NOWHERE;

  return rank;
}

/* By name, byte for byte, the nameless last, then by id: in the order that the same model always gives. */
static int
compare_hits (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  TflSearch *search = user_data;
  const Hit *one = a;
  const Hit *other = b;
  const Entry *first, *second;
  int order;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;

  first = get_entry (search, one->slot);
  second = get_entry (search, other->slot);
  if ((first->name_length == 0) != (second->name_length == 0))
    return first->name_length == 0 ? 1 : -1;
  order = memcmp (search->arena->str + first->offset, search->arena->str + second->offset,
                  MIN (first->name_length, second->name_length));
  if (order == 0)
    order = (first->name_length > second->name_length) - (first->name_length < second->name_length);

  return order != 0 ? order : strcmp (tfl_element_get_id (first->element), tfl_element_get_id (second->element));
}

static void
keep_best (TflSearchRun *self)
{
  g_array_sort_with_data (self->hits, compare_hits, self->search);
  if (self->hits->len >= self->limit)
    {
      g_array_set_size (self->hits, self->limit);
      self->is_full = TRUE;
    }
}

static void
add_hit (TflSearchRun *self,
         Hit           hit)
{
  self->n_found++;
  if (self->is_full && compare_hits (&hit, &g_array_index (self->hits, Hit, self->limit - 1), self->search) > 0)
    return;

  g_array_append_val (self->hits, hit);
  if (self->hits->len / 2 >= self->limit)
    keep_best (self);
}

gboolean
tfl_search_run_step (TflSearchRun *self,
                     guint         n_elements)
{
  guint n_entries = self->search->entries->len;
  guint end = self->position + MIN (n_elements, n_entries - self->position);

  for (; self->position < end; self->position++)
    {
      Hit hit = { rank_entry (self, get_entry (self->search, self->position)), self->position };

      if (hit.rank != NOWHERE)
        add_hit (self, hit);
    }

  return self->position < n_entries;
}

GPtrArray *
tfl_search_run_free_to_ids (TflSearchRun *self,
                            guint        *n_found)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  keep_best (self);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const Entry *entry = get_entry (self->search, g_array_index (self->hits, Hit, i).slot);

      g_ptr_array_add (ids, g_strdup (tfl_element_get_id (entry->element)));
    }
  if (n_found != NULL)
    *n_found = self->n_found;
  tfl_search_run_free (self);

  return ids;
}

GPtrArray *
tfl_search_list (TflSearch      *self,
                 const TflQuery *query,
                 TflFindings    *findings)
{
  TflSearchRun *run = tfl_search_begin (self, query, findings, 1);
  GPtrArray *ids = g_ptr_array_new_with_free_func ((GDestroyNotify) tfl_intern_release);

  for (guint i = 0; i < self->entries->len; i++)
    if (rank_entry (run, get_entry (self, i)) != NOWHERE)
      g_ptr_array_add (ids, tfl_intern_acquire (tfl_element_get_id (get_entry (self, i)->element)));
  tfl_search_run_free (run);

  return ids;
}

GPtrArray *
tfl_search_find (TflSearch      *self,
                 const TflQuery *query,
                 TflFindings    *findings,
                 guint           limit,
                 guint          *n_found)
{
  TflSearchRun *run = tfl_search_begin (self, query, findings, limit);

  while (tfl_search_run_step (run, G_MAXUINT))
    ;

  return tfl_search_run_free_to_ids (run, n_found);
}
