#include "config.h"

#include "tfl-hint.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Of hints that fit equally well the first one is taken: what is broken comes before what is planned. */
static const TflHint hints[] = {
  { TFL_PROCESS_RECOVER, TFL_WORKFLOW_W4, 2,
    /* Translators: words by which people name work that restores a service, in small letters, apart by spaces.  “fix*”
     * stands for all words that begin so.  Give the words of your language; the English ones are known anyway. */
    N_("incident* outage* broken fix fixes fixed fixing hotfix* repair* restor* recover* fail fails failed failing "
       "failure* crash* down disaster* malfunction* disruption* stuck blocked firefighting"),
    N_("“%s” speaks of something that was agreed and is not delivered") },
  { TFL_PROCESS_IMPROVE, TFL_WORKFLOW_W7, 2,
    /* Translators: words for work that looks for causes and takes them away; see above. */
    N_("problem* rootcause* rca knownerror* vulnerabilit* weakness* trend* defect*"),
    N_("“%s” speaks of a cause to be found and taken away before it does harm") },
  { TFL_PROCESS_IMPROVE, TFL_WORKFLOW_W8, 2,
    /* Translators: words for work that watches for threats and chances; see above. */
    N_("audit* drill* exercise* risk* threat* lesson* retrospective* assessment* improv* csi forecast* review* "
       "compliance* training* retraining* awareness*"),
    N_("“%s” speaks of what could go wrong, or better, while nothing fails") },
  { TFL_PROCESS_AGREE, TFL_WORKFLOW_W1, 2,
    /* Translators: words for work that makes or keeps agreements; see above. */
    N_("agreement* contract* sla slas ola servicelevel* supplier* vendor* procure* tender* negotiat* complain* wish* "
       "rule rules policy policies terms catalogue* catalog* pricing"),
    N_("“%s” speaks of what is agreed, or should be, with a customer or a supplier") },
  { TFL_PROCESS_CHANGE, TFL_WORKFLOW_W2, 2,
    /* Translators: words for work that alters what is registered; see above. */
    N_("change* cab rfc rfcs release* deploy* build builds building test tests testing rollout* migrat* upgrad* cmdb "
       "pipeline* ci cicd install* transition*"),
    N_("“%s” speaks of altering something that is registered") },
  { TFL_PROCESS_OPERATE, TFL_WORKFLOW_W5, 2,
    /* Translators: words for work that delivers what was agreed; see above. */
    N_("request* fulfil* backup* monitor* batch* password* clean* payroll handover* onboarding* offboarding* patrol* "
       "account* access schedule* routine* runbook* rounds delivery handout*"),
    N_("“%s” speaks of doing what is agreed already, with nothing registered altered") },
  { TFL_PROCESS_CHANGE, TFL_WORKFLOW_W2, 1,
    /* Translators: words for the ways of working of teams that mostly build things; see above. */
    N_("scrum* standup* sprint* kanban* backlog* agile devops safe"),
    N_("“%s” is a way of working, mostly on changes; look at what is worked on") },
};

const TflHint *
tfl_hints_get (guint *n_hints)
{
  *n_hints = G_N_ELEMENTS (hints);
  return hints;
}

/* words: patterns, apart by spaces; “fix*” stands for all words that begin so. */
static gboolean
any_fits (const char *words,
          const char *word)
{
  gsize length = strlen (word);

  while (*words != '\0')
    {
      gsize n = strcspn (words, " ");
      gboolean is_beginning = n > 0 && words[n - 1] == '*';
      gsize n_letters = is_beginning ? n - 1 : n;

      if (n > 0 && strncmp (word, words, n_letters) == 0 && (is_beginning || length == n))
        return TRUE;
      words += n + strspn (words + n, " ");
    }

  return FALSE;
}

/* The next word from text on: its begin, and in *end where it ends; NULL where there is none. */
static const char *
next_word (const char  *text,
           const char **end)
{
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  *end = text;
  while (**end != '\0' && g_unichar_isalnum (g_utf8_get_char (*end)))
    *end = g_utf8_next_char (*end);
  return *end > text ? text : NULL;
}

/* TRUE where the text has one of the words, which then is in *found as it is written there.  Two words
 * in a row are tried as one also: “stand-up” and “root cause” are written in many ways. */
static gboolean
text_has_any (const char  *text,
              const char  *words,
              char       **found)
{
  const char *start, *end;

  for (start = next_word (text, &end); start != NULL; start = next_word (end, &end))
    {
      const char *second_end;
      const char *second = next_word (end, &second_end);
      g_autofree char *one = g_utf8_casefold (start, end - start);
      g_autofree char *two = second != NULL ? g_utf8_casefold (second, second_end - second) : g_strdup ("");
      g_autofree char *both = g_strconcat (one, two, NULL);

      if (any_fits (words, one))
        return (*found = g_strndup (start, end - start)) != NULL;
      if (second != NULL && any_fits (words, both))
        return (*found = g_strndup (start, second_end - start)) != NULL;
    }
  return FALSE;
}

static gboolean
hint_fits (const TflHint  *hint,
           const char     *text,
           char          **found)
{
  const char *translated = _(hint->words);

  return text != NULL && (text_has_any (text, hint->words, found)
                          || (translated != hint->words && text_has_any (text, translated, found)));
}

/* How well the hint fits; 0 for not at all. */
static guint
rate (const TflHint      *hint,
      const char         *owner,
      const char *const  *names,
      char              **word)
{
  g_autofree char *in_owner = NULL;
  g_autofree char *in_name = NULL;
  guint score = 0;
  guint i;

  if (hint_fits (hint, owner, &in_owner))
    score += 2 * hint->weight;
  for (i = 0; names[i] != NULL && in_name == NULL; i++)
    if (hint_fits (hint, names[i], &in_name))
      score += hint->weight;

  *word = in_owner != NULL ? g_steal_pointer (&in_owner) : g_steal_pointer (&in_name);
  return score;
}

const TflHint *
tfl_hint_find (const char         *owner,
               const char *const  *names,
               char              **word)
{
  const TflHint *best = NULL;
  guint best_score = 0;
  guint i;

  *word = NULL;
  for (i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      g_autofree char *found = NULL;
      guint score = rate (&hints[i], owner, names, &found);

      if (score <= best_score)
        continue;
      best = &hints[i];
      best_score = score;
      g_free (*word);
      *word = g_steal_pointer (&found);
    }
  return best;
}

char *
tfl_hint_to_reason (const TflHint *hint,
                    const char    *word)
{
  return g_strdup_printf (_(hint->reason), word);
}
