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
  tfl_place_answer_free (self->answer);
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
  return found->answer;
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
      tfl_place_answer_free (answer);
      return known;
    }

  new = g_new0 (Remembered, 1);
  new->question = g_bytes_ref (question);
  new->answer = answer;
  new->link.data = new;
  g_hash_table_insert (self->answers, new->question, new);
  g_queue_push_head_link (&self->recent, &new->link);

  return answer;
}

static void
forget_last (TflMemory *self)
{
  Remembered *oldest = g_queue_peek_tail (&self->recent);

  g_queue_unlink (&self->recent, &oldest->link);
  g_hash_table_remove (self->answers, oldest->question);
}

void
tfl_memory_forget (TflMemory *self,
                   guint      n_needed,
                   gsize      most_bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint n_kept = 0;
  gsize n_bytes = 0;

  for (GList *link = self->recent.head; link != NULL && n_bytes <= most_bytes; link = link->next, n_kept++)
    if (n_kept >= n_needed)
      {
        const Remembered *remembered = link->data;

        n_bytes += g_bytes_get_size (remembered->question) + tfl_room_get_size (remembered->answer->room);
      }
  while (self->recent.length > n_kept)
    forget_last (self);
}

void
tfl_memory_free (TflMemory *self)
{
  while (self->recent.length > 0)
    forget_last (self);
  g_hash_table_unref (self->answers);
  g_mutex_clear (&self->lock);
  g_free (self);
}
