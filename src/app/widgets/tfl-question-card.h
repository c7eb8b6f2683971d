/* “Which process owns this?”: the five answers to an orphan, the best fit marked.
 *
 * An answer is the action "edit.own"; the keys A C R O I and Enter are rows of the action table.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_QUESTION_CARD (tfl_question_card_get_type ())
G_DECLARE_FINAL_TYPE (TflQuestionCard, tfl_question_card, TFL, QUESTION_CARD, GtkWidget)

/* Asks for this piece of work. */
void tfl_question_card_ask (TflQuestionCard  *self,
                            TflModel         *model,
                            const TflElement *work);

G_END_DECLS
