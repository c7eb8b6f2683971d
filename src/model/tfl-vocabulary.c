#include "config.h"

#include "tfl-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TflWord process_words[] = {
  { "agree", N_("Agree") },     { "change", N_("Change") },   { "recover", N_("Recover") },
  { "operate", N_("Operate") }, { "improve", N_("Improve") },
};

static const TflWord workflow_words[] = {
  { "W1", N_("W1 Wish") },
  { "W2", N_("W2 Request for change") },
  { "W3", N_("W3 Incident with change") },
  { "W4", N_("W4 Incident without change") },
  { "W5", N_("W5 Service request") },
  { "W6", N_("W6 Risk via wish") },
  { "W7", N_("W7 Risk via change") },
  { "W8", N_("W8 Risk via operations") },
  { "undecided", N_("Undecided") },
};

static const TflWord call_words[] = {
  { "wish", N_("Wish") },
  { "rfc", N_("Request for change") },
  { "incident", N_("Incident") },
  { "service-request", N_("Service request") },
  { "risk", N_("Risk") },
};

static const TflWord role_words[] = {
  { "customer", N_("Customer") },
  { "provider", N_("Provider") },
  { "operator", N_("Operator") },
};

static const TflWord agreement_kind_words[] = {
  { "SA", N_("SA, with a customer") },
  { "OLA", N_("OLA, between own teams") },
  { "UC", N_("UC, with a supplier") },
};

static const TflWord work_stream_words[] = {
  { "management", N_("Management") },
  { "delivery", N_("Delivery") },
};

static const TflWord profile_kind_words[] = {
  { "process-manager", N_("Process manager") }, { "process-coordinator", N_("Process coordinator") },
  { "line-manager", N_("Line manager") },       { "line-coordinator", N_("Line coordinator") },
  { "operator", N_("Operator") },
};

static const TflWord flow_kind_words[] = {
  { "policy", N_("Policy") },
  { "feedback", N_("Feedback") },
};

static const TflWord stream_kind_words[] = {
  { "service-management", N_("Service management") },
  { "service-delivery", N_("Service delivery") },
};

static const TflWord steering_words[] = {
  { "process", N_("Process") },
  { "line", N_("Line") },
};

static const TflWord density_words[] = {
  { "full", N_("Full") },
  { "compact", N_("Compact") },
};

static const TflWord theme_words[] = {
  { "light", N_("Light") },
  { "dark", N_("Dark") },
  { "print", N_("Print") },
};

static const TflWord shape_words[] = {
  { "map", N_("Map") },
  { "chain", N_("Chain") },
  { "tree", N_("Tree") },
  { "matrix", N_("Matrix") },
};

static const TflWord lines_words[] = {
  { "orthogonal", N_("Orthogonal") },
  { "straight", N_("Straight") },
};

static const TflWord shown_words[] = {
  { "governance", N_("Policy and feedback") },
  { "calls", N_("Calls between work") },
};

static const TflWord heat_words[] = {
  { "orphans", N_("Work without an owner") },
  { "work", N_("Work") },
  { "findings", N_("Findings") },
};

static const struct
{
  const TflWord *words;
  guint n_words;
} lists[TFL_N_WORDS] = {
  [TFL_WORDS_PROCESS] = { process_words, G_N_ELEMENTS (process_words) },
  [TFL_WORDS_WORKFLOW] = { workflow_words, G_N_ELEMENTS (workflow_words) },
  [TFL_WORDS_CALL] = { call_words, G_N_ELEMENTS (call_words) },
  [TFL_WORDS_ROLE] = { role_words, G_N_ELEMENTS (role_words) },
  [TFL_WORDS_AGREEMENT_KIND] = { agreement_kind_words, G_N_ELEMENTS (agreement_kind_words) },
  [TFL_WORDS_WORK_STREAM] = { work_stream_words, G_N_ELEMENTS (work_stream_words) },
  [TFL_WORDS_PROFILE_KIND] = { profile_kind_words, G_N_ELEMENTS (profile_kind_words) },
  [TFL_WORDS_FLOW_KIND] = { flow_kind_words, G_N_ELEMENTS (flow_kind_words) },
  [TFL_WORDS_STREAM_KIND] = { stream_kind_words, G_N_ELEMENTS (stream_kind_words) },
  [TFL_WORDS_STEERING] = { steering_words, G_N_ELEMENTS (steering_words) },
  [TFL_WORDS_DENSITY] = { density_words, G_N_ELEMENTS (density_words) },
  [TFL_WORDS_THEME] = { theme_words, G_N_ELEMENTS (theme_words) },
  [TFL_WORDS_SHAPE] = { shape_words, G_N_ELEMENTS (shape_words) },
  [TFL_WORDS_LINES] = { lines_words, G_N_ELEMENTS (lines_words) },
  [TFL_WORDS_SHOWN] = { shown_words, G_N_ELEMENTS (shown_words) },
  [TFL_WORDS_HEAT] = { heat_words, G_N_ELEMENTS (heat_words) },
};

const TflWord *
tfl_words_get (TflWords  words,
               guint    *n_words)
{
  g_return_val_if_fail (words < TFL_N_WORDS, NULL);

  *n_words = lists[words].n_words;
  return lists[words].words;
}

char *
tfl_words_join (TflWords words,
                guint    bits)
{
  GString *text = bits != 0 ? g_string_new (NULL) : NULL;

  g_return_val_if_fail (words < TFL_N_WORDS, NULL);

  for (guint i = 0; text != NULL && i < lists[words].n_words; i++)
    if ((bits & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", lists[words].words[i].nick);

  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

int
tfl_words_find (TflWords    words,
                const char *nick)
{
  g_return_val_if_fail (words < TFL_N_WORDS, -1);

  if (nick == NULL)
    return -1;

  for (guint i = 0; i < lists[words].n_words; i++)
    if (lists[words].words[i].nick[0] == nick[0] && strcmp (lists[words].words[i].nick, nick) == 0)
      return (int) i;

  return -1;
}

const char *
tfl_words_nick (TflWords words,
                int      index)
{
  g_return_val_if_fail (words < TFL_N_WORDS, NULL);

  return index >= 0 && index < (int) lists[words].n_words ? lists[words].words[index].nick : NULL;
}

/* Asked by threads that measure and draw. */
static gint keeps_english;

void
tfl_words_keep_english (gboolean keep)
{
  g_atomic_int_set (&keeps_english, keep);
}

static gboolean
is_method (TflWords words)
{
  return words == TFL_WORDS_PROCESS || words == TFL_WORDS_WORKFLOW || words == TFL_WORDS_CALL;
}

const char *
tfl_words_label (TflWords words,
                 int      index)
{
  const char *label;

  g_return_val_if_fail (words < TFL_N_WORDS, NULL);

  if (index < 0 || index >= (int) lists[words].n_words)
    return NULL;

  label = lists[words].words[index].label;

  return is_method (words) && g_atomic_int_get (&keeps_english) ? label : _(label);
}
