#include "config.h"

#include "tfl-element-sign.h"

#include "usm/tfl-orphan.h"

static void
set_work_sign (const TflElement *work,
               TflSign          *sign)
{
  int process = tfl_element_get_choice (work, TFL_WORK_PROCESS);

  if (tfl_work_is_orphan (work))
    tfl_sign_set_hole (sign);
  else if (process >= 0)
    tfl_sign_set_process (sign, process);
  else
    tfl_sign_set_delivery (sign);
}

void
tfl_element_sign_set (TflSign          *sign,
                      TflSession       *session,
                      const TflElement *element)
{
  TflKind kind = tfl_element_get_kind (element);
  gboolean is_drawn = kind == TFL_KIND_UNIT || kind == TFL_KIND_WORK || kind == TFL_KIND_SERVICE;

  if (kind == TFL_KIND_UNIT)
    tfl_sign_set_roles (sign,
                        tfl_tally_get_roles (tfl_session_get_model (session), tfl_session_get_index (session),
                                             tfl_element_get_id (element)),
                        tfl_element_get_flags (element, TFL_UNIT_DECLARES));
  else if (kind == TFL_KIND_WORK)
    set_work_sign (element, sign);
  else if (kind == TFL_KIND_SERVICE)
    tfl_sign_set_service (sign);
  else
    tfl_sign_set_nothing (sign);
  gtk_widget_set_visible (GTK_WIDGET (sign), is_drawn);
}
