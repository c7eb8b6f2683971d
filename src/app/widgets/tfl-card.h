/* What a look at an element is to answer, as a title and rows of words: of work who is Customer, Provider and Operator,
 * which workflow it is part of and which process owns it; of a unit its roles and its work; of a service its parties.
 *
 * The inspector says the same and more; this is for the pointer that rests.
 */
#pragma once

#include "app/session/tfl-session.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label;
  char       *text;
  gboolean    is_hole; /* what is missing is what matters: nothing owns it */
} TflCardRow;

typedef struct
{
  char   *title;
  GArray *rows; /* of TflCardRow */
} TflCard;

void tfl_card_init  (TflCard          *self,
                     TflSession       *session,
                     const TflElement *element);
void tfl_card_clear (TflCard          *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TflCard, tfl_card_clear)

G_END_DECLS
