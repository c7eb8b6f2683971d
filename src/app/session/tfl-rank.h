/* How well a text answers to what somebody types: pure functions, for lists that put the best first.
 *
 * Both texts are folded beforehand, so that case and accents do not count.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From worst to best. */
typedef enum
{
  TFL_RANK_NONE,     /* it does not answer at all */
  TFL_RANK_SPREAD,   /* the letters are there in order, the first of them at the beginning of a word: “exppi” – export picture */
  TFL_RANK_INSIDE,   /* it is somewhere in the text: “port” – export picture */
  TFL_RANK_INITIALS, /* the words begin with these letters: “ep” – export picture */
  TFL_RANK_WORDS,    /* each word typed begins a word: “pic exp” – export picture */
  TFL_RANK_ORDER,    /* the same in order: “exp pic” – export picture */
  TFL_RANK_START,    /* the text begins like this */
  TFL_RANK_WHOLE,    /* it is the text */
} TflRank;
#define TFL_N_RANKS 8

/* (transfer full) */
char    *tfl_rank_fold (const char *text);

/* An empty needle is the start of every text. */
TflRank  tfl_rank      (const char *needle,
                        const char *text);

G_END_DECLS
