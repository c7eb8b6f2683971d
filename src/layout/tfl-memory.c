#include "config.h"

#include "tfl-memory.h"

#include <string.h>

struct _TflMemory
{
  GMutex lock; /* guards all below */
  GHashTable *answers; /* GBytes of a question -> Remembered */
  GQueue recent;       /* of Remembered, the last used first */
};

typedef struct
{
  GBytes *question;
  TflPlaceAnswer *answer;
  GList link; /* in recent */
} Remembered;

static void
remembered_free (gpointer data)
{
  Remembered *self = data;

  g_bytes_unref (self->question);
  tfl_place_answer_unref (self->answer);
  g_free (self);
}

/* By words: questions are made of doubles. */
static guint
hash_question (gconstpointer key)
{
  gsize size;
  const guint8 *data = g_bytes_get_data ((GBytes *) key, &size);
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i + sizeof (guint64) <= size; i += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, data + i, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }

  return (guint) hash;
}

TflMemory *
tfl_memory_new (void)
{
  TflMemory *self = g_new0 (TflMemory, 1);

  g_mutex_init (&self->lock);
  self->answers = g_hash_table_new_full (hash_question, g_bytes_equal, NULL, remembered_free);
  g_queue_init (&self->recent);

  return self;
}

static TflPlaceAnswer *
find (TflMemory *self,
      GBytes    *question)
{
  Remembered *found = g_hash_table_lookup (self->answers, question);

  if (found == NULL)
    return NULL;

  g_queue_unlink (&self->recent, &found->link);
  g_queue_push_head_link (&self->recent, &found->link);
  return tfl_place_answer_ref (found->answer);
}

TflPlaceAnswer *
tfl_memory_recall (TflMemory *self,
                   GBytes    *question)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return find (self, question);
}

TflPlaceAnswer *
tfl_memory_keep (TflMemory      *self,
                 GBytes         *question,
                 TflPlaceAnswer *answer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  TflPlaceAnswer *known = find (self, question);
  Remembered *new;

  if (known != NULL)
    {
      tfl_place_answer_unref (answer);
      return known;
    }

  new = g_new0 (Remembered, 1);
  new->question = g_bytes_ref (question);
  new->answer = tfl_place_answer_ref (answer);
  new->link.data = new;
  g_hash_table_insert (self->answers, new->question, new);
  g_queue_push_head_link (&self->recent, &new->link);

  return answer;
}

static void
forget (TflMemory  *self,
        Remembered *remembered)
{
  g_queue_unlink (&self->recent, &remembered->link);
  g_hash_table_remove (self->answers, remembered->question);
}

void
tfl_memory_forget (TflMemory *self,
                   gsize      most_bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gsize n_bytes = 0;
  GList *next;

  for (GList *link = self->recent.head; link != NULL; link = next)
    {
      Remembered *remembered = link->data;

      next = link->next;
      if (!g_atomic_ref_count_compare (&remembered->answer->ref_count, 1))
        continue;
      n_bytes += g_bytes_get_size (remembered->question) + tfl_room_get_size (remembered->answer->room);
      if (n_bytes > most_bytes)
        forget (self, remembered);
    }
}

void
tfl_memory_free (TflMemory *self)
{
  while (self->recent.length > 0)
    forget (self, g_queue_peek_head (&self->recent));
  g_hash_table_unref (self->answers);
  g_mutex_clear (&self->lock);
  g_free (self);
}
