/* The closed word lists of the method and of the file: processes, workflows,
 * calls, and the kinds of agreement, profile, flow and stream.
 *
 * A word has a nick, which is what stands in the file and never changes, and a
 * label, which is what people read and is translated.  The order of a list is
 * the order of its enumeration, so a word is its own index.
 *
 * Source: USM's five processes, eight workflows and five call types
 * (docs/method.md, "The constants").
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TFL_PROCESS_AGREE,
  TFL_PROCESS_CHANGE,
  TFL_PROCESS_RECOVER,
  TFL_PROCESS_OPERATE,
  TFL_PROCESS_IMPROVE,
} TflProcess;
#define TFL_N_PROCESSES 5

typedef enum
{
  TFL_WORKFLOW_W1,
  TFL_WORKFLOW_W2,
  TFL_WORKFLOW_W3,
  TFL_WORKFLOW_W4,
  TFL_WORKFLOW_W5,
  TFL_WORKFLOW_W6,
  TFL_WORKFLOW_W7,
  TFL_WORKFLOW_W8,
  TFL_WORKFLOW_UNDECIDED, /* the fork is not reached yet: no orphan */
} TflWorkflow;
#define TFL_N_WORKFLOWS 8 /* without "undecided" */

typedef enum
{
  TFL_CALL_WISH,
  TFL_CALL_RFC,
  TFL_CALL_INCIDENT,
  TFL_CALL_SERVICE_REQUEST,
  TFL_CALL_RISK,
} TflCall;

typedef enum
{
  TFL_ROLE_CUSTOMER,
  TFL_ROLE_PROVIDER,
  TFL_ROLE_OPERATOR,
} TflRole;

typedef enum
{
  TFL_AGREEMENT_SA,  /* service agreement, with a customer */
  TFL_AGREEMENT_OLA, /* operational level agreement, between own teams */
  TFL_AGREEMENT_UC,  /* underpinning contract, with a supplier */
} TflAgreementKind;

typedef enum
{
  TFL_WORK_STREAM_MANAGEMENT,
  TFL_WORK_STREAM_DELIVERY,
} TflWorkStream;

/* What a picture shows beside units, work and services where it is asked to. */
typedef enum
{
  TFL_SHOWN_GOVERNANCE, /* policy and feedback */
  TFL_SHOWN_CALLS,      /* from work to the work it called, wherever that stands */
} TflShown;

/* What a heat map counts in each unit, but not in the units that are drawn inside it. */
typedef enum
{
  TFL_HEAT_ORPHANS,
  TFL_HEAT_WORK,
  TFL_HEAT_FINDINGS, /* that are not set aside */
} TflHeat;

/* Which list a word is of. */
typedef enum
{
  TFL_WORDS_NONE,
  TFL_WORDS_PROCESS,        /* TflProcess */
  TFL_WORDS_WORKFLOW,       /* TflWorkflow */
  TFL_WORDS_CALL,           /* TflCall */
  TFL_WORDS_ROLE,           /* TflRole */
  TFL_WORDS_AGREEMENT_KIND, /* TflAgreementKind */
  TFL_WORDS_WORK_STREAM,    /* TflWorkStream */
  TFL_WORDS_PROFILE_KIND,   /* process-manager … operator */
  TFL_WORDS_FLOW_KIND,      /* policy, feedback */
  TFL_WORDS_STREAM_KIND,    /* service-management, service-delivery */
  TFL_WORDS_STEERING,       /* process, line */
  TFL_WORDS_DENSITY,        /* full, compact */
  TFL_WORDS_THEME,          /* light, dark, print */
  TFL_WORDS_SHAPE,          /* map, chain, tree, matrix */
  TFL_WORDS_LINES,          /* orthogonal, straight */
  TFL_WORDS_SHOWN,          /* TflShown */
  TFL_WORDS_HEAT,           /* TflHeat */
  TFL_N_WORDS
} TflWords;

typedef struct
{
  const char *nick;  /* in files: "service-request" */
  const char *label; /* N_("Service request") */
} TflWord;

/* Words as they stand in a field of FLAGS: bits 1 << place in the list; NULL for none. (transfer full) */
char          *tfl_words_join  (TflWords  words,
                                guint     bits);

/* All words of a list; *n_words gets their number. */
const TflWord *tfl_words_get   (TflWords    words,
                                guint      *n_words);

/* The index of a nick in its list, or −1.  NULL has no index. */
int            tfl_words_find  (TflWords    words,
                                const char *nick);

/* The nick, and the translated label, of a word; NULL where index is out of range. */
const char    *tfl_words_nick  (TflWords    words,
                                int         index);
const char    *tfl_words_label (TflWords    words,
                                int         index);

/* Whether the method's own words (processes, workflows, calls) stay English in every language: many houses
 * speak of them so.  To be said before anything is shown. */
void           tfl_words_keep_english (gboolean keep);

G_END_DECLS
