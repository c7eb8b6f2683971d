/* The lines of services: which are drawn between which units, and what their labels say.
 */
#pragma once

#include "tfl-extent.h"
#include "tfl-picture.h"

G_BEGIN_DECLS

typedef struct
{
  const TflElement *service;
  const char       *customer;  /* id, as the model says */
  int               from;      /* index in the extent: the provider */
  int               to;        /* the customer */
} TflServiceLine;

/* All lines of a picture: none within one shown unit, and one where several customers are
 * drawn as one unit. (transfer full) array of TflServiceLine */
GArray *tfl_service_lines_new  (TflModel         *model,
                                TflExtent        *extent);

/* A TflAgreementKind, or −1 where there is no agreement with this customer. */
int     tfl_service_get_agreement (TflModel         *model,
                                   const TflElement *service,
                                   const char       *customer);

typedef struct
{
  char  *name;
  char  *kind;   /* "UC · tickets, answers" */
} TflServiceLabel;

void    tfl_service_label_init  (TflServiceLabel  *self,
                                 TflModel         *model,
                                 const TflElement *service,
                                 const char       *customer);
void    tfl_service_label_clear (TflServiceLabel  *self);

#define TFL_SERVICE_NAME_SIZE 11.0
#define TFL_SERVICE_KIND_SIZE 10.0

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TflServiceLabel, tfl_service_label_clear)

G_END_DECLS
